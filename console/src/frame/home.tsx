/** Where an officer begins: at the cases, or at the settings when cases are not theirs to see. */
import { Navigate } from 'react-router'
import { useMay } from '../session.tsx'

export const Home = () => <Navigate to={useMay('cases.read') ? '/cases' : '/settings'} replace />

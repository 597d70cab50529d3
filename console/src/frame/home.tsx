/** Where an officer begins: at the cases, or at what came before the umbrella, or at the settings when neither is theirs to see. */
import { Navigate } from 'react-router'
import { useMay } from '../session.tsx'

export function Home() {
  const seesCases = useMay('cases.read')
  const seesGranted = useMay('granted.read')
  return <Navigate to={seesCases ? '/cases' : seesGranted ? '/granted' : '/settings'} replace />
}

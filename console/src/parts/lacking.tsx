/** What is missing or wrong in a part of a form, said at once; nothing where nothing is. */
import type { ReactNode } from 'react'

export const Lacking = ({ children }: { children: ReactNode }) =>
  children ? (
    <p className="error" role="alert">
      {children}
    </p>
  ) : null

/** From the search into the list: Enter goes to the first case that is found, as soon as it is found. */
import { useEffect, useState } from 'react'
import type { Row } from '../case-doors.ts'

/** Gives what Enter does. `isSettled` says that these rows are the answer to what stands in the search. */
export function useFirstFound(rows: readonly Row[], isSettled: boolean, onFound: (caseId: string) => void): () => void {
  const [isWanted, setWanted] = useState(false)
  const first = rows[0]?.caseId
  useEffect(() => {
    if (!isWanted || !isSettled) return
    setWanted(false)
    if (!first) return
    onFound(first)
    requestAnimationFrame(() => document.getElementById(`case-${first}`)?.focus())
  }, [isWanted, isSettled, first, onFound])
  return () => setWanted(true)
}

/** Joining another case to the one that is open, and splitting one off. The page goes on in the case that does. */
import { useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { cases } from '../case-doors.ts'
import { useCaseAct } from './case-changes.ts'

export function useJoining(caseId: string) {
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const [isJoined, setJoined] = useState(false)
  const joining = useCaseAct(
    caseId,
    (other: string) => cases.join([caseId, other]),
    (whole) => {
      setJoined(true)
      if (whole.caseId !== caseId)
        void navigate({ pathname: `/cases/${whole.caseId}`, search: String(search) }, { replace: true })
    },
  )
  return { joining, isJoined }
}

export function useSplitting(caseId: string) {
  const [isSplit, setSplit] = useState(false)
  const splitting = useCaseAct(
    caseId,
    (joined: string) => cases.split(caseId, [joined]),
    () => setSplit(true),
  )
  return { splitting, isSplit }
}

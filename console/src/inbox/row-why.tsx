/** Why a case of the list is due when it is, without opening it: the promises that still run, and the day that was named. */
import { useState } from 'react'
import { Button } from 'react-aria-components'
import { longDate } from '../../../app/kit/words.ts'
import { WhyLines } from '../case/why-then.tsx'
import { CASE } from '../case/words.ts'
import type { Row } from '../case-doors.ts'
import { useLang, useWords } from '../lang.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { isDueShown } from './case-row.tsx'
import { INBOX } from './words.ts'

export function WhyButton({ row, isTabbed, onPress }: { row: Row; isTabbed: boolean; onPress(): void }) {
  const words = useWords(INBOX)
  if (!isDueShown(row)) return null
  return (
    <Button className="row-why" aria-label={words.whyOf(row.code)} excludeFromTabOrder={!isTabbed} onPress={onPress}>
      {words.why}
    </Button>
  )
}

/** Keeps what it shows while it closes. */
export function WhyDialog({ row, onClose }: { row: Row | null; onClose(): void }) {
  const words = useWords(INBOX)
  const [last, setLast] = useState(row)
  if (row && row !== last) setLast(row)
  return (
    <Dialog title={words.whyOf(last?.code ?? '')} isOpen={isDueShown(row)} onClose={onClose}>
      {last && <Promises row={last} />}
    </Dialog>
  )
}

function Promises({ row: { caseId, firstReplyAt, plannedOn } }: { row: Row }) {
  const { firstReplyDue, solutionDue, planned } = useWords(CASE)
  const { lang } = useLang()
  return (
    <>
      {plannedOn && (
        <p>
          <strong>{planned}</strong> {longDate(lang, plannedOn)}
        </p>
      )}
      {!firstReplyAt && <WhyLines caseId={caseId} promise="firstReply" heading={firstReplyDue} />}
      <WhyLines caseId={caseId} promise="solution" heading={solutionDue} />
    </>
  )
}

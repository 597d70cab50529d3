/** Hides abuse. It asks for the reason first, since each one is counted in public and stays. */
import { useState } from 'react'
import { cases, HIDING_REASONS, type HidingReason } from '../case-doors.ts'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ErrorNotice } from '../parts/notice.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { useCaseAct } from './case-changes.ts'
import { CASE } from './words.ts'

export function Hiding({ caseId }: { caseId: string }) {
  const words = useWords(CASE)
  const [isOpen, setOpen] = useState(false)
  const [reason, setReason] = useState<HidingReason | ''>('')
  const hiding = useCaseAct(
    caseId,
    (because: HidingReason) => cases.hide(caseId, because),
    () => setOpen(false),
  )
  return (
    <>
      <Button kind="quiet" small onPress={() => setOpen(true)}>
        {words.hide}
      </Button>
      <Dialog title={words.hideTitle} isOpen={isOpen} onClose={() => setOpen(false)}>
        <p>{words.hideLead}</p>
        <OneOf<HidingReason | ''>
          label={words.hideReason}
          options={HIDING_REASONS.map((id) => ({ id, label: words.hideReasons[id] }))}
          value={reason}
          onChange={setReason}
        />
        <ErrorNotice error={hiding.error} />
        <div className="buttons">
          <Button
            kind="danger"
            isDisabled={reason === ''}
            isPending={hiding.isPending}
            onPress={() => reason && hiding.mutate(reason)}
          >
            {words.hideDo}
          </Button>
        </div>
      </Dialog>
    </>
  )
}

/** Offering a case to another agency, and what became of each offer. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { handovers, type Whole } from '../case-doors.ts'
import { agency as agencyDoors } from '../doors.ts'
import { OneHandover } from '../handovers/one-handover.tsx'
import { HANDOVER_WORDS } from '../handovers/words.ts'
import { useAgency } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Choose } from '../parts/choose.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice } from '../parts/notice.tsx'
import { useMay } from '../session.tsx'
import { useCaseAct } from './case-changes.ts'

export function HandedOver({ whole }: { whole: Whole }) {
  const words = useWords(HANDOVER_WORDS)
  const mayReply = useMay('cases.reply')
  const { caseId } = whole.case
  const takingBack = useCaseAct(caseId, () => handovers.takeBack(caseId))
  if (whole.handovers.length === 0) return null
  return (
    <section>
      <h3>{words.handovers}</h3>
      {whole.handovers.map((handover) => (
        <OneHandover key={handover.handoverId} handover={handover}>
          {mayReply && handover.isOurs && handover.state === 'offered' && (
            <Button kind="secondary" small isPending={takingBack.isPending} onPress={() => takingBack.mutate()}>
              {words.takeBack}
            </Button>
          )}
        </OneHandover>
      ))}
      <ErrorNotice error={takingBack.error} />
    </section>
  )
}

export function HandingOver({ whole }: { whole: Whole }) {
  const words = useWords(HANDOVER_WORDS)
  const [isOpen, setOpen] = useState(false)
  const isOffered = whole.handovers.some(({ isOurs, state }) => isOurs && state === 'offered')
  if (!whole.mayHandOver || isOffered) return null
  return (
    <>
      <Button kind="quiet" small onPress={() => setOpen(true)}>
        {words.offer}
      </Button>
      <Dialog title={words.offerTitle} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Offering whole={whole} onSent={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function Offering({ whole: { case: of, seen }, onSent }: { whole: Whole; onSent(): void }) {
  const words = useWords(HANDOVER_WORDS)
  const { lang } = useLang()
  const own = useAgency().data
  const [toAgencyId, setTo] = useState<string | null>(null)
  const [body, setBody] = useState('')
  const agencies = useQuery({ queryKey: ['agencies'], queryFn: agencyDoors.all, staleTime: 300_000 })
  const others = (agencies.data ?? []).filter(({ agencyId, open }) => open && agencyId !== own?.agencyId)
  const offering = useCaseAct(
    of.caseId,
    () => handovers.offer(of.caseId, { toAgencyId: toAgencyId!, body, seen }),
    onSent,
  )
  return (
    <>
      <p>{words.offerLead}</p>
      <ErrorNotice error={agencies.error} onRetry={() => void agencies.refetch()} />
      <Choose
        label={words.agency}
        placeholder={words.chooseAgency}
        options={others.map(({ agencyId, name }) => ({ id: agencyId, label: name[lang] }))}
        value={toAgencyId}
        onChange={setTo}
      />
      <Field label={words.body} hint={words.bodyHint} rows={4} maxLength={2000} value={body} onChange={setBody} />
      <ErrorNotice error={offering.error} />
      <div className="buttons">
        <Button
          isDisabled={!toAgencyId || body.trim().length < 2}
          isPending={offering.isPending}
          onPress={() => offering.mutate()}
        >
          {words.offerDo}
        </Button>
      </div>
    </>
  )
}

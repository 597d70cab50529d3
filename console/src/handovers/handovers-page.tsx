/** What other agencies have offered: to be accepted under a service of one's own, or refused with a reason. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { type Handover, handovers } from '../case-doors.ts'
import { CASES, DESK_COUNTS } from '../inbox/rows.ts'
import { useServices } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Choose } from '../parts/choose.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { More } from '../parts/more.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { useSaving } from '../parts/saving.ts'
import { useTitle } from '../parts/title.ts'
import { OneHandover } from './one-handover.tsx'
import { HANDOVER_WORDS } from './words.ts'

export const HANDOVERS = ['handovers'] as const

export function HandoversPage() {
  const words = useWords(HANDOVER_WORDS)
  const [shown, setShown] = useState<'offered' | 'all'>('offered')
  useTitle(words.title)
  return (
    <div className="page page-narrow">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <OneOf<'offered' | 'all'>
        label={words.title}
        labelHidden
        options={(['offered', 'all'] as const).map((id) => ({ id, label: words[id] }))}
        value={shown}
        onChange={setShown}
      />
      <List state={shown === 'all' ? undefined : shown} />
    </div>
  )
}

function List({ state }: { state: 'offered' | undefined }) {
  const words = useWords(HANDOVER_WORDS)
  const all = useInfiniteQuery({
    queryKey: [...HANDOVERS, state ?? 'all'],
    queryFn: ({ pageParam }) => handovers.list({ state, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    refetchOnWindowFocus: true,
  })
  const rows = (all.data?.pages ?? []).flatMap((page) => page.handovers)
  return (
    <>
      <ErrorNotice error={all.error} onRetry={() => void all.refetch()} />
      {all.isPending && <Loading />}
      {all.data && rows.length === 0 && <p>{words.none}</p>}
      <ul className="plain-list">
        {rows.map((handover) => (
          <li key={handover.handoverId}>
            <OneHandover handover={handover}>
              {handover.state === 'offered' && <Answer handover={handover} />}
              {handover.caseId && <Link to={`/cases/${handover.caseId}`}>{words.openCase}</Link>}
            </OneHandover>
          </li>
        ))}
      </ul>
      <More of={all}>{words.more}</More>
    </>
  )
}

function Answer({ handover: { handoverId } }: { handover: Handover }) {
  const words = useWords(HANDOVER_WORDS)
  const [open, setOpen] = useState<'accept' | 'refuse' | null>(null)
  const close = () => setOpen(null)
  return (
    <div className="buttons">
      <Button small onPress={() => setOpen('accept')}>
        {words.accept}
      </Button>
      <Button kind="secondary" small onPress={() => setOpen('refuse')}>
        {words.refuse}
      </Button>
      <Dialog title={words.acceptTitle} isOpen={open === 'accept'} onClose={close}>
        <Accepting handoverId={handoverId} />
      </Dialog>
      <Dialog title={words.refuseTitle} isOpen={open === 'refuse'} onClose={close}>
        <Refusing handoverId={handoverId} onSent={close} />
      </Dialog>
    </div>
  )
}

function Accepting({ handoverId }: { handoverId: string }) {
  const words = useWords(HANDOVER_WORDS)
  const { lang } = useLang()
  const navigate = useNavigate()
  const [serviceId, setServiceId] = useState<string | null>(null)
  const services = (useServices().data?.items ?? []).filter(({ retired }) => !retired)
  const accepting = useSaving(
    () => handovers.accept(handoverId, serviceId),
    [HANDOVERS, CASES, DESK_COUNTS],
    ({ caseId }) => void navigate(`/cases/${caseId}`),
  )
  return (
    <>
      <p>{words.acceptLead}</p>
      <Choose
        label={words.service}
        placeholder={words.chooseService}
        options={services.map((one) => ({ id: one.serviceId, label: one.name[lang], group: one.heading?.[lang] }))}
        value={serviceId}
        onChange={setServiceId}
      />
      <ErrorNotice error={accepting.error} />
      <div className="buttons">
        <Button isPending={accepting.isPending} onPress={() => accepting.mutate()}>
          {words.acceptDo}
        </Button>
      </div>
    </>
  )
}

function Refusing({ handoverId, onSent }: { handoverId: string; onSent(): void }) {
  const words = useWords(HANDOVER_WORDS)
  const [body, setBody] = useState('')
  const refusing = useSaving(() => handovers.refuse(handoverId, body), [HANDOVERS], onSent)
  return (
    <>
      <p>{words.refuseLead}</p>
      <Field label={words.why} rows={4} maxLength={2000} value={body} onChange={setBody} />
      <ErrorNotice error={refusing.error} />
      <div className="buttons">
        <Button isDisabled={body.trim().length < 2} isPending={refusing.isPending} onPress={() => refusing.mutate()}>
          {words.refuseDo}
        </Button>
      </div>
    </>
  )
}

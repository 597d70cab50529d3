/** The head of a case: its service, which one click puts right, its code, and who has it. */
import { useEffect, useRef, useState } from 'react'
import { useLocation, useNavigate } from 'react-router'
import { percent } from '../../../app/kit/words.ts'
import { cases, type Whole } from '../case-doors.ts'
import { Due } from '../inbox/case-row.tsx'
import { INBOX } from '../inbox/words.ts'
import { useNames, useServices } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Choose } from '../parts/choose.tsx'
import { ErrorNotice, Said } from '../parts/notice.tsx'
import { useMay, useMe } from '../session.tsx'
import { Giving, StandingAside, Unhiding } from './aside.tsx'
import { useCaseAct } from './case-changes.ts'
import { Danger, MayBeDangerous } from './danger.tsx'
import { HandingOver } from './handing-over.tsx'
import { Hiding } from './hiding.tsx'
import { CASE } from './words.ts'

export function CaseHead({ whole }: { whole: Whole }) {
  const { case: of } = whole
  const words = useWords(CASE)
  const { states } = useWords(INBOX)
  const title = useRef<HTMLHeadingElement>(null)
  useFocusOnOpen(title)
  return (
    <header className="case-head">
      <div className="case-line">
        <h2 className="case-title" tabIndex={-1} ref={title}>
          {words.title('')}
          <bdi className="code" dir="ltr">
            {of.code}
          </bdi>
        </h2>
        <span className={`state state-${of.state}`}>{states[of.state]}</span>
        <Due row={of} isStateSaid />
      </div>
      <Danger whole={whole} />
      <ServiceOf whole={whole} />
      <Acts whole={whole} />
    </header>
  )
}

/** A reader of the screen goes on where the case begins, unless a reply was asked for. */
function useFocusOnOpen(title: React.RefObject<HTMLElement | null>): void {
  const { state } = useLocation()
  const isReply = useRef((state as { reply?: boolean } | null)?.reply === true)
  useEffect(() => {
    if (!isReply.current) title.current?.focus({ preventScroll: true })
  }, [title])
}

/** The proposal is of the submission; the case has a service only when it was sure enough. */
function proposalOf({ submissions }: Whole) {
  const first = submissions.find(({ proposedServiceId }) => proposedServiceId)
  return first ? { serviceId: first.proposedServiceId!, probability: first.probability ?? 0 } : null
}

function ServiceOf({ whole }: { whole: Whole }) {
  const { case: of } = whole
  const words = useWords(CASE)
  const { lang } = useLang()
  const mayCorrect = useMay('cases.reply')
  const services = useServices().data?.items
  const nameOf = useNames(services, 'serviceId')
  const [said, setSaid] = useState('')
  const correcting = useCaseAct(
    of.caseId,
    (serviceId: string) => cases.setService(of.caseId, serviceId),
    ({ deskId }) => setSaid(deskId === of.deskId ? words.corrected : `${words.corrected} ${words.movedDesk}`),
  )
  const proposal = proposalOf(whole)
  const options = (services ?? [])
    .filter(({ retired }) => !retired)
    .map(({ serviceId, name, heading }) => ({ id: serviceId, label: name[lang], group: heading?.[lang] }))
  return (
    <div className="case-service">
      {mayCorrect ? (
        <Choose
          small
          label={words.service}
          placeholder={words.correct}
          options={options}
          value={of.serviceId}
          onChange={(serviceId) => serviceId !== of.serviceId && correcting.mutate(serviceId)}
          isDisabled={correcting.isPending}
        />
      ) : (
        <p className="case-service-name">{of.serviceId ? nameOf(of.serviceId) : words.noService}</p>
      )}
      <p className="hint case-sorted">
        {sortedWords(words, of.sortedBy, proposal && percent(lang, proposal.probability))}
      </p>
      {!of.serviceId && proposal && mayCorrect && (
        <p className="case-proposal">
          {words.proposedIs(nameOf(proposal.serviceId), percent(lang, proposal.probability))}{' '}
          <Button kind="secondary" small onPress={() => correcting.mutate(proposal.serviceId)}>
            {words.accept}
          </Button>
        </p>
      )}
      <ErrorNotice error={correcting.error} />
      <Said>{said}</Said>
    </div>
  )
}

function sortedWords(
  { sortedBy }: (typeof CASE)['fa'],
  by: Whole['case']['sortedBy'],
  probability: string | null,
): string {
  if (by !== 'proposal') return sortedBy[by]
  return probability ? sortedBy.proposal(probability) : sortedBy.proposalUnsure
}

function Acts({ whole }: { whole: Whole }) {
  const { case: of } = whole
  const words = useWords(CASE)
  const { officerId } = useMe()
  const navigate = useNavigate()
  const { search } = useLocation()
  const [mayReply, mayHide] = [useMay('cases.reply'), useMay('cases.hide')]
  const assigning = useCaseAct(of.caseId, (to: string | null) => cases.assign(of.caseId, to))
  const isMine = of.assignedTo === officerId
  return (
    <div className="case-acts">
      {mayReply && (
        <Button small onPress={() => void navigate({ search }, { state: { reply: true, at: performance.now() } })}>
          {words.reply}
        </Button>
      )}
      {mayReply && (
        <Button
          kind="secondary"
          small
          isPending={assigning.isPending}
          onPress={() => assigning.mutate(isMine ? null : officerId)}
        >
          {isMine ? words.giveBack : words.take}
        </Button>
      )}
      {of.assignedTo && <span className="tag">{isMine ? words.mine : words.taken(of.assignedName ?? '—')}</span>}
      {mayReply && <MayBeDangerous whole={whole} />}
      {mayReply && <HandingOver whole={whole} />}
      {mayReply && whole.colleagues.length > 1 && <Giving whole={whole} />}
      {mayReply && <StandingAside whole={whole} />}
      {mayHide && whole.mayHide && <Hiding caseId={of.caseId} />}
      {mayHide && whole.mayUnhide && <Unhiding caseId={of.caseId} />}
      <ErrorNotice error={assigning.error} />
    </div>
  )
}

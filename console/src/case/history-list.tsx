/** The line of time of a case: replies, what the person said to them, and events. */
import { dateTime, longDate, number } from '../../../app/kit/words.ts'
import { type Addition, type CaseEvent, cases, type Reply, type Step, type Whole } from '../case-doors.ts'
import { ago } from '../dates.ts'
import { useAreas, useDesks, useNames, useReasons, useServices, useZone } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Icon } from '../parts/icon.tsx'
import { SaidApology } from './apology-said.tsx'
import { ASIDE } from './aside-words.ts'
import { EVIDENCE } from './evidence-words.ts'
import { historyOf, type Moment } from './history.ts'
import { JOINING } from './joining-words.ts'
import { PLACE } from './place-words.ts'
import { SaidAbove } from './said-above.tsx'
import { CASE } from './words.ts'

export function History({ whole }: { whole: Whole }) {
  const words = useWords(CASE)
  return (
    <section className="history">
      <h3>{words.history}</h3>
      <ol>
        {historyOf(whole).map((moment) => (
          <li key={moment.id} className={`moment moment-${moment.kind}`}>
            <OneMoment caseId={whole.case.caseId} moment={moment} />
          </li>
        ))}
      </ol>
    </section>
  )
}

export function OneMoment({ caseId, moment }: { caseId: string; moment: Moment }) {
  if (moment.kind === 'reply') return <OneReply caseId={caseId} reply={moment.reply} />
  if (moment.kind === 'event')
    return isAbove(moment.event) ? <Above event={moment.event} /> : <OneEvent event={moment.event} />
  return <OneAddition {...moment.addition} />
}

export function OneReply({ caseId, reply }: { caseId: string; reply: Reply }) {
  const words = useWords(CASE)
  const { lang } = useLang()
  const zone = useZone()
  const reason = useReasons().data?.items.find(({ code }) => code === reply.reasonCode)
  return (
    <div className="said-by-office">
      <p className="said-head">
        <strong>{words.outcomes[reply.outcome]}</strong>
        {reply.dueOn && <span>{words.forDay(longDate(lang, reply.dueOn))}</span>}
        {reply.reasonCode && <span>{words.because(reason?.name[lang] ?? reply.reasonCode)}</span>}
      </p>
      {reply.body && (
        <p className="said-text" dir="auto">
          {reply.body}
        </p>
      )}
      {reply.evidence && <ShownEvidence {...reply.evidence} />}
      {reply.apology && <SaidApology {...reply.apology} />}
      {reply.files.length > 0 && (
        <ul className="files">
          {reply.files.map(({ fileId, name }) => (
            <li key={fileId}>
              <a href={cases.filePath(caseId, fileId)} download={name}>
                <Icon name="clip" />
                <bdi>{name}</bdi>
              </a>
            </li>
          ))}
        </ul>
      )}
      <p className="said-by">
        <bdi>{reply.officerName}</bdi>
        <span>{dateTime(lang, new Date(reply.repliedAt), zone)}</span>
      </p>
    </div>
  )
}

function ShownEvidence(evidence: NonNullable<Reply['evidence']>) {
  const words = useWords(EVIDENCE)
  const { lang } = useLang()
  return (
    <dl className="apology-said">
      <dt>{words.title}</dt>
      {evidence.kind === 'text' && <dd dir="auto">{evidence.text}</dd>}
      {evidence.kind === 'photo' && <dd>{words.kinds.photo}</dd>}
      {evidence.kind === 'measurement' && (
        <dd>
          <bdi>{number(lang, evidence.value, 6)}</bdi> <bdi>{evidence.unit}</bdi> — <bdi>{evidence.how}</bdi>
        </dd>
      )}
    </dl>
  )
}

function OneAddition({ kind, addedHour, covered }: Addition) {
  const words = useWords(CASE)
  const { lang } = useLang()
  const zone = useZone()
  return (
    <div className="said-by-person">
      <p className="said-head">
        <strong>{words.additions[kind]}</strong>
        <span>{longDate(lang, new Date(addedHour), zone)}</span>
      </p>
      {covered ? (
        <p className="said-text" dir="auto">
          {covered}
        </p>
      ) : (
        <p className="hint">{words.noText}</p>
      )}
    </div>
  )
}

/** What happened, with the name of whom or what it happened to, where one is known. */
function useEventWords({ type, officerName, toName, fields }: CaseEvent): string {
  const words = useWords(CASE)
  const deskOf = useNames(useDesks().data?.items, 'deskId')
  const serviceOf = useNames(useServices().data?.items, 'serviceId')
  const areaOf = useNames(useAreas().data?.items, 'areaId')
  const place = useWords(PLACE)
  const joining = useWords(JOINING)
  const aside = useWords(ASIDE)
  if (type === 'joined') return fields.into ? joining.joinedTo(`${fields.into}`) : joining.joinedFrom(`${fields.from}`)
  if (type === 'split') return fields.into ? joining.splitTo(`${fields.into}`) : joining.splitFrom(`${fields.from}`)
  if (type === 'assigned' && toName && fields.leave)
    return aside.leave[fields.leave === 'begun' ? 'begun' : 'over'](toName)
  if (type === 'assigned' && toName) return toName === officerName ? words.tookIt : words.givenTo(toName)
  if (type === 'stood-aside' && toName) return aside.stoodAside(toName)
  if (type === 'let-back' && toName) return aside.cameBack(toName)
  if (type === 'passed-on' && typeof fields.deskId === 'string') return words.passedTo(deskOf(fields.deskId))
  if (type === 'service-corrected' && typeof fields.to === 'string') return words.correctedTo(serviceOf(fields.to))
  if (type === 'escalated' && isStep(fields.step)) return words.told[fields.step]
  if (type === 'place-corrected' && typeof fields.to === 'string') return place.correctedTo(areaOf(fields.to))
  return words.events[type]
}

/** Said before the umbrella, by it or by a colleague. */
const isAbove = ({ type, umbrella }: CaseEvent) => umbrella !== null || type === 'statement-given'

function Above({ event: { type, fields, reason, umbrella, officerName, at } }: { event: CaseEvent }) {
  const { lang } = useLang()
  const zone = useZone()
  const closing = useReasons().data?.items.find(({ code }) => code === fields.reasonCode)
  const untilOn = typeof fields.until === 'string' ? fields.until : null
  const by = umbrella?.[lang] ?? officerName
  return (
    <SaidAbove kind={type} untilOn={untilOn} reason={closing?.name[lang]} words={reason} by={by} at={at} zone={zone} />
  )
}

const isStep = (step: unknown): step is Step => step === 'lead' || step === 'manager' || step === 'umbrella'

function OneEvent({ event }: { event: CaseEvent }) {
  const { lang } = useLang()
  const zone = useZone()
  return (
    <p className="event">
      <span>{useEventWords(event)}</span>
      {event.reason && <q dir="auto">{event.reason}</q>}
      {event.officerName && <bdi>{event.officerName}</bdi>}
      <span>{ago(lang, event.at, new Date(), zone)}</span>
    </p>
  )
}

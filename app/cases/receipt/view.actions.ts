/** Putting together what the holder of a receipt may know: of their message, wherever it is worked on, and of nobody else's. */

import type { Tx } from '#kit/db.ts'
import { civilDay, type Text } from '#kit/words.ts'
import { type Agency, agencyById, servicesOf } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { atlasOf } from '../../places/index.ts'
import { type ProofView, proofView } from '../../record/index.ts'
import { type AdditionKind, readAdditions, readOriginal, readSubmission } from '../../submissions/index.ts'
import { wordsFor } from '../above/actions.ts'
import { isClosedAbove } from '../above/rules.ts'
import type { WordAbove } from '../above/schema.ts'
import { openWords } from '../handover/actions.ts'
import { type Line, lineOf } from '../handover/line.actions.ts'
import type { HandoverRow } from '../handover/store.ts'
import { type Where, whereIs } from '../place/actions.ts'
import { nextDue, openActs, pauseFor } from '../rules.ts'
import type { Case, HandoverState, PauseReason, PersonAct, PersonState, Reply } from '../schema.ts'
import { type WhyBoth, whyOf } from '../targets/actions.ts'
import { askedOf, clocksOf, linesFor, movesOf, type Part, partOf, repliesFor, stateOf } from './sender.actions.ts'

/** All of what the holder of a receipt may know. Their own words, never another sender's; days, never hours. */
export type PersonView = {
  /** Where it was sent. */
  agency: Agency
  /** Who works on it now, where that is another one. */
  at: Text | null
  state: PersonState
  receivedOn: string
  service: Text | null
  /** Where it is and why that office answers; null before anyone has read it. */
  where: { area: Text | null; reason: Text; elsewhere: Where['elsewhere'] } | null
  text: string | null
  additions: { kind: AdditionKind; day: string; text: string }[]
  /** `by` is said where more than one agency has had it. */
  replies: (Omit<Reply, 'officerId' | 'repliedAt'> & { day: string; reason: Text | null; by: Text | null })[]
  /** When their message was joined to others on the same matter, and when it stood alone again. */
  moves: { kind: 'joined' | 'split'; day: string }[]
  /** Each offer to another agency, and what came of it. */
  handovers: Handover[]
  /** What was said before the umbrella: by it, or by an agency that it asked. */
  above: Said[]
  /** The umbrella has closed it, and nothing was said since that changed this. */
  isClosedAbove: boolean
  firstReplyDueOn: string | null
  solutionDueOn: string | null
  nextDueOn: string | null
  isLate: boolean
  /** Why the clock stands, and since which day; null while it runs. */
  paused: { reason: PauseReason; since: string } | null
  /** Why then, line by line. */
  why: WhyBoth
  plannedOn: string | null
  verdictUntilOn: string | null
  objections: number
  passedOn: number
  acts: PersonAct[]
  /** The question after the verdict; null while it is not asked. */
  satisfaction: 'open' | 'answered' | null
  proof: ProofView
}

type Handover = {
  day: string
  from: Text
  to: Text
  state: HandoverState
  words: string
  answeredOn: string | null
  answer: string | null
}

type Said = Pick<WordAbove, 'kind' | 'words' | 'untilOn'> & { day: string; by: Text; reason: Text | null }

/** The line of the record by which a submission was accepted. */
export const ACCEPTED = 'submissions.accepted'

/** Of the agency that a receipt leads to. */
export async function viewOf(app: App, tx: Tx, agencyId: string, submissionId: string): Promise<PersonView | null> {
  const submission = await readSubmission(tx, agencyId, submissionId)
  const agency = await agencyById(tx, agencyId)
  if (!submission || !agency) return null
  const original = await readOriginal(app, tx, agencyId, submissionId)
  const day = (at: Date) => civilDay(at, agency.zone)
  const additions = await ownAdditions(app, tx, agencyId, submissionId, day)
  const line = await lineOf(tx, agencyId, submissionId)
  const legs = await legsOf(app, tx, line, submissionId)
  const handovers = await handoversOf(app, tx, line, legs)
  await tx.enter(agencyId)
  // A copy whose time was over elsewhere is there no more: what is known here stays known.
  const now = legs.find((leg) => leg.agency.agencyId === line.at && leg.part) ?? legs[0]!
  const state = submission.withdrawn ? 'withdrawn' : now.part ? stateOf(now.part) : 'received'
  const several = legs.length > 1
  return {
    agency,
    at: line.at === agencyId ? null : now.agency.name,
    state,
    receivedOn: day(submission.receivedHour),
    text: original?.text ?? null,
    additions,
    replies: legs.flatMap((leg) => leg.replies.map((reply) => ({ ...reply, by: several ? leg.agency.name : null }))),
    moves: legs.flatMap(({ part }) => (part ? movesOf(part).map(({ kind, at }) => ({ kind, day: day(at) })) : [])),
    handovers,
    above: legs.flatMap(({ above, agency: { name, zone: at } }) =>
      above.map(({ at: said, by, reasonCode: _, ...word }) => ({ ...word, by: by ?? name, day: civilDay(said, at) })),
    ),
    isClosedAbove: state === 'refused' && now.isClosedAbove,
    ...now.clocks,
    service: now.service,
    where: now.where,
    why: now.why,
    verdictUntilOn: state === 'done' ? now.clocks.verdictUntilOn : null,
    objections: legs.reduce((sum, { part }) => sum + (part?.own.objections ?? 0), 0),
    passedOn: passedOnIn(legs, handovers),
    satisfaction: now.satisfaction,
    proof: proofView(unique(legs.flatMap(({ lines }) => lines)), {
      accepted: ACCEPTED,
      salt: original && Buffer.from(original.salt, 'base64'),
      publicUrl: app.config.publicUrl,
    }),
    acts:
      submission.withdrawn || submission.erased ? [] : state === 'received' ? ['more', 'withdraw'] : openActs(state),
  }
}

/** Inside agencies; what went from one to another is told by itself. */
const passedOnIn = (legs: readonly Leg[], handovers: readonly Handover[]): number =>
  legs.reduce((sum, { part }) => sum + (part?.of.passedOn ?? 0), 0) -
  handovers.filter(({ state }) => state === 'accepted').length

async function ownAdditions(app: App, tx: Tx, agencyId: string, submissionId: string, day: (at: Date) => string) {
  const additions = await readAdditions(app, tx, agencyId, [submissionId])
  return additions.map(({ kind, addedHour, text }) => ({ kind, day: day(addedHour), text: text ?? '' }))
}

// ---- Through the agencies that have had it

type Leg = Awaited<ReturnType<typeof legOf>>

async function legsOf(app: App, tx: Tx, { agencies }: Line, submissionId: string): Promise<Leg[]> {
  const legs: Leg[] = []
  for (const agencyId of agencies) {
    await tx.enter(agencyId)
    legs.push(await legOf(app, tx, (await agencyById(tx, agencyId))!, submissionId))
  }
  return legs
}

async function legOf(app: App, tx: Tx, agency: Agency, submissionId: string) {
  const { agencyId, zone } = agency
  const day = (at: Date) => civilDay(at, zone)
  const part = await partOf(tx, agencyId, submissionId)
  const replies = part ? await repliesFor(app, tx, agencyId, submissionId) : []
  const above = part ? await wordsFor(app, tx, agencyId, submissionId) : []
  const serviceId = part?.of.serviceId ?? (await readSubmission(tx, agencyId, submissionId))?.chosenServiceId
  return {
    agency,
    part,
    above,
    isClosedAbove: isClosedAbove({ words: above, replies }),
    replies: replies.map(({ officerId: _, repliedAt, ...reply }) => ({ ...reply, day: day(repliedAt) })),
    service: (await servicesOf(tx, { retired: true })).find((one) => one.serviceId === serviceId)?.name ?? null,
    clocks: clocksIn(app, part, [...replies.map(({ dueOn }) => dueOn), ...above.map(({ untilOn }) => untilOn)], day),
    where: part ? await whereFor(tx, part.of, submissionId) : null,
    why: part ? await whyOf(tx, agencyId, part.home) : { firstReply: null, solution: null },
    satisfaction: await askedOf(tx, agencyId, submissionId),
    lines: await linesFor(tx, submissionId, part),
  }
}

async function whereFor(tx: Tx, of: Case, submissionId: string): Promise<PersonView['where']> {
  const { areaId, reason, elsewhere } = await whereIs(tx, of, submissionId)
  return { area: (areaId && (await atlasOf(tx)).get(areaId)?.name) || null, reason, elsewhere }
}

function clocksIn(app: App, part: Part | null, namedDays: readonly (string | null)[], day: (at: Date) => string) {
  const of = part && clocksOf(part)
  const due = of && nextDue(of)
  const dayOrNull = (at: Date | null | undefined) => (at ? day(at) : null)
  return {
    firstReplyDueOn: dayOrNull(of?.firstReplyDueAt),
    solutionDueOn: dayOrNull(of?.solutionDueAt),
    nextDueOn: dayOrNull(due),
    isLate: due != null && due < app.now(),
    paused: of && pausedOf(of, day),
    // A day that was promised to others before is none of theirs.
    plannedOn: of?.plannedOn && namedDays.includes(of.plannedOn) ? of.plannedOn : null,
    verdictUntilOn: dayOrNull(of?.verdictUntil),
  }
}

function pausedOf({ state, pausedSince }: Case, day: (at: Date) => string): PersonView['paused'] {
  const reason = pauseFor(state)
  return reason && pausedSince && { reason, since: day(pausedSince) }
}

async function handoversOf(app: App, tx: Tx, { steps }: Line, legs: readonly Leg[]): Promise<Handover[]> {
  const all: Handover[] = []
  for (const step of steps) {
    const from = legs.find(({ agency }) => agency.agencyId === step.agencyId)!.agency
    const to = await agencyById(tx, step.toAgencyId)
    await tx.enter(step.agencyId)
    all.push({ ...(await saidIn(app, tx, step, from)), from: from.name, to: to?.name ?? from.name, state: step.state })
  }
  return all
}

async function saidIn(app: App, tx: Tx, step: HandoverRow, { agencyId, zone }: Agency) {
  const { offeredAt, answeredAt } = step
  return {
    ...(await openWords(app, tx, agencyId, step)),
    day: civilDay(offeredAt, zone),
    answeredOn: answeredAt && civilDay(answeredAt, zone),
  }
}

type Lines = Leg['lines']

/** What each agency tells of the message itself is told once. */
const unique = (lines: Lines): Lines =>
  [...new Map(lines.map((one) => [`${one.logId} ${one.index}`, one])).values()].toSorted(
    (a, b) => a.logId - b.logId || a.index - b.index,
  )

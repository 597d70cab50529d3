/** Looking ahead and looking from above: what a desk will miss at its pace, and what an umbrella was let to read. Reading only. */

import type { Tx } from '#kit/db.ts'
import { agencyById, agencyKey, calendarOf, desksOf, refusalReasonsOf } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import type { Signed } from '../../people/index.ts'
import { openWord } from '../above/actions.ts'
import { openWords } from '../above/rules.ts'
import { type SealedWord, standingAbove } from '../above/store.ts'
import { isSelfNamed } from '../conflict/actions.ts'
import { expected, secondsAnAnswer } from '../forecast/rules.ts'
import { answersSince, queueOf } from '../forecast/store.ts'
import { senderPages } from '../inbox/actions.ts'
import { reachOf } from '../officer.actions.ts'
import { openReplies } from '../receipt/sender.actions.ts'
import { repliesOf } from '../reply/store.ts'
import { nextDue, reaches } from '../rules.ts'
import { WORDS_ABOVE } from '../schema.ts'
import { eventsOf, readCase, readWhole, submissionIdsFrom } from '../store.ts'
import { type Grant, type GrantCursor, grantsTo, isGranted } from './store.ts'
import { type Forecast, type Granted, GrantedCase } from './watch.schema.ts'

const DAYS_BACK = 28
const DAY_MS = 86_400_000
/** So many are reckoned with, and so many shown. */
const QUEUE = 500
const SHOWN = 50

/** What is due next at a desk, and what of it will be late at the pace of the last weeks; null when it is none of theirs. */
export async function forecastOf(app: App, tx: Tx, by: Signed, deskId: string): Promise<Forecast | null> {
  const desk = (await desksOf(tx)).find((one) => one.deskId === deskId)
  if (!desk || !reaches(await reachOf(tx, by), desk)) return null
  const hours = await calendarOf(tx, desk.officeId)
  const to = app.now()
  const from = new Date(to.getTime() - DAYS_BACK * DAY_MS)
  const pace = { answers: await answersSince(tx, by.agencyId, deskId, from), from, to }
  const all = expected(await queueOf(tx, by.agencyId, deskId, QUEUE), pace, hours)
  const coming = all.filter(({ dueAt }) => dueAt >= to)
  return {
    answers: pace.answers,
    daysBack: DAYS_BACK,
    secondsAnAnswer: secondsAnAnswer(pace, hours),
    late: all.length - coming.length,
    atRisk: coming.filter(({ isAtRisk }) => isAtRisk).length,
    cases: coming.slice(0, SHOWN),
  }
}

// ---- From above

/** What the umbrella of this officer was let to read, the newest first. */
export async function readGrants(
  tx: Tx,
  by: Signed,
  asked: { limit: number; after?: GrantCursor | undefined },
): Promise<Granted[]> {
  const grants = await grantsTo(tx, by.agencyId, asked)
  const shown: Granted[] = []
  for (const grant of grants) {
    await tx.enter(grant.agencyId)
    const of = await readCase(tx, grant.agencyId, grant.caseId)
    const agency = await agencyById(tx, grant.agencyId)
    if (of && agency)
      shown.push({
        ...grant,
        agency: agency.name,
        code: of.code,
        state: of.state,
        objections: of.objections,
        dueAt: nextDue(of),
      })
  }
  await tx.enter(by.agencyId)
  return shown
}

const SENDERS = 20

type Event = Awaited<ReturnType<typeof eventsOf>>[number]
const isWord = (event: Event): event is Event & SealedWord => WORDS_ABOVE.some((kind) => kind === event.type)

/** A case that the umbrella of this officer was let to read: covered texts, replies and what happened; no officer's name. */
export async function readGranted(
  app: App,
  tx: Tx,
  by: Signed,
  { agencyId, caseId }: Pick<Grant, 'agencyId' | 'caseId'>,
): Promise<GrantedCase | null> {
  if (!(await isGranted(tx, by.agencyId, { agencyId, caseId }))) return null
  await tx.enter(agencyId)
  const [of, agency] = [await readWhole(tx, agencyId, caseId), await agencyById(tx, agencyId)]
  if (!of || !agency) return null
  const ids = await submissionIdsFrom(tx, agencyId, of.caseId, { after: null, limit: SENDERS })
  if (await isSelfNamed(app, tx, agencyId, by, ids)) return null
  const key = await agencyKey(app, tx, agencyId)
  const replies = await openReplies(tx, key, agencyId, await repliesOf(tx, agencyId, of.caseId))
  const events = await eventsOf(tx, agencyId, of.caseId)
  const words = events.flatMap((event) => (isWord(event) ? [openWord(key, agencyId, event)] : []))
  const standing = (await standingAbove(tx, agencyId, of.caseId))!
  // The shape lets through what an umbrella may see, and nothing else of the case.
  return GrantedCase.parse({
    agency: agency.name,
    zone: agency.zone,
    case: { ...of, dueAt: nextDue(of) },
    submissions: await senderPages(tx, agencyId, ids),
    replies,
    words,
    standing,
    may: agency.parentId === by.agencyId ? openWords(of.state) : [],
    reasons: await refusalReasonsOf(tx),
    seen: events.at(-1)?.place ?? 0,
    events,
  })
}

/**
 * What happens to a case, and what it makes of it: kept, put into its history and told to the public log, in one place and
 * together. A move that the table in life.ts does not know does not compile, and one that it does not allow from where the
 * case stands is an error here: whoever asks is refused by the rules before.
 */
import type { Tx } from '#kit/db.ts'
import { agencyKey } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { append, type Event } from '../record/index.ts'
import { endedAs } from './handover/rules.ts'
import { cameByOf, readHandover, setEnded, takeBackOffer } from './handover/store.ts'
import type { Before } from './joining/rules.ts'
import { after, type By, type Doer, type Move, type NOTED, type To, traceOf, wayTo } from './life.ts'
import { pauseFor } from './rules.ts'
import type { Case, CaseEvent } from './schema.ts'
import { sealText } from './seals.ts'
import { addEvent, type NewEvent, readCase, saveCase } from './store.ts'
import { setClocks } from './targets/clock.actions.ts'

/** Its time is an officer's instant, or the hour of a person. */
type Happened = Pick<NewEvent, 'officerId' | 'at'> & {
  fields?: CaseEvent['fields']
  /** Why, in an officer's own words: sealed. */
  reason?: string
}

export type Moved<M extends Move> = Happened & {
  move: M
  was: Case
  now: Omit<Case, 'state'> & { state: To<M> }
  by: Doer<M>
  /** What it was, for one that rests from here on. */
  before?: Before
  /** Whom the line of the log is for, where it is not the whole case. */
  about?: string
  /** More of the same follow in this transaction: the last one sets the clocks, which are those of all that are joined. */
  isFollowed?: boolean
  /** What the line says beside the office. */
  body?: Event['body']
}

/** Gives the case as it then stands, and the place of the event in its history. */
export async function moveCase<M extends Move>(
  app: App,
  tx: Tx,
  agencyId: string,
  moved: Moved<M>,
): Promise<{ of: Case; place: number }> {
  const { move, was, now, by, officerId, at } = moved
  const to: Case = now
  wayTo(was.state, move, to.state)
  const { event: type, line } = traceOf(move)
  await saveCase(tx, agencyId, to, moved.before)
  const place = await addEvent(tx, agencyId, { ...(await eventOf(app, tx, agencyId, moved)), caseId: to.caseId, type })
  const hand = handOf(by)
  if (line) {
    const body = { office: to.officeId, ...moved.body }
    await append(tx, app.now(), { type: line, agencyId, by: hand, about: moved.about ?? to.caseId, body })
  }
  if (was.state !== to.state) await tellLine(tx, agencyId, to, at)
  if (!clocksMayTurn(moved)) return { of: to, place }
  await setClocks(app, tx, agencyId, { of: to, at, officerId, by: hand })
  return { of: (await readCase(tx, agencyId, to.caseId))!, place }
}

/** For the log it is an officer's act, whose time is exact, above as below. */
const handOf = (by: By): Event['by'] => (by === 'umbrella' ? 'officer' : by)

/** Those of a case that rests go with the one that goes on, which then sets them. */
function clocksMayTurn<M extends Move>({ move, was, now, isFollowed = false }: Moved<M>): boolean {
  const to: Case = now
  if (isFollowed || to.state === 'joined') return false
  return move === 'take-in' || was.state === 'joined' || pauseFor(was.state) !== pauseFor(to.state)
}

async function eventOf(app: App, tx: Tx, agencyId: string, { officerId, at, fields, reason }: Happened) {
  const event = { officerId, at, ...(fields && { fields }) }
  if (reason === undefined) return event
  const eventId = crypto.randomUUID()
  const { wrappedKey, sealed } = sealText(await agencyKey(app, tx, agencyId), agencyId, eventId, reason)
  return { ...event, eventId, wrappedKey, reasonSealed: sealed }
}

/** Puts into the history what changes nothing of a case. */
export const noteCase = (
  tx: Tx,
  agencyId: string,
  noted: Pick<NewEvent, 'caseId' | 'officerId' | 'at' | 'fields'> & { type: (typeof NOTED)[number] },
): Promise<number> => addEvent(tx, agencyId, noted)

/** What has ended is offered to nobody, and where it came from it counts as it ended here. */
async function tellLine(tx: Tx, agencyId: string, now: Case, at: Date): Promise<void> {
  if (after(now.state, 'hand-over') === null && now.state !== 'handed-over')
    await takeBackOffer(tx, agencyId, now.caseId, at)
  const ended = { endedAs: endedAs(now.state), solvedAt: now.solvedAt }
  const seen = new Set([agencyId])
  for (let cameBy = await cameByOf(tx, agencyId, now.caseId); cameBy; ) {
    const from = await readHandover(tx, cameBy)
    if (!from || seen.has(from.agencyId)) break
    seen.add(from.agencyId)
    await tx.enter(from.agencyId)
    cameBy = (await setEnded(tx, from.agencyId, from.caseId, ended))?.cameBy ?? null
  }
  await tx.enter(agencyId)
}

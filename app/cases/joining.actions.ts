/** Joining cases about the same matter, and splitting one off again: each is one transaction, and nothing that was said is lost. */
import type { Tx } from '#kit/db.ts'
import { desksOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import type { Signed } from '../people/index.ts'
import { append } from '../record/index.ts'
import { moveCase, setClocks } from './clock.actions.ts'
import { beforeJoining, keepClocksOfJoined, moveAll, moveHome, restIn, verdictsOf, wake } from './joining.store.ts'
import {
  type Before,
  beforeOf,
  eldest,
  isSettled,
  MOST_AT_ONCE,
  maySplit,
  refuseJoining,
  stateAlone,
  stateTogether,
} from './joining.ts'
import { lockOwn } from './officer.actions.ts'
import type { Refusal } from './rules.ts'
import type { Case } from './schema.ts'
import { addEvent, lockCase, saveCase } from './store.ts'

type Refused = { refusal: Refusal }

/** By whom cases are joined: an officer, or the rule of the agency. */
type Joiner = { agencyId: string; officerId: string | null }

/** Joins these cases of the officer's; gives the one that goes on, which is the first opened. */
export async function joinCases(
  app: App,
  by: Signed,
  caseIds: readonly string[],
): Promise<Refused | { caseId: string; joined: number }> {
  if (caseIds.length > MOST_AT_ONCE) return { refusal: 'too-many-cases' }
  return app.db.in(by.agencyId, async (tx) => {
    const cases = await lockAllOwn(tx, by, caseIds)
    return cases ? joinLocked(app, tx, by, cases) : { refusal: 'no-such-case' }
  })
}

/** In one order, so that two who join at once wait for each other and do not deadlock. Null when one is none of theirs. */
async function lockAllOwn(tx: Tx, by: Signed, caseIds: readonly string[]): Promise<Case[] | null> {
  const cases: Case[] = []
  for (const caseId of [...new Set(caseIds)].sort()) {
    const own = await lockOwn(tx, by, caseId)
    if (!own) return null
    cases.push(own.of)
  }
  return cases
}

export async function joinLocked(
  app: App,
  tx: Tx,
  by: Joiner,
  cases: readonly Case[],
): Promise<Refused | { caseId: string; joined: number }> {
  const refusal = refuseJoining(cases)
  if (refusal) return { refusal }
  const whole = eldest(cases)
  const others = cases.filter(({ caseId }) => caseId !== whole.caseId)
  for (const other of others) await joinOne(app, tx, by, other, whole)
  const of = together(whole, cases)
  await saveCase(tx, by.agencyId, of)
  await keepClocksOfJoined(tx, by.agencyId, whole.caseId, { firstReplyAt: null, solvedAt: null })
  const kind = by.officerId ? 'officer' : 'system'
  await setClocks(app, tx, by.agencyId, { of, at: app.now(), officerId: by.officerId, by: kind })
  return { caseId: whole.caseId, joined: others.length }
}

/** What is known of one is known of all. */
function together(whole: Case, cases: readonly Case[]): Case {
  const sorted = whole.serviceId ? whole : (cases.find(({ serviceId }) => serviceId !== null) ?? whole)
  const endangered = cases.find(({ dangerous }) => dangerous)
  return {
    ...whole,
    state: stateTogether(cases),
    serviceId: sorted.serviceId,
    sortedBy: sorted.sortedBy,
    areaId: whole.areaId ?? cases.find(({ areaId }) => areaId !== null)?.areaId ?? null,
    news: cases.some(({ news }) => news),
    ...(endangered && !whole.dangerous && { dangerous: true, dangerBy: endangered.dangerBy }),
  }
}

async function joinOne(app: App, tx: Tx, { agencyId, officerId }: Joiner, other: Case, whole: Case) {
  const event = { type: 'joined', officerId, at: app.now() } as const
  const place = await addEvent(tx, agencyId, { ...event, caseId: other.caseId, fields: { into: whole.code } })
  const placeInWhole = await addEvent(tx, agencyId, { ...event, caseId: whole.caseId, fields: { from: other.code } })
  await moveAll(tx, agencyId, { caseId: other.caseId, place }, { caseId: whole.caseId, place: placeInWhole })
  await restIn(tx, agencyId, other.caseId, { caseId: whole.caseId, before: beforeOf(other) })
  await append(tx, app.now(), {
    type: 'cases.joined',
    agencyId,
    by: officerId ? 'officer' : 'system',
    about: other.caseId,
    body: { office: whole.officeId },
  })
}

/** Splits these off the case to which they were joined: each is again what it was. */
export async function splitCases(
  app: App,
  by: Signed,
  caseId: string,
  joinedIds: readonly string[],
): Promise<Refused | { split: number }> {
  if (joinedIds.length > MOST_AT_ONCE) return { refusal: 'too-many-cases' }
  return app.db.in(by.agencyId, async (tx) => {
    const own = await lockOwn(tx, by, caseId)
    if (!own) return { refusal: 'no-such-case' }
    if (!maySplit(own.of.state)) return { refusal: 'case-closed' }
    const joined: Case[] = []
    for (const id of [...new Set(joinedIds)].sort()) {
      const other = await lockCase(tx, by.agencyId, id)
      if (other?.joinedInto !== caseId) return { refusal: 'not-joined' }
      joined.push(other)
    }
    for (const other of joined) await splitOne(app, tx, by, own.of, other)
    await settleWhole(app, tx, by.agencyId, own.of)
    return { split: joined.length }
  })
}

async function splitOne(app: App, tx: Tx, { agencyId, officerId }: Signed, whole: Case, other: Case) {
  const before = await beforeJoining(tx, agencyId, other.caseId)
  if (!before) throw new Error('A joined case does not say what it was')
  const event = { type: 'split', officerId, at: app.now() } as const
  const place = await addEvent(tx, agencyId, { ...event, caseId: whole.caseId, fields: { from: other.code } })
  const placeInOther = await addEvent(tx, agencyId, { ...event, caseId: other.caseId, fields: { into: whole.code } })
  await moveHome(tx, agencyId, { caseId: whole.caseId, place }, { caseId: other.caseId, place: placeInOther })
  const isTakenBack = !(await verdictsOf(tx, agencyId, [other.caseId])).has(other.caseId)
  const state = stateAlone(before, isTakenBack)
  await wake(tx, agencyId, other.caseId, { state })
  const alone = { ...other, ...before, ...(await seatOf(tx, before, whole)), state, news: true }
  await saveCase(tx, agencyId, alone)
  await setClocks(app, tx, agencyId, { of: alone, at: app.now(), officerId, by: 'officer' })
  await append(tx, app.now(), {
    type: 'cases.split',
    agencyId,
    by: 'officer',
    about: other.caseId,
    body: { office: whole.officeId },
  })
}

/** Where it was, unless that desk has closed meanwhile. */
async function seatOf(tx: Tx, before: Before, whole: Case): Promise<Pick<Case, 'officeId' | 'deskId'>> {
  const isThere = (await desksOf(tx)).some(({ deskId, closed }) => deskId === before.deskId && !closed)
  const { officeId, deskId } = isThere ? before : whole
  return { officeId, deskId }
}

/** Those who are left may all have said that it was done, or have taken their words back. */
async function settleWhole(app: App, tx: Tx, agencyId: string, whole: Case) {
  const { caseId } = whole
  await keepClocksOfJoined(tx, agencyId, caseId, { firstReplyAt: null, solvedAt: whole.solvedAt })
  const verdicts = (await verdictsOf(tx, agencyId, [caseId])).get(caseId)
  if (!verdicts) {
    const event = { type: 'withdrawn', officerId: null, at: app.now() } as const
    await moveCase(app, tx, agencyId, { was: whole, now: { ...whole, state: 'withdrawn' }, event, by: 'system' })
  } else if (isSettled(whole.state, verdicts)) {
    const event = { type: 'closed-confirmed', officerId: null, at: app.now() } as const
    await moveCase(app, tx, agencyId, { was: whole, now: { ...whole, state: 'confirmed' }, event, by: 'system' })
    const line = { type: 'cases.closed-confirmed', agencyId, by: 'system', about: caseId } as const
    await append(tx, app.now(), { ...line, body: { office: whole.officeId } })
  }
}

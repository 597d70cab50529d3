/** Joining cases about the same matter, and splitting one off again: each is one transaction, and nothing that was said is lost. */
import type { Tx } from '#kit/db.ts'
import { desksOf } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import type { Signed } from '../../people/index.ts'
import { afterMove, wayTo } from '../life.ts'
import { moveCase } from '../move.actions.ts'
import { lockOwn } from '../officer.actions.ts'
import type { Refusal } from '../rules.ts'
import type { Case } from '../schema.ts'
import { lockCase } from '../store.ts'
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
} from './rules.ts'
import { beforeJoining, goAlong, keepClocksOfJoined, moveAll, moveHome, standingHome, verdictsOf } from './store.ts'

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
  const places = new Map<string, number>()
  for (const other of others) places.set(other.caseId, await restOne(app, tx, by, other, whole))
  let was = whole
  for (const other of others) {
    const { of, place } = await moveCase(app, tx, by.agencyId, {
      ...actOf(app, by),
      move: 'take-in',
      was,
      now: together(was, cases),
      isFollowed: other !== others.at(-1),
      fields: { from: other.code },
    })
    await moveAll(tx, by.agencyId, { caseId: other.caseId, place: places.get(other.caseId)! }, { ...of, place })
    was = of
  }
  await keepClocksOfJoined(tx, by.agencyId, whole.caseId, { firstReplyAt: null, solvedAt: null })
  return { caseId: whole.caseId, joined: others.length }
}

/** By whom and when, of what an officer or the rule of the agency does now. */
const actOf = (app: App, { officerId }: Joiner) =>
  ({ by: officerId ? 'officer' : 'system', officerId, at: app.now() }) as const

/** What is known of one is known of all. */
function together(whole: Case, cases: readonly Case[]) {
  const sorted = whole.serviceId ? whole : (cases.find(({ serviceId }) => serviceId !== null) ?? whole)
  const endangered = cases.find(({ dangerous }) => dangerous)
  return {
    ...whole,
    state: wayTo(whole.state, 'take-in', stateTogether(cases)),
    serviceId: sorted.serviceId,
    sortedBy: sorted.sortedBy,
    areaId: whole.areaId ?? cases.find(({ areaId }) => areaId !== null)?.areaId ?? null,
    news: cases.some(({ news }) => news),
    ...(endangered && !whole.dangerous && { dangerous: true, dangerBy: endangered.dangerBy }),
  }
}

/** It rests from here on, and all that were joined to it go with it; gives the place of that in its history. */
async function restOne(app: App, tx: Tx, by: Joiner, other: Case, whole: Case): Promise<number> {
  const now = { ...other, state: 'joined', joinedInto: whole.caseId, joinedDueAt: null, news: false } as const
  const { place } = await moveCase(app, tx, by.agencyId, {
    ...actOf(app, by),
    move: 'join',
    was: other,
    now,
    fields: { into: whole.code },
    before: beforeOf(other),
    body: { office: whole.officeId },
  })
  await goAlong(tx, by.agencyId, other.caseId, whole.caseId)
  return place
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
    let whole = own.of
    for (const other of joined) whole = await splitOne(app, tx, by, whole, other)
    await settleWhole(app, tx, by.agencyId, whole)
    return { split: joined.length }
  })
}

async function splitOne(app: App, tx: Tx, by: Signed, whole: Case, other: Case): Promise<Case> {
  const { agencyId } = by
  const before = await beforeJoining(tx, agencyId, other.caseId)
  if (!before) throw new Error('A joined case does not say what it was')
  const act = { by: 'officer', officerId: by.officerId, at: app.now() } as const
  const left = { ...act, move: 'let-go', was: whole, now: afterMove(whole, 'let-go') } as const
  const { of, place } = await moveCase(app, tx, agencyId, { ...left, fields: { from: other.code } })
  const isTakenBack = (await standingHome(tx, agencyId, other.caseId)) === 0
  const state = wayTo('joined', 'split', stateAlone(before, isTakenBack))
  const alone = { ...other, ...before, ...(await seatOf(tx, before, whole)), state, joinedInto: null, news: true }
  const split = { ...act, move: 'split', was: other, now: alone, body: { office: whole.officeId } } as const
  const { place: placeInOther } = await moveCase(app, tx, agencyId, { ...split, fields: { into: whole.code } })
  await moveHome(tx, agencyId, { caseId: whole.caseId, place }, { caseId: other.caseId, place: placeInOther })
  return of
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
  const ended = { was: whole, by: 'system', officerId: null, at: app.now() } as const
  if (!verdicts) {
    await moveCase(app, tx, agencyId, { ...ended, move: 'left-by-all', now: { ...whole, state: 'withdrawn' } })
  } else if (isSettled(whole.state, verdicts)) {
    await moveCase(app, tx, agencyId, { ...ended, move: 'settle', now: { ...whole, state: 'confirmed' } })
  }
}

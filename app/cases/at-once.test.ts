/**
 * The life of cases with three agencies, five officers and three senders acting at once on the real database. What must hold is
 * worked out from the history alone, by the slow way: no reply is lost, nothing is closed twice, no sender is left out, no clock
 * stands without a public reason, nobody acts on what is about themself, what was in the hand of somebody who goes away is with a
 * colleague until they are back, and each missed day is told upwards step by step, once. PASOKH_MODEL_RUNS asks for more than a few runs.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import {
  type Act,
  carryOut,
  makeWorld,
  night,
  rounds,
  type Sender,
  sendThree,
  type Taken,
  type World,
} from '../../tests/three-agencies.ts'
import { LIFE, type Move, ways } from './life.ts'
import { seeByReceipt } from './receipt/person.actions.ts'
import { nextDue, pauseFor, WORKING } from './rules.ts'
import type { Case, CaseEvent, PauseReason, State } from './schema.ts'
import { readCase } from './store.ts'

const RUNS = Number(process.env.PASOKH_MODEL_RUNS ?? 16)
const START = Date.parse('2026-11-21T06:30:00Z')
const DAY_MS = 86_400_000

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

type Event = CaseEvent & { agencyId: string; caseId: string }
type Row = Case & { agencyId: string; dueNow: Date | null; pausedFor: PauseReason | null }
type Handed = {
  agencyId: string
  handoverId: string
  toAgencyId: string
  toCaseId: string
  submissionId: string
  at: Date
}

/** Everything that was written about the cases of this world. */
async function historyOf({ agencies }: World) {
  const ids = agencies.map(({ agencyId }) => agencyId)
  const events = await app.rows<Event>(sql`
    select agency_id as "agencyId", case_id as "caseId", type, place, officer_id as "officerId", at, fields
    from case_event where agency_id = any(${ids}::uuid[]) order by case_id, place`)
  const handed = await app.rows<Handed>(sql`
    select h.agency_id as "agencyId", h.handover_id as "handoverId", to_agency_id as "toAgencyId", to_case_id as "toCaseId",
      submission_id as "submissionId", answered_at as at
    from handover h join handover_submission s using (agency_id, handover_id)
    where h.agency_id = any(${ids}::uuid[]) and state = 'accepted' order by answered_at`)
  const keys = await app.rows<{
    agencyId: string
    caseId: string
    dueNow: Date | null
    pausedFor: PauseReason | null
  }>(sql`
    select m.agency_id as "agencyId", m.case_id as "caseId", m.due_at as "dueNow", reason as "pausedFor"
    from matter m left join case_pause p on p.agency_id = m.agency_id and p.case_id = m.case_id and to_at is null
    where m.agency_id = any(${ids}::uuid[])`)
  const cases: Row[] = []
  for (const { agencyId, caseId, ...more } of keys) {
    const of = await app.db.in(agencyId, (tx) => readCase(tx, agencyId, caseId))
    cases.push({ ...of!, agencyId, ...more })
  }
  return { events: Map.groupBy(events, ({ caseId }) => caseId), handed, cases }
}
type History = Awaited<ReturnType<typeof historyOf>>

// ---- Nothing is closed twice: the history alone leads to the state

/** Which moves of the table an event may have been. */
function movesOf({ type, fields }: Event): Move[] {
  if (type === 'replied' || type === 'passed-on') return [fields.outcome as Move]
  if (type === 'joined') return [fields.into ? 'join' : 'take-in']
  if (type === 'split') return [fields.into ? 'split' : 'let-go']
  if (type === 'handover-accepted') return [fields.to ? 'hand-over' : 'take-up']
  return (Object.keys(LIFE) as Move[]).filter((move) => LIFE[move].event === type)
}

/** In which states a case may be after these events. */
function statesAfter(events: readonly Event[]): State[] {
  let now: State[] = []
  for (const event of events) {
    const moves = movesOf(event)
    if (event.type === 'opened') now = ['open']
    else if (moves.length > 0)
      now = [...new Set(now.flatMap((from) => moves.flatMap((move) => ways<Move>(from, move))))]
    assert.ok(now.length > 0, `${event.type} at ${event.place} does not follow: ${told(events)}`)
  }
  return now
}

function expectLegalLife({ cases, events }: History): void {
  for (const { caseId, state } of cases) {
    const own = events.get(caseId)
    assert.ok(statesAfter(own ?? []).includes(state), `${state} does not follow: ${told(own)}`)
  }
}
const told = (events: readonly Event[] = []) =>
  events.map(({ type, fields }) => (fields.outcome ? `${type} ${fields.outcome}` : type)).join(', ')

// ---- No sender is left out, and no reply is lost

/** Where a sender stood in one agency, from event to event, by what the histories of the cases say. */
function staysOf(
  home: string,
  from: number,
  { events, cases }: History,
): { caseId: string; from: number; to: number }[] {
  const codeOf = (caseId: string) => cases.find((one) => one.caseId === caseId)!.code
  const ofCode = (code: unknown) => cases.find((one) => one.code === code)!.caseId
  const nth = (caseId: string, event: Event, same: (one: Event) => boolean) =>
    events.get(caseId)!.filter((one) => same(one) && one.place <= event.place).length - 1
  const stays = []
  let [at, since] = [home, from]
  for (;;) {
    const leaves = (one: Event) =>
      (one.type === 'joined' && one.fields.into !== undefined) ||
      (at !== home && one.type === 'split' && one.fields.from === codeOf(home))
    const left = events.get(at)!.find((one) => one.place > since && leaves(one))
    stays.push({ caseId: at, from: since, to: left?.place ?? Number.POSITIVE_INFINITY })
    if (!left) return stays
    const next = left.type === 'joined' ? ofCode(left.fields.into) : home
    const [mine, theirs] =
      left.type === 'joined'
        ? [
            (one: Event) => one.type === 'joined' && one.fields.into === left.fields.into,
            { key: 'from', type: 'joined' },
          ]
        : [(one: Event) => one.type === 'split' && one.fields.from === left.fields.from, { key: 'into', type: 'split' }]
    const which = nth(at, left, mine as (one: Event) => boolean)
    const code = codeOf(at)
    const { type, key } = theirs as { type: string; key: string }
    const arrivals = events.get(next)!.filter((one) => one.type === type && one.fields[key] === code)
    since = arrivals[which]!.place
    at = next
  }
}

/** The replies that a sender should have heard, through every agency that has had their message. */
function heardBy({ submissionId, root, home }: Sender, history: History): Set<string> {
  const arrivals = new Map([[root, { caseId: home, place: 0 }]])
  for (const one of history.handed.filter((handed) => handed.submissionId === submissionId)) {
    if (arrivals.has(one.toAgencyId)) continue
    const came = history.events
      .get(one.toCaseId)!
      .find(({ type, fields }) => type === 'handover-accepted' && fields.handoverId === one.handoverId)!
    arrivals.set(one.toAgencyId, { caseId: one.toCaseId, place: came.place })
  }
  const heard = new Set<string>()
  for (const { caseId, place } of arrivals.values())
    for (const stay of staysOf(caseId, place, history))
      for (const { type, place: at, fields } of history.events.get(stay.caseId)!)
        if ((type === 'replied' || type === 'passed-on') && at > stay.from && at < stay.to)
          heard.add(`${fields.replyId}`)
  return heard
}

async function expectAllHear({ senders, agencies }: World, history: History, taken: readonly Taken[]): Promise<void> {
  const published = taken.flatMap(({ reply }) => (reply ? [reply] : []))
  const ids = agencies.map(({ agencyId }) => agencyId)
  const kept = await app.rows<{ id: string }>(
    sql`select reply_id as id from reply where agency_id = any(${ids}::uuid[]) order by 1`,
  )
  assert.deepEqual(
    kept.map(({ id }) => id),
    published.map(({ replyId }) => replyId).toSorted(),
    'every reply that was published is kept, once',
  )
  const events = [...history.events.values()].flat()
  for (const { replyId } of published)
    assert.equal(events.filter(({ fields }) => fields.replyId === replyId).length, 1, 'and stands in one history')
  const notices = await app.rows<{ once: string }>(sql`select once from outbox where agency_id = any(${ids}::uuid[])`)
  const told = new Set(notices.map(({ once }) => once))
  for (const sender of senders) {
    const { view } = await seeByReceipt(app, sender.receipt)
    assert.ok(view)
    const heard = heardBy(sender, history)
    const texts = published.filter(({ replyId }) => heard.has(replyId)).map(({ body }) => body)
    if (view.state === 'withdrawn') continue
    assert.deepEqual(
      view.replies.map(({ body }) => body).toSorted(),
      texts.toSorted(),
      'hears these replies and no other',
    )
    for (const event of events.filter(({ type, fields }) => type === 'replied' && heard.has(`${fields.replyId}`)))
      assert.ok(told.has(`reply/${event.fields.replyId}/${sender.submissionId}`), 'is told of each')
  }
}

// ---- Clocks, acts and conflicts

function expectClocksTell({ cases }: History): void {
  for (const one of cases) {
    const whole = one.joinedInto ? cases.find(({ caseId }) => caseId === one.joinedInto)! : one
    assert.equal(one.pausedFor, pauseFor(whole.state), `the clock of ${one.state} stands for its public reason only`)
    assert.equal(one.pausedSince !== null, one.pausedFor !== null)
    if (!one.joinedInto) assert.deepEqual(one.dueNow, nextDue(one), 'what is due is what the rule says')
  }
  for (const one of cases.filter(({ state }) => state === 'handed-over'))
    assert.ok(
      cases.some(({ agencyId, terms }) => agencyId !== one.agencyId && terms !== null),
      'another clock has begun',
    )
}

/** Each pause is told in the log when it begins and when it ends. */
async function expectPausesTold({ cases, events }: History): Promise<void> {
  for (const { caseId, terms } of cases) {
    if (!terms) continue
    const lines = await app.rows<{ type: string }>(sql`
      select type from record_waiting where about = ${caseId} and type in ('cases.target-paused', 'cases.target-resumed')`)
    for (const type of ['paused', 'resumed'] as const)
      assert.equal(
        lines.filter((line) => line.type === `cases.target-${type}`).length,
        (events.get(caseId) ?? []).filter((event) => event.type === type).length,
      )
  }
}

const EVENT_OF = { more: 'added', answer: 'answered', confirm: 'confirmed', object: 'objected' } as const

/** What a sender was told was taken stands in one history, once. */
function expectActsKept({ senders }: World, { events }: History, taken: readonly Taken[]): void {
  const all = [...events.values()].flat()
  for (const { submissionId } of senders)
    for (const what of ['more', 'answer', 'confirm', 'object'] as const) {
      const wanted = taken.filter(({ sender }) => sender?.submissionId === submissionId && sender.what === what).length
      const found = all.filter(({ type, fields }) => type === EVENT_OF[what] && fields.submissionId === submissionId)
      assert.equal(found.length, wanted, `${what} was taken ${wanted} times`)
    }
}

function expectNobodyJudgesThemself({ events }: History): void {
  for (const own of events.values()) {
    const aside = new Set<unknown>()
    for (const { type, officerId, fields } of own) {
      assert.ok(!(officerId && aside.has(officerId) && type !== 'escalated'), `${type} by who stands aside`)
      if (type === 'stood-aside') aside.add(fields.officer)
      if (type === 'let-back') aside.delete(fields.officer)
    }
  }
}

// ---- Leave and escalation

type Leave = {
  leaveId: string
  agencyId: string
  officerId: string
  toOfficerId: string
  madeAt: Date
  state: string
  cases: string[]
}

/** After these a case is in the same hand as before. */
const SAME_HAND = ['added', 'answered', 'escalated', 'paused', 'resumed', 'handover-offered', 'handover-refused']

/** In whose hand a case was just before an instant, by its history; null where that is not told by its last events. */
function handBefore(events: readonly Event[], at: Date): unknown {
  const last = events.filter((one) => one.at < at && !SAME_HAND.includes(one.type)).at(-1)
  const isAlone = events.every((one) => one.at.getTime() !== at.getTime() || one.fields.leave === 'begun')
  return last?.type === 'assigned' && isAlone ? (last.fields.to ?? null) : null
}

/** Of what was in hand nothing stays behind, and when all are back nothing stays away. */
async function expectLeavesKept({ agencies }: World, { cases, events }: History): Promise<void> {
  const ids = agencies.map(({ agencyId }) => agencyId)
  const leaves = await app.rows<Leave>(sql`
    select leave_id as "leaveId", agency_id as "agencyId", officer_id as "officerId", to_officer_id as "toOfficerId", made_at as "madeAt",
      state, array(select case_id::text from leave_case c where c.leave_id = l.leave_id) as cases
    from desk_leave l where agency_id = any(${ids}::uuid[])`)
  for (const { agencyId, officerId, toOfficerId, madeAt, state, cases: given } of leaves) {
    assert.equal(state, 'over', 'its last day is over')
    for (const { caseId } of cases.filter((one) => one.agencyId === agencyId)) {
      const own = events.get(caseId) ?? []
      const worked = statesAfter(own.filter(({ at }) => at < madeAt)).every((one) => WORKING.includes(one))
      if (worked && handBefore(own, madeAt) === officerId)
        assert.ok(
          own.some(({ at, fields }) => fields.leave === 'begun' && at.getTime() === madeAt.getTime()),
          `what was in hand stayed behind: ${told(own)}`,
        )
    }
    for (const one of cases.filter(({ caseId }) => given.includes(caseId))) {
      const last = events.get(one.caseId)!.findLast(({ type }) => type === 'assigned')!
      const isAway = last.fields.leave === 'begun' && last.fields.away === officerId && one.assignedTo === toOfficerId
      assert.ok(!isAway || !WORKING.includes(one.state), `it did not come back: ${told(events.get(one.caseId))}`)
    }
  }
}

const STEPS = ['lead', 'manager', 'umbrella']

/** Each missed day is told of from step to step, once, never while the clock stands, and the log says what the umbrella reads. */
async function expectMissedTold({ agencies }: World, { cases, events }: History): Promise<void> {
  const city = agencies[2]!.agencyId
  for (const one of cases) {
    const steps = await app.rows<{ step: string; dueAt: Date; at: Date }>(
      sql`select step, due_at as "dueAt", at from escalation where case_id = ${one.caseId}`,
    )
    const own = events.get(one.caseId) ?? []
    const told = own.filter(({ type }) => type === 'escalated')
    assert.equal(told.length, steps.length, 'each step stands in the history once')
    assert.ok(
      steps.every(({ dueAt, at }) => dueAt < at),
      'nothing is told before it is missed',
    )
    for (const day of Map.groupBy(steps, ({ dueAt }) => dueAt.getTime()).values()) {
      const inOrder = day.toSorted((a, b) => STEPS.indexOf(a.step) - STEPS.indexOf(b.step))
      assert.deepEqual(
        inOrder.map(({ step }) => step),
        STEPS.slice(0, day.length),
        'no step before the one below it',
      )
      assert.ok(inOrder.every(({ at }, n) => n === 0 || at >= inOrder[n - 1]!.at))
    }
    const whole = one.agencyId === city ? STEPS.slice(0, 2) : STEPS
    const now = steps.filter(({ dueAt }) => dueAt.getTime() === one.dueNow?.getTime())
    if (one.dueNow && one.dueNow < app.now())
      assert.deepEqual(now.map(({ step }) => step).toSorted(), whole.toSorted(), 'of what is late all are told')
    const grants = await app.rows(sql`select from case_grant where case_id = ${one.caseId} and umbrella_id = ${city}`)
    if (steps.some(({ step }) => step === 'umbrella')) assert.equal(grants.length, 1, 'the umbrella reads it')
    const lines = await app.rows(
      sql`select from record_waiting where about = ${one.caseId} and type = 'cases.granted-to-umbrella'`,
    )
    assert.equal(lines.length, grants.length, 'and the log says so')
  }
}

/** What happened in any run: of what never happens nothing is proved. */
const happened = new Set<string>()

async function live(list: readonly (readonly Act[])[]): Promise<void> {
  app.setNow(new Date(START))
  const world = await makeWorld(app)
  await sendThree(app, world)
  const taken: Taken[] = []
  for (const [nth, round] of list.entries()) {
    app.setNow(new Date(START + (nth + 1) * 5 * DAY_MS))
    const done = await Promise.all(round.map((act) => carryOut(app, world, act)))
    taken.push(...done.filter((one) => one !== null))
  }
  app.setNow(new Date(app.now().getTime() + 100 * DAY_MS))
  for (const { agencyId } of world.agencies) await night(app, agencyId)
  const history = await historyOf(world)
  expectLegalLife(history)
  await expectAllHear(world, history, taken)
  expectClocksTell(history)
  await expectPausesTold(history)
  expectActsKept(world, history, taken)
  expectNobodyJudgesThemself(history)
  await expectLeavesKept(world, history)
  await expectMissedTold(world, history)
  for (const { type, fields } of [...history.events.values()].flat())
    happened.add(fields.leave ? `leave ${fields.leave}` : type)
}

/** One life in which each of the rare ones surely happens, tried before those that are drawn. */
const lead = (what: Extract<Act, { by: 'officer' }>['what'], b = 0): Act => ({ by: 'officer', who: 0, what, a: 0, b })
const SURE = ['question', 'join', 'update', 'split', 'join', 'give', 'leave', 'update', 'end-leave'] as const
const sure: Act[][] = [...SURE.map((what) => [lead(what, 5)]), [{ by: 'night', at: 0 }]]

test('whatever three agencies, five officers and three senders do at once, no reply is lost, nothing closed twice, nobody left out', async () => {
  const how = { numRuns: RUNS, seed: 20261122, endOnFailure: true, examples: [[sure]] as [Act[][]][] }
  await fc.assert(fc.asyncProperty(rounds, live), how)
  for (const what of ['replied', 'joined', 'split', 'leave begun', 'leave over', 'escalated'])
    assert.ok(happened.has(what), `${what} never happened`)
})

/** The rules of a case, over every state and every act, and its next clock. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after } from './life.ts'
import {
  afterAct,
  afterSilence,
  caseCode,
  isFirstReply,
  isSolution,
  nextDue,
  openActs,
  refuseReply,
  sortOut,
} from './rules.ts'
import { type Case, type NewReply, type Outcome, PERSON_ACTS, STATES } from './schema.ts'

const OUTCOMES: Outcome[] = ['done', 'planned', 'refused', 'question', 'passed-on', 'update']
const FINAL = ['withdrawn', 'hidden']

test('after() takes no reply where the case has ended, and an update changes no state', () => {
  for (const state of STATES)
    for (const outcome of OUTCOMES) {
      const next = after(state, outcome)
      if (['confirmed', ...FINAL].includes(state)) assert.equal(next, null, `${state} ${outcome}`)
      if (outcome === 'update' && next) assert.equal(next, state)
      if (outcome !== 'update' && ['done', 'refused', 'not-confirmed'].includes(state))
        assert.equal(next, null, `${state} ${outcome}`)
    }
})

test('only the person leads to confirmed, and only silence to not-confirmed', () => {
  for (const state of STATES) {
    for (const outcome of OUTCOMES)
      assert.ok(
        !['confirmed', 'not-confirmed'].includes(after(state, outcome) ?? '') || after(state, outcome) === state,
      )
    for (const act of PERSON_ACTS)
      if (afterAct(state, act) === 'confirmed' && state !== 'confirmed') assert.equal(act, 'confirm')
    assert.equal(after(state, afterSilence(0)), state === 'done' ? 'not-confirmed' : null)
    assert.equal(after(state, afterSilence(1)), state === 'done' ? 'confirmed' : null)
  }
})

test('whoever was told "done" or "refused" can object, and silence takes nothing from them', () => {
  for (const state of ['done', 'refused', 'not-confirmed'] as const) assert.equal(afterAct(state, 'object'), 'open')
  for (const state of ['done', 'not-confirmed'] as const) assert.equal(afterAct(state, 'confirm'), 'confirmed')
})

test('openActs() offers exactly what afterAct() takes', () => {
  for (const state of STATES) {
    const taken = PERSON_ACTS.filter((act) => afterAct(state, act) !== null)
    const offered = openActs(state)
    assert.deepEqual(offered.toSorted(), taken.toSorted())
  }
  assert.deepEqual(openActs('withdrawn'), [])
  assert.deepEqual(openActs('hidden'), ['withdraw'])
  assert.deepEqual(openActs('confirmed'), ['more', 'withdraw'])
})

test('whatever has become of a case, its words can be taken back; what was confirmed or hidden stays counted so', () => {
  for (const state of STATES.filter((one) => one !== 'withdrawn' && one !== 'joined'))
    assert.equal(afterAct(state, 'withdraw'), state === 'confirmed' || state === 'hidden' ? state : 'withdrawn')
})

test('the first reply, an update, a passing-on and a solution are different events', () => {
  assert.deepEqual(OUTCOMES.filter(isFirstReply), ['done', 'planned', 'refused', 'question'])
  assert.deepEqual(OUTCOMES.filter(isSolution), ['done', 'refused'])
})

const day = (n: number) => new Date(Date.UTC(2026, 10, n))
const open: Case = {
  caseId: 'c',
  code: 'abc',
  serviceId: 's',
  areaId: null,
  officeId: 'o',
  deskId: 'd',
  state: 'open',
  openedHour: day(1),
  targetVersion: 1,
  firstReplyDueAt: day(3),
  solutionDueAt: day(8),
  terms: null,
  firstReplyAt: null,
  solvedAt: null,
  plannedOn: null,
  plannedUntil: null,
  pausedSince: null,
  verdictUntil: null,
  objections: 0,
  passedOn: 0,
  assignedTo: null,
  sortedBy: 'person',
  dangerous: false,
  dangerBy: null,
  news: true,
  joinedInto: null,
  joinedDueAt: null,
}

test("nextDue() is the first reply's until it is given, then the solution's, and none once nothing is owed", () => {
  assert.deepEqual(nextDue(open), day(3))
  assert.deepEqual(nextDue({ ...open, firstReplyAt: day(2), state: 'answered' }), day(8))
  assert.deepEqual(
    nextDue({ ...open, firstReplyAt: day(2), objections: 1 }),
    day(8),
    'an objection brings the clock of the solution back',
  )
  assert.equal(nextDue({ ...open, firstReplyDueAt: null, solutionDueAt: null }), null)
  for (const state of ['done', 'refused', 'confirmed', 'not-confirmed', 'withdrawn', 'hidden', 'joined'] as const)
    assert.equal(nextDue({ ...open, state, joinedDueAt: day(2) }), null)
})

test('nextDue() keeps the earlier promise of a case that was joined', () => {
  assert.deepEqual(nextDue({ ...open, joinedDueAt: day(2) }), day(2))
  assert.deepEqual(nextDue({ ...open, joinedDueAt: day(4) }), day(3))
  assert.deepEqual(nextDue({ ...open, firstReplyDueAt: null, solutionDueAt: null, joinedDueAt: day(4) }), day(4))
})

test('refuseReply() lets a reply through in exactly the cases we promise', () => {
  const facts = {
    today: '2026-11-21',
    reasonCodes: new Set(['not-ours']),
    deskIds: new Set(['d', 'e']),
    faults: [],
    needsEvidence: false,
    pictures: 0,
  }
  const replies: [NewReply, string | null][] = [
    [{ outcome: 'done', body: 'x' }, null],
    [{ outcome: 'planned', body: 'x', dueOn: '2026-11-21' }, null],
    [{ outcome: 'planned', body: 'x', dueOn: '2026-11-20' }, 'plan-in-the-past'],
    [{ outcome: 'refused', body: 'x', reasonCode: 'not-ours' }, null],
    [{ outcome: 'refused', body: 'x', reasonCode: 'made-up' }, 'no-such-reason'],
    [{ outcome: 'passed-on', body: 'x', deskId: 'e' }, null],
    [{ outcome: 'passed-on', body: 'x', deskId: 'd' }, 'same-desk'],
    [{ outcome: 'passed-on', body: 'x', deskId: 'z' }, 'no-such-desk'],
  ]
  for (const [reply, expected] of replies)
    for (const [everyDesk, deskIds] of [
      [true, []],
      [false, ['d']],
      [false, ['e']],
      [false, []],
    ] as const)
      for (const state of STATES) {
        const reaches = everyDesk || deskIds.some((id) => id === 'd')
        const refusal = refuseReply(
          { everyDesk, deskIds: new Set(deskIds), barred: new Set() },
          { ...open, state },
          reply,
          facts,
        )
        const closed = state === 'joined' ? 'case-joined' : 'case-closed'
        const wanted = !reaches ? 'not-your-desk' : after(state, reply.outcome) ? expected : closed
        assert.equal(refusal, wanted, `${reply.outcome} ${state}`)
      }
})

test("sortOut() takes the person's word before the proposal, and guesses nothing below the threshold", () => {
  assert.deepEqual(sortOut('a', 'b', 0.99, 0.6), { serviceId: 'a', sortedBy: 'person' })
  assert.deepEqual(sortOut(null, 'b', 0.6, 0.6), { serviceId: 'b', sortedBy: 'proposal' })
  assert.deepEqual(sortOut(null, 'b', 0.59, 0.6), { serviceId: null, sortedBy: 'nobody' })
  assert.deepEqual(sortOut(null, null, null, 0.6), { serviceId: null, sortedBy: 'nobody' })
})

test('caseCode() has no sign that is taken for another', () => {
  const all = caseCode(Uint8Array.from({ length: 256 }, (_, byte) => byte))
  assert.doesNotMatch(all, /[01oil]/)
})

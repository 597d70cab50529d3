/** The rules of joining, over every state; and how alike two cases are. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { WORKING } from '../rules.ts'
import { STATES } from '../schema.ts'
import { likenessOf } from './alike.ts'
import {
  afterVerdict,
  type Before,
  eldest,
  isSettled,
  maySplit,
  refuseJoining,
  stateAlone,
  stateFor,
  stateTogether,
} from './rules.ts'

const day = (n: number) => new Date(Date.UTC(2026, 10, n))
const of = (caseId: string, state: (typeof STATES)[number], opened = 1) => ({ caseId, state, openedHour: day(opened) })

test('eldest() is the first opened; of those opened in one hour the one whose id comes first, in whatever order they are named', () => {
  const cases = [of('c', 'open', 2), of('b', 'open', 1), of('a', 'open', 1)]
  assert.equal(eldest(cases).caseId, 'a')
  assert.equal(eldest(cases.toReversed()).caseId, 'a')
  assert.equal(eldest([of('c', 'open', 2), of('d', 'open', 1)]).caseId, 'd')
})

test('refuseJoining() takes two or more that are worked on, and nothing else', () => {
  for (const a of STATES)
    for (const b of STATES) {
      const refusal = refuseJoining([of('a', a), of('b', b)])
      const both = WORKING.includes(a) && WORKING.includes(b)
      assert.equal(refusal === null, both, `${a} ${b}`)
      if (a === 'joined' || b === 'joined') assert.equal(refusal, 'case-joined')
    }
  assert.equal(refuseJoining([of('a', 'open'), of('a', 'open')]), 'same-case')
  assert.equal(refuseJoining([]), 'same-case')
})

test('stateTogether() stays where all stand, and is open where some were asked or promised nothing yet', () => {
  for (const state of WORKING) assert.equal(stateTogether([of('a', state), of('b', state)]), state)
  assert.equal(stateTogether([of('a', 'answered'), of('b', 'open')]), 'open')
  assert.equal(stateTogether([of('a', 'waiting-for-person'), of('b', 'answered')]), 'open')
})

const before = (state: Before['state']): Before => ({
  state,
  officeId: 'o',
  deskId: 'd',
  assignedTo: null,
  firstReplyAt: null,
  solvedAt: null,
  plannedOn: null,
})

test('stateAlone() works on again, keeps a promised day, waits for nobody, and is taken back when all words are', () => {
  assert.equal(stateAlone(before('open'), false), 'open')
  assert.equal(stateAlone(before('answered'), false), 'answered')
  assert.equal(stateAlone(before('waiting-for-person'), false), 'open')
  assert.equal(stateAlone(before('open'), true), 'withdrawn')
  assert.deepEqual(
    STATES.filter((state) => !maySplit(state)),
    ['confirmed', 'withdrawn', 'hidden', 'joined', 'handed-over'],
  )
})

test("stateFor() says nobody's confirmation for another", () => {
  for (const state of STATES)
    for (const verdict of ['confirmed', 'objected', null] as const)
      if (stateFor(state, verdict) === 'confirmed') assert.equal(verdict, 'confirmed', state)
  assert.equal(stateFor('done', 'confirmed'), 'confirmed')
  assert.equal(stateFor('done', 'objected'), 'done')
  assert.equal(stateFor('confirmed', null), 'not-confirmed')
  assert.equal(stateFor('open', 'confirmed'), 'open')
})

test('afterVerdict() closes when the last one has confirmed, and opens at the first objection', () => {
  assert.equal(afterVerdict('done', 'confirm', { standing: 3, confirmed: 2 }), 'done')
  assert.equal(afterVerdict('done', 'confirm', { standing: 3, confirmed: 3 }), 'confirmed')
  assert.equal(afterVerdict('not-confirmed', 'confirm', { standing: 3, confirmed: 1 }), 'confirmed')
  assert.equal(afterVerdict('done', 'object', { standing: 3, confirmed: 2 }), 'open')
  assert.equal(isSettled('done', { standing: 2, confirmed: 2 }), true)
  assert.equal(isSettled('done', { standing: 0, confirmed: 0 }), false)
  assert.equal(isSettled('open', { standing: 2, confirmed: 2 }), false)
})

test('likenessOf() gives the reasons: a near copy is alike in words, service, place and time', () => {
  const mine = { serviceId: 's', areaId: 'a', openedHour: day(10) }
  const likeness = (similarity: number, other: Partial<typeof mine> | { areaId: null }) =>
    likenessOf({ similarity, mine, other: { ...mine, ...other } })
  assert.deepEqual(likeness(0.8, { openedHour: day(7) }), {
    grade: 'near-copy',
    sameService: true,
    sameArea: true,
    daysApart: 3,
  })
  assert.equal(likeness(0.49, {}).grade, 'likely')
  assert.equal(likeness(0.9, { areaId: 'b' }).grade, 'alike')
  assert.equal(likeness(0.9, { serviceId: 't' }).grade, 'alike')
  assert.deepEqual(likeness(0.9, { areaId: null }), {
    grade: 'likely',
    sameService: true,
    sameArea: null,
    daysApart: 0,
  })
  assert.equal(likeness(0.9, { openedHour: new Date(day(10).getTime() + 46 * 86_400_000) }).grade, 'likely')
})

/** Agencies beside each other: an order only where intervals that hold together lie apart. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wilson } from '@pasokh/indicators'
import { groupWith } from '../../../tests/group.ts'
import { DEFINITIONS } from '../definitions.ts'
import type { Group } from '../figures.ts'
import { compare, hasOrder, isComparable } from './compare.ts'

const named = (id: string) => DEFINITIONS.find((one) => one.id === id)!

const confirmed = (yes: number, no: number) => groupWith({ confirmed: yes, notConfirmed: no })
const all = (groups: Group[]) => groups.map((group, at) => ({ of: at, group }))

test('compare() tells no order where the intervals overlap, whatever the values', () => {
  const compared = compare(named('confirmed'), all([confirmed(60, 40), confirmed(52, 48), confirmed(49, 51)]))
  assert.deepEqual(
    compared.map(({ places }) => places),
    Array(3).fill({ best: 1, worst: 3 }),
  )
  assert.equal(hasOrder(compared), false)
})

test('compare() tells the places that are possible where one lies apart', () => {
  const compared = compare(named('confirmed'), all([confirmed(55, 45), confirmed(190, 10), confirmed(50, 50)]))
  assert.deepEqual(
    compared.map(({ places }) => places),
    [
      { best: 2, worst: 3 },
      { best: 1, worst: 1 },
      { best: 2, worst: 3 },
    ],
  )
  assert.equal(hasOrder(compared), true)
})

test('compare() uses intervals that hold together, wider than those of each page', () => {
  const [one] = compare(named('confirmed'), all([confirmed(60, 40), confirmed(60, 40)]))
  const alone = wilson(60, 100)
  assert.ok(one!.low < alone.low && one!.high > alone.high)
  assert.deepEqual({ low: one!.low, high: one!.high }, wilson(60, 100, Math.sqrt(0.95)))
})

test('compare() leaves out who has no figure, and keeps an open end open', () => {
  const waits = (days: number, still: number) =>
    groupWith(
      {},
      {
        solutionWaits: [
          [days, 60, 0],
          [days + 50, 0, still],
        ],
      },
    )
  const compared = compare(named('wait-to-solution'), all([waits(3, 0), waits(40, 50), groupWith({})]))
  assert.deepEqual(
    compared.map(({ of }) => of),
    [0, 1],
  )
  assert.equal(compared[1]?.high, Number.POSITIVE_INFINITY)
  assert.deepEqual(compare(named('confirmed'), all([groupWith({})])), [])
})

test('compare() sets nobody beside the others who was counted by another version of the method', () => {
  const former = groupWith({ confirmed: 60, notConfirmed: 40 }, {}, '1')
  assert.deepEqual(
    former.figures.flatMap(({ indicator, version, value }) => (indicator === 'confirmed' ? [version, value] : [])),
    ['1', 0.6],
  )
  const compared = compare(named('confirmed'), all([confirmed(60, 40), former, confirmed(50, 50)]))
  assert.deepEqual(
    compared.map(({ of }) => of),
    [0, 2],
  )
})

test('isComparable() holds for shares and waits of cases, and not for counts, ages, areas or the system', () => {
  const comparable = DEFINITIONS.filter(isComparable).map(({ id }) => id)
  for (const id of ['confirmed', 'first-reply-in-time', 'wait-to-solution', 'closed-not-fixed'])
    assert.ok(comparable.includes(id), id)
  for (const id of ['received', 'backlog-age', 'heard-gini', 'intake-uptime', 'heard-by-channel', 'passed-on'])
    assert.ok(!comparable.includes(id), id)
})

/** Parts of who is heard, as a reader would attack them: no part, and no change of one, tells of fewer than k cases. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { shiftDay } from '../days.ts'
import type { Breakdown, Days } from '../schema.ts'
import { type HeardCell, settleBreakdown } from './rules.ts'

const K = 10
const FIRST = '2026-01-01'
const day = (n: number) => shiftDay(FIRST, n)
const ORDER = ['web', 'telephone', 'counter', 'sms']

const cell = (service: string, opened: number, name: string, count: number): HeardCell => ({
  service,
  day: day(opened),
  name,
  count,
})
const of = (services: string[], from: number, to: number): Days => ({
  services,
  openedFrom: day(from),
  openedTo: day(to),
})
const partsOf = (made: Breakdown | null) => made?.parts.map(({ names, cases }) => [names.join(), cases])

test('settleBreakdown() merges small parts, and with a larger one where they could be subtracted', () => {
  const cells = [cell('water', 1, 'web', 40), cell('water', 1, 'telephone', 20), cell('water', 1, 'sms', 3)]
  const made = settleBreakdown(null, cells, { of: [of(['water'], 0, 9)], order: ORDER, asOf: day(9), k: K })
  assert.deepEqual(partsOf(made), [
    ['web', 40],
    ['telephone,sms', 23],
  ])
})

test('settleBreakdown() counts what is in the days of the lines and nothing else', () => {
  const cells = [
    cell('water', 5, 'web', 30),
    cell('water', 10, 'web', 30),
    cell('bread', 5, 'web', 30),
    cell('fuel', 5, 'web', 30),
  ]
  const made = settleBreakdown(null, cells, {
    of: [of(['water'], 0, 9), of(['fuel', 'post'], 5, 5)],
    order: ORDER,
    asOf: day(9),
    k: K,
  })
  assert.deepEqual(partsOf(made), [['web', 60]])
  const none = settleBreakdown(null, cells, { of: [of(['post'], 0, 9)], order: ORDER, asOf: day(9), k: K })
  assert.equal(none, null)
})

test('settleBreakdown() waits until each part that changes has changed by ten', () => {
  const cells = [cell('water', 1, 'web', 40), cell('water', 1, 'sms', 20)]
  const hearing = { of: [of(['water'], 0, 9)], order: ORDER, asOf: day(9), k: K }
  const before = settleBreakdown(null, cells, hearing)!
  const later = { ...hearing, of: [of(['water'], 0, 19)], asOf: day(19) }
  const nine = [...cells, cell('water', 15, 'web', 30), cell('water', 15, 'sms', 9)]
  assert.equal(settleBreakdown(before, nine, later), before)
  const ten = [...cells, cell('water', 15, 'web', 30), cell('water', 15, 'sms', 10)]
  assert.deepEqual(partsOf(settleBreakdown(before, ten, later)), [
    ['web', 70],
    ['sms', 30],
  ])
  // Three that came late, into days that were counted already.
  const late = [...cells, cell('water', 2, 'sms', 3), cell('water', 15, 'web', 30)]
  assert.equal(settleBreakdown(before, late, later), before)
  // A new way with few cases has nothing to hide among; with ten it stands alone.
  assert.equal(settleBreakdown(before, [...cells, cell('water', 15, 'counter', 9)], later), before)
  assert.deepEqual(partsOf(settleBreakdown(before, [...cells, cell('water', 15, 'counter', 12)], later)), [
    ['web', 40],
    ['counter', 12],
    ['sms', 20],
  ])
})

test('settleBreakdown() starts anew when the smallest group was raised', () => {
  const cells = [cell('water', 1, 'web', 40), cell('water', 1, 'sms', 12)]
  const hearing = { of: [of(['water'], 0, 9)], order: ORDER, asOf: day(9), k: K }
  const before = settleBreakdown(null, cells, hearing)
  assert.deepEqual(partsOf(settleBreakdown(before, cells, { ...hearing, k: 20 })), [['web,sms', 52]])
})

// ---- The reader who keeps every release

type OneCase = { service: string; opened: number; name: string }

const SERVICES = ['water', 'bread', 'fuel']
const LAST = 60

const cases = fc.array(fc.nat(1_000_000), { minLength: 60, maxLength: 500, size: 'max' }).map((seeds) =>
  seeds.map((seed): OneCase => {
    const luck = (seed >> 4) % 100
    return {
      service: SERVICES[seed % 3]!,
      opened: (seed >> 2) % LAST,
      name: luck < 60 ? 'web' : luck < 85 ? 'telephone' : luck < 93 ? 'counter' : luck < 98 ? 'sms' : 'mail',
    }
  }),
)

const inside = (all: readonly OneCase[], days: readonly Days[]) =>
  all.filter(({ service, opened }) =>
    days.some((one) => one.services.includes(service) && day(opened) >= one.openedFrom && day(opened) <= one.openedTo),
  )
const isSafe = (n: number) => n === 0 || n >= K

test('no part of a release, and no difference of two releases, is of fewer than k cases', () => {
  fc.assert(
    fc.property(cases, (all) => {
      let before: Breakdown | null = null
      // Lines take new days when ten cases have come, as they do in a release.
      let lines: Days[] = []
      for (let night = 15; night <= LAST; night++) {
        const known = all.filter(({ opened }) => opened <= night)
        lines = SERVICES.flatMap((service) => {
          const line = lines.find(({ services }) => services[0] === service)
          const whole = of([service], 0, night)
          if (!line) return inside(known, [whole]).length >= K ? [whole] : []
          const fresh = inside(known, [whole]).length - inside(known, [line]).length
          return [fresh >= K || fresh === 0 ? whole : line]
        })
        const cells = known.map(({ service, opened, name }) => cell(service, opened, name, 1))
        const made: Breakdown | null = settleBreakdown(before, cells, {
          of: lines,
          order: ORDER,
          asOf: day(night),
          k: K,
        })
        for (const { cases: n } of made?.parts ?? []) assert.ok(n >= K)
        if (made)
          assert.equal(
            made.parts.reduce((sum, part) => sum + part.cases, 0),
            inside(known, made.of).length,
          )
        if (before && made && made !== before) expectNoSmallDifference(known, before, made)
        before = made
      }
    }),
    { numRuns: 12 },
  )
})

/** Parts of two releases that hold the same names: all that can be subtracted. */
function expectNoSmallDifference(all: readonly OneCase[], before: Breakdown, after: Breakdown) {
  for (const part of after.parts) {
    const names = new Set(part.names)
    const old = before.parts.filter((one) => one.names.some((name) => names.has(name)))
    for (const { names: more } of old) for (const name of more) names.add(name)
    const now = after.parts.filter((one) => one.names.some((name) => names.has(name)))
    for (const { names: more } of now) for (const name of more) names.add(name)
    if (old.length === 0) continue
    const known = (names: ReadonlySet<string>, days: readonly Days[]) =>
      new Set(inside(all, days).filter(({ name }) => names.has(name)))
    const [was, is] = [known(names, before.of), known(names, after.of)]
    const entered = [...is].filter((one) => !was.has(one)).length
    const left = [...was].filter((one) => !is.has(one)).length
    assert.ok(isSafe(entered) && isSafe(left), `${[...names]}: ${entered} came, ${left} left`)
  }
}

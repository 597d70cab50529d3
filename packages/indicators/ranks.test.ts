import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { normalQuantile } from './normal.ts'
import { seeded } from './random.ts'
import { confidenceOfEach, possiblePlaces } from './ranks.ts'
import type { Interval } from './share.ts'

const intervals = fc.array(
  fc.tuple(fc.nat(6), fc.nat(3)).map(([low, width]) => ({ low, high: low + width })),
  { minLength: 1, maxLength: 4 },
)

/** Every choice of a whole figure from each interval. */
function everyChoice([first, ...others]: Interval[]): number[][] {
  if (!first) return [[]]
  const rest = everyChoice(others)
  return Array.from({ length: first.high - first.low + 1 }, (_, at) => first.low + at).flatMap((value) =>
    rest.map((choice) => [value, ...choice]),
  )
}

test('possiblePlaces() are the places that some choice of figures gives, counted', () => {
  fc.assert(
    fc.property(intervals, (some) => {
      const choices = everyChoice(some)
      for (const [at, { best, worst }] of possiblePlaces(some, 'highest').entries()) {
        // Ties take any of the places they share.
        const bests = choices.map((values) => 1 + values.filter((value) => value > values[at]!).length)
        const worsts = choices.map((values) => values.filter((value) => value >= values[at]!).length)
        assert.deepEqual({ best, worst }, { best: Math.min(...bests), worst: Math.max(...worsts) })
      }
    }),
  )
})

test('possiblePlaces() from the lowest is the mirror of from the highest', () => {
  fc.assert(
    fc.property(intervals, (some) => {
      const mirror = some.map(({ low, high }) => ({ low: -high, high: -low }))
      assert.deepEqual(possiblePlaces(some, 'lowest'), possiblePlaces(mirror, 'highest'))
    }),
  )
})

test('possiblePlaces() with confidenceOfEach() hold all true places at once as often as they say', () => {
  const random = seeded(4)
  const truth = [0, 0.1, 0.5, 0.5, 2, 3.5]
  const z = normalQuantile((1 + confidenceOfEach(0.9, truth.length)) / 2)
  let held = 0
  for (let run = 0; run < 1000; run++) {
    const seen = truth.map((value) => value + normalQuantile(random()) * 0.3)
    const places = possiblePlaces(
      seen.map((value) => ({ low: value - z * 0.3, high: value + z * 0.3 })),
      'highest',
    )
    const all = truth.every((value, at) => {
      const above = truth.filter((other) => other > value).length
      const notBelow = truth.filter((other) => other >= value).length
      return places[at]!.best <= notBelow && places[at]!.worst >= above + 1
    })
    if (all) held++
  }
  assert.ok(held >= 900, `${held}`)
})

test('possiblePlaces() of none, of one, and of figures that all overlap', () => {
  assert.deepEqual(possiblePlaces([], 'highest'), [])
  assert.deepEqual(possiblePlaces([{ low: 1, high: 1 }], 'lowest'), [{ best: 1, worst: 1 }])
  assert.deepEqual(
    possiblePlaces(
      [
        { low: 0, high: 1 },
        { low: 1, high: 2 },
      ],
      'lowest',
    ),
    [
      { best: 1, worst: 2 },
      { best: 1, worst: 2 },
    ],
  )
  assert.throws(() => possiblePlaces([{ low: 2, high: 1 }], 'lowest'), RangeError)
  assert.throws(() => confidenceOfEach(0.9, 0), RangeError)
})

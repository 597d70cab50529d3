import assert from 'node:assert/strict'
import { test } from 'node:test'
import { didItWork } from './effect.ts'
import { normalQuantile } from './normal.ts'
import { seeded } from './random.ts'

const WEEKS = 104

/** Weekly counts around `mean`, twice as spread as chance alone, times `ratio` from a week on. */
function weeks(random: () => number, mean: number, ratio = 1, from = WEEKS): number[] {
  return Array.from({ length: WEEKS }, (_, week) => {
    const expected = week < from ? mean : mean * ratio
    return Math.max(0, Math.round(expected + normalQuantile(random()) * Math.sqrt(2 * expected)))
  })
}

/** The start of the four worst weeks in a row between week 60 and 85. */
function worst(counts: number[]): number {
  const sums = Array.from({ length: 25 }, (_, at) => counts.slice(60 + at, 64 + at).reduce((a, b) => a + b, 0))
  return 60 + sums.indexOf(Math.max(...sums))
}

test('didItWork() sees a fix that worked, and gives its size', () => {
  const random = seeded(2)
  let seen = 0
  let ratios = 0
  for (let run = 0; run < 40; run++) {
    const effect = didItWork(weeks(random, 60, 0.6, 80), { alarmFrom: 74, fixedAt: 80 }, {})
    assert.ok('ratio' in effect)
    ratios += effect.ratio / 40
    if (effect.verdict === 'fewer') seen++
    assert.notEqual(effect.verdict, 'more')
    assert.ok(effect.low < effect.ratio && effect.ratio < effect.high)
  }
  assert.ok(seen >= 38, `${seen} of 40`)
  assert.ok(Math.abs(ratios - 0.6) < 0.02, `${ratios}`)
})

test('didItWork() does not praise a fix for what would have passed by itself', () => {
  const random = seeded(6)
  let naive = 0
  let bias = 0
  let praised = 0
  for (let run = 0; run < 150; run++) {
    const counts = weeks(random, 20)
    const alarmFrom = worst(counts)
    const careless = didItWork(counts, { alarmFrom: alarmFrom + 4, fixedAt: alarmFrom + 4 }, {})
    const careful = didItWork(counts, { alarmFrom, fixedAt: alarmFrom + 4 }, {})
    assert.ok('ratio' in careful && 'ratio' in careless)
    naive += Math.log(careless.ratio) / 150
    bias += Math.log(careful.ratio) / 150
    if (careful.verdict === 'fewer') praised++
  }
  assert.ok(Math.abs(bias) < 0.015 && naive < bias - 0.015, `${bias} ${naive}`)
  assert.ok(praised <= 9, `${praised} of 150`)
})

test('didItWork() calls nothing an effect that earlier places show as well', () => {
  // A quarter of a year low, a quarter high, that no column explains: as large steps come by themselves.
  const counts = Array.from({ length: WEEKS }, (_, week) => (Math.floor(week / 13) % 2 === 0 ? 40 : 80))
  const effect = didItWork(counts, { alarmFrom: 88, fixedAt: 91 }, {})
  assert.ok('ratio' in effect)
  assert.ok(effect.low > 1.2, 'the interval alone would call it an effect')
  assert.equal(effect.verdict, 'no-clear-change')
  assert.ok(effect.placebos.length >= 10 && effect.asFar > 0.1)
})

test('didItWork() with a slope sees an effect that comes slowly, its size in the middle and its pace', () => {
  const random = seeded(8)
  const runs = 40
  let held = 0
  let seen = 0
  for (let run = 0; run < runs; run++) {
    // From week 80 on each week has 3 % fewer than the one before.
    const counts = weeks(random, 90).map((count, week) => (week < 80 ? count : Math.round(count * 0.97 ** (week - 79))))
    const effect = didItWork(counts, { alarmFrom: 74, fixedAt: 80 }, {}, { slope: true })
    assert.ok('ratio' in effect && effect.slope)
    if (effect.verdict === 'fewer') seen++
    if (effect.slope.low <= 0.97 && 0.97 <= effect.slope.high) held++
    // Twelve and a half weeks of it at the middle of the 24.
    assert.ok(Math.abs(effect.ratio / 0.97 ** 12.5 - 1) < 0.15, `${effect.ratio}`)
  }
  assert.ok(seen >= runs - 2, `${seen} of ${runs}`)
  assert.ok(held >= 0.8 * runs, `${held} of ${runs}`)
})

test('didItWork() without a slope has none, and with one leaves the alarm out as well', () => {
  const counts = weeks(seeded(9), 40)
  const fix = { alarmFrom: 74, fixedAt: 80 }
  const plain = didItWork(counts, fix, {})
  assert.ok('slope' in plain && plain.slope === null)
  const alarmed = counts.map((count, week) => (week >= 74 && week < 80 ? count * 9 : count))
  for (const slope of [false, true])
    assert.deepEqual(didItWork(alarmed, fix, {}, { slope }), didItWork(counts, fix, {}, { slope }))
})

test('didItWork() says when there is too little to tell', () => {
  const counts = Array<number>(60).fill(9)
  const little = { verdict: 'too-little' }
  assert.deepEqual(didItWork(counts, { alarmFrom: 50, fixedAt: 55 }, {}), little)
  assert.deepEqual(didItWork(counts, { alarmFrom: 7, fixedAt: 12 }, {}), little)
  assert.deepEqual(didItWork(counts, { alarmFrom: 20, fixedAt: 24 }, {}), little)
  assert.deepEqual(
    didItWork(
      counts.map(() => 0),
      { alarmFrom: 40, fixedAt: 44 },
      {},
    ),
    little,
  )
  assert.deepEqual(didItWork([], { alarmFrom: 0, fixedAt: 0 }, {}), little)
  assert.equal(didItWork(counts, { alarmFrom: 40, fixedAt: 44 }, {}).verdict, 'no-clear-change')
})

test('didItWork() refuses an alarm after its fix, and places outside the series', () => {
  const counts = Array<number>(60).fill(9)
  for (const fix of [
    { alarmFrom: 30, fixedAt: 20 },
    { alarmFrom: -1, fixedAt: 20 },
    { alarmFrom: 20, fixedAt: 61 },
    { alarmFrom: 1.5, fixedAt: 9 },
  ]) {
    assert.throws(() => didItWork(counts, fix, {}), RangeError)
  }
})

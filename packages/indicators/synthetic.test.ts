import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { normalQuantile } from './normal.ts'
import { seeded } from './random.ts'
import { syntheticEffect } from './synthetic.ts'

const folder = `${process.env.PASOKH_SHARED ?? '../shared'}/data/stats/synthdid-prop99`

test('syntheticEffect() gives the published effect of California’s proposition 99, and its weights', (t) => {
  if (!existsSync(folder)) return t.skip('the reference panel is not here')
  const rows = readFileSync(`${folder}/california_prop99.csv`, 'utf8')
    .trim()
    .split(/\r?\n/)
    .slice(1)
    .map((line) => line.split(';'))
  const lines = Map.groupBy(rows, ([state]) => state!)
  const packs = (state: string) =>
    lines
      .get(state)!
      .toSorted((a, b) => Number(a[1]) - Number(b[1]))
      .map((row) => Number(row[2]))
  const states = [...lines.keys()].filter((state) => state !== 'California').sort()
  const got = syntheticEffect({ fixed: [packs('California')], others: states.map(packs), alarmFrom: 19, fixedAt: 19 })
  const { sdid } = JSON.parse(readFileSync(`${folder}/expected.json`, 'utf8'))

  assert.ok(Math.abs(got.effect - sdid.estimate) < 1e-6, `${got.effect}`)
  for (const [at, state] of states.entries()) assert.ok(Math.abs(got.places[at]! - sdid.omega[state]) < 1e-6, state)
  for (const [at, weight] of Object.values<number>(sdid.lambda).entries())
    assert.ok(Math.abs(got.times[at]! - weight) < 1e-6)
  // Table 1 of the paper: −15.6 with error 8.4, which there comes from placebos drawn by chance.
  assert.equal(got.effect.toFixed(1), '-15.6')
  assert.ok(Math.abs(got.error - 8.4) < 1, `${got.error}`)
  // Before the law there was nothing of the kind.
  assert.equal(got.earlier.length, 9)
  for (const effect of got.earlier) assert.ok(Math.abs(effect) < 8, `${effect}`)
})

/** Places with a level and a share in a common course of their own; the first gains `effect` from time 16 on. */
function panel(random: () => number, effect: number) {
  const course = Array.from({ length: 20 }, (_, time) => Math.sin(time / 3) * 4 + time / 2)
  const lines = Array.from({ length: 11 }, (_, place) => {
    const [level, share] = [10 + 20 * random(), random() * 2]
    return course.map(
      (common, time) =>
        level + share * common + normalQuantile(random()) * 0.5 + (place === 0 && time >= 16 ? effect : 0),
    )
  })
  return { fixed: lines.slice(0, 1), others: lines.slice(1), alarmFrom: 16, fixedAt: 16 }
}

test('syntheticEffect() finds a planted effect where places run differently, and holds it as often as it says', () => {
  const random = seeded(12)
  let held = 0
  let sum = 0
  for (let run = 0; run < 25; run++) {
    const { effect, low, high } = syntheticEffect(panel(random, 5), 0.9)
    sum += effect / 25
    if (low <= 5 && 5 <= high) held++
  }
  assert.ok(Math.abs(sum - 5) < 0.4, `${sum}`)
  assert.ok(held >= 18, `${held} of 25`)
})

test('syntheticEffect() leaves out the alarm: bad times before the fix change nothing of the effect', () => {
  const random = seeded(30)
  const some = panel(random, 0)
  const alarm = { ...some, alarmFrom: 13, fixedAt: 16 }
  const worse = (line: readonly number[]) => line.map((value, time) => value + (time >= 13 && time < 16 ? 40 : 0))
  const got = syntheticEffect({ ...alarm, fixed: some.fixed.map(worse) })
  assert.deepEqual(got, syntheticEffect(alarm))
  assert.equal(got.times.length, 13)
  assert.ok(Math.abs(got.effect) < 2, `${got.effect}`)
  // Taken for times before the fix, they would change it.
  const careless = syntheticEffect({ ...some, fixed: some.fixed.map(worse) }).effect
  const calm = syntheticEffect(some).effect
  assert.ok(Math.abs(careless - calm) > 0.3, `${careless} ${calm}`)
})

test('syntheticEffect() shows by its earlier times where places do not run along', () => {
  const some = panel(seeded(31), 5)
  const calm = syntheticEffect(some)
  assert.equal(calm.earlier.length, 8)
  assert.ok(
    calm.earlier.every((effect) => Math.abs(effect) < 3),
    `${calm.earlier}`,
  )
  const drifting = some.fixed.map((line) => line.map((value, time) => value + (time >= 9 ? 12 : 0)))
  assert.ok(syntheticEffect({ ...some, fixed: drifting }).earlier.some((effect) => effect > 8))
})

test('syntheticEffect() has weights from 0 that add up to 1, and does not mind levels of places', () => {
  const some = panel(seeded(3), 2)
  const got = syntheticEffect(some)
  for (const weights of [got.places, got.times]) {
    assert.ok(weights.every((weight) => weight >= 0))
    assert.ok(Math.abs(weights.reduce((a, b) => a + b, 0) - 1) < 1e-9)
  }
  const raised = syntheticEffect({
    ...some,
    others: some.others.map((line, at) => line.map((value) => value + 100 * at)),
  })
  assert.ok(Math.abs(raised.effect - got.effect) < 1e-9)
})

test('syntheticEffect() of places that never change is 0 without error, and it refuses too little', () => {
  const flat = Array.from({ length: 6 }, () => [4, 4, 4, 4])
  const { effect, error } = syntheticEffect({ fixed: [[7, 7, 7, 7]], others: flat, alarmFrom: 2, fixedAt: 2 })
  assert.deepEqual([effect, error], [0, 0])
  assert.throws(() => syntheticEffect({ fixed: [[1, 1]], others: flat, alarmFrom: 2, fixedAt: 2 }), RangeError)
  assert.throws(() => syntheticEffect({ fixed: [], others: flat, alarmFrom: 2, fixedAt: 2 }), RangeError)
  assert.throws(
    () => syntheticEffect({ fixed: [[1, 1, 1, 1]], others: flat.slice(3), alarmFrom: 2, fixedAt: 2 }),
    RangeError,
  )
  assert.throws(
    () => syntheticEffect({ fixed: [[1, 1, Number.NaN, 1]], others: flat, alarmFrom: 2, fixedAt: 2 }),
    RangeError,
  )
  assert.throws(() => syntheticEffect({ fixed: [[1, 1, 1, 1]], others: flat, alarmFrom: 4, fixedAt: 4 }), RangeError)
  assert.throws(() => syntheticEffect({ fixed: [[1, 1, 1, 1]], others: flat, alarmFrom: 3, fixedAt: 2 }), RangeError)
})

/** Probabilities against their definition, and the fit against trying every pair of numbers on a grid. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Calibration, calibrate, first, probabilities, type Scored } from './calibrate.ts'

const margin = fc.double({ min: -3, max: 3, noNaN: true })
const margins = fc.array(margin, { maxLength: 6 }).map((some) => Float64Array.from(some))

test('probabilities() are the softmax of margins and the margin of none, less the doubt', () => {
  fc.assert(
    fc.property(
      margins,
      fc.double({ min: 0.1, max: 20, noNaN: true }),
      margin,
      fc.constantFrom(0, 0.1),
      (margins, sharpness, none, doubt) => {
        const powers = [...margins].map((one) => Math.exp(sharpness * one))
        const sum = powers.reduce((total, power) => total + power, Math.exp(sharpness * none))
        const shares = probabilities(margins, { sharpness, none, doubt })
        powers.forEach((power, at) => {
          assert.ok(Math.abs(shares[at]! - ((1 - doubt) * power) / sum) < 1e-9)
        })
      },
    ),
  )
})

test('probabilities() stay finite however large the margins', () => {
  assert.deepEqual([...probabilities(Float64Array.of(1e4, -1e4), { sharpness: 50, none: 0, doubt: 0 })], [1, 0])
})

test('first() is the first of equal ones, and nothing of nothing', () => {
  assert.equal(first(Float64Array.of(1, 3, 3)), 1)
  assert.equal(first(new Float64Array(0)), -1)
})

/** Margins of which the label is right as often as `truth` says, drawn by counting, not by chance. */
function drawn(truth: Calibration): Scored[] {
  return Array.from({ length: 3000 }, (_, at) => {
    const margins = Float64Array.of(-1 + ((at * 7) % 20) / 10, -0.8 + ((at * 3) % 11) / 10)
    const shares = probabilities(margins, truth)
    const label = first(shares)
    return { margins, target: (at * 0.618034) % 1 < shares[label]! ? label : -1 }
  })
}

test('calibrate() finds the numbers by which the texts were drawn', () => {
  for (const truth of [
    { sharpness: 3, none: -0.9, doubt: 0 },
    { sharpness: 8, none: 0.2, doubt: 0.2 },
  ]) {
    const found = calibrate(drawn(truth), 2)
    assert.ok(Math.abs(Math.log(found.sharpness / truth.sharpness)) < 0.15, `sharpness ${found.sharpness}`)
    assert.ok(Math.abs(found.none - truth.none) < 0.15, `none ${found.none}`)
    assert.ok(Math.abs(found.doubt - truth.doubt) < 0.05, `doubt ${found.doubt}`)
  }
})

test('calibrate() begins with none a little above a text of which nothing is known', () => {
  assert.deepEqual(calibrate([], 2), { sharpness: 5, none: 0.15, doubt: 0.02 })
  assert.deepEqual(calibrate([], 10), { sharpness: 5, none: 0.2 - 1 + 0.15, doubt: 0.02 })
  assert.deepEqual(calibrate([], 0), calibrate([], 2))
})

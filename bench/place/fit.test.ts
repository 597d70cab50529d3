import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { isotonicKnots, logisticWeights } from './fit.ts'
import { randomFrom } from './queries.ts'

describe('logisticWeights()', () => {
  it('finds the weights by which something was right', () => {
    const random = randomFrom(4)
    const seen = Array.from({ length: 20_000 }, () => {
      const sign = 4 * random() - 2
      return { signs: [1, sign], isRight: random() < 1 / (1 + Math.exp(-(0.5 + 1.5 * sign))) }
    })
    const [constant, slope] = logisticWeights(seen) as [number, number]
    assert.ok(Math.abs(constant - 0.5) < 0.1 && Math.abs(slope - 1.5) < 0.1, `${constant} ${slope}`)
  })

  it('has none of nothing, and leaves a sign that never is there at 0', () => {
    assert.deepEqual(logisticWeights([]), [])
    const seen = Array.from({ length: 100 }, (_, at) => ({ signs: [1, 0], isRight: at % 4 > 0 }))
    const [constant, never] = logisticWeights(seen) as [number, number]
    assert.ok(Math.abs(constant - Math.log(3)) < 0.01)
    assert.equal(Math.abs(never), 0)
  })
})

describe('isotonicKnots()', () => {
  it('pools what goes down, by hand: 0, 1, 0, 1 become 0, ½, 1', () => {
    const seen = [0.1, 0.2, 0.3, 0.4].map((raw, at) => ({ raw, isRight: at % 2 === 1 }))
    assert.deepEqual(isotonicKnots(seen, 1000), [
      [0.1, 0],
      [0.25, 0.5],
      [0.4, 1],
    ])
  })

  it('ascends whatever it is given', () => {
    const random = randomFrom(9)
    const seen = Array.from({ length: 3000 }, () => ({ raw: random(), isRight: random() < 0.5 }))
    const knots = isotonicKnots(seen)
    for (const [at, [raw, right]] of knots.entries())
      assert.ok(at === 0 || (raw > knots[at - 1]![0] && right >= knots[at - 1]![1]))
    assert.deepEqual(isotonicKnots([]), [])
  })
})

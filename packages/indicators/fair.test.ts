import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { compareFairly, funnelLimits, type Office } from './fair.ts'
import { seeded } from './random.ts'

const near = (got: number, want: number, within = 1e-12) =>
  assert.ok(Math.abs(got - want) < within, `${got} is not ${want}`)
const part = fc.nat(60).chain((n) => fc.record({ successes: fc.nat(n), n: fc.constant(n) }))
const offices = fc
  .integer({ min: 1, max: 4 })
  .chain((kinds) =>
    fc
      .array(fc.array(part, { minLength: kinds, maxLength: kinds }), { maxLength: 6 })
      .map((all): Office[] => all.map((own, at) => ({ name: `office ${at}`, kinds: own }))),
  )

test('compareFairly() expects as many successes as there were, and ratios that weigh to one', () => {
  fc.assert(
    fc.property(offices, (some) => {
      const standings = compareFairly(some)
      const observed = standings.reduce((sum, standing) => sum + standing.observed, 0)
      near(
        standings.reduce((sum, standing) => sum + standing.expected, 0),
        observed,
        1e-9,
      )
      assert.equal(
        observed,
        some.flatMap(({ kinds }) => kinds).reduce((sum, { successes }) => sum + successes, 0),
      )
    }),
  )
})

test('compareFairly() with one kind of case is each plain share', () => {
  fc.assert(
    fc.property(fc.array(part, { minLength: 1 }), (parts) => {
      for (const { n, observed, share } of compareFairly(parts.map((kind, at) => ({ name: `${at}`, kinds: [kind] })))) {
        if (share !== null && n > 0) near(share, observed / n)
      }
    }),
  )
})

test('compareFairly() does not blame the office that has the hard cases', () => {
  const [easy, hard] = compareFairly([
    {
      name: 'easy',
      kinds: [
        { successes: 900, n: 1000 },
        { successes: 20, n: 100 },
      ],
    },
    {
      name: 'hard',
      kinds: [
        { successes: 90, n: 100 },
        { successes: 200, n: 1000 },
      ],
    },
  ])
  near(easy!.share!, hard!.share!)
  assert.deepEqual([easy!.beyond, hard!.beyond], ['within', 'within'])
})

test('compareFairly() calls one in twenty beyond its limits when all offices do the same, and names the one that does not', () => {
  const random = seeded(11)
  const draw = (n: number, share: number) => ({
    successes: Array.from({ length: n }, () => random() < share).filter(Boolean).length,
    n,
  })
  let beyond = 0
  for (let run = 0; run < 40; run++) {
    const same = Array.from({ length: 25 }, (_, at) => ({
      name: `${at}`,
      kinds: [draw(60 + 10 * at, 0.8), draw(100, 0.3)],
    }))
    beyond += compareFairly(same).filter((standing) => standing.beyond !== 'within').length
    const other = compareFairly([...same, { name: 'slow', kinds: [draw(300, 0.6), draw(100, 0.2)] }])
    assert.equal(other.at(-1)!.beyond, 'below')
  }
  assert.ok(beyond > 25 && beyond < 75, `${beyond} of 1000`)
})

test('compareFairly() of none, of offices without cases, and of kinds that never succeed', () => {
  assert.deepEqual(compareFairly([]), [])
  const [empty, failing] = compareFairly([
    { name: 'empty', kinds: [{ successes: 0, n: 0 }] },
    { name: 'failing', kinds: [{ successes: 0, n: 9 }] },
  ])
  assert.deepEqual([empty!.share, failing!.share, failing!.beyond], [null, null, 'within'])
  assert.throws(
    () =>
      compareFairly([
        { name: 'a', kinds: [] },
        { name: 'b', kinds: [{ successes: 0, n: 1 }] },
      ]),
    RangeError,
  )
  assert.throws(() => compareFairly([{ name: 'a', kinds: [{ successes: 2, n: 1 }] }]), RangeError)
})

test('funnelLimits() are those of Spiegelhalter’s formula computed in R', () => {
  for (const [target, n, confidence, low, high] of [
    [0.3, 50, 0.95, 0.1661393803119345, 0.4201358867168803],
    [0.02, 40, 0.95, 0, 0.0638061820206933],
    [0.9, 5000, 0.998, 0.8865639587973292, 0.9127792005752952],
  ] as const) {
    near(funnelLimits(target, n, confidence).low, low, 1e-10)
    near(funnelLimits(target, n, confidence).high, high, 1e-10)
  }
})

test('funnelLimits() hold the target, narrow with n, and refuse what has no funnel', () => {
  for (let n = 4; n < 4000; n *= 2) {
    const [wide, narrow] = [funnelLimits(0.4, n), funnelLimits(0.4, 2 * n)]
    assert.ok(wide.low < 0.4 && 0.4 < wide.high && wide.high - wide.low > narrow.high - narrow.low)
  }
  assert.throws(() => funnelLimits(0, 5), RangeError)
  assert.throws(() => funnelLimits(0.5, 0), RangeError)
  assert.throws(() => funnelLimits(0.5, 5, 1), RangeError)
})

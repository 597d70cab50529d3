import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { MATCH_KNOTS, PART_KNOTS } from './certainty.data.ts'
import { type Doubts, matchCertainty, matchSigns, type PartDoubts, partCertainty, rawOf } from './certainty.ts'
import { TOWN_ROWS } from './fixtures/town.ts'
import { buildGazetteer, geocode } from './index.ts'

const NONE: Doubts = { share: 1, errors: 0, near: 0, far: 0, strange: 0, letters: 8, around: 2, isLarge: false }
const PART: PartDoubts = { share: 1, cost: 0, letters: 8, isSound: false, isOwn: true, around: 2, unread: 0 }
const share = fc.double({ min: 0.001, max: 1, noNaN: true })

describe('matchCertainty()', () => {
  it('is high without doubts, and falls with errors, with unread words and with rivals', () => {
    assert.ok(matchCertainty(NONE) > 0.95)
    for (const worse of [
      { errors: 12 },
      { near: 1 },
      { near: 1, isLarge: true },
      { share: 0.5 },
      { errors: 3, around: 0 },
    ])
      assert.ok(matchCertainty({ ...NONE, ...worse }) < matchCertainty(NONE), JSON.stringify(worse))
  })

  it('never is above its share, nor below 0', () => {
    fc.assert(
      fc.property(share, fc.nat(30), fc.nat(9), fc.boolean(), (share, errors, near, isLarge) => {
        const sure = matchCertainty({ ...NONE, share, errors, near, isLarge })
        assert.ok(sure >= 0 && sure <= share)
      }),
    )
  })

  it('never falls when the share grows', () => {
    fc.assert(
      fc.property(share, share, fc.nat(20), (a, b, errors) => {
        const of = (share: number) => matchCertainty({ ...NONE, errors, share })
        assert.ok(of(Math.min(a, b)) <= of(Math.max(a, b)) + 1e-12)
      }),
    )
  })
})

describe('partCertainty()', () => {
  it('is high for a name as written, and falls with what its letters cost', () => {
    assert.ok(partCertainty(PART) > 0.95)
    assert.ok(partCertainty({ ...PART, cost: 12, letters: 5 }) < 0.9)
    assert.ok(partCertainty({ ...PART, share: 0.4 }) <= 0.4)
  })
})

describe('rawOf()', () => {
  it('is half its share without weights', () => {
    assert.equal(rawOf(0.8, matchSigns(NONE), []), 0.4)
  })

  it('is mapped by ascending knots', () => {
    for (const knots of [MATCH_KNOTS, PART_KNOTS])
      for (const [at, [raw, right]] of knots.entries()) {
        const [before, below] = knots[at - 1] ?? [-1, 0]
        assert.ok(raw > before && right >= below && right <= 1)
      }
  })
})

describe('the certainties of geocode()', () => {
  it('of one text do not sum to more than 1, and say in explain mode what they are made of', () => {
    const town = buildGazetteer(TOWN_ROWS)
    const { matches, explained } = geocode(town, 'روستای علی آباد', { explain: true })
    assert.ok(matches.reduce((sum, { certainty }) => sum + certainty, 0) <= 1.01)
    const cost = explained!.costs.find(({ place }) => place === matches[0]!.place)!
    assert.ok(Math.abs(cost.doubts.share - 1 / 3) < 0.01)
    assert.deepEqual(
      cost.words.map(({ text, doubts }) => [text, doubts.isOwn]),
      [['علی آباد', true]],
    )
  })
})

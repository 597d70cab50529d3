import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { buildDeletes, eachNearKey } from './delete-index.ts'
import { edits, errorCost, lettersApart, lettersIn, NEVER, patternOf } from './distance.ts'
import { wordsOf } from './letters.ts'

const symbols = (text: string) => wordsOf(text.replace(/ /g, '')).bytes
const word = fc.array(fc.constantFrom(37, 38, 39, 40, 41), { maxLength: 12 }).map((list) => Uint8Array.from(list))

/** Optimal string alignment as it is defined, for comparison. */
function slowEdits(a: Uint8Array, b: Uint8Array): number {
  const at = (i: number, j: number): number => {
    if (i === 0 || j === 0) return i + j
    const known = memo[i * 99 + j]
    if (known !== undefined) return known
    let best = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1))
    if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) best = Math.min(best, at(i - 2, j - 2) + 1)
    memo[i * 99 + j] = best
    return best
  }
  const memo: number[] = []
  return at(a.length, b.length)
}

describe('edits()', () => {
  it('agrees with the definition of optimal string alignment', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.equal(edits(patternOf(a, 0, a.length), b, 0, b.length), slowEdits(a, b))
      }),
      { numRuns: 2000 },
    )
  })

  it('lettersApart() is at most twice as much', () => {
    fc.assert(
      fc.property(word, word, (a, b) => {
        assert.ok(lettersApart(lettersIn(a, 0, a.length), lettersIn(b, 0, b.length)) <= 2 * slowEdits(a, b))
      }),
    )
  })
})

describe('errorCost()', () => {
  const cost = (written: string, name: string) => {
    const [a, b] = [symbols(written), symbols(name)]
    return errorCost(a, 0, a.length, b, 0, b.length)
  }

  it('is nothing for the same, less for letters that sound alike than for neighbours, and most for others', () => {
    assert.equal(cost('بهار', 'بهار'), 0)
    assert.ok(cost('بحار', 'بهار') < cost('بعار', 'بهار'))
    assert.ok(cost('بعار', 'بهار') < cost('بژار', 'بهار'))
    assert.ok(cost('طهران', 'تهران') < cost('مهران', 'تهران'))
  })

  it('never takes one number for another', () => {
    assert.equal(cost('17شهریور', '19شهریور'), NEVER)
    assert.equal(cost('کوچه12', 'کوچه2'), NEVER)
    assert.equal(cost('12', '21'), NEVER)
    assert.ok(cost('۱۷ شهریر', '17 شهریور') < 6)
  })
})

describe('eachNearKey()', () => {
  it('misses no key that is at most two edits away', () => {
    fc.assert(
      fc.property(
        fc.array(
          word.filter(({ length }) => length > 2),
          { minLength: 1, maxLength: 20 },
        ),
        word,
        (keys, asked) => {
          const keyStart = new Uint32Array(keys.length + 1)
          for (const [at, key] of keys.entries()) keyStart[at + 1] = keyStart[at]! + key.length
          const keyBytes = Uint8Array.from(keys.flatMap((key) => [...key]))
          const index = buildDeletes(keyBytes, keyStart, () => true)
          const found = new Set<number>()
          eachNearKey(index, asked, 0, asked.length, 2, (key) => found.add(key))
          for (const [at, key] of keys.entries()) if (slowEdits(asked, key) <= 2) assert.ok(found.has(at))
        },
      ),
      { numRuns: 300 },
    )
  })
})

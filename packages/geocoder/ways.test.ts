import assert from 'node:assert/strict'
import { it } from 'node:test'
import fc from 'fast-check'
import { levelOf } from './gazetteer.ts'
import { buildGazetteer, geocode, type Row } from './index.ts'
import { STREET } from './levels.ts'
import { hasWays } from './ways.ts'

it('hasWays() agrees with a look at every place', () => {
  const rows = Array.from({ length: 1500 }, (_, at): Row => {
    // Streets are rare, and come in the midst of cities without any.
    const street = at % 307 === 0
    return {
      code: `${at}`,
      name: `ن${at}`,
      level: street ? 'street' : 'city',
      ...(street && at > 0 && { parent: `${at - 1}` }),
    }
  })
  const g = buildGazetteer(rows)
  fc.assert(
    fc.property(fc.nat(1500), fc.nat(1500), (a, b) => {
      const [from, end] = [Math.min(a, b), Math.max(a, b)]
      let slow = false
      for (let place = from; place < end; place++) if (levelOf(g, place) >= STREET) slow = true
      assert.equal(hasWays(g, from, end), slow)
    }),
    { numRuns: 1000 },
  )
})

it('geocode() finds a street by its name alone, whatever else the file holds, and in a province whose last place is a village', () => {
  const g = buildGazetteer([
    { code: 'f', name: 'فارس', level: 'province' },
    { code: 's', name: 'شیراز', level: 'city', parent: 'f' },
    { code: 'z', name: 'خیابان زند', level: 'street', parent: 's' },
    { code: 'v', name: 'کوشک', level: 'village', parent: 'f' },
    { code: 'q', name: 'قم', level: 'province' },
    { code: 'w', name: 'کهک', level: 'village', parent: 'q' },
  ])
  assert.equal(geocode(g, 'خیابان زند').matches[0]?.code, 'z')
  assert.equal(geocode(g, 'فارس، خیابان زند').matches[0]?.code, 'z')
  assert.equal(geocode(g, 'زند، استان فارس').matches[0]?.code, 'z')
})

it('geocode() takes the word for a street at its word, where an area has the same name', () => {
  const g = buildGazetteer([
    { code: 'i', name: 'اصفهان', level: 'city' },
    { code: 's', name: 'شیراز', level: 'city' },
    { code: 'q', name: 'شهرک فیروزه', level: 'quarter', parent: 's', aliases: ['فیروزه'] },
    { code: 'b', name: 'بلوار فیروزه', level: 'street', parent: 'q', houses: [{ number: 7 }] },
    { code: 'e', name: 'خیابان اصفهان', level: 'street', parent: 's', houses: [{ number: 7 }] },
  ])
  const found = (text: string) => {
    const { status, matches } = geocode(g, text)
    return `${status} ${matches[0]?.code} ${matches[0]?.level}`
  }
  assert.equal(found('بلوار فیروزه، پلاک ۷'), 'found b house')
  assert.equal(found('خیابان اصفهان، پلاک ۷'), 'found e house')
  for (const text of ['فیروزه', 'شهرک فیروزه']) assert.equal(found(text), 'found q quarter')
  assert.equal(found('شهر اصفهان'), 'found i city')
})

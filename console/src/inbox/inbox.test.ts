/** Filters in the address, pages of a moving list, and shortcuts on a Persian keyboard. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Row } from '../case-doors.ts'
import { askedOf, filtersOn, joinPages, mayBeCode, moved, withChange } from './asked.ts'
import { keyOf } from './keys.ts'

const row = (caseId: string, excerpt = '') => ({ caseId, excerpt }) as Row
const ids = (rows: readonly Row[]) => rows.map(({ caseId }) => caseId)

test('askedOf() reads what withChange() wrote, and nothing else of the address', () => {
  const search = withChange(new URLSearchParams('x=1&desk=d1'), { due: 'late', desk: null, service: 's' })
  assert.deepEqual(askedOf(search), { due: 'late', service: 's' })
  assert.equal(search.get('x'), '1')
  assert.deepEqual(askedOf(new URLSearchParams('')), {})
})

test('filtersOn() counts filters and not the desk', () => {
  assert.equal(filtersOn({ desk: 'd' }), 0)
  assert.equal(filtersOn({ desk: 'd', due: 'late', unsorted: 'yes' }), 2)
})

test('joinPages() shows a case once, where the later page has it', () => {
  const pages = [{ cases: [row('a'), row('b', 'old'), row('c')] }, { cases: [row('b', 'new'), row('d')] }]
  assert.deepEqual(ids(joinPages(pages)), ['a', 'c', 'b', 'd'])
  assert.equal(joinPages(pages)[2]?.excerpt, 'new')
  assert.deepEqual(joinPages([]), [])
})

test('joinPages() loses no case and repeats none', () => {
  fc.assert(
    fc.property(fc.array(fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'))), (pages) => {
      const joined = ids(joinPages(pages.map((page) => ({ cases: page.map((id) => row(id)) }))))
      assert.deepEqual([...joined].sort(), [...new Set(pages.flat())].sort())
    }),
  )
})

test('moved() stops at both ends and begins at the first', () => {
  const rows = [row('a'), row('b'), row('c')]
  assert.equal(moved(rows, null, 1), 'a')
  assert.equal(moved(rows, 'a', 1), 'b')
  assert.equal(moved(rows, 'c', 1), 'c')
  assert.equal(moved(rows, 'a', -1), 'a')
  assert.equal(moved(rows, 'gone', 1), 'a')
  assert.equal(moved([], 'a', 1), null)
})

test('mayBeCode() knows what can be no code', () => {
  for (const text of ['k7m2xq', 'K7M2XQ', 'street']) assert.ok(mayBeCode(text), text)
  for (const text of ['water1x', 'برق قطع', 'boiler', '123', 'k7m2x0', '']) assert.ok(!mayBeCode(text), text)
})

const pressed = (key: string, code: string, more = {}) =>
  keyOf({ key, code, ctrlKey: false, metaKey: false, altKey: false, ...more })

test('keyOf() takes a letter by its place on the keyboard', () => {
  assert.equal(pressed('j', 'KeyJ'), 'j')
  assert.equal(pressed('ت', 'KeyJ'), 'j')
  assert.equal(pressed('؟', 'Slash'), '?')
  assert.equal(pressed('?', 'Slash'), '?')
  assert.equal(pressed('/', 'Slash'), '/')
  assert.equal(pressed('Enter', 'Enter'), 'Enter')
})

test('keyOf() leaves the shortcuts of the browser alone', () => {
  assert.equal(pressed('r', 'KeyR', { ctrlKey: true }), null)
  assert.equal(pressed('j', 'KeyJ', { metaKey: true }), null)
})

/** Hours of a day, read as people write them. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readSpans, writeSpans } from './hours.ts'

const MORNING = { fromMinute: 450, toMinute: 840 }
const AFTERNOON = { fromMinute: 900, toMinute: 1020 }

test('readSpans() reads figures of any script and several signs between', () => {
  for (const text of ['7:30-14:00', '۷:۳۰-۱۴:۰۰', '٧:٣٠ – ١٤', '07.30-14.00', '۷:۳۰ تا ۱۴'])
    assert.deepEqual(readSpans(text), [MORNING], text)
  for (const text of ['7:30-14, 15-17', '۷:۳۰-۱۴:۰۰، ۱۵:۰۰-۱۷:۰۰', '۷:۳۰ تا ۱۴ و ۱۵ تا ۱۷'])
    assert.deepEqual(readSpans(text), [MORNING, AFTERNOON], text)
  assert.deepEqual(readSpans('  '), [])
  assert.deepEqual(readSpans('0-24'), [{ fromMinute: 0, toMinute: 1440 }])
})

test('readSpans() refuses what is no day', () => {
  for (const text of ['14-7', '7:30', '7-25', '7:70-9:00', '15-17, 7-14', '8-12, 11-13', 'صبح'])
    assert.equal(readSpans(text), null, text)
})

test('readSpans() reads what writeSpans() wrote, in both languages', () => {
  const spans = fc
    .uniqueArray(fc.integer({ min: 0, max: 1440 }), { minLength: 0, maxLength: 6 })
    .map((minutes) => minutes.sort((a, b) => a - b))
    .map((minutes) =>
      Array.from({ length: Math.floor(minutes.length / 2) }, (_, n) => ({
        fromMinute: minutes[2 * n]!,
        toMinute: minutes[2 * n + 1]!,
      })),
    )
  fc.assert(
    fc.property(spans, fc.constantFrom('fa' as const, 'en' as const), (given, lang) => {
      assert.deepEqual(readSpans(writeSpans(lang, given)), given)
    }),
  )
})

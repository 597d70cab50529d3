import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { readWhen } from './when.ts'

describe('readWhen()', () => {
  const hour = (typed: string) => readWhen(typed, 'Asia/Tehran')?.toISOString() ?? null

  test('reads the forms that tables have', () => {
    for (const typed of [
      '2026-11-21T14:05:00+03:30',
      '2026-11-21T10:35Z',
      '2026-11-21 14:05',
      '2026/11/21، ساعت 14:05',
      '۱۴۰۵/۸/۳۰ ۱۴:۰۵',
      '۱۴۰۵/۰۸/۳۰ ساعت ۱۴:۰۵:۰۰',
      '1405-08-30T14:05',
      '١٤٠٥/٨/٣٠ ١٤:٠٥',
      '1795257300',
      '1795257300000',
      '\u20661405/08/30\u2069 14:05',
    ])
      assert.equal(hour(typed), '2026-11-21T10:35:00.000Z', typed)
    assert.equal(hour('۱۴۰۵/۸/۳۰'), '2026-11-20T20:30:00.000Z', 'a day begins at its midnight')
  })

  test('refuses what is no time, or may be two', () => {
    for (const typed of [
      'دیروز',
      '1404/12/30',
      '2026-02-29',
      '30/8/1405',
      '11/12/2026',
      '1405/8/30 25:00',
      '1750-01-01',
      '12345',
      '1405/8-30',
    ])
      assert.equal(hour(typed), null, typed)
  })

  test('agrees with the calendar of the runtime on every Jalali day', () => {
    const shown = new Intl.DateTimeFormat('en-US-u-ca-persian-nu-latn', {
      timeZone: 'UTC',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    })
    fc.assert(
      fc.property(fc.integer({ min: -15_000, max: 40_000 }), (day) => {
        const at = new Date(day * 86_400_000)
        const part = Object.fromEntries(shown.formatToParts(at).map(({ type, value }) => [type, value]))
        const typed = `${Number.parseInt(part.year!, 10)}/${part.month}/${part.day}`
        assert.equal(readWhen(typed, 'UTC')?.getTime(), at.getTime(), typed)
      }),
    )
  })
})

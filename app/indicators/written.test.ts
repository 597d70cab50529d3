/** How figures are written: in the words and digits of the language, with the days they are of. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { OTHERS } from './compute.ts'
import type { Figure } from './schema.ts'
import { figureUpTo, intervalText, partName, standsUpTo, valueText } from './written.ts'

const FILE = { reasonNames: { full: { fa: 'ظرفیت نیست', en: 'no room' } } }
const part = (of: Pick<Figure, 'part' | 'by' | 'numerator' | 'denominator'>, lang: 'fa' | 'en' = 'en') =>
  partName(lang, of, FILE)

test('standsUpTo() says one day where all services are of it, and else from when to when', () => {
  const [early, late] = [{ asOf: '2026-10-25' }, { asOf: '2026-11-21' }]
  assert.equal(standsUpTo('en', [early]), '25 October 2026')
  assert.equal(standsUpTo('fa', [early, early]), '۳ آبان ۱۴۰۵')
  assert.equal(
    standsUpTo('en', [late, early, late]),
    '25 October 2026 to 21 November 2026, each service to its own day',
  )
  assert.equal(standsUpTo('fa', [late, early]), '۳ آبان ۱۴۰۵ تا ۳۰ آبان ۱۴۰۵، هر خدمت تا روز خودش')
})

test('figureUpTo() says the day of a figure that has one of its own', () => {
  const services = [{ asOf: '2026-11-21' }]
  const days = { openedFrom: '2026-01-01', openedTo: '2026-11-01', asOf: '2026-11-15' }
  assert.equal(figureUpTo('en', days, services), '15 November 2026')
  for (const none of [null, undefined]) assert.equal(figureUpTo('en', none, services), '21 November 2026')
})

test('partName() speaks of the others only beside a part that has a name', () => {
  const merged = { part: OTHERS, by: 'channels' } as const
  assert.equal(part({ ...merged, numerator: 3, denominator: 30 }), 'The others together')
  assert.equal(part({ ...merged, numerator: 30, denominator: 30 }), 'All of them together')
  assert.equal(part({ ...merged, numerator: 30, denominator: 30 }, 'fa'), 'همه، با هم')
  assert.equal(part({ part: 'web', by: 'channels', numerator: 30, denominator: 30 }), 'Form on the web')
  assert.equal(part({ part: 'full', by: 'refusedFor', numerator: 3, denominator: 30 }), 'no room')
  assert.equal(part({ part: null, by: null, numerator: null, denominator: null }), '')
})

test('valueText() has the number of its noun', () => {
  const times = (value: number) => valueText('en', { unit: 'times', value, low: null, high: null, why: null })
  assert.deepEqual([0, 0.1, 1, 1.5].map(times), ['0 times', '0.1 times', '1 time', '1.5 times'])
  const areas = (value: number) => valueText('en', { unit: 'areas', value, low: null, high: null, why: null })
  assert.deepEqual([0, 1, 2].map(areas), ['0 areas', '1 area', '2 areas'])
})

test('intervalText() of something rare is not one of width nothing', () => {
  const rare = { unit: 'times', value: 0, low: 0, high: 0.000368, why: null } as const
  assert.equal(intervalText('en', rare), '0 to 0.0004 times')
  assert.equal(intervalText('fa', rare), '۰ تا ۰٫۰۰۰۴ بار')
  assert.equal(intervalText('en', { ...rare, low: 0.004, high: 1.239 }), '0.004 to 1.24 times')
})

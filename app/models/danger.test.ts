import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { DANGEROUS_IN_TOWN, HELD, type Labelled, TOLD_AWAY, TOLD_AWAY_HELD, TRIED } from '../../tests/town/danger.ts'
import { SUBMISSIONS } from '../../tests/town/submissions.ts'
import { DANGEROUS, ORDINARY } from './danger.phrases.ts'
import { dangerSigns } from './danger.ts'
import { mayBeDangerous } from './urgency.actions.ts'

const town: Labelled = {
  dangerous: SUBMISSIONS.filter(({ id }) => DANGEROUS_IN_TOWN.includes(id)).map(({ text }) => text),
  ordinary: SUBMISSIONS.filter(({ id }) => !DANGEROUS_IN_TOWN.includes(id)).map(({ text }) => text),
}

test('dangerSigns() gives the words as they stand, with «…» for what is between', () => {
  assert.deepEqual(dangerSigns('در کوچه ما سیم‌هاي برقِ لخت آویزان است'), ['سیم‌هاي … لخت', 'سیم‌هاي برقِ … آویزان'])
  assert.deepEqual(dangerSigns('بوی شدید گاز می‌آید'), ['بوی … گاز'])
  assert.deepEqual(dangerSigns('می کشمش'), ['می کشمش'])
  assert.deepEqual(dangerSigns('There is a GAS leak'), ['GAS leak'])
})

test('dangerSigns() takes no one word for danger that is none by itself', () => {
  for (const text of ['سیم تلفن', 'قبض گاز', 'آتش نشانی', 'آتش‌نشانی محله', 'the fire brigade came', 'چاه آب', ''])
    assert.deepEqual(dangerSigns(text), [], text)
})

test('dangerSigns() does not join words that stand far apart', () => {
  assert.equal(dangerSigns(`گاز ${'کلمه '.repeat(7)}نشتی`).length, 1)
  assert.deepEqual(dangerSigns(`گاز ${'کلمه '.repeat(8)}نشتی`), [])
})

test('dangerSigns() quotes only words of the text, whatever it is', () => {
  const words = fc.constantFrom(
    'سیم',
    'لخت',
    'گاز',
    'بوی',
    'آتش',
    '\u200c',
    '\ud800',
    '\u0000',
    '🔥',
    'می',
    'fire',
    'house',
    '',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string()), { maxLength: 40 }), (parts) => {
      const text = parts.join(' ')
      const signs = dangerSigns(text)
      assert.ok(signs.length <= 5)
      for (const sign of signs)
        for (const part of sign.split(/\s+|…/)) assert.ok(text.includes(part), `${sign} | ${text}`)
    }),
  )
})

test('dangerSigns() takes a word away that a «no» right beside it denies, and no other', () => {
  for (const text of ['آتش‌سوزی نبود', 'بوی گاز نمی‌آید', 'چاله خطری ندارد', 'no smoke and no fire in the house'])
    assert.deepEqual(dangerSigns(text), [], text)
  for (const text of [
    'چاله در ندارد',
    'نفسش بالا نمی‌آید',
    'آتش خاموش نمی‌شود',
    'خونریزی بند نمی‌آید',
    'بوی گاز می‌آید، نمی‌دانم از کجا',
  ])
    assert.notDeepEqual(dangerSigns(text), [], text)
})

test('dangerSigns() leaves what befalls an animal, unless a person is named', () => {
  assert.deepEqual(dangerSigns('ماهی‌های حوض مسموم شدند'), [])
  assert.deepEqual(dangerSigns('ماهی‌های حوض و دو نفر مسموم شدند'), ['نفر مسموم', 'مسموم'])
})

// What docs/methods/urgency.md says, less what a few texts make.
const figures = ({ dangerous, ordinary }: Labelled, isFound: (text: string) => boolean) => ({
  missed: dangerous.filter((text) => !isFound(text)).length / dangerous.length,
  falseAlarms: ordinary.filter(isFound).length / ordinary.length,
})
const byWords = (text: string) => dangerSigns(text).length > 0

test('the words miss few of the labelled texts and cry wolf at few', () => {
  for (const [name, texts, missed, falseAlarms] of [
    ['held', HELD, 0.07, 0.1],
    ['tried', TRIED, 0, 0.1],
    ['told away', TOLD_AWAY, 0, 0],
    ['told away, held', TOLD_AWAY_HELD, 0, 0.07],
    ['town', town, 0.13, 0.04],
  ] as const) {
    const found = figures(texts, byWords)
    assert.ok(found.missed <= missed && found.falseAlarms <= falseAlarms, `${name}: ${JSON.stringify(found)}`)
  }
})

test('mayBeDangerous() misses fewer than the words alone, and its false alarms stay under a twentieth in the town', () => {
  const [words, both] = [figures(town, byWords), figures(town, mayBeDangerous)]
  assert.ok(both.missed < words.missed && both.falseAlarms <= 0.05, JSON.stringify(both))
  assert.ok(figures(HELD, mayBeDangerous).falseAlarms <= 0.1)
})

test('no labelled text is one that the learned part begins with', () => {
  const learned = new Set([...DANGEROUS, ...ORDINARY])
  for (const { dangerous, ordinary } of [TRIED, HELD, TOLD_AWAY, TOLD_AWAY_HELD, town])
    for (const text of [...dangerous, ...ordinary]) assert.ok(!learned.has(text), text)
})

/** What the printed sheet says: all of it in both languages, and honestly whether outsiders have signed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { writeSheet } from './sheet.ts'
import { SHEET_WORDS } from './sheet.words.ts'

const sheet = {
  agency: 'آب و فاضلاب',
  zone: 'Asia/Tehran',
  index: 701,
  entry: '{"agency":null,"body":{"commitment":"x","day":"2026-11-21"},"type":"submissions.accepted","v":1}',
  note: `example.org/log\n704\n${'A'.repeat(43)}=\n\n— example.org/log ${'A'.repeat(92)}\n`,
  vkey: 'example.org/log+00000000+A',
  signedAt: new Date('2026-11-21T09:01:00Z'),
  witnesses: 0,
  file: 'c2sp.org/tlog-proof@v1\n',
  short: 'https://example.org/verify#1.701.x',
  publicUrl: 'https://example.org',
}

test('writeSheet() tells the facts as people write them, and each part in both languages', () => {
  const [fa, en] = [writeSheet('fa', sheet), writeSheet('en', sheet)]
  assert.deepEqual(fa.facts.map(({ value }) => value).slice(1, 4), ['۷۰۱', '۳۰ آبان ۱۴۰۵', '۷۰۴'])
  assert.deepEqual(en.facts.map(({ value }) => value).slice(1, 4), ['701', '21 November 2026', '704'])
  assert.deepEqual(
    en.codes.map(({ value }) => value),
    ['example.org/log', sheet.vkey],
  )
  for (const lang of ['fa', 'en'] as const)
    assert.doesNotMatch(JSON.stringify(writeSheet(lang, sheet)), /undefined|NaN|Invalid|\[object/)
})

test('writeSheet() counts it as proven that all are shown one log only when witnesses have signed', () => {
  for (const lang of ['fa', 'en'] as const) {
    const words = SHEET_WORDS[lang]
    const [alone, seen] = [writeSheet(lang, sheet), writeSheet(lang, { ...sheet, witnesses: 2 })]
    assert.ok(alone.provesNot.lines.includes(words.witnessed(0)))
    assert.deepEqual(alone.proves.lines, words.proves.lines)
    assert.ok(seen.proves.lines.includes(words.witnessed(2)))
    assert.deepEqual(seen.provesNot.lines, words.provesNot.lines)
  }
})

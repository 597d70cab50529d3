import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold, foldWithOffsets } from './fold.ts'

const LETTERS = [...'ییيىئءکكاأآهةۀؤ \u200c\u200d\u0640\u064b\u0654\u200f\ud800\udc00\u0000ﻻﷲﷺ12۱٣aAÉ😀«»؟…½\n']
const text = fc.array(fc.constantFrom(...LETTERS), { maxLength: 40 }).map((units) => units.join(''))

test('fold() joins the two yehs, the two kafs, the alefs and the hehs', () => {
  assert.equal(fold('علي كتاب أحمد إیران آب ٱلله خانۀ خانهٔ مدرسة'), 'علی کتاب احمد ایران اب الله خانه خانه مدرسه')
})

test('fold() writes digits of all three scripts in ASCII', () => {
  assert.equal(fold('۰۱۲۳۴۵۶۷۸۹ ٠١٢٣٤٥٦٧٨٩ 0123456789'), '0123456789 0123456789 0123456789')
})

test('fold() drops what nobody sees', () => {
  assert.equal(fold('می\u200cرو\u200dم\u200f \u202bسلامٌ\u202c عـــلی\u0000'), 'میروم سلام علی')
})

test('fold() ends lengthening and keeps true doubles', () => {
  assert.equal(fold('عالییییی خییییلی سلاااام'), 'عالی خیلی سلام')
  assert.equal(fold('تعیین محقق'), 'تعیین محقق')
  assert.equal(fold('www 1000 !!!'), 'www 1000 !!!')
})

test('fold() gives composed and decomposed letters one form', () => {
  for (const word of ['آب', 'مسئول', 'مؤمن', 'خانۀ', 'أحمد', 'café', 'Ångström'])
    assert.equal(fold(word.normalize('NFD')), fold(word.normalize('NFC')))
})

test('fold() keeps pictures whole and replaces half a pair', () => {
  assert.equal(fold('😀\ud83da\ude00'), '😀\ufffda\ufffd')
})

test('fold() refuses what is not text', () => {
  // @ts-expect-error a number is not text
  assert.throws(() => fold(5), TypeError)
})

test('fold() twice is fold() once', () => {
  fc.assert(fc.property(text, (any) => fold(fold(any)) === fold(any)))
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (any) => fold(fold(any)) === fold(any)))
})

test('foldWithOffsets() folds as fold() does, and its places cut the original', () => {
  fc.assert(
    fc.property(text, (any) => {
      const { text: folded, offsets } = foldWithOffsets(any)
      assert.equal(folded, fold(any))
      assert.equal(offsets.length, folded.length + 1)
      assert.equal(offsets.at(-1), any.length)
      for (let at = 1; at < offsets.length; at++) assert.ok(offsets[at - 1]! <= offsets[at]!)
    }),
  )
})

test('foldWithOffsets() finds the original of a folded word', () => {
  const original = 'از كتاب‌هاي من'
  const { text: folded, offsets } = foldWithOffsets(original)
  const at = folded.indexOf('کتابهای')
  assert.equal(original.slice(offsets[at], offsets[at + 'کتابهای'.length]), 'كتاب‌هاي')
})

test('fold() leaves out every control character and keeps what stands around it', () => {
  for (let code = 0; code < 0xa0; code++) {
    const char = String.fromCharCode(code)
    if (!/\p{Cc}/u.test(char)) continue
    const expected = /\s/.test(char) ? 'آب قطع' : 'آبقطع'
    assert.equal(fold(`آب${char}قطع`), fold(expected), `U+${code.toString(16)}`)
    assert.equal(foldWithOffsets(`آب${char}قطع`).text, fold(expected))
  }
})

test('fold() of every single character is settled', () => {
  for (let code = 0; code < 0x10000; code++) {
    const once = fold(String.fromCharCode(code))
    assert.equal(fold(once), once, `U+${code.toString(16)}`)
  }
})

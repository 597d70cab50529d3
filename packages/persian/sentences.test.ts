import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sentences } from './sentences.ts'

const of = (text: string) => sentences(text).map((sentence) => sentence.text)

test('sentences() cuts after closing signs and at lines', () => {
  assert.deepEqual(of('سلام! آب قطع است؟! بله…\nخط دو'), ['سلام!', 'آب قطع است؟!', 'بله…', 'خط دو'])
})

test('sentences() keeps quotes, brackets and pictures with their sentence', () => {
  assert.deepEqual(of('گفت «نه.» رفت. 😀 (خب!) بعد'), ['گفت «نه.»', 'رفت. 😀', '(خب!)', 'بعد'])
})

test('sentences() does not cut abbreviations, numbers, list numbers and addresses', () => {
  assert.deepEqual(of('سال ۱۳۵۷ ه. ش. بود'), ['سال ۱۳۵۷ ه. ش. بود'])
  assert.deepEqual(of('ساعت ۳.۳۰ به a.b@c.ir نوشتم. Dr. Ali آمد'), ['ساعت ۳.۳۰ به a.b@c.ir نوشتم.', 'Dr. Ali آمد'])
  assert.deepEqual(of('۱. آب\n۲. برق'), ['۱. آب', '۲. برق'])
})

test('sentences() are pieces of the text, in order, that hold every word', () => {
  const piece = fc.constantFrom(
    ...['سلام', 'a', '.', '!', '؟', '…', '»', ')', '😀', '\n', ' ', '۱', 'ه', '\u200c', '\ud800'],
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      let end = 0
      for (const sentence of sentences(text)) {
        assert.equal(text.slice(sentence.start, sentence.end), sentence.text)
        assert.doesNotMatch(text.slice(end, sentence.start), /[\p{L}\p{N}]/u)
        assert.ok(sentence.start >= end)
        end = sentence.end
      }
      assert.doesNotMatch(text.slice(end), /[\p{L}\p{N}]/u)
    }),
  )
})

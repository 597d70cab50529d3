import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { tokens } from './tokens.ts'

const of = (text: string, kind: string) =>
  tokens(text)
    .filter((token) => token.kind === kind)
    .map((token) => token.text)

test('tokens() keeps half-space words whole and leaves a trailing half-space out', () => {
  assert.deepEqual(of('می‌خواهم کتاب‌ها‌ را', 'word'), ['می‌خواهم', 'کتاب‌ها', 'را'])
})

test('tokens() knows addresses, and the signs after them are not of them', () => {
  assert.deepEqual(of('(ببینید https://a.ir/x?y=1). یا www.b.com، google.com/z.', 'url'), [
    'https://a.ir/x?y=1',
    'www.b.com',
    'google.com/z',
  ])
  assert.deepEqual(of('به info@a-b.ir. بنویسید', 'email'), ['info@a-b.ir'])
  assert.deepEqual(of('https://fa.wikipedia.org/wiki/A_(b)', 'url'), ['https://fa.wikipedia.org/wiki/A_(b)'])
})

test('tokens() reads numbers of any script with their inner signs', () => {
  assert.deepEqual(of('۱۲٫۵ و 1,200.50 و ١٤٠٢/٠٣/٠٥.', 'number'), ['۱۲٫۵', '1,200.50', '١٤٠٢/٠٣/٠٥'])
})

test('tokens() parts Persian letters from digits, not Latin ones', () => {
  assert.deepEqual(
    tokens('کد۱۲ mp3').map((token) => token.text),
    ['کد', '۱۲', 'mp3'],
  )
})

test('tokens() keeps hashtags, mentions and joined pictures whole', () => {
  assert.deepEqual(of('#شهر_من @ali_1 # @', 'hashtag'), ['#شهر_من'])
  assert.deepEqual(of('@ali_1', 'mention'), ['@ali_1'])
  assert.deepEqual(of('سلام👨‍👩‍👧🇮🇷👍🏽❤️', 'emoji'), ['👨‍👩‍👧', '🇮🇷', '👍🏽', '❤️'])
})

test('tokens() places cut the original, rise, and leave out only what is unseen', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      let end = 0
      for (const token of tokens(text)) {
        assert.ok(token.start >= end && token.end > token.start)
        assert.equal(text.slice(token.start, token.end), token.text)
        assert.doesNotMatch(text.slice(end, token.start), /[\p{L}\p{Nd}]/u)
        end = token.end
      }
      assert.doesNotMatch(text.slice(end), /[\p{L}\p{Nd}]/u)
    }),
  )
})

test('tokens() refuses what is not text', () => {
  // @ts-expect-error null is not text
  assert.throws(() => tokens(null), TypeError)
})

test('tokens() follows an address into a Persian path', () => {
  assert.deepEqual(of('از https://fa.wikipedia.org/wiki/ایران_زمین بخوانید', 'url'), [
    'https://fa.wikipedia.org/wiki/ایران_زمین',
  ])
})

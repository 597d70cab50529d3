import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { keyphrases } from './keyphrases.ts'
import { highlight } from './search.ts'
import { sentences } from './sentences.ts'
import { summarise } from './summarise.ts'

const word = fc.constantFrom(
  'آب',
  'برق',
  'قطع',
  'است',
  'سلام',
  'محله',
  'کوچه',
  '.',
  '!',
  '\n',
  'می‌خواهم',
  '😀',
  '12',
  'از',
)
const text = fc.array(word, { maxLength: 40 }).map((words) => words.join(' '))

test('summarise() gives sentences of the text, in order, as many as asked', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 0, max: 6 }), (any, count) => {
      const summary = summarise(any, count)
      const all = sentences(any)
      assert.equal(summary.length, Math.min(count, all.length))
      let end = 0
      for (const sentence of summary) {
        assert.equal(any.slice(sentence.start, sentence.end), sentence.text)
        assert.ok(sentence.start >= end)
        end = sentence.end
      }
    }),
  )
})

test('summarise() takes what the text speaks of, and then something else', () => {
  const complaint =
    'سلام و خسته نباشید. آب محله سه روز قطع است. باز هم آب محله قطع است. چراغ کوچه هم نمی‌سوزد و کوچه تاریک است. ممنون.'
  assert.deepEqual(
    summarise(complaint, 2).map((sentence) => sentence.text),
    ['باز هم آب محله قطع است.', 'چراغ کوچه هم نمی‌سوزد و کوچه تاریک است.'],
  )
})

test('summarise() refuses what is no count', () => {
  assert.throws(() => summarise('سلام.', 1.5), RangeError)
  assert.throws(() => summarise('سلام.', -1), RangeError)
})

test('keyphrases() counts texts, joins spellings, and prefers the whole phrase to its parts', () => {
  const phrases = keyphrases(['قطعی آب در محله', 'قطعي آب', 'باز قطعی آب!', 'قطعی برق و گاز', 'برق و گاز'])
  assert.deepEqual(phrases[0], { phrase: 'قطعی آب', score: Math.log2(3) * 3, texts: 3 })
  assert.ok(!phrases.some(({ phrase }) => phrase === 'آب'))
})

test('keyphrases() gives phrases that somebody wrote', () => {
  fc.assert(
    fc.property(fc.array(text, { maxLength: 5 }), (texts) => {
      for (const { phrase, texts: held } of keyphrases(texts)) {
        assert.ok(texts.some((each) => each.includes(phrase)))
        assert.ok(held >= 1 && held <= texts.length)
      }
    }),
  )
})

test('keyphrases() of nothing is nothing', () => {
  assert.deepEqual(keyphrases([]), [])
  assert.deepEqual(keyphrases(['', '!']), [])
})

test('highlight() marks words by headword, wherever they stand', () => {
  const hay = 'خونه‌هایشان را ندیدم ولی كتابها را می‌خواستند'
  const marked = (question: string) => highlight(hay, question).map(({ start, end }) => hay.slice(start, end))
  assert.deepEqual(marked('خانه'), ['خونه‌هایشان'])
  assert.deepEqual(marked('کتاب میخواهم'), ['كتابها', 'می‌خواستند'])
  assert.deepEqual(marked('از که'), [])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Lesson, learn, type Text } from './learn.ts'
import { isDue, outcomeOf } from './rules.ts'
import type { Compared, Run } from './schema.ts'

const LEAK = '00000000-0000-4000-8000-000000000001'
const BILL = '00000000-0000-4000-8000-000000000002'
const NOW = new Date('2026-11-21T06:30:00Z')

const phrases = [
  { serviceId: LEAK, text: 'نشت آب در کوچه' },
  { serviceId: LEAK, text: 'لوله ترکیده است' },
  { serviceId: BILL, text: 'قبض من اشتباه است' },
  { serviceId: BILL, text: 'مبلغ قبض زیاد است' },
]
const text = (serviceId: string, words: string, caseId: string): Text => ({
  serviceId,
  text: words,
  caseId,
  judgedAt: NOW,
})
const texts = [
  text(LEAK, 'از دیروز کنتور چکه می‌کند', 'a'),
  text(LEAK, 'فلکهٔ کنتور چکه می‌کند', 'b'),
  text(LEAK, 'کنتور خانهٔ ما چکه می‌کند', 'c'),
  text(BILL, 'بدهی پیشین را دوباره نوشته‌اند', 'd'),
  text(BILL, 'بدهی پیشین پرداخت شده بود', 'e'),
  text(BILL, 'چرا بدهی پیشین مانده است', 'f'),
]
const lesson: Lesson = { phrases, texts, date: '2026-11-21', threshold: 0.6, inUse: null }

test('learn() gives the same bytes for the same lesson, in whatever order it is told', () => {
  const { hash, bytes } = learn(lesson)
  fc.assert(
    fc.property(fc.shuffledSubarray(texts, { minLength: 6 }), (shuffled) => {
      assert.equal(learn({ ...lesson, texts: shuffled }).hash, hash)
    }),
    { numRuns: 5 },
  )
  assert.ok(bytes.length < 2_000_000)
})

test('learn() keeps no word of a text in the model', () => {
  const bytes = Buffer.from(learn(lesson).bytes)
  for (const { text: words } of [...texts, ...phrases])
    for (const word of words.split(' ').filter(({ length }) => length > 3))
      assert.ok(!bytes.includes(word), `«${word}» stands in the model`)
})

test('learn() says on its card what it learned from, and how the texts did that it had not seen', () => {
  const { card } = learn(lesson)
  assert.deepEqual(card.services, [
    { serviceId: LEAK, phrases: 2, texts: 3 },
    { serviceId: BILL, phrases: 2, texts: 3 },
  ])
  assert.equal(card.date, '2026-11-21')
  const { tested } = card
  assert.ok(tested && tested.texts === 6 && tested.low <= tested.right / 6 && tested.right / 6 <= tested.high)
  assert.deepEqual(tested.curve[0], { threshold: 0, coverage: 1, accuracy: tested.right / 6 })
  const wrong = tested.confused.reduce((sum, pair) => sum + pair.texts, 0)
  assert.equal(wrong, 6 - tested.right)
})

test('learn() holds out all texts of a case together', () => {
  // They tell of one thing in words of their own: learned from the others, each would be known at once.
  const fruit = ['آلبالو گیلاس', 'گیلاس آلبالو', 'آلبالو و گیلاس', 'گیلاس و آلبالو', 'آلبالو، گیلاس', 'گیلاس، آلبالو']
  const told = fruit.map((words) => text(BILL, `نشت آب: ${words}`, 'a'))
  const apart = told.map((one, at) => ({ ...one, caseId: `${at}` }))
  assert.deepEqual(learn({ ...lesson, texts: told }).card.tested?.confused, [{ expected: BILL, given: LEAK, texts: 6 }])
  assert.equal(learn({ ...lesson, texts: apart }).card.tested?.right, 6)
})

test('learn() compares on texts judged since the one in use was learned, and on no others', () => {
  const early = { ...lesson, texts: texts.slice(0, 4) }
  const inUse = { bytes: learn(early).bytes, seenUntil: NOW }
  assert.equal(learn({ ...lesson, inUse }).compared, null)
  const later = texts.map((one, at) => (at < 4 ? one : { ...one, judgedAt: new Date(NOW.getTime() + 1) }))
  const { compared } = learn({ ...lesson, texts: later, inUse })
  assert.equal(compared?.texts, 2)
  assert.equal(compared.after - compared.before, compared.gained - compared.lost)
  assert.equal(learn(lesson).compared?.texts, 6)
})

test('learn() takes the phrases for a model in use that cannot be read', () => {
  const damaged = { bytes: new Uint8Array(40), seenUntil: new Date(0) }
  assert.deepEqual(learn({ ...lesson, inUse: damaged }).compared, learn(lesson).compared)
})

test('learn() has an answer for one case, and for one service', () => {
  assert.equal(learn({ ...lesson, texts: texts.slice(0, 1) }).card.tested?.texts, 1)
  const alone = learn({ ...lesson, phrases: [], texts: texts.slice(0, 3) })
  assert.equal(alone.card.tested?.sure, 0)
})

const cardWith = (...services: string[]) => ({
  ...learn(lesson).card,
  services: services.map((serviceId) => ({ serviceId, phrases: 1, texts: 0 })),
})
const compared = (before: number, after: number): Compared => ({ texts: 9, before, after, gained: 0, lost: 0 })

test('outcomeOf() puts a model in use that is not worse, and keeps the former one otherwise', () => {
  const [inUse, it] = [
    { hash: 'a', card: cardWith(LEAK, BILL) },
    { hash: 'b', card: cardWith(BILL, LEAK) },
  ]
  assert.equal(outcomeOf(inUse, { ...it, compared: compared(5, 6) }), 'used')
  assert.equal(outcomeOf(inUse, { ...it, compared: compared(5, 5) }), 'used')
  assert.equal(outcomeOf(inUse, { ...it, compared: compared(5, 4) }), 'worse')
  assert.equal(outcomeOf(null, { ...it, compared: compared(5, 4) }), 'worse')
  assert.equal(outcomeOf(inUse, { ...it, compared: null }), 'used')
  assert.equal(outcomeOf(inUse, { ...inUse, compared: compared(5, 4) }), 'same')
  assert.equal(outcomeOf({ hash: 'a', card: cardWith(LEAK) }, { ...it, compared: compared(5, 4) }), 'used')
})

test('isDue() is once a night by the agency’s own midnight, or when phrases have changed, never after going back', () => {
  const last: Run = {
    ranAt: new Date('2026-11-20T21:00:00Z'),
    outcome: 'used',
    phrases: 'p',
    officerId: null,
    failure: null,
    compared: null,
    hash: null,
  }
  const at = (now: string, more: Partial<Run> = {}, phrases = 'p') =>
    isDue({ now: new Date(now), zone: 'Asia/Tehran', phrases, last: { ...last, ...more } })
  assert.equal(at('2026-11-21T20:00:00Z'), false)
  assert.equal(at('2026-11-21T20:31:00Z'), true)
  assert.equal(at('2026-11-20T21:25:00Z', {}, 'q'), true)
  assert.equal(at('2026-11-25T20:31:00Z', { outcome: 'went-back' }, 'q'), false)
  assert.equal(at('2026-11-25T20:31:00Z', { outcome: 'failed' }), true)
})

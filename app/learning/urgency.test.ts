import assert from 'node:assert/strict'
import { test } from 'node:test'
import { load } from '@pasokh/classifier'
import { fold } from '@pasokh/persian'
import { dangerBy, urgencyBy } from '../models/index.ts'
import { urgencyOutcomeOf } from './rules.ts'
import { learnUrgency, type UrgencyText } from './urgency.ts'

const NOW = new Date('2026-11-21T06:30:00Z')
const text = (words: string, dangerous: boolean, caseId: string): UrgencyText => ({
  text: words,
  dangerous,
  caseId,
  judgedAt: NOW,
})

/** Danger in words that neither the rule nor the phrases know. */
const texts = [
  ...[
    'شیر فلکه هیدروژن وز وز می‌کند',
    'هیدروژن از شیر فلکه بیرون می‌زند',
    'صدای وز وز هیدروژن',
    'باز هم هیدروژن وز وز',
  ].map((words, at) => text(words, true, `d${at}`)),
  ...['شیر سماور چکه می‌کند', 'سماور سالن سرد است', 'سماور را عوض کنید', 'باز هم سماور'].map((words, at) =>
    text(words, false, `o${at}`),
  ),
]
const lesson = { texts, date: '2026-11-21', inUse: null }

test('learnUrgency() learns danger that no word of the rule tells, and the same lesson gives the same bytes', () => {
  const { bytes, hash } = learnUrgency(lesson)
  const model = load(bytes, { fold })
  assert.equal(dangerBy(urgencyBy(model, 'هیدروژن وز وز می‌کند')), 'learned')
  assert.equal(dangerBy(urgencyBy(model, 'سماور سرد است')), null)
  assert.equal(learnUrgency({ ...lesson, texts: texts.toReversed() }).hash, hash)
})

test('learnUrgency() takes no word of the rule away, whatever officers say of it', () => {
  const calm = Array.from({ length: 12 }, (_, at) => text(`بوی گاز در راه‌پله ${at}`, false, `c${at}`))
  const model = load(learnUrgency({ ...lesson, texts: calm }).bytes, { fold })
  assert.equal(dangerBy(urgencyBy(model, 'بوی گاز در راه‌پله')), 'words')
})

test('learnUrgency() counts on its card what was missed by words and model together', () => {
  const { card, compared, missed } = learnUrgency(lesson)
  assert.deepEqual([card.dangerous, card.ordinary], [4, 4])
  assert.ok(card.missed < 4 && card.falseAlarms === 0, JSON.stringify(card))
  assert.equal(compared?.texts, 8)
  assert.deepEqual([missed.before, missed.after], [4, card.missed])
})

test('urgencyOutcomeOf() refuses a model that misses more, though it be right more often', () => {
  const compared = { texts: 20, before: 15, after: 17, gained: 3, lost: 1 }
  const it = { hash: 'b', compared, missed: { before: 1, after: 1 } }
  assert.equal(urgencyOutcomeOf({ hash: 'a' }, it), 'used')
  assert.equal(urgencyOutcomeOf({ hash: 'a' }, { ...it, missed: { before: 1, after: 2 } }), 'worse')
  assert.equal(urgencyOutcomeOf({ hash: 'a' }, { ...it, compared: { ...compared, after: 14 } }), 'worse')
  assert.equal(urgencyOutcomeOf({ hash: 'b' }, it), 'same')
  assert.equal(urgencyOutcomeOf(null, { ...it, compared: null }), 'used')
})

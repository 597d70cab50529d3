/** The line of time of a case, the places of a template, and what a reply still lacks. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Addition, CaseEvent, Reply, Submission } from '../case-doors.ts'
import { draftOf, dropDraft, EMPTY, forgetDrafts, isAnyUnsent, isUnsent, keepDraft, NO_EVIDENCE } from './drafts.ts'
import { historyOf, unreadIn } from './history.ts'
import { lackOf, replyOf } from './lack.ts'
import { fill, fits, piecesOf, refill, unfilled } from './template.ts'

let place = 0
const event = (type: CaseEvent['type'], fields: CaseEvent['fields'] = {}): CaseEvent => ({
  type,
  place: place++,
  toName: null,
  isNews: type !== 'opened',
  officerName: null,
  umbrella: null,
  at: '',
  reason: null,
  fields,
})
const reply = (replyId: string) => ({ replyId }) as Reply
const addition = (kind: Addition['kind']): Addition => ({ additionId: kind, kind, addedHour: '', covered: kind })
const said = (additions: Addition[], submissionId = 's1') => [{ submissionId, additions } as Submission]

test('historyOf() puts what was said where it happened', () => {
  const history = historyOf({
    events: [
      event('opened'),
      event('replied', { replyId: 'r1' }),
      event('answered'),
      event('replied', { replyId: 'r2' }),
      event('objected'),
    ],
    replies: [reply('r2'), reply('r1')],
    submissions: said([addition('answer'), addition('objection')]),
  })
  const brief = history.map((moment) =>
    moment.kind === 'reply'
      ? moment.reply.replyId
      : moment.kind === 'addition'
        ? moment.addition.kind
        : moment.event.type,
  )
  assert.deepEqual(brief, ['opened', 'r1', 'answer', 'r2', 'objected', 'objection'])
})

test('historyOf() loses nothing that was said, even without its event', () => {
  const history = historyOf({ events: [], replies: [reply('r1')], submissions: said([addition('more')]) })
  assert.deepEqual(
    history.map(({ kind }) => kind),
    ['addition', 'reply'],
  )
})

test('unreadIn() gives what was said after an event, with its words', () => {
  const events = [event('opened'), event('added'), event('assigned')]
  events[2]!.isNews = false
  const whole = { events, replies: [], submissions: said([addition('more')]) }
  const { place } = events[0]!
  assert.deepEqual(
    unreadIn(whole, place).map((moment) => moment.kind),
    ['addition'],
  )
  assert.deepEqual(unreadIn(whole, place + 1), [])
})

test('fill() fills in what is known and leaves the rest in sight', () => {
  assert.equal(fill('تا {day} در {office}', { day: '۳۰ آبان' }), 'تا ۳۰ آبان در {office}')
  assert.deepEqual(unfilled('{day} {day} {office} {other}'), ['{day}', '{office}'])
})

test('refill() follows a day that is changed again', () => {
  const first = refill('تا {day} انجام می‌شود', { day: null }, { day: '۱ آذر' })
  assert.equal(first, 'تا ۱ آذر انجام می‌شود')
  assert.equal(refill(first, { day: '۱ آذر' }, { day: '۵ آذر' }), 'تا ۵ آذر انجام می‌شود')
})

test('refill() leaves a text without places and fillings alone', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(unfilled(text).length === 0)
      assert.equal(refill(text, {}, { day: 'x' }), text)
    }),
  )
})

const draft = { ...EMPTY, token: 't', seen: 3, outcome: 'planned' as const, body: 'فردا درست می‌شود' }

const NOTHING = { faults: [], needsEvidence: false } as const

test('lackOf() names the one thing that an outcome needs', () => {
  assert.equal(lackOf(EMPTY, NOTHING), 'outcome')
  assert.equal(lackOf({ ...draft, outcome: 'done', body: ' ' }, NOTHING), 'body')
  assert.equal(lackOf(draft, NOTHING), 'day')
  assert.equal(lackOf({ ...draft, dueOn: '2026-11-21' }, NOTHING), null)
  assert.equal(lackOf({ ...draft, outcome: 'refused' }, NOTHING), 'reason')
  assert.equal(lackOf({ ...draft, outcome: 'passed-on' }, NOTHING), 'desk')
  assert.equal(lackOf({ ...draft, outcome: 'update', body: 'تا {day}' }, NOTHING), 'place')
})

const apology = {
  happened: 'For two weeks you had no water.',
  fault: 'The fault was ours, we are sorry.',
  repair: 'These two weeks are not on your bill.',
  prevention: 'Each request now reaches the crew the same day.',
  name: 'Mina',
}

test('lackOf() asks for an apology where one is owed, for all of its parts, and for a name under it', () => {
  const late = { ...NOTHING, faults: ['late-solution'] } as const
  const done = { ...draft, outcome: 'done' as const }
  assert.equal(lackOf(done, late), 'apology')
  assert.equal(lackOf({ ...done, apology }, late), null)
  assert.equal(lackOf({ ...done, apology: { ...apology, repair: 'Soon.' } }, late), 'parts')
  assert.equal(lackOf({ ...done, apology: { ...apology, name: ' ' } }, late), 'signature')
  assert.equal(lackOf({ ...draft, outcome: 'question' }, late), null)
  assert.equal(lackOf({ ...draft, outcome: 'update' }, { ...NOTHING, faults: ['objection'] }), null)
})

test('lackOf() asks for evidence where the service does, and for all of it where it is given', () => {
  const done = { ...draft, outcome: 'done' as const }
  const asked = { ...NOTHING, needsEvidence: true }
  const shown = (part: object) => ({ ...done, evidence: { ...NO_EVIDENCE, ...part } })
  assert.equal(lackOf(done, asked), 'evidence')
  assert.equal(lackOf({ ...draft, outcome: 'update' }, asked), null)
  assert.equal(lackOf(shown({ text: 'seen' }), NOTHING), 'shown')
  assert.equal(lackOf(shown({ text: 'seen dry by the crew' }), asked), null)
  assert.equal(lackOf(shown({ kind: 'measurement', value: '۳٫۲', unit: 'بار', how: 'با فشارسنج' }), asked), null)
  assert.equal(lackOf(shown({ kind: 'measurement', value: 'much', unit: 'bar', how: 'by gauge' }), asked), 'shown')
  assert.equal(lackOf(shown({ kind: 'photo' }), asked), 'photo')
  const photo = new File(['x'], 'x.png', { type: 'image/png' })
  assert.equal(lackOf({ ...shown({ kind: 'photo' }), files: [photo] }, asked), null)
})

test('replyOf() sends of evidence what belongs to its kind, and only with "done"', () => {
  const typed = { kind: 'measurement' as const, text: 'words', value: '۳٫۲', unit: 'bar', how: 'by gauge' }
  const sent = replyOf({ ...draft, outcome: 'done', evidence: typed })
  assert.deepEqual('evidence' in sent && sent.evidence, {
    kind: 'measurement',
    value: 3.2,
    unit: 'bar',
    how: 'by gauge',
  })
  assert.ok(!('evidence' in replyOf({ ...draft, outcome: 'update', evidence: typed })))
})

test('replyOf() sends an apology with what answers, and with nothing else', () => {
  assert.deepEqual(replyOf({ ...draft, outcome: 'done', apology }), {
    outcome: 'done',
    body: draft.body,
    token: 't',
    seen: 3,
    apology,
  })
  assert.ok(!('apology' in replyOf({ ...draft, outcome: 'question', apology })))
})

test('replyOf() sends only what belongs to the outcome', () => {
  const everything = { ...draft, dueOn: '2026-11-21', reasonCode: 'not-ours', deskId: 'd1' }
  assert.deepEqual(replyOf({ ...everything, outcome: 'done' }), {
    outcome: 'done',
    body: draft.body,
    token: 't',
    seen: 3,
  })
  assert.deepEqual(replyOf(everything), {
    outcome: 'planned',
    body: draft.body,
    token: 't',
    seen: 3,
    dueOn: '2026-11-21',
  })
  assert.deepEqual(replyOf({ ...everything, outcome: 'refused' }), {
    outcome: 'refused',
    body: draft.body,
    token: 't',
    seen: 3,
    reasonCode: 'not-ours',
  })
})

test('a draft has one token for as long as it is kept, and the next reply has another', () => {
  keepDraft('c1', { ...draft, token: '' })
  const { token } = draftOf('c1')
  assert.match(token, /^[A-Za-z0-9_-]{22}$/)
  keepDraft('c1', { ...draftOf('c1'), body: 'other words' })
  assert.equal(draftOf('c1').token, token)
  dropDraft('c1')
  keepDraft('c1', { ...draft, token: '' })
  assert.notEqual(draftOf('c1').token, token)
  forgetDrafts()
})

test('a draft is kept until it is sent or the officer leaves', () => {
  keepDraft('c1', draft)
  keepDraft('c2', EMPTY)
  assert.equal(draftOf('c1'), draft)
  assert.ok(isUnsent('c1') && !isUnsent('c2') && !isUnsent('c3'))
  dropDraft('c1')
  assert.equal(isAnyUnsent(), false)
  keepDraft('c1', draft)
  forgetDrafts()
  assert.equal(draftOf('c1'), EMPTY)
})

const template = (conditions: object) => ({
  templateId: 't',
  outcome: 'done' as const,
  name: BOTH,
  body: BOTH,
  conditions,
})
const BOTH = { fa: '', en: '' }
const facts = { outcome: 'done' as const, serviceId: 's1', state: 'open', lang: 'fa', channel: 'web' }

test('fits() offers a template where each of its conditions holds, and an empty one holds back nothing', () => {
  assert.ok(fits(template({}), facts))
  assert.ok(fits(template({ services: [], states: [], langs: [], channels: [] }), facts))
  assert.ok(!fits(template({}), { ...facts, outcome: 'planned' as never }))
  const all = { services: ['s1', 's2'], states: ['open'], langs: ['fa'], channels: ['web', 'counter'] }
  assert.ok(fits(template(all), facts))
  for (const other of [{ serviceId: 's3' }, { state: 'done' }, { lang: 'en' }, { channel: 'api' }, { serviceId: null }])
    assert.ok(!fits(template(all), { ...facts, ...other }), JSON.stringify(other))
})

test('piecesOf() says which places are filled and which are missing, and loses nothing of the text', () => {
  const text = '{agency}: done by {day}, {other}'
  const pieces = piecesOf(text, { agency: 'Water' })
  assert.deepEqual(
    pieces.map(({ text: piece, isMissing }) => [piece, isMissing]),
    [
      ['Water: done by ', false],
      ['{day}', true],
      [', {other}', false],
    ],
  )
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('{', '}', 'day', 'x', ' '), maxLength: 12 }), (any) => {
      assert.equal(
        piecesOf(any, {})
          .map(({ text: piece }) => piece)
          .join(''),
        any,
      )
    }),
  )
})

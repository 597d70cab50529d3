/** Open311's rules: days, filters, states, tokens. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { STATES } from '../cases/index.ts'
import { splitFormat } from './asked.ts'
import { listOf, midnight, readPage, readRange, readStatus, statusOf } from './rules.ts'
import { formToken, isRequestToken, requestToken } from './tokens.ts'

const NOW = new Date('2026-11-21T06:30:00Z')
const at = { zone: 'Asia/Tehran', now: NOW }
const DAYS_90 = 90 * 86_400_000

test('midnight() writes the beginning of a day with the offset of that day', () => {
  assert.equal(midnight('2026-11-21', 'Asia/Tehran'), '2026-11-21T00:00:00+03:30')
  assert.equal(midnight('2021-07-01', 'Asia/Tehran'), '2021-07-01T00:00:00+04:30')
  assert.equal(midnight('2026-11-21', 'UTC'), '2026-11-21T00:00:00+00:00')
  assert.equal(midnight('2026-01-15', 'America/New_York'), '2026-01-15T00:00:00-05:00')
  assert.equal(midnight('2026-03-08', 'America/New_York'), '2026-03-08T00:00:00-05:00')
  assert.equal(midnight('2026-03-09', 'America/New_York'), '2026-03-09T00:00:00-04:00')
})

test('readRange() takes the last 90 days, or 90 days from the one end that is given', () => {
  const last = readRange('', '', at)
  assert.deepEqual(last, { from: new Date(NOW.getTime() - DAYS_90), to: NOW })
  const start = new Date('2026-01-01T00:00:00Z')
  assert.deepEqual(readRange('2026-01-01T00:00:00Z', '', at), { from: start, to: new Date(start.getTime() + DAYS_90) })
  assert.deepEqual(readRange('', '2026-01-01T00:00:00Z', at), { from: new Date(start.getTime() - DAYS_90), to: start })
})

test('readRange() reads a plus sign that came as a space, Persian digits, and a day alone in the zone of the agency', () => {
  for (const start of [
    '2026-11-01T00:00:00+03:30',
    '2026-11-01T00:00:00 03:30',
    '۲۰۲۶-۱۱-۰۱',
    '2026-11-01',
    '2026-10-31T20:30Z',
    '2026-10-31T20:30:00',
  ])
    assert.deepEqual(
      readRange(start, '', at),
      { from: new Date('2026-10-31T20:30:00Z'), to: new Date(Date.parse('2026-10-31T20:30:00Z') + DAYS_90) },
      start,
    )
})

test('readRange() refuses more than 90 days, an end before its start, and what is no date', () => {
  assert.equal(readRange('2026-01-01', '2026-05-01', at), 'range-long')
  assert.equal(readRange('2026-05-01', '2026-04-01', at), 'range-long')
  for (const wrong of [
    'yesterday',
    '2026-13-01',
    '1e400',
    '2026-01-01T25:00:00Z',
    '2026',
    '<script>',
    '2026-11-21T00:00:00Z; drop',
  ])
    assert.equal(readRange(wrong, '', at), 'date-wrong', wrong)
})

test('statusOf() knows two words, and done is open until the person had their say', () => {
  const told = STATES.filter((state) => state !== 'joined' && state !== 'handed-over')
  assert.deepEqual(
    told.filter((state) => statusOf(state) === 'open'),
    ['open', 'answered', 'waiting-for-person', 'done'],
  )
  assert.deepEqual(readStatus('closed'), ['confirmed', 'not-confirmed', 'refused', 'withdrawn', 'hidden'])
  assert.deepEqual(readStatus(''), told)
  assert.deepEqual(readStatus('open, CLOSED'), told)
  assert.equal(readStatus('planned'), 'status-wrong')
})

test('readPage() keeps within its limits', () => {
  assert.deepEqual(readPage('', ''), { limit: 1000, offset: 0 })
  assert.deepEqual(readPage('۳', '۲۰'), { limit: 20, offset: 40 })
  assert.deepEqual(readPage('999999999', '999999999'), { limit: 1000, offset: 999_000 })
  for (const wrong of ['-1', '0', '1.5', '1e9', 'x', '99999999999999999999'])
    assert.equal(readPage(wrong, ''), 'page-wrong')
})

test('listOf() and splitFormat() read lists and endings', () => {
  assert.deepEqual(listOf(' a,b ,, c،d'), ['a', 'b', 'c', 'd'])
  assert.deepEqual(splitFormat('leak.XML'), { name: 'leak', format: 'xml' })
  assert.deepEqual(splitFormat('leak.xml.exe'), { name: 'leak.xml.exe', format: null })
})

test('formToken() and requestToken() are the same for the same message and another for each other one', () => {
  const [key, other] = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)]
  const token = formToken(key, 'a-key-of-a-client', ['a', 'b'])
  assert.match(token, /^[\w-]{22}$/)
  assert.equal(token, formToken(key, 'a-key-of-a-client', ['a', 'b']))
  for (const [from, name, message] of [
    [other, 'a-key-of-a-client', ['a', 'b']],
    [key, 'b-key-of-a-client', ['a', 'b']],
    [key, 'a-key-of-a-client', ['a', 'c']],
    [key, 'a-key-of-a-client', ['ab']],
  ] as const)
    assert.notEqual(formToken(from, name, message), token)
  assert.ok(isRequestToken(requestToken(key, token)))
  assert.notEqual(requestToken(key, token), requestToken(other, token))
})

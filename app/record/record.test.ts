/** The record: what is appended is kept, numbered without gaps, and tells nobody's minute. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { append, numberLines, readOn } from './index.ts'

let app: TestApp
before(async () => {
  app = await testApp({ at: '2026-11-21T06:10:00Z' })
})
after(() => app.close())

const event = (by: 'citizen' | 'officer', n: number) => ({ type: 'test.happened', agencyId: null, by, body: { n } })

test('append() keeps nothing when the act is undone', async () => {
  await assert.rejects(
    app.db.open(async (tx) => {
      await append(tx, app.now(), event('officer', 0))
      throw new Error('undone')
    }),
  )
  assert.equal((await app.rows(sql`select from record_waiting`)).length, 0)
})

test('append() refuses a line that could carry a text', async () => {
  const long = { ...event('officer', 0), body: { text: 'x'.repeat(201) } }
  await assert.rejects(app.db.open((tx) => append(tx, app.now(), long)))
})

test('numberLines() numbers officers at once and citizens after their hour, without a gap', async () => {
  await app.db.open(async (tx) => {
    for (let n = 1; n <= 20; n++) await append(tx, app.now(), event('citizen', n))
    await append(tx, app.now(), event('officer', 21))
  })
  await numberLines(app)
  assert.deepEqual(await seen(), [21])
  app.setNow('2026-11-21T07:00:00Z')
  await numberLines(app)
  const all = await seen()
  assert.deepEqual(
    all.toSorted((a, b) => a - b),
    Array.from({ length: 21 }, (_, i) => i + 1),
  )
  assert.notDeepEqual(
    all.slice(1),
    Array.from({ length: 20 }, (_, i) => i + 1),
    'the hour is shuffled',
  )
  const numbers = await app.rows<{ seq: number }>(sql`select seq from record order by seq`)
  assert.deepEqual(
    numbers.map(({ seq }) => seq),
    Array.from({ length: 21 }, (_, i) => i),
  )
})

test('numberLines() in many processes at once leaves no gap and no double', async () => {
  await app.db.open(async (tx) => {
    for (let n = 100; n < 200; n++) await append(tx, app.now(), event('officer', n))
  })
  await Promise.all([numberLines(app), numberLines(app), numberLines(app)])
  await numberLines(app)
  const numbers = await app.rows<{ seq: number }>(sql`select seq from record order by seq`)
  assert.deepEqual(
    numbers.map(({ seq }) => seq),
    Array.from({ length: 121 }, (_, i) => i),
  )
})

test('readOn() shows each line once, and again when what follows fails', async () => {
  await assert.rejects(readOn(app, 'reader', () => Promise.reject(new Error('trouble'))))
  let count = 0
  await readOn(app, 'reader', async (_tx, lines) => {
    count += lines.length
  })
  assert.equal(count, 121)
  assert.equal(await readOn(app, 'reader', async () => {}), 0)
})

test('the record cannot be changed, by the process or by its owner', async () => {
  await assert.rejects(app.db.open((tx) => tx.run(sql`update record set type = 'x.y'`)))
  await assert.rejects(app.rows(sql`delete from record`), /append-only/)
})

const seen = async () =>
  (await app.rows<{ n: number }>(sql`select (body->>'n')::int as n from record order by seq`)).map(({ n }) => n)

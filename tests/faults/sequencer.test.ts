/** The sequencer fails at its first operation, at its second, and so on: afterwards the log is whole. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { after, before, test } from 'node:test'
import { audit } from '../../app/record/audit.ts'
import { append, numberLines } from '../../app/record/index.ts'
import { keepPublished, publishedFile, readPublished } from '../../app/record/published.ts'
import { sql, type TestApp, testApp } from '../app.ts'
import { failingAt } from './failing.ts'

let app: TestApp
before(async () => {
  app = await testApp({ at: '2026-11-21T06:10:00Z' })
})
after(() => app.close())

const put = (count: number) =>
  app.db.open(async (tx) => {
    for (let n = 0; n < count; n++)
      await append(tx, app.now(), { type: 'test.happened', agencyId: null, by: 'officer', body: { n } })
  })

const read = async (path: string) => {
  const answer = await app.routes.request(path)
  return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null
}

const state = async () =>
  (
    await app.rows<{ lines: number; waiting: number; entries: number; signed: number }>(sql`
    select (select count(*)::int from record) as lines, (select count(*)::int from record_waiting) as waiting,
      (select coalesce(sum(length(bytes)) / 32, 0)::int from log_tile where level = 0) as entries,
      (select coalesce(max(size), 0)::int from log_checkpoint) as signed`)
  )[0]!

for (const when of ['before', 'after'] as const)
  test(`killed ${when} its n-th operation, n = 1, 2, 3 …, it leaves no gap, no double and nothing unsigned`, async () => {
    let isWhole = false
    let kept = (await audit({ read, kept: [] })).kept
    for (let nth = 1; !isWhole; nth++) {
      await put(3)
      const before = await state()
      const db = failingAt(app.db, nth, when)
      const failure = await numberLines({ ...app, db }).then(
        () => null,
        (error: Error) => error.message,
      )
      isWhole = !db.failed()
      assert.equal(failure, isWhole ? null : 'killed')
      if (!isWhole) assert.deepEqual(await state(), before, `the ${nth}th leaves everything as it was`)
      await numberLines(app)
      const { lines, waiting, entries, signed } = await state()
      assert.deepEqual([waiting, entries, signed], [0, lines, lines])
      const seen = await audit({ read, kept })
      assert.deepEqual(
        seen.findings.filter(({ word }) => word !== 'key-on-trust'),
        [],
      )
      kept = seen.kept
      assert.ok(nth < 60)
    }
    const numbers = await app.rows<{ n: number; count: number }>(
      sql`select (body->>'n')::int as n, count(*)::int as count from record group by 1 order by 1`,
    )
    assert.equal(new Set(numbers.map(({ count }) => count)).size, 1, 'each as often as it was put in')
  })

test('killed after its commit and before the file beside the data, it goes on', async () => {
  const file = publishedFile(app.config.dataFolder)
  const before = readFileSync(file, 'utf8')
  await put(2)
  let asked = 0
  const config = {
    ...app.config,
    get dataFolder() {
      if (++asked > 1) throw new Error('killed')
      return app.config.dataFolder
    },
  }
  await assert.rejects(numberLines({ ...app, config }), /killed/)
  const { lines, signed, waiting } = await state()
  assert.deepEqual([signed, waiting], [lines, 0], 'the commit stands')
  assert.equal(readFileSync(file, 'utf8'), before)
  await put(2)
  await numberLines(app)
  assert.equal((await state()).signed, lines + 2)
})

test('whatever the clock does, nothing is lost, doubled or signed twice, and the newest state is what readers get', async () => {
  let kept = (await audit({ read, kept: [] })).kept
  let { lines } = await state()
  const at = app.now()
  for (const clock of [
    '2026-11-23',
    '2026-11-21',
    '2031-01-01',
    '2026-11-20',
    '2026-11-20',
    '1999-12-31',
    '2026-11-22',
  ]) {
    app.setNow(`${clock}T06:10:00Z`)
    await put(2)
    await numberLines(app)
    lines += 2
    const now = await state()
    assert.deepEqual([now.lines, now.entries, now.signed, now.waiting], [lines, lines, lines, 0], clock)
    const seen = await audit({ read, kept })
    assert.deepEqual(seen.findings, [], clock)
    assert.equal(seen.entries, lines, clock)
    kept = seen.kept
  }
  app.setNow(at)
})

test('half a checkpoint beside the data is not taken for none: nothing is signed', async () => {
  const file = publishedFile(app.config.dataFolder)
  const whole = readFileSync(file, 'utf8')
  for (const half of ['', whole.slice(0, 30), whole.slice(0, -1)]) {
    writeFileSync(file, half)
    await put(1)
    await assert.rejects(numberLines(app), /published-checkpoint-is-broken/)
  }
  writeFileSync(file, whole)
  await numberLines(app)
  assert.equal((await state()).waiting, 0)
})

test('keepPublished() goes only forward, whoever comes late, and leaves nothing beside its file', async () => {
  const { dataFolder } = app.config
  const note = (size: number, origin = 'localhost:8137/log') =>
    `${origin}\n${size}\n${'A'.repeat(43)}=\n\n— ${origin} ${'A'.repeat(92)}\n`
  const whole = readFileSync(publishedFile(dataFolder), 'utf8')
  await Promise.all([900_002, 900_001, 900_003].map((size) => keepPublished(dataFolder, note(size))))
  await keepPublished(dataFolder, note(900_003))
  await keepPublished(dataFolder, note(900_002))
  assert.equal((await readPublished(dataFolder))?.size, 900_003)
  await keepPublished(dataFolder, note(1, 'localhost:8137/log/2'))
  assert.equal((await readPublished(dataFolder))?.size, 1, 'another log begins anew')
  writeFileSync(publishedFile(dataFolder), whole)
  assert.deepEqual(
    readdirSync(dirname(publishedFile(dataFolder))).filter((name) => name.endsWith('.new')),
    [],
  )
})

test('many at once, some of them killed, make one log', async () => {
  const { lines } = await state()
  for (let round = 1; round <= 6; round++) {
    await put(20)
    const dying = Array.from({ length: 3 }, (_, at) =>
      numberLines({ ...app, db: failingAt(app.db, round * 3 + at, 'after') }).catch(() => {}),
    )
    await Promise.all([...dying, numberLines(app), numberLines(app)])
  }
  await numberLines(app)
  assert.deepEqual(await state(), { lines: lines + 120, waiting: 0, entries: lines + 120, signed: lines + 120 })
  const { findings } = await audit({ read, kept: [] })
  assert.deepEqual(
    findings.map(({ word }) => word),
    ['key-on-trust'],
  )
})

test('a store that is older than what was published signs nothing, and one of another past neither', async () => {
  await put(1)
  await numberLines(app)
  const size = (await state()).signed
  await app.rows(sql`alter table record disable trigger record_is_append_only`)
  await app.rows(sql`delete from record where seq = (select max(seq) from record)`)
  await app.rows(sql`delete from log_checkpoint where size = ${size}`)
  await app.rows(sql`alter table record enable trigger record_is_append_only`)
  await put(1)
  await assert.rejects(numberLines(app), /log-rolled-back|log-is-not-what-was-signed/)
  assert.ok((await state()).signed < size)
})

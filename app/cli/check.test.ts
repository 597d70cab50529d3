import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { keysFrom } from '../kit/keys.ts'
import { tell } from './check.ts'
import { confirmCopy, gatherFacts } from './check-facts.ts'
import { type Facts, look, type Point } from './check-rules.ts'

const FINE: Facts = {
  mail: true,
  backupAgeHours: 20,
  keysCopied: true,
  publicUrl: 'https://pasokh.example.org',
  sourceUrl: 'https://git.example.org/pasokh',
  settings: { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' },
  role: { isSuperuser: false, bypassesWalls: false, ownsTables: 0, isOwnerToo: false },
  jobs: { failed: 0, oldestWaitMinutes: null },
  weakReceiptHours: 3,
  agencies: 1,
  unsorted: [],
  diskFreeBytes: 50e9,
  diskFreeShare: 0.5,
}

const missing = (change: Partial<Facts>): Point[] =>
  look({ ...FINE, ...change })
    .filter(({ fine }) => !fine)
    .map(({ point }) => point)

describe('look()', () => {
  test('finds each thing that is missing, and that alone', () => {
    assert.deepEqual(missing({}), [])
    const role = FINE.role
    const cases: [Partial<Facts>, Point][] = [
      [{ mail: false }, 'mail'],
      [{ backupAgeHours: null }, 'backup'],
      [{ backupAgeHours: 37 }, 'backup'],
      [{ keysCopied: false }, 'keys-copy'],
      [{ publicUrl: 'http://pasokh.example.org' }, 'https'],
      [{ sourceUrl: null }, 'source'],
      [{ settings: { ...FINE.settings, fsync: 'off' } }, 'durable'],
      [{ settings: { ...FINE.settings, synchronous_commit: 'off' } }, 'durable'],
      [{ role: { ...role, isSuperuser: true } }, 'role'],
      [{ role: { ...role, bypassesWalls: true } }, 'role'],
      [{ role: { ...role, ownsTables: 1 } }, 'role'],
      [{ role: { ...role, isOwnerToo: true } }, 'role'],
      [{ jobs: { failed: 0, oldestWaitMinutes: 11 } }, 'jobs-moving'],
      [{ jobs: { failed: 2, oldestWaitMinutes: null } }, 'jobs-failed'],
      [{ weakReceiptHours: 24 }, 'receipts'],
      [{ agencies: 0 }, 'agency'],
      [{ unsorted: ['water'] }, 'sorting-desk'],
      [{ diskFreeBytes: 1e9 }, 'disk'],
      [{ diskFreeShare: 0.05 }, 'disk'],
    ]
    for (const [change, point] of cases) assert.deepEqual(missing(change), [point])
  })

  test('tell() has a sentence for each point in both languages, and ends with 0 only when all is well', () => {
    const worst = look({ ...FINE, mail: false, backupAgeHours: null, unsorted: ['water'] })
    for (const lang of ['fa', 'en'] as const) {
      const said: string[] = []
      assert.equal(
        tell(worst, lang, (line) => said.push(line)),
        1,
      )
      assert.equal(said.length, worst.length + 1)
      assert.match(said.join('\n'), /water/)
      assert.equal(
        tell(look(FINE), lang, () => {}),
        0,
      )
    }
  })
})

describe('gatherFacts()', () => {
  let app: TestApp
  let agency: TestAgency
  before(async () => {
    app = await testApp()
    agency = await testAgency(app)
  })
  after(() => app.close())

  test('reads an installation as it is', async () => {
    const facts = await gatherFacts({ app, store: app.store })
    assert.deepEqual(facts.settings, { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' })
    assert.deepEqual(facts.role, {
      name: 'pasokh_app',
      isSuperuser: false,
      bypassesWalls: false,
      ownsTables: 0,
      isOwnerToo: false,
    })
    assert.deepEqual([facts.mail, facts.backupAgeHours, facts.keysCopied, facts.agencies], [false, null, false, 1])
    assert.deepEqual(facts.unsorted, [])
    assert.ok(facts.diskFreeBytes > 0 && facts.diskFreeShare > 0 && facts.diskFreeShare <= 1)
  })

  test('sees a closed sorting desk, a job that waits, and one role in the place of two', async () => {
    await app.rows(sql`update desk set closed = true where desk_id = ${agency.sortingDeskId} returning 1`)
    await app.db.open((tx) => app.jobs.add(tx, 'submissions.understand', { agencyId: agency.agencyId }))
    await app.rows(sql`update pgboss.job set created_on = ${new Date(app.now().getTime() - 3_600_000)},
      start_after = ${new Date(app.now().getTime() - 3_600_000)} returning 1`)
    const facts = await gatherFacts({ app, store: { owner: app.store.app } })
    assert.deepEqual(facts.unsorted, [agency.slug])
    assert.equal(Math.round(facts.jobs.oldestWaitMinutes!), 60)
    assert.equal(facts.role.isOwnerToo, true)
  })

  test('a confirmed copy counts for these keys only', async () => {
    await confirmCopy(app)
    assert.equal((await gatherFacts({ app, store: app.store })).keysCopied, true)
    app.keys = keysFrom(Buffer.alloc(32, 8))
    assert.equal((await gatherFacts({ app, store: app.store })).keysCopied, false)
  })
})

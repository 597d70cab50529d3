/** A database server of one's own, as an operator gives it: two roles, an empty database and two addresses. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { testAgency } from '../../tests/journeys/agency.ts'
import { emptyStore, type TestStore } from '../../tests/store.ts'
import { readConfig } from '../kit/config.ts'
import { type Connection, sql } from '../kit/db.ts'
import { doors } from '../main.ts'
import { runBackup } from './backup.ts'
import { runRestore } from './restore.ts'
import { type Started, start } from './start.ts'

const folder = mkdtempSync(join(tmpdir(), 'pasokh-own-'))
const made: TestStore[] = []
after(async () => {
  for (const store of made) await store.drop()
  rmSync(folder, { recursive: true })
})

const address = ({ host = '', port, user, database }: Connection) =>
  host.startsWith('/')
    ? `postgres://${user}@localhost/${database}?host=${host}&port=${port}`
    : `postgres://${user}@${host}:${port}/${database}`

async function startOn(store: TestStore, work: boolean) {
  if (!made.includes(store)) made.push(store)
  const config = readConfig({
    DATABASE_URL: address(store.app),
    DATABASE_OWNER_URL: address(store.owner),
    PASOKH_DATA: join(folder, 'data'),
    PASOKH_KEYS: join(folder, 'keys'),
    LOG_LEVEL: 'silent',
  })
  return start(config, { work })
}

async function send({ app }: Started, slug: string) {
  const answer = await doors(app).request(`/api/agencies/${slug}/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text: 'لوله ترکیده و آب هدر می‌رود', token: app.random(16).toString('base64url') }),
  })
  assert.equal(answer.status, 201)
}

const casesOf = ({ app }: Started, agencyId: string) =>
  app.db.in(agencyId, (tx) =>
    tx.rows<{ code: string; covered: string }>(sql`
    select code, covered from matter join case_submission using (agency_id, case_id)
    join pub_submission using (agency_id, submission_id)`),
  )

test('start() brings an empty database of a server up, jobs work there, and a backup goes to another', async () => {
  const first = await startOn(await emptyStore(), true)
  assert.ok(first.store.migrated.includes('0001-house') && first.store.folder === null)
  const { agencyId, slug } = await testAgency(first.app)
  await send(first, slug)
  for (let tries = 0; tries < 3000 && (await casesOf(first, agencyId)).length === 0; tries++) await wait(100)
  const cases = await casesOf(first, agencyId)
  assert.equal(cases[0]?.covered, 'لوله ترکیده و آب هدر می‌رود')

  const file = join(folder, 'one.pasokh')
  assert.equal(await runBackup(first, file, 'en', () => {}), 0)
  await first.stop()
  const second = await startOn(await emptyStore(), false)
  assert.equal(await runRestore(second, { file, list: null, lang: 'en' }, () => {}), 0)
  assert.deepEqual(await casesOf(second, agencyId), cases)
  await second.stop()

  const again = await startOn(made[0]!, false)
  assert.deepEqual(again.store.migrated, [], 'a second start changes nothing')
  await again.stop()
})

/** What signing in costs: the same for an address that nobody has, so that time does not tell who is an officer. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { createRequire } from 'node:module'
import { after, before, mock, test } from 'node:test'
import type { Db, Tx } from '#kit/db.ts'
import type { TestApp } from '../../tests/app.ts'

// Work is counted, not timed: comparisons of passwords and statements. To count a comparison the package's own
// function is watched, which must happen before anything imports it.
const verify = mock.method(
  createRequire(import.meta.url)('@node-rs/argon2') as typeof import('@node-rs/argon2'),
  'verify',
)
const { testApp } = await import('../../tests/app.ts')
const { doors } = await import('../main.ts')
const { addOfficer } = await import('./index.ts')

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

let statements = 0
const counted = (tx: Tx): Tx => {
  const one =
    <Given extends unknown[], Answer>(run: (...given: Given) => Answer) =>
    (...given: Given) => {
      statements += 1
      return run(...given)
    }
  return { ...tx, rows: one(tx.rows), one: one(tx.one), run: one(tx.run) } as Tx
}
const watched = (db: Db): Db => ({
  ...db,
  in: (agencyId, run) => db.in(agencyId, (tx) => run(counted(tx))),
  open: (run) => db.open((tx) => run(counted(tx))),
})

async function workOf(email: string) {
  const routes = doors({ ...app, db: watched(app.db) })
  verify.mock.resetCalls()
  statements = 0
  const answer = await routes.request('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password: 'not the password' }),
  })
  assert.equal(answer.status, 401)
  return { comparisons: verify.mock.callCount(), statements }
}

test('POST /session does the same work for an unknown address as for a wrong password', async () => {
  const agencyId = randomUUID()
  const email = 'known@example.org'
  const password = 'kelm trub4 vof7'
  const officer = { agencyId, email, name: 'ن', role: 'officer', lang: 'fa', password } as const
  await app.db.in(agencyId, (tx) => addOfficer(app, tx, officer))
  const known = await workOf(email)
  assert.equal(known.comparisons, 1)
  assert.ok(known.statements >= 2)
  assert.deepEqual(await workOf('nobody@example.org'), known)
  // Who must wait is refused with the same work, too.
  for (let n = 0; n < 6; n++) assert.deepEqual(await workOf(email), known)
})

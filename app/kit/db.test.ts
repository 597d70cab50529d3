/** The door to the database: what one lost connection costs. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql, type TestApp, testApp } from '../../tests/app.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

test('connect() loses one transaction, not the process, when the server ends a connection in use', async () => {
  const crashes: Error[] = []
  const keep = (error: Error) => void crashes.push(error)
  process.on('uncaughtException', keep)
  const lost = app.db.open(async (tx) => {
    const own = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`)
    await app.db.open((other) => other.run(sql`select pg_terminate_backend(${own!.pid})`))
    // Nothing is asked just now, as while a password is checked.
    await wait(200)
    await tx.one(sql`select 1`)
  })
  await assert.rejects(lost)
  process.off('uncaughtException', keep)
  assert.deepEqual(crashes, [])
  assert.deepEqual(await app.db.open((tx) => tx.one(sql`select 1 as yes`)), { yes: 1 })
})

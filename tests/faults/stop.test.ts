/** How Pasokh ends, and how it refuses to begin: within its time, in words, and with nothing left running behind. */
import assert from 'node:assert/strict'
import { type AddressInfo, createServer } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from '../../app/kit/db.ts'
import { burst, openVictim, unopened, type Victim } from './pasokh.ts'

let victim: Victim
before(async () => {
  victim = await openVictim()
})
after(() => victim.end())

for (const variable of ['PORT', 'METRICS_PORT'])
  test(`where ${variable} is taken one sentence says so and what to do, and no database is left running`, async () => {
    const other = createServer()
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening))
    const { port } = other.address() as AddressInfo
    const { code, said } = await victim.tryWith({ [variable]: String(port) })
    await new Promise((closed) => other.close(closed))
    assert.equal(code, 1)
    assert.match(said, new RegExp(`^Port ${port} is taken: .*\\b${variable}=…\\n`))
    assert.doesNotMatch(said, /EADDRINUSE|\bat \w/)
    await assert.rejects(victim.owner.open((tx) => tx.one(sql`select 1`)))
  })

test('told to stop while a job hangs it ends without it, and the job is carried out after the next start', async () => {
  await victim.up()
  let letGo = () => {}
  // A case cannot be opened while somebody holds its table: the job waits for that as for a slow disk.
  const held = victim.owner
    .open(async (tx) => {
      await tx.run(sql`lock table matter in access exclusive mode`)
      await new Promise<void>((go) => {
        letGo = go
      })
    })
    .catch(() => {})
  const people = burst(victim, 1)
  while (people.acknowledged() < 3) await wait(20)
  await people.end()
  for (let tries = 0; tries < 2000 && !(await isWaiting()); tries++) await wait(50)
  assert.ok(await isWaiting(), 'a job hangs')
  // It ends while the table is still held: how many seconds that takes is the machine's affair.
  const code = await victim.stopPasokh()
  letGo()
  await held
  assert.equal(code, 0)
  await victim.up()
  for (let second = 0; second < 300 && (await unopened(victim)) > 0; second++) await wait(1000)
  assert.equal(await unopened(victim), 0)
})

const isWaiting = async () =>
  (await victim.owner.open((tx) =>
    tx.one(sql`select 1 from pg_locks where relation = 'matter'::regclass and not granted`),
  )) !== null

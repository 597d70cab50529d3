/** kill -9 while lines are being entered: the log that is served afterwards is whole, and so is what was published before. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from '../../app/kit/db.ts'
import { audit } from '../../app/record/audit.ts'
import type { Kept } from '../../app/record/audit-shapes.ts'
import { append } from '../../app/record/index.ts'
import { openVictim, type Victim } from './pasokh.ts'

const ROUNDS = Number(process.env.PASOKH_ROUNDS ?? 3)
const LINES = 400

let victim: Victim
before(async () => {
  victim = await openVictim()
  await victim.up()
})
after(() => victim.end())

const put = (round: number) =>
  victim.owner.open(async (tx) => {
    const events = Array.from({ length: LINES }, (_, n) => ({
      type: 'test.happened',
      agencyId: null,
      by: 'officer' as const,
      body: { round, n },
    }))
    await append(tx, new Date(), ...events)
  })

const read = async (path: string) => {
  const answer = await fetch(victim.url + path)
  return answer.status === 200 ? new Uint8Array(await answer.arrayBuffer()) : null
}

const waiting = async () =>
  (await victim.owner.open((tx) =>
    tx.one<{ count: number }>(sql`select count(*) as count from record_waiting where type = 'test.happened'`),
  ))!.count

async function untilEntered() {
  for (let tries = 0; tries < 3000 && (await waiting()) > 0; tries++) await wait(100)
  assert.equal(await waiting(), 0)
}

test(`${ROUNDS} times kill -9 of the process that enters ${LINES} lines: no gap, no double, nothing that was published is lost`, async () => {
  let kept: Kept[] = []
  for (let round = 0; round < ROUNDS; round++) {
    await put(round)
    // Every other second lines are entered: somewhere in this time.
    await wait(Math.random() * 2200)
    await victim.killPasokh()
    await put(round)
    await victim.up()
    await untilEntered()
    const seen = await audit({ read, kept })
    assert.deepEqual(
      seen.findings.filter(({ word }) => word !== 'key-on-trust'),
      [],
    )
    kept = seen.kept
  }
  const [lines] = await victim.owner.open((tx) =>
    tx.rows<{ lines: number; kinds: number; twice: number }>(sql`
      select count(*)::int as lines, count(distinct body)::int as kinds,
        (select count(*)::int from (select body from record where type = 'test.happened' group by body having count(*) <> 2) odd) as twice
      from record where type = 'test.happened'`),
  )
  assert.deepEqual(lines, { lines: ROUNDS * LINES * 2, kinds: ROUNDS * LINES, twice: 0 })
})

/** PASOKH_ROUNDS=20 for as many rounds of each as a release is held to; a few in each run of the tests. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { openVictim, unopened, type Victim } from './pasokh.ts'
import { type Round, roundOfPasokh, roundOfPostgres } from './rounds.ts'

const ROUNDS = Number(process.env.PASOKH_ROUNDS ?? 3)

let victim: Victim
before(async () => {
  victim = await openVictim()
  await victim.up()
})
after(() => victim.end())

function check({ lost, acknowledged, tries }: Round) {
  assert.deepEqual(lost, [])
  assert.ok(acknowledged > 0 && tries >= acknowledged)
}

for (let nth = 0; nth < ROUNDS; nth++)
  test(`kill -9 of Pasokh in a burst loses nothing acknowledged (${nth + 1} of ${ROUNDS})`, async () =>
    check(await roundOfPasokh(victim)))

for (let nth = 0; nth < ROUNDS; nth++)
  test(`kill -9 of PostgreSQL in a burst loses nothing acknowledged, and Pasokh starts it again (${nth + 1} of ${ROUNDS})`, async () =>
    check(await roundOfPostgres(victim, nth)))

test('after all that, jobs go on: every submission has become a case', async () => {
  for (let second = 0; second < 300 && (await unopened(victim)) > 0; second++) await wait(1000)
  assert.equal(await unopened(victim), 0)
})

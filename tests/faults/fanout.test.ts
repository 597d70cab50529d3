/**
 * A reply to a case of many senders breaks off: at its first operation, at its second, and so on, and by kill -9 in the
 * middle. Either nobody was told, and there is no reply; or each sender was, once. The same form sent again makes it whole.
 */
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { replyTo } from '../../app/cases/reply/actions.ts'
import type { Signed } from '../../app/people/index.ts'
import { sql, type TestApp, testApp } from '../app.ts'
import { crowd, leadOf } from '../crowd.ts'
import { testAgency } from '../journeys/agency.ts'
import { failingAt } from './failing.ts'
import type { Errand } from './replier.ts'

const ROUNDS = Number(process.env.PASOKH_ROUNDS ?? 3)
/** More than are told by one statement. */
const SENDERS = 1200

let app: TestApp
let lead: Signed
let caseId: string
before(async () => {
  app = await testApp()
  const agency = await testAgency(app)
  lead = await leadOf(app, agency.agencyId)
  caseId = await crowd(app, agency, SENDERS, lead)
})
after(() => app.close())

const newToken = () => app.random(16).toString('base64url')
const reply = (body: string, token: string, on: Pick<TestApp, 'db'> = app) =>
  replyTo({ ...app, ...on }, lead, caseId, { outcome: 'question', body, token })

/** Replies and notifications so far: as many rows, and as many different senders, as were told of each reply. */
async function told() {
  const rows = await app.rows<{ rows: number; senders: number }>(sql`
    select count(*)::int as rows, count(distinct submission_id)::int as senders from outbox group by split_part(once, '/', 2)`)
  const [{ replies } = { replies: 0 }] = await app.rows<{ replies: number }>(
    sql`select count(*)::int as replies from reply`,
  )
  for (const one of rows) assert.deepEqual(one, { rows: SENDERS, senders: SENDERS })
  assert.equal(rows.length, replies, 'a reply of which nobody was told, or the other way round')
  return replies
}

for (const when of ['before', 'after'] as const)
  test(`broken off ${when} its n-th operation, n = 1, 2, 3 …, a reply and all its notifications are there or none is`, async () => {
    const token = newToken()
    let before = await told()
    for (let nth = 1; ; nth++) {
      const db = failingAt(app.db, nth, when)
      const isWhole = await reply(`one of ${when}`, token, { db }).then(
        () => true,
        (error: Error) => {
          assert.equal(error.message, 'killed')
          return false
        },
      )
      if (isWhole) break
      assert.equal(await told(), before, `the ${nth}th left something behind`)
    }
    assert.equal(await told(), ++before)
    assert.deepEqual('again' in (await reply(`one of ${when}`, token)) && (await told()), before)
  })

/** Whether it had said that it was done when it was killed. */
async function killedAfter(errand: Errand, ms: number): Promise<void> {
  const child = spawn(process.execPath, [resolve('tests/faults/replier.ts'), JSON.stringify(errand)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = new Promise((exit) => child.once('exit', exit))
  await new Promise((begun) => child.stdout.once('data', begun))
  await wait(ms)
  child.kill('SIGKILL')
  await gone
}

for (let nth = 0; nth < ROUNDS; nth++)
  test(`kill -9 in the middle of a reply to ${SENDERS} senders: each is told once, after it was sent again (${nth + 1} of ${ROUNDS})`, async () => {
    const [before, token, body] = [await told(), newToken(), `round ${nth}`]
    const { connection } = app
    const errand = { connection, lead, caseId, body, token, at: app.now().toISOString() }
    await killedAfter(errand, Math.random() * 300)
    // What was under way ends with its connection, whose row locks the next one waits for.
    const done = await reply(body, token)
    assert.ok('replyId' in done)
    assert.equal(await told(), before + 1)
  })

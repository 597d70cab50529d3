/** Receipts: the same form gives the same one though digits are taken, tries leave hours only, and letters go once. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { message } from '../../tests/message.ts'
import { openIntake } from './intake.actions.ts'
import { notify, sendDue } from './outbox.actions.ts'
import { openReceipt } from './receipt.actions.ts'
import { afterWrongTry, deriveReceipt, MAX_DRAWS, mustWait, showReceipt, type Tries } from './receipt.ts'

let app: TestApp
let agency: TestAgency
before(async () => {
  app = await testApp()
  agency = await testAgency(app)
})
after(() => app.close())

const INPUT = message('a pipe is leaking')
const newToken = () => app.random(16).toString('base64url')

/** Takes the digits that this form would draw, as somebody else. */
async function occupy(token: string, draws: number) {
  for (let draw = 0; draw < draws; draw++)
    await app.rows(sql`
      insert into receipt_lookup (lookup, agency_id, submission_id, secret_hmac, stored_hour)
      values (${deriveReceipt(app.keys.receipt, token, draw).lookup}, ${agency.agencyId}, gen_random_uuid(), '\\x00', '2026-11-21T06:00:00Z')
      on conflict do nothing`)
}

test('openIntake() draws other digits while the first ones are taken, and gives the same receipt again', async () => {
  const token = newToken()
  await occupy(token, 3)
  const [one, other] = [openIntake(app), openIntake(app)]
  const taken = await Promise.all(
    [one, other, one, other].map((intake) => intake(agency.agencyId, token, INPUT, { channel: 'web' })),
  )
  const receipts = new Set(taken.map(({ receipt }) => showReceipt(receipt)))
  assert.deepEqual(receipts, new Set([showReceipt(deriveReceipt(app.keys.receipt, token, 3))]))
  assert.equal(taken.filter(({ again }) => !again).length, 1)
  const opened = await openReceipt(app, [...receipts][0]!)
  assert.equal('submissionId' in opened && opened.submissionId, taken[0]!.submissionId)
})

test('openIntake() refuses only the one for whom no digits are left, and stores nothing of it', async () => {
  const [unlucky, ...others] = Array.from({ length: 20 }, newToken)
  await occupy(unlucky!, MAX_DRAWS)
  const intake = openIntake(app)
  const results = await Promise.allSettled(
    [...others, unlucky!].map((token) => intake(agency.agencyId, token, INPUT, { channel: 'web' })),
  )
  assert.deepEqual(
    results.map(({ status }) => status),
    [...others.map(() => 'fulfilled'), 'rejected'],
  )
  const lost = await app.rows(sql`
    select 1 from submission s where agency_id = ${agency.agencyId} and not exists (
      select from receipt_lookup r where r.submission_id = s.submission_id)`)
  assert.deepEqual(lost, [])
})

test('openIntake() gives each agency its own receipt for the same token', async () => {
  const second = await testAgency(app)
  const token = newToken()
  const intake = openIntake(app)
  const send = (agencyId: string) => intake(agencyId, token, INPUT, { channel: 'api' })
  const [a, b] = await Promise.all([send(agency.agencyId), send(second.agencyId)])
  assert.notEqual(showReceipt(a.receipt), showReceipt(b.receipt))
  assert.equal(showReceipt((await send(second.agencyId)).receipt), showReceipt(b.receipt))
})

test('afterWrongTry() lets at most five tries through in any hour, then waits at least an hour, and keeps hours only', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 60 }), (gaps) => {
      let tries: Tries = { wrongTries: 0, lastHour: null, tryAgainAt: null }
      let now = Date.UTC(2026, 10, 21, 6, 17)
      const looked: number[] = []
      for (const gap of gaps) {
        now += gap * 60_000
        if (mustWait(tries, new Date(now))) continue
        looked.push(now)
        tries = afterWrongTry(tries, new Date(now))
        for (const kept of [tries.lastHour, tries.tryAgainAt]) assert.equal((kept?.getTime() ?? 0) % 3_600_000, 0)
        if (tries.tryAgainAt) assert.ok(tries.tryAgainAt.getTime() - now >= 3_600_000)
      }
      for (const at of looked) assert.ok(looked.filter((other) => other >= at && other < at + 3_600_000).length <= 5)
    }),
    { seed: 20261122 },
  )
})

test('openReceipt() keeps no minute of a wrong try', async () => {
  const { receipt } = await openIntake(app)(agency.agencyId, newToken(), INPUT, { channel: 'web' })
  const wrong = `${receipt.lookup}${'0'.repeat(12)}`
  for (let at = 0; at < 6; at++) await openReceipt(app, wrong)
  assert.equal((await openReceipt(app, showReceipt(receipt))).refusal, 'wait')
  const exact = await app.rows(sql`
    select 1 from receipt_lookup, lateral (select to_jsonb(receipt_lookup) as kept) one, jsonb_each_text(kept) as field (name, value)
    where value ~ '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:' and value !~ 'T\\d\\d:00:00(\\+|Z)'`)
  assert.deepEqual(exact, [])
})

test('sendDue() sends no letter twice because a later one breaks off', async () => {
  const intake = openIntake(app)
  const ids: string[] = []
  for (const name of ['one', 'two']) {
    const input = { ...INPUT, contact: { mail: `${name}@example.org` }, wantsUpdates: true }
    ids.push((await intake(agency.agencyId, newToken(), input, { channel: 'web' })).submissionId)
  }
  await app.db.in(agency.agencyId, (tx) => notify(app, tx, agency.agencyId, ids, { notice: 'done', act: 'reply/1' }))
  const to: string[] = []
  const mail = async (letter: { to: string }) => {
    to.push(letter.to)
    if (to.length === 2)
      await app.db.open((tx) =>
        tx.run(sql`
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and usename = current_user and state = 'idle in transaction'`),
      )
  }
  const broken = { ...app, carriers: { ...app.carriers, mail } }
  await assert.rejects(sendDue(broken, agency.agencyId))
  await sendDue(broken, agency.agencyId)
  assert.equal(to.filter((address) => address === to[0]).length, 1)
  assert.equal(new Set(to).size, 2)
})

/** One act on many cases: the preview is what happens and changes nothing, nobody hears before the time to undo is over, and each case has its turn once. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { asking } from '../../../tests/ask.ts'
import { failingAt } from '../../../tests/faults/failing.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { message } from '../../../tests/message.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'
import { sealOne } from '../../submissions/intake.actions.ts'
import { addSubmissions } from '../../submissions/intake.store.ts'
import { understand } from '../../submissions/understand.actions.ts'
import { openCases } from '../open.actions.ts'
import { carryOutBulks } from './actions.ts'
import { type Bulk, type Preview, UNDO_SECONDS } from './schema.ts'

const START = '2026-11-21T06:30:00Z'
const BODY = 'the power is back in zwolfstreet'

let app: TestApp
let agency: TestAgency
let officer: SignedIn
let other: SignedIn
before(async () => {
  app = await testApp({ at: START })
  agency = await testAgency(app)
  ;[officer, other] = [await seated(), await seated()]
})
after(() => app.close())

async function seated(): Promise<SignedIn> {
  const { agencyId, deskId } = agency
  const one = await signIn(app, { agencyId, role: 'officer' })
  await app.rows(
    sql`insert into officer_desk (agency_id, officer_id, desk_id) values (${agencyId}, ${one.officerId}, ${deskId})`,
  )
  return one
}

/** So many new open cases at the officer's desk, each of a sender who wants to hear. */
async function cases(count: number): Promise<string[]> {
  const { agencyId } = agency
  const rows = await Promise.all(
    Array.from({ length: count }, (_, n) => {
      const more = { serviceId: agency.leak, contact: { mail: `reader${n}@example.org` }, wantsUpdates: true }
      const token = app.random(16).toString('base64url')
      return sealOne(app, agencyId, token, message(`no power here, says ${n}`, more), { channel: 'web' })
    }),
  )
  await app.db.in(agencyId, (tx) => addSubmissions(tx, rows))
  await understand(app, agencyId)
  await openCases(app, agencyId)
  const found = await app.rows<{ id: string }>(sql`
    select case_id as id from matter where agency_id = ${agencyId} and desk_id = ${agency.deskId} and first_reply_at is null and state = 'open'
      and not exists (select from bulk_case where bulk_case.case_id = matter.case_id) and assigned_to is null order by case_id`)
  return found.map(({ id }) => id).slice(0, count)
}

const asked = asking(() => app.routes)
const ask = <Answer>(method: string, path: string, body?: object, who = officer) =>
  asked<Answer & { title?: string }>(who, method, path, body)

const preview = async (act: object, caseIds: readonly string[]) =>
  (await ask<Preview>('POST', '/bulk/previews', { act, caseIds })).body.cases
const newToken = () => app.random(16).toString('base64url')
async function hold(act: object, caseIds: readonly string[], token = newToken()) {
  const seen = await preview(act, caseIds)
  return ask<Bulk>('POST', '/bulk', { act, token, cases: seen.map(({ caseId, seen }) => ({ caseId, seen })) })
}
const own = async (bulkId: string) =>
  (await ask<{ bulks: Bulk[] }>('GET', '/bulk')).body.bulks.find((one) => one.bulkId === bulkId)!
const statesOf = async (ids: readonly string[]) =>
  (await app.rows<{ state: string }>(sql`select state from matter where case_id = any(${ids}::uuid[])`)).map(
    ({ state }) => state,
  )
const told = async () =>
  (
    await app.rows<{ n: number }>(
      sql`select count(*)::int as n from outbox where agency_id = ${agency.agencyId} and submission_id is not null`,
    )
  )[0]!.n
const later = (seconds: number) => app.setNow(new Date(app.now().getTime() + seconds * 1000))

test('the preview says of each case what it would become, or why not, and changes nothing', async () => {
  const ids = await cases(3)
  await app.rows(sql`update matter set state = 'withdrawn' where case_id = ${ids[1]}`)
  await app.rows(
    sql`update matter set desk_id = ${agency.otherDeskId}, office_id = ${agency.otherOfficeId} where case_id = ${ids[2]}`,
  )
  const before = await app.rows(sql`select * from matter order by case_id`)
  const seen = await preview({ kind: 'question', body: BODY }, ids)
  assert.deepEqual(
    seen.map(({ caseId, refusal, state, told }) => ({ caseId, refusal, state, told })),
    [
      { caseId: ids[0], refusal: null, state: 'waiting-for-person', told: 1 },
      { caseId: ids[1], refusal: 'case-closed', state: null, told: 0 },
      { caseId: ids[2], refusal: 'no-such-case', state: null, told: 0 },
    ],
  )
  assert.equal(seen[2]!.code, null, 'of a case that is not theirs nothing is said')
  assert.deepEqual(
    (await preview({ kind: 'planned', dueOn: '2020-01-01', body: BODY }, [ids[0]!]))[0]?.refusal,
    'plan-in-the-past',
  )
  const passed = await preview({ kind: 'pass-on', deskId: agency.otherDeskId, body: BODY }, [ids[0]!])
  assert.deepEqual([passed[0]?.deskId, passed[0]?.told], [agency.otherDeskId, 0])
  assert.deepEqual(await app.rows(sql`select * from matter order by case_id`), before)
  assert.equal((await app.rows(sql`select from reply`)).length, 0)
  await app.rows(sql`update matter set state = 'withdrawn' where case_id = any(${ids}::uuid[])`)
})

test('within the time to undo nobody is told and nothing happens; undone, it never does', async () => {
  const ids = await cases(2)
  const [before, { body: held }] = [await told(), await hold({ kind: 'done', body: BODY }, ids)]
  assert.deepEqual([held.state, held.cases], ['held', 2])
  later(UNDO_SECONDS - 1)
  await app.work()
  assert.deepEqual([await statesOf(ids), await told()], [['open', 'open'], before])
  assert.equal(
    (await ask('DELETE', `/bulk/${held.bulkId}`, undefined, other)).status,
    409,
    'another officer undoes nothing',
  )
  assert.equal((await ask('DELETE', `/bulk/${held.bulkId}`)).status, 204)
  later(60)
  await carryOutBulks(app, agency.agencyId)
  assert.deepEqual([await statesOf(ids), await told()], [['open', 'open'], before])
  assert.equal((await own(held.bulkId)).state, 'undone')
  const [{ sealed } = { sealed: 1 }] = await app.rows<{ sealed: unknown }>(
    sql`select sealed from bulk_act where bulk_id = ${held.bulkId}`,
  )
  assert.equal(sealed, null)
})

test('when the time is over each has its turn; what was said meanwhile is not answered over, and the result says so', async () => {
  const ids = await cases(3)
  const before = await told()
  const { body: held } = await hold({ kind: 'question', body: BODY }, ids)
  const stored = JSON.stringify(await app.rows(sql`select fields, sealed from bulk_act`))
  assert.ok(!stored.includes('zwolfstreet'))
  const [said] = ids
  await app.rows(sql`
    insert into case_event (agency_id, case_id, type, at, place) select ${agency.agencyId}, ${said}, 'added', '2026-11-21T06:00:00Z', max(place) + 1
    from case_event where case_id = ${said}`)
  later(UNDO_SECONDS)
  await carryOutBulks(app, agency.agencyId)
  const after = await own(held.bulkId)
  assert.deepEqual([after.state, after.done], ['done', 2])
  assert.deepEqual(
    after.refused.map(({ caseId, refusal }) => ({ caseId, refusal })),
    [{ caseId: said, refusal: 'read-first' }],
  )
  assert.deepEqual((await statesOf(ids)).toSorted(), ['open', 'waiting-for-person', 'waiting-for-person'])
  assert.equal((await told()) - before, 2)
  const late = await ask('DELETE', `/bulk/${held.bulkId}`)
  assert.deepEqual([late.status, late.body.title], [409, 'begun-already'])
  await carryOutBulks(app, agency.agencyId)
  assert.equal((await told()) - before, 2)
})

test('broken off at its n-th operation, n = 1, 2, 3 …, and run again, each case is acted on once', async () => {
  const ids = await cases(2)
  const before = await told()
  const { body: held } = await hold({ kind: 'done', body: BODY }, ids)
  later(UNDO_SECONDS)
  for (let nth = 1; ; nth++) {
    const isWhole = await carryOutBulks({ ...app, db: failingAt(app.db, nth, 'after') }, agency.agencyId).then(
      () => true,
      (error: Error) => {
        assert.equal(error.message, 'killed')
        return false
      },
    )
    if (isWhole) break
  }
  assert.equal((await own(held.bulkId)).done, 2)
  assert.deepEqual(await statesOf(ids), ['done', 'done'])
  assert.equal((await told()) - before, 2)
  const replies = await app.rows(sql`select from reply where case_id = any(${ids}::uuid[])`)
  assert.equal(replies.length, 2)
})

test('the same form sent again holds nothing more; an officer who was locked out meanwhile does nothing', async () => {
  const ids = await cases(1)
  const [act, token] = [{ kind: 'assign', officerId: officer.officerId }, newToken()]
  const [first, again] = [await hold(act, ids, token), await hold(act, ids, token)]
  assert.equal(first.body.bulkId, again.body.bulkId)
  await app.rows(sql`update officer set locked_at = now() where officer_id = ${officer.officerId}`)
  later(UNDO_SECONDS)
  await carryOutBulks(app, agency.agencyId)
  await app.rows(sql`update officer set locked_at = null where officer_id = ${officer.officerId}`)
  const after = await own(first.body.bulkId)
  assert.deepEqual([after.done, after.refused[0]?.refusal], [0, 'no-such-case'])
  const { body } = await hold(act, ids)
  later(UNDO_SECONDS)
  await app.work()
  assert.equal((await own(body.bulkId)).done, 1)
})

test('an auditor previews nothing and holds nothing', async () => {
  const auditor = await signIn(app, { agencyId: agency.agencyId, role: 'auditor' })
  const act = { kind: 'assign', officerId: null }
  assert.equal((await ask('POST', '/bulk/previews', { act, caseIds: [agency.leak] }, auditor)).status, 403)
  assert.equal(
    (await ask('POST', '/bulk', { act, cases: [{ caseId: agency.leak, seen: 0 }], token: newToken() }, auditor)).status,
    403,
  )
})

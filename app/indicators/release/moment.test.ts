/** Two transactions read one moment. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type Tx } from '#kit/db.ts'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { testAgency } from '../../../tests/journeys/agency.ts'
import { addCrowd } from '../../../tests/results.ts'
import { atOneMoment } from './moment.ts'

let app: TestApp
let agency: Awaited<ReturnType<typeof testAgency>>
before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'water')
})
after(() => app.close())

const add = (first: number) =>
  addCrowd(app, agency, {
    cases: 5,
    first,
    days: 10,
    until: '2026-11-20T20:00:00Z',
    services: [agency.leak],
    areas: [agency.areaId],
  })
const counted = async (tx: Tx) => (await tx.one<{ n: number }>(sql`select count(*) as n from pub_case`))!.n

test('atOneMoment() reads the same cases of the agency twice at once, whatever comes in between', async () => {
  await add(1)
  const other = await testAgency(app, 'power')
  const seen = await atOneMoment(app, agency.agencyId, async ({ tx, beside }) => {
    await add(6)
    return Promise.all([counted(tx), beside(counted)])
  })
  assert.deepEqual(seen, [5, 5])
  assert.equal(await atOneMoment(app, agency.agencyId, ({ beside }) => beside(counted)), 10)
  assert.equal(await atOneMoment(app, other.agencyId, ({ beside }) => beside(counted)), 0)
})

test('atOneMoment() ends both when one cannot read', async () => {
  const failing = atOneMoment(app, agency.agencyId, ({ tx, beside }) =>
    Promise.all([counted(tx), beside((other) => other.rows(sql`select no_such_column from pub_case`))]),
  )
  await assert.rejects(failing, /no_such_column/)
  assert.equal(await atOneMoment(app, agency.agencyId, ({ tx }) => counted(tx)), 10)
})

/** Where a message is: asked back on the form where a name is borne by several places, kept with its certainty, put right by an officer. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { latLngToCell } from 'h3-js'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { message } from '../../tests/message.ts'
import { type SignedIn, signIn } from '../../tests/people.ts'
import { doorsAlong } from '../../tests/placed.ts'
import { putAddresses } from '../places/import.store.ts'
import { preparePlaces } from '../places/prepare.actions.ts'
import { addArea, putResponsibility } from '../places/store.ts'
import { openIntake } from './intake.actions.ts'

let app: TestApp
let agency: TestAgency
let other: TestAgency
let lead: SignedIn
let plane: string
before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'water')
  other = await testAgency(app, 'cables')
  lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
  plane = await app.db.in(agency.agencyId, async (tx) => {
    const id = await addArea(tx, { name: { fa: 'چنارستان', en: 'Chenarestan' } })
    const way = (areaId: string, lat: number, alley = 'کوچه لاله') =>
      doorsAlong(12, { alley, areaId, from: { lat, lon: 51.4 }, step: 1e-5 })
    await putAddresses(tx, 'own', [
      ...way(agency.areaId, 35.7),
      ...way(id, 35.9),
      ...way(agency.areaId, 35.7, 'کوچه یاس'),
      ...way(id, 35.9, 'کوچه یاس'),
    ])
    await putResponsibility(tx, { serviceId: agency.leak, areaId: id, deskId: agency.otherDeskId })
    await putResponsibility(tx, { serviceId: agency.bill, areaId: id, deskId: null, otherAgencyId: other.agencyId })
    return id
  })
  await preparePlaces(app, agency.agencyId)
})
after(() => app.close())

let forms = 0
const newToken = () => `place-form-${++forms}`.padEnd(22, 'x')
async function post(fields: Record<string, string>, path = '/water') {
  const body = new URLSearchParams({ token: newToken(), do: 'send', text: 'لولهٔ آب ترکیده است', ...fields })
  const answer = await app.routes.request(path, { method: 'POST', body })
  return { status: answer.status, page: await answer.text() }
}
type Row = {
  area_id: string | null
  how: string
  level: string | null
  certainty: number
  cell: string | null
  candidates: string[]
}
const seen = new Set<string>()
/** Of the message that came last; those before are passed over. */
const lastPlace = async () => {
  await app.work()
  const rows = await app.rows<Row & { submission_id: string }>(
    sql`select * from submission_place where agency_id = ${agency.agencyId}`,
  )
  const fresh = rows.filter(({ submission_id }) => !seen.has(submission_id))
  for (const { submission_id } of fresh) seen.add(submission_id)
  return fresh.at(-1)!
}
const counts = () =>
  app.rows<{ name: string; count: number }>(
    sql`select name, sum(count)::int as count from place_choice where agency_id = ${agency.agencyId} group by name`,
  )

test('the form asks back where an address names several places, once, and without a script', async () => {
  for (const [path, which] of [
    ['/water', 'کدام یک از این‌هاست؟'],
    ['/en/water', 'Which of these is it?'],
  ] as const) {
    const { status, page } = await post({ address: 'کوچه لاله، پلاک ۷' }, path)
    assert.equal(status, 422)
    assert.ok(page.includes(which))
    assert.match(page, new RegExp(`<input type="radio"[^>]*name="area" value="${plane}"`))
    assert.match(page, new RegExp(`value="${agency.areaId}"`))
    assert.match(page, /<input type="hidden" name="asked" value="کوچه لاله، پلاک ۷">/)
  }
  assert.equal((await post({ address: 'باغ‌سیب، کوچه لاله، پلاک ۷' })).status, 200)
  assert.equal((await post({ address: 'کوچه لاله، پلاک ۷', lat: '35.7', lon: '51.4' })).status, 200)
  // A slip in another field does not lose the choice, and what was asked once is not asked again.
  const asked = 'کوچه لاله، پلاک ۷'
  await lastPlace()
  assert.equal((await post({ address: asked, asked })).status, 200)
  assert.equal((await lastPlace()).how, 'many')
})

test('what is chosen is kept, with how far it is known, and teaches the ranking of the whole agency', async () => {
  const asked = 'کوچه لاله، پلاک ۷'
  const before = (await counts())[0]?.count ?? 0
  assert.equal((await post({ address: asked, asked, area: plane })).status, 200)
  const place = await lastPlace()
  assert.deepEqual([place.area_id, place.how, place.level, place.certainty], [plane, 'given', 'house', 1])
  assert.match(place.cell!, /^8/)
  assert.deepEqual(await counts(), [{ name: 'کوچهلاله', count: before + 1 }])
  for (let time = 0; time < 6; time++) await post({ address: asked, asked, area: plane })
  await lastPlace()
  // The settings of the form are kept for a moment.
  app.setNow(new Date(app.now().getTime() + 60_000))
  assert.equal((await post({ address: asked })).status, 200)
  const usual = await lastPlace()
  assert.deepEqual([usual.area_id, usual.how], [plane, 'text'])
  assert.ok(usual.certainty > 0.8 && usual.certainty < 1)
})

const submit = async (text: string, more: Parameters<typeof message>[1] = {}) => {
  const { submissionId } = await openIntake(app)(agency.agencyId, newToken(), message(text, more), { channel: 'web' })
  await app.work()
  const [row] = await app.rows<{ case_id: string }>(
    sql`select case_id from case_submission where submission_id = ${submissionId}`,
  )
  return { submissionId, caseId: row!.case_id }
}
const ask = async (path: string, body?: object) => {
  const init = body ? { method: 'PUT', body: JSON.stringify(body) } : {}
  const answer = await app.routes.request(`/api${path}`, { headers: lead.headers, ...init })
  return { status: answer.status, json: (await answer.json()) as Record<string, unknown> }
}

test('an officer puts the place right: the case goes to the office there, and the name is counted', async () => {
  const { caseId, submissionId } = await submit('در باغ سیب آب نشت می‌کند', { serviceId: agency.leak })
  const { json } = await ask(`/cases/${caseId}/place`)
  assert.deepEqual([json.areaId, json.how, json.level], [agency.areaId, 'text', 'quarter'])
  assert.match((json.reason as { fa: string }).fa, /همهٔ پیام‌ها با «ادارهٔ شمال» است/)
  const done = await ask(`/cases/${caseId}/place`, { areaId: plane })
  assert.deepEqual([done.status, done.json], [200, { deskId: agency.otherDeskId }])
  const after = await ask(`/cases/${caseId}/place`)
  assert.deepEqual([after.json.areaId, after.json.how, after.json.certainty], [plane, 'officer', 1])
  const [of] = await app.rows(sql`select area_id, desk_id, office_id from matter where case_id = ${caseId}`)
  assert.deepEqual(of, { area_id: plane, desk_id: agency.otherDeskId, office_id: agency.otherOfficeId })
  assert.ok((await counts()).some(({ name, count }) => name === 'باغسیب' && count === 1))
  assert.equal((await ask(`/cases/${caseId}/place`, { areaId: crypto.randomUUID() })).status, 422)
  const stranger = await signIn(app, { agencyId: other.agencyId, role: 'lead' })
  const none = await app.routes.request(`/api/cases/${caseId}/place`, { headers: stranger.headers })
  assert.equal(none.status, 404)
  const lines = await app.rows(sql`select 1 from record_waiting where type = 'cases.place-corrected'`)
  assert.equal(lines.length, 1)
  assert.equal((await lastPlace()).submission_id, submissionId)
})

test('whose matter it is, is told to the officer, with the receipt and behind it', async () => {
  const { page } = await post({ service: agency.bill, area: plane })
  assert.match(page, /«قبض» با «آب و فاضلاب آزمایشی»/)
  assert.match(page, /href="\/cables"/)
  const receipt = /name="receipt" value="([^"]+)"/.exec(page)![1]!
  await app.work()
  const shown = await app.routes.request('/receipt', { method: 'POST', body: new URLSearchParams({ receipt }) })
  const behind = await shown.text()
  assert.match(behind, /چه کسی پاسخ می‌دهد/)
  assert.match(behind, /«چنارستان» با «ادارهٔ جنوب» است، «قبض» با «آب و فاضلاب آزمایشی»/)
  const { json } = await ask(`/cases/${(await submit('قبض', { serviceId: agency.bill, areaId: plane })).caseId}/place`)
  assert.equal((json.elsewhere as { slug: string }).slug, 'cables')
})

test('nothing that was typed and no point stands in the row, and erasing takes it away', async () => {
  const point = { lat: 35.70003, lon: 51.4 }
  await lastPlace()
  const { submissionId } = await submit('لوله', { address: 'کوچه لاله، پلاک ۷، طبقهٔ سوم', point })
  const [row] = await app.rows(
    sql`select submission_place::text as it from submission_place where submission_id = ${submissionId}`,
  )
  assert.doesNotMatch((row as { it: string }).it, /35\.7|51\.4|پلاک|طبقه/)
  // In no border that is known: the area is that of the address, the cell that of the point.
  const { how, cell } = await lastPlace()
  assert.deepEqual([how, cell], ['text', latLngToCell(point.lat, point.lon, 8)])
  app.setNow(new Date(app.now().getTime() + 400 * 86_400_000))
  await app.db.open((tx) => app.jobs.add(tx, 'submissions.retention', { agencyId: agency.agencyId }))
  await app.work()
  assert.deepEqual(await app.rows(sql`select 1 from submission_place where submission_id = ${submissionId}`), [])
})

test('the JSON door asks back with the choices, and takes one of them or none', async () => {
  const send = async (more: object) => {
    const answer = await app.routes.request('/api/agencies/water/submissions', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text: 'لولهٔ آب ترکیده است', address: 'کوچه یاس، پلاک ۷', ...more }),
    })
    return { status: answer.status, said: (await answer.json()) as { type?: string; choices?: Choice[] } }
  }
  await lastPlace()
  const open = await send({})
  assert.deepEqual([open.status, open.said.type], [422, '/problems/place-unclear'])
  assert.deepEqual(open.said.choices!.map(({ areaId }) => areaId).toSorted(), [agency.areaId, plane].toSorted())
  assert.match(open.said.choices!.map(({ label }) => label.en).join(), /Chenarestan/)
  assert.equal(await lastPlace(), undefined)
  assert.equal((await send({ areaId: plane })).status, 201)
  const taken = await lastPlace()
  assert.deepEqual([taken.area_id, taken.how], [plane, 'given'])
  assert.equal((await send({ asked: true })).status, 201)
  assert.equal((await lastPlace()).how, 'many')
})
type Choice = { areaId: string; label: { fa: string; en: string } }

test('the Open311 door asks a program back that knows extensions, and takes what others send', async () => {
  const send = async (more: Record<string, string>, format = 'json') => {
    const fields = { jurisdiction_id: 'water', service_code: 'leak', description: 'لولهٔ آب ترکیده است', ...more }
    const body = new URLSearchParams({ address_string: 'کوچه یاس، پلاک ۷', ...fields })
    const answer = await app.routes.request(`/open311/v2/requests.${format}`, { method: 'POST', body })
    return { status: answer.status, text: await answer.text() }
  }
  assert.equal((await send({})).status, 200)
  assert.equal((await lastPlace()).how, 'many')
  const open = await send({ extensions: 'true' })
  assert.equal(open.status, 400)
  const [trouble] = JSON.parse(open.text) as { choices: { address_id: string }[] }[]
  assert.deepEqual(trouble!.choices.map((one) => one.address_id).toSorted(), [agency.areaId, plane].toSorted())
  assert.match((await send({ extensions: 'true' }, 'xml')).text, /<choices><choice><address_id>/)
  assert.equal((await send({ extensions: 'true', address_id: plane })).status, 200)
  const taken = await lastPlace()
  assert.deepEqual([taken.area_id, taken.how], [plane, 'given'])
  assert.equal((await send({ extensions: 'true', asked: 'true' })).status, 200)
  assert.equal((await lastPlace()).how, 'many')
})

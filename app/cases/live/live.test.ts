/** A page that stays open is told what changes at its officer's desks: each change once, ids only, and nothing after signing out. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { crowd, leadOf } from '../../../tests/crowd.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'
import { deleteSessionsOf } from '../../people/sessions.store.ts'
import { replyTo } from '../reply/actions.ts'
import { forgetOldChanges } from './actions.ts'
import { changesSince } from './store.ts'

const WORD = 'the pipe is mended by the fountain'

let app: TestApp
let agency: TestAgency
let caseId: string
let lead: Awaited<ReturnType<typeof leadOf>>
before(async () => {
  app = await testApp()
  agency = await testAgency(app)
  lead = await leadOf(app, agency.agencyId)
  caseId = await crowd(app, agency, 3, lead)
})
after(() => app.close())

async function seated(deskId: string): Promise<SignedIn> {
  const { agencyId } = agency
  const officer = await signIn(app, { agencyId, role: 'officer' })
  await app.rows(
    sql`insert into officer_desk (agency_id, officer_id, desk_id) values (${agencyId}, ${officer.officerId}, ${deskId})`,
  )
  return officer
}

type Event = { event: string; id: string; data: { desks: string[]; cases: string[] } | null }

/** A page at /api/live. `next` gives its next event, or null when it was ended. */
async function open({ cookie }: SignedIn, lastId?: string) {
  const answer = await app.routes.request('/api/live', {
    headers: { cookie, ...(lastId && { 'last-event-id': lastId }) },
  })
  assert.equal(answer.status, 200)
  assert.match(answer.headers.get('content-type')!, /^text\/event-stream/)
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  const next = async (): Promise<Event | null> => {
    for (;;) {
      const end = text.indexOf('\n\n')
      const block = end < 0 ? null : text.slice(0, end)
      if (block === null) {
        const { done, value } = await reader.read()
        if (done) return null
        text += value
        continue
      }
      text = text.slice(end + 2)
      const of = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? ''
      if (of('event')) return { event: of('event'), id: of('id'), data: JSON.parse(of('data')) }
    }
  }
  return { next, close: () => reader.cancel() }
}

const say = async (body = WORD) => {
  const done = await replyTo(app, lead, caseId, { outcome: 'update', body })
  assert.ok('replyId' in done)
}

test('/api/live says which desk and which case has changed, and no word of what', async () => {
  const page = await open(await seated(agency.deskId))
  assert.equal((await page.next())?.event, 'here')
  await say()
  const told = await page.next()
  assert.deepEqual(
    { event: told?.event, data: told?.data },
    { event: 'changed', data: { desks: [agency.deskId], cases: [caseId] } },
  )
  await page.close()
})

test('/api/live tells nobody of a desk that is not theirs', async () => {
  const [here, elsewhere] = [await open(await seated(agency.deskId)), await open(await seated(agency.otherDeskId))]
  for (const page of [here, elsewhere]) await page.next()
  await say()
  assert.deepEqual((await here.next())?.data?.cases, [caseId])
  // Passed on, the case is news at both desks: the first thing that the other one hears of it.
  const done = await replyTo(app, lead, caseId, { outcome: 'passed-on', body: 'yours', deskId: agency.otherDeskId })
  assert.ok('replyId' in done)
  assert.deepEqual((await elsewhere.next())?.data?.desks, [agency.otherDeskId])
  assert.deepEqual((await here.next())?.data?.desks, [agency.deskId])
  const back = await replyTo(app, lead, caseId, { outcome: 'passed-on', body: 'ours', deskId: agency.deskId })
  assert.ok('replyId' in back)
  for (const page of [here, elsewhere]) await page.close()
})

test('/api/live tells who comes again what has changed meanwhile, by the event they saw last', async () => {
  const officer = await seated(agency.deskId)
  const page = await open(officer)
  const { id } = (await page.next())!
  await page.close()
  await say()
  const again = await open(officer, id)
  const told = (await again.next())!
  assert.deepEqual(told.data, { desks: [agency.deskId], cases: [caseId] })
  await again.close()
  const third = await open(officer, told.id)
  await say()
  assert.notEqual((await third.next())!.id, told.id, 'what was told is not told again')
  await third.close()
  for (const past of [
    'nonsense',
    '1 2:2:',
    `${Math.floor(app.now().getTime() / 1000) - 3601} 9:9:`,
    id.replace(/\d+:\d+/, '9:9999999999'),
  ]) {
    const lost = await open(officer, past)
    assert.deepEqual((await lost.next())?.data, null, `everything may have changed since ${past}`)
    await lost.close()
  }
})

test('/api/live ends when its officer signs out, and says nothing more', async () => {
  const officer = await seated(agency.deskId)
  const page = await open(officer)
  await page.next()
  await app.db.in(agency.agencyId, (tx) => deleteSessionsOf(tx, officer))
  await say()
  assert.equal(await page.next(), null)
})

test('/api/live is for who may read cases, and of one officer five pages are open', async () => {
  assert.equal((await app.routes.request('/api/live')).status, 401)
  const umbrella = await signIn(app, { agencyId: agency.agencyId, role: 'umbrella' })
  assert.equal((await app.routes.request('/api/live', { headers: { cookie: umbrella.cookie } })).status, 403)
  const officer = await seated(agency.deskId)
  const pages = []
  for (let nth = 0; nth < 6; nth++) pages.push(await open(officer))
  for (const page of pages) assert.equal((await page.next())?.event, 'here')
  assert.equal(await pages[0]!.next(), null)
  await say()
  for (const page of pages.slice(1)) assert.equal((await page.next())?.event, 'changed')
  for (const page of pages.slice(1)) await page.close()
})

test('changesSince() tells of what was under way when one looked before, and of each change once', async () => {
  const { agencyId } = agency
  const look = (since: string | null) => app.db.in(agencyId, (tx) => changesSince(tx, agencyId, since, app.now()))
  const touch = sql`update matter set news = not news where case_id = ${caseId}`
  const first = await look(null)
  assert.equal(first.changes, null)
  let between: Awaited<ReturnType<typeof look>> | null = null
  await app.db.in(agencyId, async (slow) => {
    await slow.run(touch)
    // A quicker one beside it ends before, with a later number.
    await app.rows(sql`update matter set news = not news where agency_id = ${agencyId} and joined_into = ${caseId}`)
    between = await look(first.at)
  })
  assert.deepEqual(between!.changes, [])
  const later = await look(between!.at)
  assert.deepEqual(later.changes, [{ deskId: agency.deskId, caseId }])
  assert.deepEqual((await look(later.at)).changes, [])
})

test('changesSince() sees nothing of another agency, and forgets after two hours', async () => {
  const other = await testAgency(app)
  const start = await app.db.in(agency.agencyId, (tx) => changesSince(tx, agency.agencyId, null, app.now()))
  await say()
  const seen = (agencyId: string) => app.db.in(other.agencyId, (tx) => changesSince(tx, agencyId, start.at, app.now()))
  for (const agencyId of [agency.agencyId, other.agencyId]) assert.deepEqual((await seen(agencyId)).changes, [])
  const left = () => app.rows(sql`select hour from desk_change where agency_id = ${agency.agencyId}`)
  assert.ok((await left()).length > 0)
  app.setNow(new Date(Date.now() + 3 * 3_600_000))
  await forgetOldChanges(app, agency.agencyId)
  assert.equal((await left()).length, 0)
})

/** Reports from the first week on: made once, kept, read by those who may, told by a letter without a figure, and printed. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { signIn } from '../../tests/people.ts'
import { addCrowd } from '../../tests/results.ts'
import { createAgency } from '../agencies/index.ts'
import { figuresOf, readRelease, release } from '../indicators/index.ts'
import { doors } from '../main.ts'
import { makeReports } from './make.actions.ts'
import type { Facts } from './schema.ts'

let app: TestApp
let water: TestAgency
let umbrellaId: string
// Saturday, past three in the morning in Tehran: the week ended on Friday 20 November.
const SATURDAY = '2026-11-21T00:40:00Z'

before(async () => {
  app = await testApp({ at: SATURDAY })
  umbrellaId = await app.db.open((tx) =>
    createAgency(app, tx, { slug: 'province', kind: 'umbrella', name: { fa: 'استان', en: 'Province' } }),
  )
  water = await testAgency(app, 'water')
  await app.rows(sql`update agency set parent_id = ${umbrellaId} where agency_id = ${water.agencyId}`)
  const { leak, bill, areaId } = water
  await addCrowd(app, water, {
    cases: 900,
    days: 100,
    until: '2026-11-20T20:00:00Z',
    services: [leak, leak, bill],
    areas: [areaId],
  })
  await app.rows(sql`
    insert into case_event (agency_id, case_id, type, at, place)
    select agency_id, case_id, state, solved_at + interval '1 hour', 1 from matter where state in ('confirmed', 'not-confirmed')
    union all select agency_id, case_id, 'objected', solved_at + interval '2 hours', 2 from matter where objections > 0 and solved_at is not null`)
  await release(app, water.agencyId)
})
after(() => app.close())

const kept = () =>
  app.rows<{ kind: string; to: string; facts: Facts; reportId: string; agencyId: string }>(sql`
  select kind, to_day as to, facts, report_id as "reportId", agency_id as "agencyId" from report order by agency_id, kind, to_day`)

test('the job makes the report of each closed week and month once, for each agency', async () => {
  await app.db.open((tx) => app.jobs.add(tx, 'reports.make'))
  await app.work()
  const all = await kept()
  assert.deepEqual(
    all.map(({ agencyId, kind, to }) => [agencyId === water.agencyId ? 'water' : 'province', kind, to]).sort(),
    [
      ['province', 'month', '2026-10-22'],
      ['province', 'week', '2026-11-20'],
      ['water', 'month', '2026-10-22'],
      ['water', 'week', '2026-11-20'],
    ],
  )
  await makeReports(app, water.agencyId)
  assert.deepEqual(await kept(), all)
})

test('before three in the morning the week is not yet told: releases come first', async () => {
  const early = await testAgency(app, 'early')
  app.setNow('2026-11-20T22:00:00Z')
  await makeReports(app, early.agencyId)
  const [one] = (await kept()).filter(({ agencyId, kind }) => agencyId === early.agencyId && kind === 'week')
  assert.equal(one?.to, '2026-11-13')
  app.setNow(SATURDAY)
})

test('the figures of a report are those of plain SQL', async () => {
  const { facts } = (await kept()).find(({ agencyId, kind }) => agencyId === water.agencyId && kind === 'week')!
  const [plain] = await app.rows<Record<string, number>>(sql`
    select (count(*) filter (where (opened_hour at time zone 'Asia/Tehran')::date between '2026-11-14' and '2026-11-20'))::int as received,
      (count(*) filter (where live and (first_reply_due_at at time zone 'Asia/Tehran')::date between '2026-11-14' and '2026-11-20'))::int as "replyDue",
      (count(*) filter (where live and first_reply_at <= first_reply_due_at and (first_reply_due_at at time zone 'Asia/Tehran')::date between '2026-11-14' and '2026-11-20'))::int as "repliedInTime",
      (count(*) filter (where live and (solution_due_at at time zone 'Asia/Tehran')::date between '2026-11-14' and '2026-11-20'))::int as "solutionDue",
      (count(*) filter (where state in ('open', 'answered')))::int as open,
      (select count(*) from reply where outcome = 'refused' and (replied_at at time zone 'Asia/Tehran')::date between '2026-11-14' and '2026-11-20')::int as refused,
      (count(*) filter (where objections > 0 and solved_at is not null and ((solved_at + interval '2 hours') at time zone 'Asia/Tehran')::date between '2026-11-14' and '2026-11-20'))::int as objected,
      (count(*) filter (where state in ('open', 'answered') and (solution_due_at at time zone 'Asia/Tehran')::date between '2026-11-21' and '2026-11-27'))::int as coming
    from (select *, state not in ('withdrawn', 'hidden') as live from matter where agency_id = ${water.agencyId}) m`)
  const own = facts.own!
  assert.deepEqual(
    {
      received: own.now.received,
      replyDue: own.now.replyDue,
      repliedInTime: own.now.repliedInTime,
      solutionDue: own.now.solutionDue,
      open: own.backlog.open,
      refused: own.refusals.reduce((sum, { now }) => sum + now, 0),
      objected: own.now.objected,
      coming: own.forecast.reduce((sum, { solution }) => sum + solution, 0),
    },
    plain,
  )
  assert.ok(plain!.received! > 20 && plain!.replyDue! > 20 && plain!.refused! > 0 && plain!.coming! > 0)
  assert.equal(
    own.backlog.ages.reduce((sum, n) => sum + n, 0),
    own.backlog.open,
  )
  assert.equal(own.trend.length, 12)
  assert.equal(own.trend.at(-1)!.received, own.now.received)
  assert.equal(
    own.services.reduce((sum, { now }) => sum + now.received, 0),
    own.now.received,
  )
  assert.ok(own.waits.now.reply.median !== null)
  assert.equal(facts.under, null)
})

test('an umbrella’s report holds what anyone may read of the agencies under it, and nothing else', async () => {
  const { facts } = (await kept()).find(({ agencyId, kind }) => agencyId === umbrellaId && kind === 'week')!
  assert.equal(facts.own, null)
  const [under] = facts.under!
  assert.equal(under!.slug, 'water')
  const published = (await (await app.routes.request('/en/water/results')).text()).replace(/<[^>]+>/g, ' ')
  const { numerator, denominator } = under!.now!.replied!
  assert.ok(published.includes(`${numerator} of ${denominator}`))
  assert.equal(under!.before, null, 'there was no release a week ago')
})

// ---- At the doors

test('who may read reports sees the list, the page and the PDF in both languages; others do not', async () => {
  const manager = await signIn(app, { agencyId: water.agencyId, role: 'manager' })
  const officer = await signIn(app, { agencyId: water.agencyId, role: 'officer' })
  const stranger = await signIn(app, { agencyId: umbrellaId, role: 'umbrella' })
  const get = (path: string, who = manager) => app.routes.request(path, { headers: who.headers })
  const { reports } = (await (await get('/api/reports')).json()) as { reports: { reportId: string; kind: string }[] }
  assert.deepEqual(
    reports.map(({ kind }) => kind),
    ['week', 'month'],
  )
  const at = `/api/reports/${reports[0]!.reportId}`
  for (const [lang, words] of [
    ['fa', /گزارش هفته/],
    ['en', /Weekly report/],
  ] as const) {
    const page = await get(`${at}/page?lang=${lang}`)
    const body = await page.text()
    assert.equal(page.status, 200)
    assert.match(page.headers.get('cache-control')!, /no-store/)
    assert.match(body, words)
    assert.match(body, /name="robots" content="noindex"/)
    assert.doesNotMatch(body, /<script|undefined|NaN|\[object/)
    for (const [, id] of body.matchAll(/href="#([^"]+)"/g)) assert.ok(body.includes(`id="${id}"`), id)
    const pdf = await get(`${at}/pdf?lang=${lang}`)
    assert.equal(pdf.headers.get('content-type'), 'application/pdf')
    assert.equal(
      Buffer.from(await pdf.arrayBuffer())
        .subarray(0, 5)
        .toString(),
      '%PDF-',
    )
  }
  for (const path of ['/api/reports', `${at}/page`, `${at}/pdf`]) {
    assert.equal((await get(path, officer)).status, 403, path)
    assert.equal((await app.routes.request(path)).status, 401, path)
  }
  assert.equal((await get(`${at}/page`, stranger)).status, 404, 'of another agency')
})

test('where the machine can make no PDF, the page says so and is to be printed instead', async () => {
  const { headers } = await signIn(app, { agencyId: water.agencyId, role: 'manager' })
  const routes = doors({ ...app, print: async () => null })
  const { reports } = (await (await routes.request('/api/reports', { headers })).json()) as {
    reports: { reportId: string }[]
  }
  for (const [lang, words] of [
    ['fa', /همین صفحه را از مرورگر چاپ کنید/],
    ['en', /Print this page from your browser/],
  ] as const) {
    const answer = await routes.request(`/api/reports/${reports[0]!.reportId}/pdf?lang=${lang}`, { headers })
    assert.equal(answer.status, 501)
    assert.match(await answer.text(), words)
  }
})

test('who wants a letter gets one with a link and no figure, as long as they may read reports', async () => {
  const manager = await signIn(app, { agencyId: water.agencyId, role: 'manager' })
  const lead = await signIn(app, { agencyId: water.agencyId, role: 'lead' })
  const put = (who: typeof manager, path: string, body: object) =>
    app.routes.request(path, {
      method: 'PUT',
      headers: { ...who.headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  for (const who of [manager, lead])
    assert.equal((await put(who, '/api/reports/letters', { kinds: ['week'] })).status, 204)
  await app.rows(sql`update officer set role = 'officer' where officer_id = ${lead.officerId}`)
  app.setNow('2026-11-28T00:40:00Z')
  const before = app.sent.letters.length
  await makeReports(app, water.agencyId)
  await app.work()
  const letters = app.sent.letters.slice(before)
  const { reportId } = (await kept()).find(({ to }) => to === '2026-11-27')!
  assert.equal(letters.length, 1)
  const { subject, text } = letters[0]!
  assert.ok(text.includes(`/desk/reports/${reportId}`))
  const figures = /[0-9۰-۹]/
  assert.doesNotMatch(`${subject}${text.replace(/http\S+/, '').replace(/سلام .*|Hello .*/, '')}`, figures)
})

test('who may change settings says who gets a letter, and only of those who may read reports', async () => {
  type All = { readers: { officerId: string; name: string; kinds: string[] }[] | null }
  const manager = await signIn(app, { agencyId: water.agencyId, role: 'manager' })
  const lead = await signIn(app, { agencyId: water.agencyId, role: 'lead' })
  const officer = await signIn(app, { agencyId: water.agencyId, role: 'officer' })
  const other = await signIn(app, { agencyId: umbrellaId, role: 'manager' })
  const all = async (by: typeof lead) =>
    (await (await app.routes.request('/api/reports', { headers: by.headers })).json()) as All
  const tell = async (by: typeof lead, officerId: string, kinds: string[]) =>
    (
      await app.routes.request(`/api/reports/letters/${officerId}`, {
        method: 'PUT',
        headers: by.headers,
        body: JSON.stringify({ kinds }),
      })
    ).status
  assert.equal((await all(lead)).readers, null)
  assert.equal(await tell(lead, lead.officerId, ['week']), 403)
  assert.equal(await tell(manager, lead.officerId, ['week', 'month']), 204)
  for (const none of [officer.officerId, other.officerId, water.agencyId])
    assert.equal(await tell(manager, none, ['week']), 404)
  const kindsOf = async (id: string) => (await all(manager)).readers!.find(({ officerId }) => officerId === id)?.kinds
  assert.deepEqual(await kindsOf(lead.officerId), ['week', 'month'])
  assert.equal(await kindsOf(officer.officerId), undefined)
  assert.equal(await tell(manager, lead.officerId, []), 204)
  assert.deepEqual(await kindsOf(lead.officerId), [])
  const told = await app.rows(sql`select type from record_waiting where type = 'reports.reader-changed'
    union all select type from record where type = 'reports.reader-changed'`)
  assert.equal(told.length, 2)
})

test('reports that are switched off are not made, and no more are kept than a year of weeks', async () => {
  const settings = async (body: object) => {
    // Weeks go by; nobody stays signed in.
    const manager = await signIn(app, { agencyId: water.agencyId, role: 'manager' })
    return app.routes.request('/api/reports/settings', {
      method: 'PUT',
      headers: { ...manager.headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
  }
  assert.equal((await settings({ weekly: false, monthly: false, weekStarts: 1 })).status, 204)
  const many = (await kept()).length
  app.setNow('2027-01-09T00:40:00Z')
  await makeReports(app, water.agencyId)
  assert.equal((await kept()).length, many)
  assert.equal((await settings({ weekly: true, monthly: false, weekStarts: 6 })).status, 204)
  await app.rows(sql`
    insert into report (agency_id, kind, from_day, to_day, made_at, facts)
    select agency_id, kind, from_day - 7 * n, to_day - 7 * n, made_at, facts
    from report, generate_series(1, 70) n where agency_id = ${water.agencyId} and kind = 'week' and to_day = '2026-11-20'`)
  await makeReports(app, water.agencyId)
  const [count] = await app.rows<{ n: number; newest: string }>(sql`
    select count(*)::int as n, max(to_day) as newest from report where agency_id = ${water.agencyId} and kind = 'week'`)
  assert.deepEqual(count, { n: 60, newest: '2027-01-08' })
})

test('an umbrella’s report names the last day of the figures, which wait for the next when little has changed', async () => {
  app.setNow('2027-01-16T00:40:00Z')
  await release(app, water.agencyId)
  const [newest] = await app.rows<{ untilDay: string; file: Buffer }>(sql`
    select until_day as "untilDay", file from release where agency_id = ${water.agencyId} order by until_day desc limit 1`)
  const { asOf } = figuresOf(readRelease(newest!.file)).agency!
  assert.ok(asOf < newest!.untilDay, 'nothing has happened since')
  await makeReports(app, umbrellaId)
  const { facts } = (await kept()).find(({ agencyId, to }) => agencyId === umbrellaId && to === '2027-01-15')!
  assert.equal(facts.under![0]!.now!.untilDay, asOf)
})

/** Agencies on the real database: making one, its key, its offices, services and promises, and the wall around them. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Tx } from '#kit/db.ts'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { changeAgency } from './actions.ts'
import { addCalendar } from './calendars.store.ts'
import {
  agencyById,
  agencyBySlug,
  agencyKey,
  createAgency,
  desksOf,
  desksOfOfficer,
  dueDates,
  examplesOf,
  forAgencies,
  listAgencies,
  officesOf,
  refusalReasonsOf,
  servicesOf,
  sortingDesk,
  templatesOf,
} from './index.ts'
import { addDesk, addOffice, setDesk } from './offices.store.ts'
import { addTemplate, putReason, removeTemplate } from './replies.store.ts'
import { addService, addTarget, setExamples, setService, targetsOf } from './services.store.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

const text = (fa: string, en = fa) => ({ fa, en })
const NOBODY = '00000000-0000-4000-8000-000000000000'
const DAY = [{ fromMinute: 480, toMinute: 960 }]
const HOURS = {
  timeZone: 'Asia/Tehran',
  week: { saturday: DAY, sunday: DAY, monday: DAY, tuesday: DAY, wednesday: DAY },
  exceptions: [{ on: '2026-11-23', spans: [], name: text('تعطیل', 'Holiday') }],
  version: 1,
  validFrom: null,
  validTo: null,
}
const SERVICE = {
  code: 'street-light',
  name: text('چراغ خیابان', 'Street light'),
  description: text('', ''),
  heading: null,
  publicKind: true,
  callsBack: false,
  needsPlace: true,
  retired: false,
  sort: 0,
}

const agencyOf = async (tx: Tx, agencyId: string) => (await agencyById(tx, agencyId))!

let made = 0
const make = (more: object = {}) =>
  app.db.open((tx) => createAgency(app, tx, { slug: `agency-${++made}`, name: text('دستگاه', 'Agency'), ...more }))

test('createAgency() makes an agency with a key that only its own transaction opens', async () => {
  const [one, other] = [await make(), await make()]
  const key = await app.db.in(one, (tx) => agencyKey(app, tx, one))
  assert.equal(key.length, 32)
  assert.deepEqual(await app.db.in(one, (tx) => agencyKey(app, tx, one)), key)
  assert.notDeepEqual(await app.db.in(other, (tx) => agencyKey(app, tx, other)), key)
  await assert.rejects(
    app.db.in(other, (tx) => agencyKey(app, tx, one)),
    /has not entered/,
  )
  await assert.rejects(
    app.db.open((tx) => agencyKey(app, tx, one)),
    /has not entered/,
  )
})

test('createAgency() refuses reserved words and parents that are no umbrella', async () => {
  await assert.rejects(make({ slug: 'receipt' }), RangeError)
  await assert.rejects(make({ parentId: NOBODY }), RangeError)
  await assert.rejects(make({ parentId: await make() }), RangeError)
})

test('listAgencies() gives all of them, however many, each once and in order', async () => {
  const many = await testApp()
  for (const count of [999, 1, 1500]) {
    await many.rows(sql`
      insert into agency (agency_id, slug, name, created_at)
      select gen_random_uuid(), 'a' || replace(gen_random_uuid()::text, '-', ''), '{"fa": "ا", "en": "a"}', now() from generate_series(1, ${count}::int)`)
    const slugs = (await many.db.open((tx) => listAgencies(tx))).map(({ slug }) => slug)
    const wanted = await many.rows<{ slug: string }>(sql`select slug from agency order by slug`)
    assert.deepEqual(
      slugs,
      wanted.map(({ slug }) => slug),
    )
  }
  const seen: string[] = []
  await forAgencies(async (_, agencyId) => void seen.push(agencyId))(many, {})
  assert.equal(new Set(seen).size, 2500)
  await many.close()
})

test('agencyBySlug() and listAgencies() show what an agency is to everyone', async () => {
  await make({ slug: 'seen', words: { intro: text('درود', 'Hello') } })
  const seen = await app.db.open((tx) => agencyBySlug(tx, 'seen'))
  assert.equal(seen?.words.intro?.en, 'Hello')
  assert.deepEqual([seen?.retentionDays, seen?.minGroup, seen?.sureEnough], [365, 10, 0.6])
  assert.equal(await app.db.open((tx) => agencyBySlug(tx, 'unseen')), null)
  const all = await app.db.open((tx) => listAgencies(tx))
  assert.ok(all.some(({ slug }) => slug === 'seen'))
  const [next] = await app.db.open((tx) => listAgencies(tx, { after: 'sea', limit: 1 }))
  assert.equal(next?.slug, 'seen')
})

test('an umbrella binds those under it at once, over two steps, and refuses what breaks its rule', async () => {
  const top = await make({ kind: 'umbrella' })
  const middle = await make({ kind: 'umbrella', parentId: top })
  const low = await make({ parentId: middle, retentionDays: 730 })
  const by = (agencyId: string) => ({ agencyId, officerId: NOBODY })
  assert.equal((await app.db.open((tx) => agencyOf(tx, low))).retentionDays, 730)
  await changeAgency(app, by(top), { demands: { mostRetentionDays: 500, leastMinGroup: 15 } })
  await changeAgency(app, by(middle), { demands: { mostRetentionDays: 600, leastMinGroup: 20 } })
  const bound = await app.db.open((tx) => agencyOf(tx, low))
  assert.deepEqual([bound.retentionDays, bound.minGroup], [500, 20])
  assert.deepEqual((await changeAgency(app, by(low), { retentionDays: 501 })).broken, {
    rule: 'most-retention-days',
    limit: 500,
  })
  assert.deepEqual((await changeAgency(app, by(low), { minGroup: 19 })).broken, { rule: 'least-min-group', limit: 20 })
  assert.equal((await changeAgency(app, by(low), { retentionDays: 500, minGroup: 20 })).agency?.retentionDays, 500)
  assert.equal(
    (await changeAgency(app, by(low), { demands: { mostRetentionDays: 30, leastMinGroup: null } })).refusal,
    'only-an-umbrella',
  )
})

test('changeAgency() records the names of what differs and no text', async () => {
  const agencyId = await make()
  const by = { agencyId, officerId: NOBODY }
  await changeAgency(app, by, { name: text('نام تازه', 'New name'), open: true, words: { intro: text('a', 'b') } })
  await changeAgency(app, by, { words: { contact: text('c', 'd') } })
  const after = await app.db.open((tx) => agencyOf(tx, agencyId))
  assert.deepEqual(after.words, { intro: text('a', 'b'), contact: text('c', 'd') })
  const lines = await app.rows<{ setting: string; body: object }>(
    sql`select body->>'setting' as setting, body from record_waiting
        where agency_id = ${agencyId} and type = 'agencies.setting-changed'`,
  )
  assert.deepEqual(lines.map(({ setting }) => setting).sort(), ['name', 'words', 'words'])
  assert.doesNotMatch(JSON.stringify(lines), /نام تازه|New name/)
})

test('offices, desks, services, examples, reasons and templates are seen by their own agency only', async () => {
  const [mine, theirs] = [await make(), await make()]
  const ids = await app.db.in(mine, async (tx) => {
    const calendarId = await addCalendar(tx, { name: text('اداری', 'Office'), hours: HOURS })
    const officeId = await addOffice(tx, { name: text('مرکزی', 'Main'), calendarId })
    const deskId = await addDesk(tx, { officeId, name: text('تفکیک', 'Sorting'), sorting: true })
    const serviceId = await addService(tx, SERVICE)
    await setExamples(tx, serviceId, ['چراغ خاموش است', 'the lamp is dark', 'the lamp is dark'])
    await putReason(tx, { code: 'no-budget', name: text('بودجه نیست', 'No budget'), retired: false })
    const templateId = await addTemplate(tx, { outcome: 'done', name: text('شد', 'Done'), body: text('شد', 'Done') })
    return { officeId, deskId, serviceId, templateId, calendarId }
  })
  const seen = (agencyId: string) =>
    app.db.in(agencyId, async (tx) => [
      (await officesOf(tx)).length,
      (await desksOf(tx)).length,
      (await servicesOf(tx)).length,
      (await examplesOf(tx)).length,
      (await refusalReasonsOf(tx)).length,
      (await templatesOf(tx)).length,
    ])
  assert.deepEqual(await seen(mine), [1, 1, 1, 2, 1, 1])
  assert.deepEqual(await seen(theirs), [0, 0, 0, 0, 0, 0])
  await app.db.in(theirs, async (tx) => {
    assert.equal(await removeTemplate(tx, ids.templateId), 0)
    await setService(tx, ids.serviceId, { ...SERVICE, retired: true })
    await assert.rejects(sortingDesk(tx))
  })
  await assert.rejects(
    app.db.in(theirs, (tx) => addOffice(tx, { name: text('x'), calendarId: ids.calendarId })),
    /foreign key/,
  )
  assert.deepEqual(await seen(mine), [1, 1, 1, 2, 1, 1])
  assert.deepEqual(await app.db.in(mine, (tx) => desksOfOfficer(tx, NOBODY)), [])
})

test('sortingDesk() is the one that was chosen last', async () => {
  const agencyId = await make()
  await app.db.in(agencyId, async (tx) => {
    const calendarId = await addCalendar(tx, { name: text('x'), hours: HOURS })
    const officeId = await addOffice(tx, { name: text('x'), calendarId })
    const first = await addDesk(tx, { officeId, name: text('a'), sorting: true })
    const second = await addDesk(tx, { officeId, name: text('b'), sorting: true })
    assert.equal((await sortingDesk(tx)).deskId, second)
    await setDesk(tx, first, { officeId, name: text('a'), sorting: true, closed: false })
    assert.equal((await sortingDesk(tx)).deskId, first)
  })
})

test('dueDates() counts the present promise in working days of the office, and nothing where none is made', async () => {
  const agencyId = await make()
  await app.db.in(agencyId, async (tx) => {
    const calendarId = await addCalendar(tx, { name: text('x'), hours: HOURS })
    const officeId = await addOffice(tx, { name: text('x'), calendarId })
    const serviceId = await addService(tx, SERVICE)
    const from = new Date('2026-11-21T06:00:00Z')
    const none = { firstReplyDueAt: null, solutionDueAt: null, targetVersion: null, terms: null }
    assert.deepEqual(await dueDates(tx, { serviceId, officeId, from }), none)
    assert.deepEqual(await dueDates(tx, { serviceId: null, officeId, from }), none)
    assert.equal(await addTarget(tx, serviceId, from, { firstReplyDays: 9, solutionDays: 9 }), 1)
    assert.equal(await addTarget(tx, serviceId, from, { firstReplyDays: 2, solutionDays: 5 }), 2)
    // Monday is a holiday, Thursday and Friday are closed: the 2nd day is Tuesday, the 5th the Sunday after.
    const { terms, ...due } = await dueDates(tx, { serviceId, officeId, from })
    assert.deepEqual(due, {
      firstReplyDueAt: new Date('2026-11-24T16:00:00+03:30'),
      solutionDueAt: new Date('2026-11-29T16:00:00+03:30'),
      targetVersion: 2,
    })
    const { amount, counting, calendarVersion } = terms!.solution
    assert.deepEqual([amount, counting, terms!.solution.calendarId, calendarVersion], [5, 'working', calendarId, 1])
    assert.deepEqual(
      (await targetsOf(tx, serviceId)).map(({ version, firstReplyDays }) => [version, firstReplyDays]),
      [
        [2, 2],
        [1, 9],
      ],
    )
    const [service] = await servicesOf(tx)
    assert.deepEqual(service?.target, {
      ...{ version: 2, counting: 'working', firstReplyDays: 2, solutionDays: 5 },
      urgent: null,
    })
  })
})

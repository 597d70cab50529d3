/** Many cases at once, in a browser on the real system: chosen by keyboard, tried out, held, undone or done; and views that are kept. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { carryOutBulks } from '../../app/cases/bulk/actions.ts'
import { UNDO_SECONDS } from '../../app/cases/bulk/schema.ts'
import { sql } from '../app.ts'
import { type TestAgency, testAgency } from '../journeys/agency.ts'
import { signIn } from '../people.ts'
import { expectNoViolations } from './axe.ts'
import { type Look, openDesk } from './desk.ts'
import { sendTo } from './person.ts'
import { picture } from './width.ts'

let agency: TestAgency
const desk = await openDesk(async ({ app, add }) => {
  agency = await testAgency(app, 'water')
  await add(agency, 'officer', 'sara', agency.deskId)
  for (const street of ['first', 'second', 'third'])
    await sendTo(app, agency, { text: `no water in the ${street} street` })
})
const { skip } = desk

async function open(look?: Look) {
  const opened = await desk.open('sara', look)
  await opened.page.locator('.row').first().waitFor()
  return opened
}

const waiting = async () =>
  (
    await desk.app.rows<{ n: number }>(sql`select count(*)::int as n from matter where state = 'waiting-for-person'`)
  )[0]!.n

test('cases are chosen by keyboard, it is seen what would become of each, and what was held is undone', {
  skip,
}, async () => {
  const { page, context, faults } = await open()
  for (const key of ['j', 'x', 'j', 'x']) await page.keyboard.press(key)
  await page.locator('.bulk-chosen', { hasText: '2 cases chosen' }).waitFor()
  await page.getByRole('button', { name: 'Act on them…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.choose-button').first().click()
  await page.getByRole('option', { name: 'Ask the person' }).click()
  await dialog.locator('textarea').fill('Is the water back?')
  await dialog.getByRole('button', { name: 'See what would happen' }).click()
  await dialog.locator('.bulk-shown', { hasText: 'It would be done to 2 cases' }).waitFor()
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: 'Do it: 2 cases' }).click()
  await page.locator('.bulk-held', { hasText: 'in 30 seconds' }).waitFor()
  await expectNoViolations(page)
  assert.equal(await waiting(), 0)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.locator('.bulk-undone').waitFor()
  desk.app.setNow(new Date(desk.app.now().getTime() + UNDO_SECONDS * 1000))
  await carryOutBulks(desk.app, agency.agencyId)
  assert.equal(await waiting(), 0)
  assert.deepEqual(faults, [])
  await context.close()
})

test('what is held is done when its time is over, and the page says for which cases it was not', { skip }, async () => {
  const { page, context, faults } = await open({ width: 320, lang: 'fa' })
  await page.getByRole('button', { name: 'برگزیدن چند پرونده' }).click()
  await page.getByRole('button', { name: /همهٔ ۳ پروندهٔ فهرست/ }).click()
  await page.getByRole('button', { name: 'کار یکجا…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.choose-button').first().click()
  await page.getByRole('option', { name: 'پرسیدن از شخص' }).click()
  await dialog.locator('textarea').fill('آب آمده است؟')
  await dialog.locator('button[type=submit]').click()
  await dialog.locator('.bulk-shown').waitFor()
  await expectNoViolations(page)
  await dialog.getByRole('button', { name: /انجام بده/ }).click()
  await page.locator('.bulk-held').waitFor()
  // Somebody says a word meanwhile.
  await desk.app.rows(sql`
    insert into case_event (agency_id, case_id, type, at, place)
    select agency_id, case_id, 'added', '2026-11-21T06:00:00Z', 9 from matter where agency_id = ${agency.agencyId} limit 1`)
  desk.app.setNow(new Date(desk.app.now().getTime() + UNDO_SECONDS * 1000))
  await carryOutBulks(desk.app, agency.agencyId)
  await page.locator('.bulk-done', { hasText: '۲' }).waitFor()
  await page.locator('.bulk-done li').waitFor()
  await expectNoViolations(page)
  assert.equal(await waiting(), 2)
  await page.getByRole('button', { name: 'دیدم' }).first().click()
  assert.deepEqual(faults, [])
  await context.close()
})

test('filters are kept under a name, and are there the next time', { skip }, async () => {
  const first = await open()
  await first.page.goto(`${desk.base}/desk/cases?state=waiting-for-person&due=week`)
  await first.page.getByRole('button', { name: 'Keep these filters' }).click()
  await first.page.locator('.view-keeping input').fill('asked')
  await first.page.locator('.view-keeping button[type=submit]').click()
  await first.page.locator('.views', { hasText: 'asked' }).waitFor()
  await expectNoViolations(first.page)
  await first.context.close()
  const { page, context } = await open()
  await page.locator('.views a', { hasText: 'asked' }).click()
  await page.waitForURL(/due=week/)
  await page.getByRole('button', { name: 'Remove the view asked' }).click()
  await page.locator('.views').waitFor({ state: 'detached' })
  await context.close()
})

test('what owes an apology is answered one by one: the preview leads there, with what was written', {
  skip,
}, async () => {
  const receipt = await sendTo(desk.app, agency, { text: 'the fountain is dry' })
  const lead = await signIn(desk.app, { agencyId: agency.agencyId, role: 'lead' })
  const [row] = await desk.app.rows<{ caseId: string }>(
    sql`select case_id as "caseId" from case_submission join submission using (agency_id, submission_id) where covered like '%fountain%'`,
  )
  const post = async (path: string, body: object, headers: Record<string, string>) =>
    assert.ok((await desk.app.routes.request(path, { method: 'POST', headers, body: JSON.stringify(body) })).ok)
  await post(`/api/cases/${row!.caseId}/replies`, { outcome: 'done', body: 'It is mended.' }, lead.headers)
  const objecting = { receipt, act: 'object', text: 'It is not.' }
  await post('/api/receipt/acts', objecting, { 'content-type': 'application/json' })
  const { page, context, faults } = await open({ width: 320 })
  await page.getByRole('button', { name: 'Choose several cases' }).click()
  await page.locator('.rows-item', { hasText: 'the fountain' }).locator('.row-check').click()
  await page.getByRole('button', { name: 'Act on them…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('.choose-button').first().click()
  await page.getByRole('option', { name: 'Say that it is done' }).click()
  await dialog.locator('textarea').fill('Now it runs.')
  await dialog.getByRole('button', { name: 'See what would happen' }).click()
  await dialog.getByText('Answer one case by itself:').waitFor()
  await expectNoViolations(page)
  await picture(page, 'bulk-one-by-one')
  await dialog.locator('.bulk-shown').getByRole('link').click()
  await page.locator('.case .said-text', { hasText: 'the fountain' }).first().waitFor()
  assert.equal(await page.getByLabel('Text of the reply', { exact: true }).inputValue(), 'Now it runs.')
  await page.getByText('This reply is not sent without an apology').waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

// The last of this file: the thousand stay at the desk.
test('of a thousand cases only the rows in sight are in the page, and the last is reached by scrolling', {
  skip,
}, async () => {
  const { agencyId, leak, officeId, deskId } = agency
  await desk.app.rows(sql`
    with made as (select gen_random_uuid() as id, n, timestamptz '2026-11-20T06:00:00Z' as hour from generate_series(1, 1000) n),
    said as (
      insert into submission (agency_id, submission_id, idempotency, received_hour, channel, form_lang, covered, folded, understood, opened, commitment)
      select ${agencyId}, id, decode(md5(id::text), 'hex'), hour, 'import', 'en', 'row ' || n, 'row ' || n, true, true, ''::bytea from made),
    opened as (
      insert into matter (agency_id, case_id, code, service_id, office_id, desk_id, state, opened_hour, first_reply_due_at, solution_due_at, sorted_by)
      select ${agencyId}, id, 'n' || n, ${leak}, ${officeId}, ${deskId}, 'open', hour, hour + make_interval(mins => n + 2880), hour + interval '90 days', 'person' from made)
    insert into case_submission select ${agencyId}, id, id from made`)
  const { page, context } = await open()
  const last = page.locator('.row', { hasText: 'row 1000' })
  for (let nth = 0; nth < 200; nth++) {
    assert.ok((await page.locator('.row').count()) < 60)
    const { posinset: before } = await page.locator('.rows-item').last().evaluate(placeOf)
    // Read after the place: when it is not there now, rows beyond that place are still to come.
    if ((await last.count()) > 0) break
    await page.locator('.list-pane').evaluate((pane) => pane.scrollTo(0, pane.scrollHeight))
    await page.waitForFunction(
      (was) => Number([...document.querySelectorAll('.rows-item')].at(-1)?.getAttribute('aria-posinset')) > was,
      before,
    )
  }
  await last.waitFor()
  await context.close()
})

const placeOf = (row: Element) => ({ posinset: Number(row.getAttribute('aria-posinset')) })

/** Two officers at one desk, in a browser on the real system: what the one does stands before the other without asking. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { replyTo } from '../../app/cases/reply/actions.ts'
import { sql } from '../app.ts'
import { crowd, leadOf } from '../crowd.ts'
import { type TestAgency, testAgency } from '../journeys/agency.ts'
import { expectNoViolations } from './axe.ts'
import { type Look, NOW, openDesk } from './desk.ts'

let agency: TestAgency
const desk = await openDesk(async ({ app, add }) => {
  agency = await testAgency(app, 'water')
  for (const name of ['sara', 'omid']) await add(agency, 'officer', name, agency.deskId)
})
const { skip } = desk

const open = (name: string, look?: Look) => desk.open(name, { live: true, ...look })

const rows = (page: Page) => page.locator('.row')

test('a new case, and what a colleague says in it, come to an open page by themselves', { skip }, async () => {
  const { page, context, faults } = await open('sara')
  await page.locator('html[data-live=yes]').waitFor()
  assert.equal(await rows(page).count(), 0)
  const lead = await leadOf(desk.app, agency.agencyId)
  const caseId = await crowd(desk.app, agency, 1, lead)
  await rows(page).first().click()
  await page.locator('.case-head').waitFor()
  const done = await replyTo(desk.app, lead, caseId, { outcome: 'question', body: 'Which house is it?' })
  assert.ok('replyId' in done)
  await page.locator('.history', { hasText: 'Which house is it?' }).waitFor()
  await rows(page).locator('.tag', { hasText: 'waiting for the person' }).waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('a note is left for a colleague, stands above their list, and is theirs to read', { skip }, async () => {
  const [sara, omid] = [await open('sara'), await open('omid', { width: 320, lang: 'fa' })]
  await omid.page.locator('html[data-live=yes]').waitFor()
  await rows(sara.page).first().click()
  const notes = sara.page.locator('.notes')
  await notes.locator('textarea').fill('the valve is behind the kiosk')
  await notes.locator('.choose-button').click()
  await sara.page.getByRole('option', { name: 'omid' }).click()
  await notes.getByRole('button', { name: 'omid: remove' }).waitFor()
  await expectNoViolations(sara.page)
  await notes.locator('button[type=submit]').click()
  await notes.locator('.note', { hasText: 'the valve is behind the kiosk' }).waitFor()
  await omid.page.locator('.mentions a').first().click()
  await omid.page.locator('.note', { hasText: 'the valve is behind the kiosk' }).waitFor()
  await expectNoViolations(omid.page)
  await omid.page.locator('.mentions').waitFor({ state: 'detached' })
  assert.deepEqual([...sara.faults, ...omid.faults], [])
  for (const { context } of [sara, omid]) await context.close()
})

test('when the house does not answer for a while, the list that is open and the text that is typed stay', {
  skip,
}, async () => {
  const { page, context } = await desk.open('sara')
  await rows(page).first().click()
  const text = page.getByLabel('Text of the reply', { exact: true })
  await text.fill('The valve will be')
  const before = await rows(page).count()
  await page.route('**/api/**', (route) => route.abort())
  // What was read a while ago is read anew when one comes back to the window.
  await page.clock.setFixedTime(new Date(NOW).getTime() + 120_000)
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
  const said = page.locator('.list-pane .notice-bad')
  await said.waitFor()
  assert.deepEqual([await rows(page).count(), await text.inputValue()], [before, 'The valve will be'])
  await expectNoViolations(page)
  await page.unroute('**/api/**')
  await said.getByRole('button', { name: 'Try again' }).click()
  await said.waitFor({ state: 'detached' })
  assert.deepEqual([await rows(page).count(), await text.inputValue()], [before, 'The valve will be'])
  await context.close()
})

test('a page whose session ends elsewhere finds the door', { skip }, async () => {
  const { page, context } = await open('omid')
  await page.locator('html[data-live=yes]').waitFor()
  await desk.app.rows(sql`delete from session where agency_id = ${agency.agencyId}`)
  await page.locator('input[name=email]').waitFor()
  await context.close()
})

/** A promise is broken: the officer cannot answer as if nothing were, writes an apology, is told what it lacks, and the person reads it whole. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { buildConsole } from '../../app/cli/console-build.ts'
import { addOfficer } from '../../app/people/index.ts'
import { type TestApp, testApp } from '../app.ts'
import { type TestAgency, testAgency } from '../journeys/agency.ts'
import { signIn } from '../people.ts'
import { expectNoViolations } from './axe.ts'
import { openBrowser } from './browser.ts'
import { openPage, PASSWORD, type Served, serveDesk, signInAt } from './desk.ts'

const SENT = '2026-11-16T06:30:00Z'
const AFTER_THE_DAY = '2026-11-21T06:30:00Z'

const { browser, skip } = await openBrowser()
let app: TestApp
let agency: TestAgency
let desk: Served

before(async () => {
  if (skip) return
  buildConsole()
  app = await testApp({ at: SENT })
  agency = await testAgency(app, 'water')
  const officer = { agencyId: agency.agencyId, email: 'sara@example.org', name: 'Sara', role: 'lead' } as const
  await app.db.in(agency.agencyId, (tx) => addOfficer(app, tx, { ...officer, lang: 'en', password: PASSWORD }))
  desk = await serveDesk(app)
})

after(async () => {
  await browser?.close()
  if (skip) return
  await desk.close()
  await app.close()
})

async function ask(path: string, body: object, headers: Record<string, string> = {}) {
  const answer = await app.routes.request(`/api${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  assert.equal(answer.status, 201, await answer.clone().text())
  await app.work()
  return (await answer.json()) as Record<string, string>
}

/** The receipt of a message for which the office named a day, and let it pass. */
async function letDown(): Promise<string> {
  const { receipt } = await ask('/agencies/water/submissions', {
    text: 'No water since Monday',
    lang: 'en',
    service: 'leak',
  })
  const lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
  const answer = await app.routes.request('/api/cases', { headers: { cookie: lead.cookie } })
  const { cases } = (await answer.json()) as { cases: { caseId: string }[] }
  const plan = { outcome: 'planned', body: 'We come on Wednesday.', dueOn: '2026-11-18' }
  await ask(`/cases/${cases[0]!.caseId}/replies`, plan, lead.headers)
  app.setNow(AFTER_THE_DAY)
  return receipt!
}

async function openReceipt(receipt: string) {
  const viewport = { width: 320, height: 700 }
  const context = await (browser as Browser).newContext({ viewport })
  const page = await context.newPage()
  await page.goto(`${desk.base}/en/receipt`)
  await page.fill('input[name=receipt]', receipt)
  await page.click('main button[type=submit]')
  await page.locator('.timeline').waitFor()
  return { page, close: () => context.close() }
}

const write = (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)

test('a day that was named passes: no "done" without an apology, and the person reads who is sorry for what', {
  skip,
}, async () => {
  const receipt = await letDown()
  const { page, faults, context } = await openPage(browser as Browser, desk.base, { lang: 'en' })
  await page.clock.setFixedTime(AFTER_THE_DAY)
  await signInAt(page, desk.base, 'sara@example.org')
  await page.locator('.row', { hasText: 'No water' }).click()
  await page.locator('.one-of-option', { hasText: 'Done' }).click()
  await page.locator('.reply').getByText('The day that you named passed').waitFor()
  await write(page, 'Text of the reply', 'The water is back.')
  const send = page.locator('.reply button[type=submit]')
  await send.click()
  await page.getByText('This reply needs an apology').waitFor()
  await page.getByRole('button', { name: 'Add an apology' }).click()
  await write(page, 'What happened', 'On Wednesday nobody came, and you were without water until today.')
  await write(page, 'Whose fault it was', 'Mistakes were made with the plan of the week.')
  const lacks = page.locator('.apology-lacks')
  await lacks.getByText('The fault is nobody’s').waitFor()
  await lacks.getByText('what is put right for this person').waitFor()
  await expectNoViolations(page)
  await send.click()
  await page.getByText('The apology is not whole').waitFor()
  await write(page, 'Whose fault it was', 'The fault was ours, we forgot your street. We are sorry.')
  await write(page, 'What is put right', 'These six days are taken off your bill.')
  await write(
    page,
    'What is done so that it does not happen again',
    'Each day that we name now stands in the plan of a crew.',
  )
  await lacks.getByText('It lacks nothing').waitFor()
  await send.click()
  await page.getByText('No apology is sent without a name').waitFor()
  await write(page, 'The name you sign with', 'Sara Omid')
  await send.click()
  await page.locator('.apology-said', { hasText: 'taken off your bill' }).waitFor()
  assert.deepEqual(faults, [])
  await context.close()
  const person = await openReceipt(receipt)
  await person.page.getByText('The office apologises').waitFor()
  await person.page.getByText('These six days are taken off your bill.').waitFor()
  await person.page.getByText('Sara Omid, North office').waitFor()
  await expectNoViolations(person.page)
  await person.close()
})

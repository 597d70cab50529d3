/** A promise is broken: the officer cannot answer as if nothing were, writes an apology, is told what it lacks, and the person reads it whole. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { type TestAgency, testAgency } from '../journeys/agency.ts'
import { expectNoViolations } from './axe.ts'
import { openCase, openDesk, reply } from './desk.ts'
import { openReceipt, sendTo } from './person.ts'

const SENT = '2026-11-16T06:30:00Z'
const AFTER_THE_DAY = '2026-11-21T06:30:00Z'

let agency: TestAgency
const desk = await openDesk(
  async ({ app, add }) => {
    agency = await testAgency(app, 'water')
    await add(agency, 'lead', 'sara')
  },
  { at: SENT },
)
const { skip } = desk

/** The receipt of a message for which the office named a day, and let it pass. */
async function letDown(): Promise<string> {
  const receipt = await sendTo(desk.app, agency, { text: 'No water since Monday' })
  const { page, context } = await desk.open('sara')
  await openCase(page, 'No water')
  await page.locator('.one-of-option', { hasText: 'Planned' }).click()
  await page.getByRole('spinbutton').first().focus()
  await page.keyboard.type('18112026')
  await reply(page, 'Planned', 'We come on Wednesday.')
  await context.close()
  desk.app.setNow(AFTER_THE_DAY)
  return receipt
}

const write = (page: Page, label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)

test('a day that was named passes: no "done" without an apology, and the person reads who is sorry for what', {
  skip,
}, async () => {
  const receipt = await letDown()
  const { page, faults, context } = await desk.open('sara')
  await openCase(page, 'No water')
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
  const person = await openReceipt(desk, receipt, { script: true })
  await person.page.getByText('The office apologises').waitFor()
  await person.page.getByText('These six days are taken off your bill.').waitFor()
  await person.page.getByText('Sara Omid, North office').waitFor()
  await expectNoViolations(person.page)
  await person.close()
})

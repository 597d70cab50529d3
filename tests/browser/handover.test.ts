/** A matter that is another agency's: offered, refused with a reason, offered again and accepted; the person reads each step behind one receipt. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { buildConsole } from '../../app/cli/console-build.ts'
import { addOfficer } from '../../app/people/index.ts'
import { type TestApp, testApp } from '../app.ts'
import { type TestAgency, testAgency } from '../journeys/agency.ts'
import { expectNoViolations } from './axe.ts'
import { openBrowser } from './browser.ts'
import { NOW, openPage, PASSWORD, type Served, serveDesk, signInAt } from './desk.ts'
import { openReceipt, sendTo } from './person.ts'

const { browser, skip } = await openBrowser()
let app: TestApp
let water: TestAgency
let roads: TestAgency
let desk: Served

before(async () => {
  if (skip) return
  buildConsole()
  app = await testApp({ at: NOW })
  water = await testAgency(app, 'water', { fa: 'آب شهر', en: 'Town Water' })
  roads = await testAgency(app, 'roads', { fa: 'راه‌های شهر', en: 'Town Roads' })
  await lead(water, 'sara')
  await lead(roads, 'rima')
  desk = await serveDesk(app)
})

after(async () => {
  await browser?.close()
  if (skip) return
  await desk.close()
  await app.close()
})

async function lead({ agencyId }: TestAgency, name: string): Promise<void> {
  const officer = {
    agencyId,
    email: `${name}@example.org`,
    name,
    role: 'lead',
    lang: 'en',
    password: PASSWORD,
  } as const
  await app.db.in(agencyId, (tx) => addOfficer(app, tx, officer))
}

async function open(name: string, width?: number) {
  const opened = await openPage(browser as Browser, desk.base, { lang: 'en', ...(width && { width }) })
  await signInAt(opened.page, desk.base, `${name}@example.org`)
  return opened
}

/** For the eye, where it is asked for. */
async function shot(page: Page, name: string): Promise<void> {
  const folder = process.env.PASOKH_LOOK
  if (folder) await page.screenshot({ path: `${folder}/handover-${name}.png`, fullPage: true })
}

test('a handover that is refused is told with its reason, and one that is accepted goes on there, behind one receipt', {
  skip,
}, async () => {
  const receipt = await sendTo(app, water, { text: 'The hole in the street is full of water' })
  const here = await open('sara')
  const there = await open('rima', 320)
  const read = async (look: string) => {
    const { page, close } = await openReceipt(browser as Browser, desk.base, receipt)
    const text = await page.locator('main').innerText()
    await shot(page, `receipt-${look}`)
    await close()
    return text
  }
  const offer = async (why: string) => {
    await here.page.getByRole('button', { name: 'Hand over to another agency' }).click()
    const dialog = here.page.getByRole('dialog')
    await dialog.getByRole('button', { name: 'Which agency?' }).click()
    await here.page.getByRole('option', { name: 'Town Roads' }).click()
    await dialog.locator('textarea').fill(why)
    await expectNoViolations(here.page)
    await shot(here.page, 'offering')
    await dialog.getByRole('button', { name: 'Offer it' }).click()
    await here.page.locator('.said-by-office', { hasText: why }).getByText('waiting for an answer').waitFor()
  }

  await here.page.locator('.row', { hasText: 'The hole' }).click()
  await offer('The street is yours.')
  assert.match(await read('offered'), /Town Roads[\s\S]*The street is yours/)

  await there.page.goto(`${desk.base}/desk/handovers`)
  const offered = there.page.locator('.said-by-office', { hasText: 'The street is yours.' })
  await offered.waitFor()
  assert.equal(await there.page.getByText('The hole in the street').count(), 0, 'its text opens at acceptance')
  await expectNoViolations(there.page)
  await shot(there.page, 'list')
  await offered.getByRole('button', { name: 'Refuse' }).click()
  await there.page.getByRole('dialog').locator('textarea').fill('That street belongs to the district.')
  await expectNoViolations(there.page)
  await there.page.getByRole('button', { name: 'Send the reason' }).click()
  await offered.waitFor({ state: 'detached' })
  const refused = await read('refused')
  assert.match(refused, /That street belongs to the district/)

  await here.page.reload()
  await here.page.locator('.said-by-office', { hasText: 'belongs to the district' }).getByText('refused').waitFor()
  await expectNoViolations(here.page)
  await shot(here.page, 'case')
  // What was offered at one instant has no order; a minute later it has.
  app.setNow(new Date(new Date(NOW).getTime() + 60_000).toISOString())
  await offer('The map says that it is yours.')

  await there.page.reload()
  const again = there.page.locator('.said-by-office', { hasText: 'The map says' })
  await again.getByRole('button', { name: 'Accept' }).click()
  await there.page.getByRole('button', { name: 'Service at your agency' }).click()
  await there.page.getByRole('option', { name: 'Bill' }).click()
  await there.page.getByRole('dialog').getByRole('button', { name: 'Accept it' }).click()
  await there.page.locator('.case', { hasText: 'The hole in the street' }).waitFor()
  await expectNoViolations(there.page)
  await here.page.reload()
  await here.page.locator('.said-by-office', { hasText: 'The map says' }).getByText('accepted').waitFor()
  const accepted = await read('accepted')
  assert.match(accepted, /Town Roads/)
  assert.match(accepted, /belongs to the district[\s\S]*The map says/)
  for (const { faults, context } of [here, there]) {
    assert.deepEqual(faults, [])
    await context.close()
  }
})

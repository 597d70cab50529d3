/** A matter that is another agency's: offered, refused with a reason, offered again and accepted; the person reads each step behind one receipt. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestAgency, testAgency } from '../journeys/agency.ts'
import { expectNoViolations } from './axe.ts'
import { NOW, openDesk } from './desk.ts'
import { openReceipt, sendTo } from './person.ts'
import { picture } from './width.ts'

let water: TestAgency
const desk = await openDesk(async ({ app, add }) => {
  water = await testAgency(app, 'water', { fa: 'آب شهر', en: 'Town Water' })
  const roads = await testAgency(app, 'roads', { fa: 'راه‌های شهر', en: 'Town Roads' })
  await add(water, 'lead', 'sara')
  await add(roads, 'lead', 'rima')
})
const { skip } = desk

test('a handover that is refused is told with its reason, and one that is accepted goes on there, behind one receipt', {
  skip,
}, async () => {
  const receipt = await sendTo(desk.app, water, { text: 'The hole in the street is full of water' })
  const here = await desk.open('sara')
  const there = await desk.open('rima', { width: 320 })
  const read = async (look: string) => {
    const { page, close } = await openReceipt(desk, receipt)
    const text = await page.locator('main').innerText()
    await picture(page, `handover-receipt-${look}`)
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
    await picture(here.page, 'handover-offering')
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
  await picture(there.page, 'handover-list')
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
  await picture(here.page, 'handover-case')
  // What was offered at one instant has no order; a minute later it has.
  desk.app.setNow(new Date(new Date(NOW).getTime() + 60_000).toISOString())
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

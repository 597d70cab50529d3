/** Two people write of one thing: an officer joins their cases, answers both at once, and splits them again; each keeps their own page. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type TestAgency, testAgency } from '../journeys/agency.ts'
import { expectNoViolations } from './axe.ts'
import { openDesk, reply } from './desk.ts'
import { openReceipt, sendTo } from './person.ts'

let agency: TestAgency
const desk = await openDesk(async ({ app, add }) => {
  agency = await testAgency(app, 'water')
  await add(agency, 'lead', 'sara')
})
const { skip } = desk

const send = (text: string) => sendTo(desk.app, agency, { text, areaId: agency.areaId })

const openOwn = (receipt: string) => openReceipt(desk, receipt)

test('two cases of one matter are joined from the page of one, answered at once, and split again', {
  skip,
}, async () => {
  const blue = await send('The pipe at the corner of Bahar Street leaks, says the blue door')
  const red = await send('The pipe at the corner of Bahar Street leaks, says the red door')
  const { page, faults, context } = await desk.open('sara')
  await page.locator('.row', { hasText: 'red door' }).click()
  const similar = page.locator('.similar', { hasText: 'Similar cases' })
  await similar.getByText('same service').waitFor()
  await similar.getByText('same area').waitFor()
  await expectNoViolations(page)
  await similar.getByRole('button', { name: 'It is the same: join' }).click()
  const joined = page.locator('.similar', { hasText: 'Joined (1)' })
  await joined.waitFor()
  await page.locator('.notice', { hasText: 'goes to 2 senders' }).waitFor()
  for (const door of ['blue door', 'red door']) await page.locator('.case-talk .said-text', { hasText: door }).waitFor()
  assert.equal(await page.locator('.rows .row').count(), 1)
  await expectNoViolations(page)
  await reply(page, 'Done', 'The pipe was mended on both sides.')

  const [mine, other] = [await openOwn(blue), await openOwn(red)]
  for (const [{ page: own }, door, foreign] of [
    [mine, 'blue door', 'red door'],
    [other, 'red door', 'blue door'],
  ] as const) {
    const text = await own.locator('main').innerText()
    assert.match(text, /mended on both sides/)
    assert.ok(text.includes(door) && !text.includes(foreign))
  }
  await mine.page.getByRole('button', { name: 'I confirm' }).click()
  await mine.page.getByText('your confirmation is recorded').waitFor()
  await other.page.getByRole('button', { name: 'I object' }).click()
  await other.page.getByText('the case is open again').waitFor()
  await mine.close()
  await other.close()

  await page.reload()
  await joined.getByRole('button', { name: 'What were they told?' }).click()
  await joined.getByText('The pipe was mended on both sides.').waitFor()
  await joined.getByRole('button', { name: 'Split off' }).click()
  await joined.waitFor({ state: 'detached' })
  await page.locator('.rows .row').nth(1).waitFor()
  await expectNoViolations(page)
  assert.deepEqual(faults, [])
  await context.close()
})

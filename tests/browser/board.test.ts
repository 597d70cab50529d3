/** The board in a browser: figures for chosen cases, one of them in parts, and the way to a case behind it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { keepHistory, release, rollUpCases } from '../../app/indicators/index.ts'
import { testAgency } from '../journeys/agency.ts'
import { addCrowd } from '../results.ts'
import { expectNoViolations } from './axe.ts'
import { openDesk } from './desk.ts'
import { expectWithin } from './width.ts'

const desk = await openDesk(async ({ app, add }) => {
  const water = await testAgency(app, 'water')
  const { agencyId, leak, bill, areaId } = water
  const crowd = { cases: 300, days: 60, until: '2026-11-20T20:00:00Z', services: [leak, leak, bill], areas: [areaId] }
  await addCrowd(app, water, crowd)
  await release(app, agencyId)
  await keepHistory(app, agencyId)
  await rollUpCases(app, agencyId)
  for (const lang of ['fa', 'en']) await add(water, 'lead', lang)
})
const { skip } = desk

for (const lang of ['fa', 'en'] as const)
  test(`a lead chooses cases, sees an indicator of them and opens a case behind it (${lang})`, { skip }, async () => {
    const { page, context, faults } = await desk.open(lang, { lang })
    await page.getByRole('link', { name: lang === 'fa' ? 'شاخص‌ها' : 'Indicators', exact: true }).click()
    await page.locator('.board-table').first().waitFor()
    await expectNoViolations(page)
    await page.getByRole('link', { name: lang === 'fa' ? 'انجام در مهلت' : 'Done in time' }).click()
    const cases = page.locator('.board-cases li')
    await cases.first().waitFor()
    await page.locator('.board-table').nth(1).waitFor()
    await expectNoViolations(page)
    assert.equal(await cases.count(), 25)
    await page.locator('.button-secondary').click()
    await cases.nth(25).waitFor()
    // Only the cases of one service, and the address says so.
    const before = await page.getByRole('status').first().innerText()
    await page.locator('.choose-button').first().click()
    await page.getByRole('option', { name: lang === 'fa' ? 'قبض' : 'Bill' }).click()
    await page.waitForURL(/serviceId=/)
    await page.waitForFunction((was) => document.querySelector('[role=status]')?.textContent !== was, before)
    await page.setViewportSize({ width: 320, height: 700 })
    await expectWithin(page)
    await cases.first().getByRole('link').click()
    await page.waitForURL(/\/desk\/cases\/[0-9a-f-]{36}$/)
    assert.deepEqual(faults, [])
    await context.close()
  })

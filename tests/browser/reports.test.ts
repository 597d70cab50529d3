/** Reports in a browser: the list at the desk, letters, and the report itself, accessible and narrow in both languages. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { makeReports } from '../../app/reports/make.actions.ts'
import { sql } from '../app.ts'
import { testAgency } from '../journeys/agency.ts'
import { addCrowd } from '../results.ts'
import { expectNoViolations } from './axe.ts'
import { openDesk } from './desk.ts'
import { expectWithin, picture } from './width.ts'

const desk = await openDesk(async ({ app, add }) => {
  const water = await testAgency(app, 'water')
  const { agencyId, leak, bill, areaId } = water
  const crowd = { cases: 600, days: 90, until: '2026-11-20T20:00:00Z', services: [leak, bill], areas: [areaId] }
  await addCrowd(app, water, crowd)
  await makeReports(app, agencyId)
  for (const lang of ['fa', 'en']) await add(water, 'manager', lang)
})
const { skip } = desk

for (const lang of ['fa', 'en'] as const)
  test(`a manager finds the week’s report and reads it (${lang}), wide and at 320 px, without a violation of axe`, {
    skip,
  }, async () => {
    const { page, context, faults } = await desk.open(lang, { lang })
    await page.goto(`${desk.base}/desk/reports`)
    const link = page.getByRole('link', { name: lang === 'fa' ? /^گزارش هفته/ : /^Weekly report/ })
    await link.waitFor()
    await expectNoViolations(page)
    const letter = lang === 'fa' ? 'گزارش هفته که آماده شد، خبرم کن' : 'Tell me when a weekly report is ready'
    await page.getByText(letter).click()
    await page.locator('label.check[data-selected]', { hasText: letter }).waitFor()
    // The schedule of the agency: the other manager is told of the month, too.
    const schedule = page.getByRole('group', { name: lang === 'fa' ? 'en' : 'fa', exact: true })
    const month = lang === 'fa' ? 'گزارش ماه' : 'Monthly report'
    await schedule.getByText(month).click()
    await schedule.locator('label.check[data-selected]', { hasText: month }).waitFor()
    await expectNoViolations(page)
    await picture(page, `schedule-${lang}`)
    await link.click()
    await page.waitForSelector('#decisions')
    assert.match(page.url(), /\/api\/reports\/[\w-]+\/page/)
    await expectNoViolations(page)
    await picture(page, `report-${lang}`)
    await page.setViewportSize({ width: 320, height: 700 })
    await expectWithin(page)
    assert.deepEqual(faults, [])
    await context.close()
  })

test('what is chosen about letters is kept', { skip }, async () => {
  const readers = await desk.app.rows<{ kind: string }>(sql`select kind from report_reader order by kind`)
  assert.deepEqual(
    readers.map(({ kind }) => kind),
    ['month', 'month', 'week', 'week'],
  )
})

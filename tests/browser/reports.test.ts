/** Reports in a browser: the list at the desk, letters, and the report itself, accessible and narrow in both languages. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { buildConsole } from '../../app/cli/console-build.ts'
import { addOfficer } from '../../app/people/index.ts'
import { makeReports } from '../../app/reports/make.actions.ts'
import { sql, type TestApp, testApp } from '../app.ts'
import { testAgency } from '../journeys/agency.ts'
import { addCrowd } from '../results.ts'
import { expectNoViolations } from './axe.ts'
import { openBrowser } from './browser.ts'
import { NOW, openPage, PASSWORD, type Served, serveDesk, signInAt } from './desk.ts'

const { browser, skip } = await openBrowser()
let app: TestApp
let desk: Served

before(async () => {
  if (skip) return
  buildConsole()
  app = await testApp({ at: NOW })
  const water = await testAgency(app, 'water')
  const { agencyId, leak, bill, areaId } = water
  const crowd = { cases: 600, days: 90, until: '2026-11-20T20:00:00Z', services: [leak, bill], areas: [areaId] }
  await addCrowd(app, water, crowd)
  await makeReports(app, agencyId)
  for (const lang of ['fa', 'en'] as const) {
    const manager = { agencyId, email: `${lang}@example.org`, name: 'Test manager', role: 'manager' as const, lang }
    await app.db.in(agencyId, (tx) => addOfficer(app, tx, { ...manager, password: PASSWORD }))
  }
  desk = await serveDesk(app)
})
after(async () => {
  await browser?.close()
  if (skip) return
  await desk.close()
  await app.close()
})

for (const lang of ['fa', 'en'] as const)
  test(`a manager finds the week’s report and reads it (${lang}), wide and at 320 px, without a violation of axe`, {
    skip,
  }, async () => {
    const { page, context, faults } = await openPage(browser!, desk.base, { lang })
    await signInAt(page, desk.base, `${lang}@example.org`)
    await page.goto(`${desk.base}/desk/reports`)
    const link = page.getByRole('link', { name: lang === 'fa' ? /^گزارش هفته/ : /^Weekly report/ })
    await link.waitFor()
    await expectNoViolations(page)
    await page
      .getByText(lang === 'fa' ? 'گزارش هفته که آماده شد، خبرم کن' : 'Tell me when a weekly report is ready')
      .click()
    await page.waitForFunction(() => document.querySelector('label.check[data-selected]') !== null)
    await link.click()
    await page.waitForSelector('#decisions')
    assert.match(page.url(), /\/api\/reports\/[\w-]+\/page/)
    await expectNoViolations(page)
    if (process.env.PASOKH_PICTURES)
      await page.screenshot({ path: `${process.env.PASOKH_PICTURES}/report-${lang}.png`, fullPage: true })
    await page.setViewportSize({ width: 320, height: 700 })
    const { scroll, shown } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      shown: document.documentElement.clientWidth,
    }))
    assert.ok(scroll <= shown, `${scroll} px wide`)
    assert.deepEqual(faults, [])
    await context.close()
  })

test('what is chosen about letters is kept', { skip }, async () => {
  const readers = await app.rows(sql`select kind from report_reader`)
  assert.deepEqual(readers, [{ kind: 'week' }, { kind: 'week' }])
})

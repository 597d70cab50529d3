/** Own definitions in a browser: one is written from another, tried, and kept; one that exposes few people is not. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { release } from '../../app/indicators/index.ts'
import { testAgency } from '../journeys/agency.ts'
import { addCrowd } from '../results.ts'
import { expectNoViolations } from './axe.ts'
import { openDesk } from './desk.ts'
import { expectWithin, picture } from './width.ts'

const desk = await openDesk(async ({ app, add }) => {
  const water = await testAgency(app, 'water')
  const { agencyId, leak, bill, areaId } = water
  const crowd = { cases: 300, days: 60, until: '2026-11-20T20:00:00Z', services: [leak, leak, bill], areas: [areaId] }
  await addCrowd(app, water, crowd)
  await release(app, agencyId)
  for (const lang of ['fa', 'en']) await add(water, 'manager', lang)
})
const { skip } = desk

const WORDS = {
  fa: {
    take: 'از روی این بنویس: بسته شد، درست نشد',
    try: 'آزمودن روی آخرین انتشار',
    keep: 'نگه‌داشتن برای انتشار بعد',
    version: 'نسخهٔ این تعریف باید',
    noYaml: 'درست نیست (تورفتگی',
    noUnit: 'گزینه نامعتبر',
  },
  en: {
    take: 'Write one from this: Closed, not fixed',
    try: 'Try it on the newest release',
    keep: 'Keep it for the next release',
    version: 'The version of this definition must be',
    noYaml: 'no longer YAML',
    noUnit: 'Invalid option',
  },
}

for (const [lang, dark] of [
  ['fa', false],
  ['en', true],
] as const)
  test(`a manager writes an indicator from another, tries it and keeps it (${lang})`, { skip }, async () => {
    const words = WORDS[lang]
    const { page, context, faults } = await desk.open(lang, { lang, dark })
    await page.goto(`${desk.base}/desk/settings/definitions`)
    await page.getByRole('button', { name: words.take }).click()
    const text = page.locator('.definition-draft textarea')
    const draft = (await text.inputValue()).replace('own-closed-not-fixed', `own-${lang}`)
    assert.match(draft, new RegExp(`^id: own-${lang}$`, 'm'))
    // Lines that are set in from the left say what belongs to what.
    assert.deepEqual(
      await text.evaluate((area) => [getComputedStyle(area).direction, getComputedStyle(area).textAlign]),
      ['ltr', 'start'],
    )
    await text.fill('id: [')
    await page.getByRole('button', { name: words.try }).click()
    await page.locator('.definition-faults', { hasText: words.noYaml }).waitFor()
    await text.fill(draft.replace(/^unit: .*$/m, 'unit: shares').replace(/^minimumGroup: .*$/m, 'minimumGroup: 3'))
    await page.getByRole('button', { name: words.try }).click()
    await page.locator('.definition-faults', { hasText: 'minimumGroup' }).getByText(words.noUnit).waitFor()
    await expectNoViolations(page)
    await picture(page, `definitions-${lang}-faults`)
    assert.equal(await page.getByRole('button', { name: words.keep }).isDisabled(), true)
    await text.fill(draft)
    await page.getByRole('button', { name: words.try }).click()
    await page.locator('.definition-draft .board-table').waitFor()
    await expectNoViolations(page)
    await picture(page, `definitions-${lang}`)
    await page.getByRole('button', { name: words.keep }).click()
    await page.locator('.notice-info').waitFor()
    await page.locator('.definition-row').filter({ hasText: /۱|1/ }).first().waitFor()
    // The same version is not kept twice.
    await page.getByRole('button', { name: words.try }).click()
    await page.getByText(words.version).waitFor()
    await page.setViewportSize({ width: 320, height: 700 })
    await expectWithin(page)
    await picture(page, `definitions-${lang}-320`)
    assert.deepEqual(faults, [])
    await context.close()
  })

/** Whether a page reads within its width, and its picture for whoever wants to see it. */
import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'

export async function expectWithin(page: Page): Promise<void> {
  const { scroll, shown } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    shown: document.documentElement.clientWidth,
  }))
  assert.ok(scroll <= shown, `${page.url()} is ${scroll} px wide, and ${shown} are seen`)
}

/** Into the folder that PASOKH_PICTURES names; where it names none, nothing. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.PASOKH_PICTURES
  if (folder) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true })
}

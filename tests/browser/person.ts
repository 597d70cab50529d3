/** A person in a browser: they send a message, and open the page behind their receipt on a small screen without JavaScript. */
import assert from 'node:assert/strict'
import type { Browser, Page } from 'playwright-core'
import type { TestApp } from '../app.ts'
import type { TestAgency } from '../journeys/agency.ts'

/** The receipt of what was sent to an agency, once its case is open. */
export async function sendTo(app: TestApp, { slug }: Pick<TestAgency, 'slug'>, message: object): Promise<string> {
  const answer = await app.routes.request(`/api/agencies/${slug}/submissions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ lang: 'en', service: 'leak', ...message }),
  })
  assert.equal(answer.status, 201)
  await app.work()
  return ((await answer.json()) as { receipt: string }).receipt
}

/** `script` only where axe has to run in the page. */
export async function openReceipt(
  { browser, base }: { browser: Browser; base: string },
  receipt: string,
  { script = false } = {},
): Promise<{ page: Page; close(): Promise<void> }> {
  const context = await browser.newContext({ javaScriptEnabled: script, viewport: { width: 320, height: 700 } })
  const page = await context.newPage()
  await page.goto(`${base}/en/receipt`)
  await page.fill('input[name=receipt]', receipt)
  await page.click('main button[type=submit]')
  await page.locator('.timeline').waitFor()
  return { page, close: () => context.close() }
}

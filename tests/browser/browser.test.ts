/** Both ways to a browser, and the reason when there is none. */
import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { openBrowser } from './browser.ts'

const wished = process.env.PASOKH_BROWSER
afterEach(() => {
  if (wished === undefined) delete process.env.PASOKH_BROWSER
  else process.env.PASOKH_BROWSER = wished
})

for (const way of ['system', 'npm'])
  test(`openBrowser() opens a page by the way of ${way}, or says why not`, async (t) => {
    process.env.PASOKH_BROWSER = way
    const { browser, skip } = await openBrowser()
    if (!browser) return t.skip(skip)
    const page = await browser.newPage()
    await page.setContent('<h1 dir="rtl">پاسخ</h1>')
    assert.equal(await page.locator('h1').evaluate((h1) => getComputedStyle(h1).direction), 'rtl')
    await browser.close()
  })

test('openBrowser() gives a reason, and no error, where no browser starts', async () => {
  process.env.PASOKH_BROWSER = '/nowhere/chromium'
  const { browser, skip } = await openBrowser()
  assert.equal(browser, null)
  assert.match(String(skip), /^no browser starts here: .*\/nowhere\/chromium/)
})

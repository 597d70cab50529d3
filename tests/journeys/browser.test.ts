/**
 * The main job in a browser: a person without JavaScript sends, an officer replies at the desk, the
 * person objects, another officer answers, the person confirms, the public page counts it. Every page they meet is held against
 * axe in both languages, at 320 px, and asks nothing of another host.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { seatOfficers } from '../../app/agencies/offices.store.ts'
import { buildConsole } from '../../app/cli/console-build.ts'
import { addOfficer } from '../../app/people/index.ts'
import { type TestApp, testApp } from '../app.ts'
import { expectNoViolations } from '../browser/axe.ts'
import { openBrowser } from '../browser/browser.ts'
import { served } from '../browser/served.ts'
import { type TestAgency, testAgency } from './agency.ts'

const NOW = '2026-11-21T06:30:00Z'
const PASSWORD = 'kelm trub4 vof7'

const { browser, skip } = await openBrowser()
let app: TestApp
let agency: TestAgency
let site: Awaited<ReturnType<typeof served>>

before(async () => {
  if (skip) return
  buildConsole()
  app = await testApp({ at: NOW })
  agency = await testAgency(app, 'water')
  for (const name of ['sara', 'dara']) {
    await app.db.in(agency.agencyId, async (tx) => {
      const added = await addOfficer(app, tx, {
        agencyId: agency.agencyId,
        email: `${name}@example.org`,
        name,
        role: 'officer',
        lang: 'fa',
        password: PASSWORD,
      })
      assert.ok('officerId' in added)
      await seatOfficers(tx, name === 'sara' ? agency.deskId : agency.otherDeskId, [added.officerId])
    })
  }
  site = await served(app.routes)
})
after(async () => {
  await browser?.close()
  if (skip) return
  await site.close()
  await app.close()
})

/** A person's browser, 320 px wide, without JavaScript unless axe has to run in it. */
async function person({
  width = 320,
  script = false,
} = {}): Promise<{ page: Page; elsewhere: string[]; end(): Promise<void> }> {
  const context = await (browser as Browser).newContext({ javaScriptEnabled: script, viewport: { width, height: 800 } })
  const page = await context.newPage()
  const elsewhere: string[] = []
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== site.base) elsewhere.push(request.url())
  })
  return {
    page,
    elsewhere,
    end: async () => {
      assert.deepEqual(elsewhere, [], 'everything came from our own host')
      assert.deepEqual(await context.cookies(), [], 'no cookie was set')
      await context.close()
    },
  }
}

/** An officer at the desk, signed in. */
async function officer(name: string): Promise<Page> {
  const context = await (browser as Browser).newContext({ viewport: { width: 1280, height: 900 }, timezoneId: 'UTC' })
  const page = await context.newPage()
  await page.clock.setFixedTime(NOW)
  await page.goto(`${site.base}/desk/`)
  await page.fill('input[name=email]', `${name}@example.org`)
  await page.fill('input[name=password]', PASSWORD)
  await page.click('button[type=submit]')
  await page.waitForSelector('.band')
  return page
}

/** What an office says when an objection was right: the four parts, and the name of who signs. */
async function apologise(page: Page) {
  await page.getByRole('button', { name: 'افزودن پوزش' }).click()
  const said = {
    'چه شد': 'گفتیم درست شد و شما هنوز آب در کوچه داشتید.',
    'کوتاهی از که بود': 'کوتاهی از ما بود؛ پوزش می‌خواهیم.',
    'چه چیزی جبران می‌شود': 'لولهٔ اصلی امروز عوض شد.',
    'چه می‌شود که دوباره پیش نیاید': 'از این پس کوچه را پیش از بستن پرونده می‌بینیم.',
    'به چه نامی امضا می‌کنید': 'دارا نیک‌پور',
  }
  for (const [label, words] of Object.entries(said)) await page.getByRole('textbox', { name: label }).fill(words)
}

async function replyDone(page: Page, text: string, words: string, isOurFault = false) {
  await page.goto(`${site.base}/desk/cases`)
  await page.locator('.row', { hasText: text }).first().click()
  await page.locator('.reply').waitFor()
  await page.locator('.one-of-option', { hasText: 'انجام شد' }).first().click()
  await page.locator('.reply textarea').first().fill(words)
  if (isOurFault) await apologise(page)
  await page.locator('.reply button[type=submit]').click()
  await page
    .locator('.history', { hasText: words })
    .or(page.locator('.said-text', { hasText: words }))
    .first()
    .waitFor()
}

async function passOn(page: Page, text: string, words: string) {
  await page.goto(`${site.base}/desk/cases`)
  await page.locator('.row', { hasText: text }).first().click()
  await page.locator('.one-of-option', { hasText: 'ارجاع به میز دیگر' }).click()
  await page.getByRole('button', { name: 'میز مقصد' }).click()
  await page.getByRole('option', { name: 'میز جنوب' }).click()
  await page.locator('.reply textarea').fill(words)
  await page.locator('.reply button[type=submit]').click()
  await page.getByText('این پرونده به میز دیگری رفت').waitFor()
}

test('a person without JavaScript, two officers at the desk, an objection, and a confirmation', { skip }, async () => {
  const { page, end } = await person()
  await page.goto(`${site.base}/water`)
  await page.fill('textarea[name=text]', 'نشت آب در کوچهٔ ما از دیشب')
  await page.click('button[value=send]')
  const receipt = (await page.locator('.receipt-code').innerText()).replace(/\s+/g, '')
  assert.match(receipt, /^[۰-۹]{20}$/)
  await app.work()

  const sara = await officer('sara')
  await replyDone(sara, 'نشت آب', 'شیر را بستیم و لوله را جوش دادیم.')

  await page.goto(`${site.base}/receipt`)
  await page.fill('input[name=receipt]', receipt)
  await page.click('main button[type=submit]')
  assert.match(await page.locator('main').innerText(), /لوله را جوش دادیم/)
  await page.fill('textarea[name=text-object]', 'هنوز آب می‌آید')
  await page.getByRole('button', { name: 'اعتراض دارم' }).click()
  assert.match(await page.locator('main').innerText(), /اعتراض شما ثبت و پرونده باز شد/)

  // The first officer passes it on, and another office answers.
  await passOn(sara, 'نشت آب', 'این کوچه با ادارهٔ جنوب است.')
  const dara = await officer('dara')
  await replyDone(dara, 'نشت آب', 'لولهٔ اصلی کوچه عوض شد.', true)

  await page.goto(`${site.base}/receipt`)
  await page.fill('input[name=receipt]', receipt)
  await page.click('main button[type=submit]')
  await page.getByRole('button', { name: 'تأیید می‌کنم' }).click()
  assert.match(await page.locator('main').innerText(), /تأیید شما ثبت شد/)

  await othersSend(12)
  app.setNow('2026-11-22T21:00:00Z')
  await app.db.open((tx) => app.jobs.add(tx, 'indicators.release'))
  await app.work()
  await page.goto(`${site.base}/water/results`)
  const results = await page.locator('main').innerText()
  assert.match(results, /۱۳/, 'thirteen cases are counted')
  const file = (await (await fetch(`${site.base}/water/results.json`)).json()) as { lines: Record<string, unknown>[] }
  assert.match(JSON.stringify(file), /"confirmed":1\b/)
  await end()
})

/** Enough others for a figure to be shown: groups below ten are not. */
async function othersSend(count: number) {
  for (let n = 0; n < count; n++) {
    const body = JSON.stringify({ text: `a pipe is leaking in street number ${n}`, lang: 'en', service: 'leak' })
    const headers = { 'content-type': 'application/json' }
    const { status } = await app.routes.request('/api/agencies/water/submissions', { method: 'POST', headers, body })
    assert.equal(status, 201)
  }
  await app.work()
}

for (const lang of ['fa', 'en'] as const)
  for (const width of [320, 1280])
    test(`every page that a person meets is without violations in ${lang} at ${width} px, and reads within its width`, {
      skip,
    }, async () => {
      const { page, end } = await person({ width, script: true })
      const pre = lang === 'fa' ? '' : '/en'
      const look = async (what: string) => {
        assert.equal(await page.getAttribute('html', 'dir'), lang === 'fa' ? 'rtl' : 'ltr', what)
        await expectNoViolations(page)
        const wide = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth)
        assert.equal(wide, 0, `${what} scrolls sideways`)
      }
      for (const path of [
        pre || '/',
        `${pre}/water`,
        `${pre}/receipt`,
        `${pre}/water/results`,
        `${pre}/water/privacy`,
        `${pre}/methods`,
      ]) {
        await page.goto(`${site.base}${path}`)
        await look(path)
      }
      await page.goto(`${site.base}${pre}/water`)
      await page.fill('input[name=contact]', 'neither')
      await page.click('button[value=send]')
      await look('the form with mistakes')
      await page.fill('textarea[name=text]', 'بوی گاز می‌آید a gas leak')
      await page.fill('input[name=contact]', '')
      await page.click('button[value=propose]')
      await look('the form with a proposal')
      await page.click('button[value=send]')
      await look('the receipt')
      await page.locator('main form button').click()
      await look('the page behind the receipt')
      await end()
    })

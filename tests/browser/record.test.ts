/** The public log in a browser: its page, the promise, the proof, and checking a proof from a file, with the network off. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { parseReceipt } from '@pasokh/ledger'
import type { BrowserContext, Page } from 'playwright-core'
import { append, numberLines } from '../../app/record/index.ts'
import { checkPromises } from '../../app/submissions/promises.actions.ts'
import { type TestApp, testApp } from '../app.ts'
import { testAgency } from '../journeys/agency.ts'
import { expectNoViolations } from './axe.ts'
import { openBrowser } from './browser.ts'
import { served } from './served.ts'
import { expectWithin, picture } from './width.ts'

const { browser, skip } = await openBrowser()
const folder = mkdtempSync(join(tmpdir(), 'pasokh-verify-'))
const proofPath = join(folder, 'mine.tlog-proof')
const TEXT = 'چراغ کوچهٔ ما سه شب است خاموش است'
let app: TestApp
let site: Awaited<ReturnType<typeof served>>
let receipt = ''
let sentPage = ''

const form = (path: string, fields: Record<string, string>) =>
  app.routes.request(path, { method: 'POST', body: new URLSearchParams(fields) })

before(async () => {
  if (skip) return
  app = await testApp({ at: '2026-11-21T06:10:00Z' })
  const agency = await testAgency(app, 'water')
  const token = app.random(16).toString('base64url')
  sentPage = await (await form('/water', { token, do: 'send', text: TEXT, service: agency.leak })).text()
  receipt = /name="receipt" value="([\d ]+)"/.exec(sentPage)![1]!
  const back = await form('/en/water', {
    token: app.random(16).toString('base64url'),
    do: 'send',
    text: 'a second one',
    service: '',
  })
  const second = /name="receipt" value="([\d ]+)"/.exec(await back.text())![1]!
  await form('/receipt', { receipt: second, act: 'withdraw', sure: 'yes', token })
  await app.work()
  app.setNow('2026-11-21T09:01:00Z')
  await numberLines(app)
  await checkPromises(app, agency.agencyId)
  writeFileSync(proofPath, await (await form('/receipt/proof', { receipt })).text())
  site = await served(app.routes)
})
after(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true })
  if (skip) return
  await site.close()
  await app.close()
})

/** For the eye: narrow and wide. */
async function pictures(page: Page, name: string) {
  if (!process.env.PASOKH_PICTURES) return
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    await picture(page, `${name}-${width}`)
  }
}
const open = (more: Parameters<NonNullable<typeof browser>['newContext']>[0] = {}): Promise<BrowserContext> =>
  browser!.newContext({ viewport: { width: 320, height: 700 }, ...more })

for (const path of ['/record', '/en/record', '/verify', '/en/verify'])
  test(`${path} has no violation of axe, fits 320 px, and asks no other origin`, { skip }, async () => {
    const context = await open()
    const page = await context.newPage()
    const faults: string[] = []
    page.on('request', (request) => request.url().startsWith(site.base) || faults.push(request.url()))
    page.on('console', (message) => faults.push(message.text()))
    page.on('pageerror', (error) => faults.push(String(error)))
    assert.equal((await page.goto(site.base + path, { waitUntil: 'networkidle' }))?.status(), 200)
    await expectNoViolations(page)
    await expectWithin(page)
    assert.deepEqual(faults, [])
    await pictures(page, path.replaceAll('/', '_'))
    await context.close()
  })

for (const lang of ['fa', 'en'] as const)
  test(`the promise and the proof have no violation of axe and fit 320 px without JavaScript (${lang})`, {
    skip,
  }, async () => {
    const context = await open({ javaScriptEnabled: false })
    const page = await context.newPage()
    const at = lang === 'fa' ? '' : '/en'
    await page.goto(`${site.base}${at}/water`)
    await page.locator('textarea[name=text]').fill(`${TEXT} ${lang}`)
    await page.locator('button[name=do][value=send]').click()
    await page.locator('details.promise summary').click()
    assert.match(
      (await page.locator('details.promise pre').textContent())!,
      /^pasokh promise v1\nlocalhost:8137\/log\n/,
    )
    await expectWithin(page)
    await pictures(page, `sent-${lang}`)
    await page.goto(`${site.base}${at}/receipt`)
    await page.locator('input[name=receipt]').fill(receipt)
    await page.locator('main button').click()
    await page.locator('details.proof summary').click()
    assert.ok(await page.locator('svg.qr-code').isVisible())
    await expectWithin(page)
    await pictures(page, `proof-${lang}`)
    for (const [nth, name] of [/^pasokh-\d+\.tlog-proof$/, /^pasokh-\d+\.pdf$/].entries()) {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.locator('details.proof form button').nth(nth).click(),
      ])
      assert.match(download.suggestedFilename(), name)
    }
    await context.close()
  })

test('the pages behind a receipt have no violation of axe with the proof open', { skip }, async () => {
  const context = await open()
  const page = await context.newPage()
  for (const at of ['', '/en']) {
    await page.goto(`${site.base}${at}/receipt`)
    await page.locator('input[name=receipt]').fill(receipt)
    await page.locator('main button').click()
    await page.locator('details.proof summary').click()
    await expectNoViolations(page)
  }
  await context.close()
})

async function check(page: Page, file: string, text = ''): Promise<string> {
  await page.locator('input[type=file]').setInputFiles(file)
  await page.locator('textarea').fill(text)
  await page.locator('#verify button').click()
  await page.locator('#said:not([hidden])').waitFor()
  return (await page.locator('#said').textContent())!
}
const changed = (name: string, change: (text: string) => string) => {
  const path = join(folder, name)
  writeFileSync(path, change(readFileSync(proofPath, 'utf8')))
  return path
}

test('/verify finds a proof true, and every false one false, and sends nothing', { skip }, async () => {
  const context = await open()
  const page = await context.newPage()
  await page.goto(`${site.base}/en/verify`, { waitUntil: 'networkidle' })
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  assert.match(await check(page, proofPath), /It holds: the entry is in the log/)
  await expectNoViolations(page)
  await pictures(page, 'verify-good')
  assert.match(await check(page, proofPath, TEXT), /is for this very text/)
  assert.match(await check(page, proofPath, `${TEXT}!`), /not for this text/)
  const hash = (text: string) =>
    text.replace(/^(index \d+\n)(.)/m, (_, index: string, letter: string) => `${index}${letter === 'A' ? 'B' : 'A'}`)
  assert.match(await check(page, changed('hash', hash)), /does not lead to the signed root/)
  assert.match(
    await check(
      page,
      changed('index', (text) => text.replace(/^index (\d+)/m, (_, at) => `index ${Number(at) ^ 1}`)),
    ),
    /does not lead/,
  )
  const root = (text: string) =>
    text.replace(
      /(\n\d+\n)(.)(.{43}\n)/,
      (_, size: string, letter: string, rest: string) => `${size}${letter === 'A' ? 'B' : 'A'}${rest}`,
    )
  assert.match(await check(page, changed('root', root)), /signature of the checkpoint is false/)
  assert.match(
    await check(
      page,
      changed('cut', (text) => text.slice(0, 80)),
    ),
    /no proof of a log/,
  )
  assert.match(
    await check(
      page,
      changed('text', () => 'hello'),
    ),
    /no proof of a log/,
  )
  await page.locator('input[name=key]').fill('other.example/log+01020304+AXo=')
  assert.match(await check(page, proofPath), /another log, or the key is not right/)
  assert.deepEqual(asked, [])
  await context.close()
})

test('/verify checks what a QR code says by the public files, and the secret number leaves neither the page nor stays in its address', {
  skip,
}, async () => {
  // A log of several tiles, so that every part of the path is read.
  await app.db.open(async (tx) => {
    for (let n = 0; n < 700; n++)
      await append(tx, app.now(), { type: 'test.happened', agencyId: null, by: 'officer', body: { n } })
  })
  await numberLines(app)
  const { extra, index } = parseReceipt(readFileSync(proofPath, 'utf8'))!
  const salt = Buffer.from(extra!.subarray(0, 32)).toString('base64url')
  const context = await open()
  const page = await context.newPage()
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(`${site.base}/en/verify#1.${index}.${salt}`, { waitUntil: 'networkidle' })
  assert.ok(await page.getByText('The QR code was read').isVisible())
  assert.ok(!page.url().includes(salt))
  const said = async () => {
    await page.locator('#verify button').click()
    await page.locator('#said:not([hidden])').waitFor()
    return (await page.locator('#said').textContent())!
  }
  await page.locator('textarea').fill(TEXT)
  assert.match(await said(), /is for this very text[\s\S]*7\d\d$/)
  await page.locator('textarea').fill('another')
  assert.match(await said(), /not for this text/)
  assert.ok(asked.some((url) => url.includes('/log/tile/0/')))
  assert.ok(asked.every((url) => url.startsWith(site.base) && !new URL(url).pathname.includes(salt)))
  await page.goto('about:blank')
  await page.goto(`${site.base}/en/verify#1.999999.${salt}`)
  assert.match(await said(), /not found in the log/)
  await context.close()
})

test('/verify works from a saved file with the network off', { skip }, async () => {
  const saved = join(folder, 'verify.html')
  writeFileSync(saved, await (await app.routes.request('/verify')).text())
  const context = await open({ offline: true })
  const page = await context.newPage()
  await page.goto(`file://${saved}`)
  assert.match(await check(page, proofPath, TEXT), /برای همین متن است/)
  await context.close()
})

test('/verify without JavaScript says how else', { skip }, async () => {
  const context = await open({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${site.base}/verify`)
  assert.ok(await page.getByText('این صفحه برای حساب کردن به جاوااسکریپت نیاز دارد').isVisible())
  assert.ok(await page.getByText('npx pasokh verify --from').first().isVisible())
  assert.ok(!(await page.locator('#verify').isVisible()))
  await expectWithin(page)
  await context.close()
})

test('the page that says so is in the footer of every page', { skip }, async () => {
  assert.match(sentPage, /href="\/record"/)
})

/**
 * `node tools/pictures.ts`: the pictures of the README. Starts the made-up town in a folder of its own, signs in, looks at
 * the form, the desk and the results in both languages, and leaves small PNG files in docs/pictures.
 */
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import sharp from 'sharp'
import { openBrowser } from '../tests/browser/browser.ts'
import { node24 } from './node24.mjs'

const PORT = 8147
const HERE = `http://localhost:${PORT}`
const FOLDER = 'docs/pictures'
const MAX_BYTES = 200_000
const START_MS = 240_000
const OFFICER = process.argv[2] ?? 'simin.ofoghi@example.org'

type Town = { password: string; officers: string[]; stop(): Promise<void> }

/** The sample on a port of its own, and the password that the terminal says. */
async function startTown(): Promise<Town> {
  const folder = mkdtempSync(join(tmpdir(), 'pasokh-pictures-'))
  const env = {
    ...process.env,
    PASOKH_DATA: join(folder, 'data'),
    PASOKH_KEYS: join(folder, 'keys'),
    PORT: String(PORT),
    METRICS_PORT: '0',
  }
  const child = spawn(node24(), ['tools/pasokh.mjs', 'serve', '--sample'], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  const ready = new Promise<void>((done, failed) => {
    const late = setTimeout(() => failed(new Error(`The sample did not start:\n${said}`)), START_MS)
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString()
      if (!said.includes('Pasokh is ready')) return
      clearTimeout(late)
      done()
    })
    child.once('exit', () => failed(new Error(`The sample ended:\n${said}`)))
  })
  const stop = async () => {
    const ended = new Promise((done) => child.once('exit', done))
    if (child.exitCode === null && child.kill('SIGTERM')) await ended
    rmSync(folder, { recursive: true, force: true })
  }
  await ready.catch(async (error: unknown) => {
    await stop()
    throw error
  })
  const password = /with the password (\S+):/.exec(said)?.[1] ?? ''
  return { password, officers: said.match(/\S+@\S+\.\w+/g) ?? [], stop }
}

/** As many colours as 256 can say: enough for pages, and a third of the bytes. */
async function keep(page: Page, name: string, clip: { width: number; height: number }) {
  await page.evaluate(() => document.fonts.ready.then(() => undefined))
  const shot = await page.screenshot({ clip: { x: 0, y: 0, ...clip } })
  const small = await sharp(shot).png({ palette: true, compressionLevel: 9, effort: 10 }).toBuffer()
  if (small.length > MAX_BYTES) throw new Error(`${name} has ${small.length} bytes, the most is ${MAX_BYTES}`)
  writeFileSync(`${FOLDER}/${name}.png`, small)
  console.log(`${FOLDER}/${name}.png ${Math.round(small.length / 1000)} kB`)
}

async function publicPages(browser: Browser) {
  const page = await browser.newPage({ viewport: { width: 900, height: 1150 } })
  for (const [lang, prefix] of [
    ['fa', ''],
    ['en', '/en'],
  ] as const) {
    await page.goto(`${HERE}${prefix}/city`)
    await keep(page, `form-${lang}`, { width: 900, height: 1150 })
    await page.goto(`${HERE}${prefix}/city/results`)
    await keep(page, `results-${lang}`, { width: 900, height: 1150 })
  }
  await page.close()
}

async function desk(browser: Browser, { password }: Town) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 } })
  await page.goto(`${HERE}/desk/`)
  await page.locator('input[type=email], input[name=email]').first().fill(OFFICER)
  await page.locator('input[type=password]').first().fill(password)
  await page.keyboard.press('Enter')
  await page.waitForSelector('a[href*="/desk/cases/"]')
  for (const lang of ['fa', 'en'] as const) {
    await page.evaluate(async (lang) => {
      const me = (await (await fetch('/api/session')).json()) as { csrfToken: string }
      const headers = { 'content-type': 'application/json', 'x-csrf-token': me.csrfToken }
      await fetch('/api/session', { method: 'PATCH', headers, body: JSON.stringify({ lang }) })
    }, lang)
    await page.goto(`${HERE}/desk/cases`)
    await page.locator('a[href*="/desk/cases/"]').first().click()
    await page.waitForTimeout(1500)
    await keep(page, `desk-${lang}`, { width: 1280, height: 860 })
  }
  await page.close()
}

mkdirSync(FOLDER, { recursive: true })
const { browser, skip } = await openBrowser()
if (!browser) throw new Error(skip)
const town = await startTown()
try {
  await publicPages(browser)
  await desk(browser, town)
} finally {
  await browser.close()
  await town.stop()
}

/** The officers' desk as tests open it: the real system behind a real port, and pages that tell what they did wrong. */
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { TestApp } from '../app.ts'

export const NOW = '2026-11-21T06:30:00Z'
export const PASSWORD = 'kelm trub4 vof7'

export type Served = { base: string; close(): Promise<void> }

export async function serveDesk(app: TestApp): Promise<Served> {
  const server = serve({ fetch: app.routes.fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const base = `http://localhost:${(server.address() as AddressInfo).port}`
  // A passkey belongs to the address at which it was made.
  app.config.publicUrl = base
  return { base, close: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** Only a page that is `live` is told what changes meanwhile: the stream of it never ends, and one could not wait for the others. */
export type Look = { lang?: 'fa' | 'en'; width?: number; dark?: boolean; live?: boolean }
export type Opened = { page: Page; context: BrowserContext; faults: string[] }

/** A page whose clock stands where the system's does. Its faults are errors of the page and requests to elsewhere. */
export async function openPage(browser: Browser, base: string, look: Look = {}): Promise<Opened> {
  const { lang = 'fa', width = 1280, dark = false, live = false } = look
  const context = await browser.newContext({
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
    timezoneId: 'UTC',
  })
  const page = await context.newPage()
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (message) => {
    if (/Content Security Policy/.test(message.text())) faults.push(message.text())
  })
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== base && !/^(data|blob):/.test(request.url())) faults.push(request.url())
  })
  if (!live) await page.route('**/api/live', (route) => route.fulfill({ status: 204 }))
  await page.clock.setFixedTime(NOW)
  await page.addInitScript((kept) => {
    // An empty page has no storage.
    if (location.protocol !== 'about:') localStorage.setItem('pasokh-lang', kept)
  }, lang)
  return { page, context, faults }
}

export async function signInAt(page: Page, base: string, email: string, password = PASSWORD): Promise<void> {
  await page.goto(`${base}/desk/`)
  await page.fill('input[name=email]', email)
  await page.fill('input[name=password]', password)
  await page.click('button[type=submit]')
  const refusal = page.locator('.notice-bad')
  await page.locator('.band').or(refusal).first().waitFor()
  if (await refusal.isVisible()) throw new Error(`${email} was not let in: ${await refusal.innerText()}`)
}

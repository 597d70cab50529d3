/** The officers' desk as a file of tests opens it: the real system behind a real port, officers, and pages that tell what they did wrong. */
import assert from 'node:assert/strict'
import { after, before } from 'node:test'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { buildConsole } from '../../app/cli/console-build.ts'
import { sql } from '../../app/kit/db.ts'
import { addOfficer, type Role } from '../../app/people/index.ts'
import { type TestApp, testApp } from '../app.ts'
import type { TestAgency } from '../journeys/agency.ts'
import { openBrowser } from './browser.ts'
import { type Served, served } from './served.ts'

export const NOW = '2026-11-21T06:30:00Z'
export const PASSWORD = 'kelm trub4 vof7'

/** Only a page that is `live` is told what changes meanwhile: the stream of it never ends, and one could not wait for the others. */
export type Look = { lang?: 'fa' | 'en'; width?: number; dark?: boolean; live?: boolean }
export type Opened = { page: Page; context: BrowserContext; faults: string[] }

export type Desk = {
  readonly app: TestApp
  readonly base: string
  /** For a person, who has no desk. */
  readonly browser: Browser
  /** A new officer at `name@example.org`, by the first word of the name; where they sit, if they sit. Its id. */
  add(agency: Pick<TestAgency, 'agencyId'>, role: Role, name: string, deskId?: string): Promise<string>
  /** A page before the door. */
  look(look?: Look): Promise<Opened>
  /** A page of an officer who was added, signed in; both speak English unless told. */
  open(name: string, look?: Look): Promise<Opened>
}

/** Before the tests of this file `prepare` makes what they are about; after them everything is closed. `skip` says why there is no browser. */
export async function openDesk(
  prepare: (desk: Desk) => Promise<void>,
  { at = NOW } = {},
): Promise<Desk & { skip: false | string }> {
  const { browser, skip } = await openBrowser()
  let app: TestApp
  let site: Served
  const desk: Desk = {
    get app() {
      return app
    },
    get base() {
      return site.base
    },
    get browser() {
      assert.ok(browser, 'a test without a browser is skipped')
      return browser
    },
    add: ({ agencyId }, role, name, deskId) => addTo(app, agencyId, { role, name, deskId }),
    look: (look) => openPage(desk, look),
    open: async (name, { lang = 'en', ...look } = {}) => {
      const opened = await desk.look({ lang, ...look })
      await app.rows(sql`update officer set lang = ${lang} where email = ${emailOf(name)}`)
      await signInAt(opened.page, desk.base, emailOf(name))
      return opened
    },
  }
  before(async () => {
    if (skip) return
    buildConsole()
    app = await testApp({ at })
    await prepare(desk)
    // A passkey belongs to the address at which it was made, which has a name.
    site = await served(app.routes, 'localhost')
    app.config.publicUrl = site.base
  })
  after(async () => {
    await browser?.close()
    await site?.close()
    await app?.close()
  })
  return Object.assign(desk, { skip })
}

export const emailOf = (name: string) => `${name.split(' ')[0]!.toLowerCase()}@example.org`

async function addTo(
  app: TestApp,
  agencyId: string,
  { role, name, deskId }: { role: Role; name: string; deskId: string | undefined },
): Promise<string> {
  const officer = { agencyId, email: emailOf(name), name, role, lang: 'en', password: PASSWORD } as const
  return app.db.in(agencyId, async (tx) => {
    const added = await addOfficer(app, tx, officer)
    assert.ok('officerId' in added)
    if (deskId)
      await tx.run(sql`insert into officer_desk (agency_id, officer_id, desk_id)
        values (${agencyId}, ${added.officerId}, ${deskId})`)
    return added.officerId
  })
}

/** A page whose clock stands where the system's does. Its faults are errors of the page and requests to elsewhere. */
async function openPage({ app, browser, base }: Desk, look: Look = {}): Promise<Opened> {
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
  await page.clock.setFixedTime(app.now())
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

/** From the list to the case that says this. */
export async function openCase(page: Page, text: string): Promise<void> {
  await page.locator('.row', { hasText: text }).first().click()
  await page.locator('.case').waitFor()
}

/** An answer in English from the page of a case, until it stands there. */
export async function reply(page: Page, outcome: string, text: string): Promise<void> {
  await page.locator('.one-of-option', { hasText: outcome }).click()
  await page.getByLabel('Text of the reply', { exact: true }).fill(text)
  await page.locator('.reply button[type=submit]').click()
  await page.locator('.said-by-office', { hasText: text }).waitFor()
}

/** The ways into the officers' desk in a browser: an agency from nothing, an invitation, a second factor. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { TOTP, URI } from 'otpauth'
import { firstRunCode } from '../../app/agencies/index.ts'
import { qrSquares } from '../../app/ui/qr-squares.ts'
import { sql } from '../app.ts'
import { expectNoViolations } from './axe.ts'
import { NOW, openDesk, PASSWORD, signInAt } from './desk.ts'

const ADMINISTRATOR = 'mina@example.org'
const INVITED = 'davood@example.org'

// The agency is made by the first test, at the door.
const desk = await openDesk(async () => {})
const { skip } = desk

test('an agency is made from nothing, and its administrator stands at the desk', { skip }, async () => {
  const { page, context, faults } = await desk.look({ width: 320 })
  await page.goto(`${desk.base}/desk/`)
  await page.getByLabel('کد آغاز').fill('wrong')
  await page.getByLabel('نام به فارسی').fill('شهرداری باغ‌سیب')
  await page.getByLabel('نام به انگلیسی').fill('Bagh-Sib Municipality')
  await page.getByLabel('نشانی کوتاه').fill('baghsib')
  await page.getByLabel('نام و نام خانوادگی').fill('مینا')
  await page.getByLabel('ایمیل').fill(ADMINISTRATOR)
  await page.getByLabel('گذرواژه').fill(PASSWORD)
  await page.click('button[type=submit]')
  await page.waitForSelector('[role=alert]')
  await expectNoViolations(page)
  await page.getByLabel('کد آغاز').fill((await firstRunCode(desk.app)) ?? '')
  await page.click('button[type=submit]')
  await page.locator('.band', { hasText: 'شهرداری باغ‌سیب' }).waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('an officer is invited, chooses a password behind the link, and the link is spent by that only', {
  skip,
}, async () => {
  const { page, context } = await desk.look()
  await signInAt(page, desk.base, ADMINISTRATOR)
  await page.goto(`${desk.base}/desk/settings/officers`)
  await page.getByRole('button', { name: 'دعوت کارمند' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('نام و نام خانوادگی').fill('داوود')
  await dialog.getByLabel('ایمیل').fill(INVITED)
  await dialog.locator('button[type=submit]').click()
  await page.locator('.shelf-list li', { hasText: INVITED }).waitFor()
  await context.close()
  await desk.app.work()
  const path = /\/desk\/invitation#\S+/.exec(desk.app.sent.letters.find(({ to }) => to === INVITED)?.text ?? '')?.[0]
  assert.ok(path, 'the letter has a link')

  const other = await desk.look()
  for (const _ of ['looked at', 'looked at again']) {
    await other.page.goto('about:blank')
    await other.page.goto(`${desk.base}${path}`)
    await other.page.waitForSelector('input[name=new-password]')
  }
  assert.equal(new URL(other.page.url()).hash, '', 'the token is no longer in the address')
  await expectNoViolations(other.page)
  await other.page.fill('input[name=new-password]', 'short')
  await other.page.click('button[type=submit]')
  await other.page.waitForSelector('[role=alert]')
  await other.page.fill('input[name=new-password]', PASSWORD)
  await other.page.click('button[type=submit]')
  await other.page.locator('.notice-good').waitFor()
  await other.page.locator('a.button').click()
  await other.page.fill('input[name=email]', INVITED)
  await other.page.fill('input[name=password]', PASSWORD)
  await other.page.click('button[type=submit]')
  await other.page.waitForSelector('.band')
  await other.page.goto('about:blank')
  await other.page.goto(`${desk.base}${path}`)
  await other.page.locator('[role=alert]', { hasText: 'این پیوند دیگر کار نمی‌کند' }).waitFor()
  assert.deepEqual(other.faults, [])
  await other.context.close()
})

test('an authenticator app is set up, and asked for at the next sign-in', { skip }, async () => {
  const { page, context, faults } = await desk.look()
  await signInAt(page, desk.base, INVITED)
  await page.goto(`${desk.base}/desk/account`)
  const part = page.locator('section', { has: page.locator('h2', { hasText: 'برنامهٔ رمزساز' }) })
  await part.getByLabel('گذرواژهٔ کنونی').fill(PASSWORD)
  await part.locator('button[type=submit]').click()
  const uri = (await part.locator('a[href^=otpauth]').getAttribute('href')) ?? ''
  assert.equal(await part.locator('svg[role=img] path').getAttribute('d'), qrSquares(uri).path)
  const secret = (await part.locator('.secret').innerText()).replace(/\s/g, '')
  assert.equal(URI.parse(uri).secret.base32, secret)
  const totp = new TOTP({ secret })
  const at = (seconds: number) => totp.generate({ timestamp: Date.parse(NOW) + seconds * 1000 })
  // Figures as a Persian keyboard writes them.
  const persian = at(0).replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!)
  await part.getByLabel('کد شش‌رقمی').fill(persian)
  await expectNoViolations(page)
  await part.locator('button[type=submit]').click()
  await part.getByText('روشن است').waitFor()
  await page.locator('.who-button').click()
  await page.getByRole('menuitem', { name: 'خروج' }).click()
  await page.waitForSelector('input[name=email]')
  const [kept] = await desk.app.rows<{ sessions: number }>(
    sql`select count(*) as sessions from session join officer using (agency_id, officer_id) where email = ${INVITED}`,
  )
  assert.equal(Number(kept?.sessions), 0)
  desk.app.setNow(new Date(Date.parse(NOW) + 30_000))
  await page.fill('input[name=email]', INVITED)
  await page.fill('input[name=password]', PASSWORD)
  await page.click('button[type=submit]')
  await page.waitForSelector('input[name=code]')
  await expectNoViolations(page)
  await page.fill('input[name=code]', at(30))
  await page.click('button[type=submit]')
  await page.waitForSelector('.band')
  assert.deepEqual(faults, [])
  await context.close()
})

test('a passkey is made, signs in without a password, and is taken away', { skip }, async () => {
  const { page, context, faults } = await desk.look({ lang: 'en' })
  const authenticator = await context.newCDPSession(page)
  await authenticator.send('WebAuthn.enable')
  await authenticator.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await desk.app.rows(sql`update officer set lang = 'en' returning 1`)
  await signInAt(page, desk.base, ADMINISTRATOR)
  await page.goto(`${desk.base}/desk/account`)
  const part = page.locator('section', { has: page.locator('h2', { hasText: 'Passkeys' }) })
  await part.getByLabel('Name of this passkey').fill('Office computer')
  await part.getByLabel('Present password').fill(PASSWORD)
  await part.getByRole('button', { name: 'Add a passkey' }).click()
  await part.locator('li', { hasText: 'Office computer' }).waitFor()
  await expectNoViolations(page)
  await page.locator('.who-button').click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.getByRole('button', { name: 'Sign in with a passkey' }).click()
  await page.waitForSelector('.band')
  await page.goto(`${desk.base}/desk/account`)
  await part.getByLabel('Present password').fill(PASSWORD)
  await part.getByRole('button', { name: 'Remove Office computer' }).click()
  await part.getByText('You have no passkey yet.').waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

/** The officers' desk in a browser, on the real system: signing in, the inbox, a reply, an entry, and the settings. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { addTemplate } from '../../app/agencies/replies.store.ts'
import { sql, type TestApp } from '../app.ts'
import { type TestAgency, testAgency } from '../journeys/agency.ts'
import { expectNoViolations } from './axe.ts'
import { openDesk, PASSWORD } from './desk.ts'
import { picture } from './width.ts'

const LEAK = 'لوله در خیابان بهار ترکیده و آب هدر می‌رود'
const BILL = 'my bill is wrong'

let agency: TestAgency
const desk = await openDesk(async ({ app, add }) => {
  agency = await testAgency(app, 'water')
  await add(agency, 'officer', 'sara', agency.deskId)
  await add(agency, 'administrator', 'admin')
  await add(agency, 'auditor', 'auditor')
  await app.db.in(agency.agencyId, async (tx) => {
    const body = { fa: 'تا {day} درست می‌شود.', en: 'It will be mended by {day}.' }
    await addTemplate(tx, { outcome: 'planned', name: { fa: 'در برنامه', en: 'Planned' }, body })
  })
  for (const text of [LEAK, BILL]) await send(app, text)
  await app.work()
})
const { skip } = desk

/** As a person does it: with the form of the agency's page. */
async function send(app: TestApp, text: string): Promise<void> {
  const form = await (await app.routes.request('/water')).text()
  const token = /name="token" value="([\w-]{22})"/.exec(form)?.[1] ?? ''
  const fields = { token, do: 'send', text, service: '', area: '', address: '', lat: '', lon: '', contact: '' }
  const answer = await app.routes.request('/water', { method: 'POST', body: new URLSearchParams(fields) })
  assert.equal(answer.status, 200)
}

const rowWith = (page: Page, text: string) => page.locator('.row', { hasText: text })

test('a language chosen before the door is that of the officer from then on', { skip }, async () => {
  const { page, context, faults } = await desk.look({ lang: 'fa' })
  await desk.app.rows(sql`update officer set lang = 'fa' where email = 'sara@example.org'`)
  await page.goto(`${desk.base}/desk/`)
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByLabel('E-mail').fill('sara@example.org')
  await page.locator('input[name=password]').fill(PASSWORD)
  const isKept = () => page.waitForResponse((answer) => answer.request().method() === 'PATCH')
  const own = () => desk.app.rows(sql`select lang from officer where email = 'sara@example.org'`)
  const chosen = isKept()
  await page.click('button[type=submit]')
  await page.getByRole('link', { name: 'Cases' }).first().waitFor()
  await chosen
  assert.deepEqual(await own(), [{ lang: 'en' }])
  const changed = isKept()
  await page.locator('.who-button').click()
  await page.getByRole('menuitem', { name: 'فارسی' }).click()
  await changed
  await page.getByRole('link', { name: 'پرونده‌ها' }).first().waitFor()
  assert.deepEqual(await own(), [{ lang: 'fa' }])
  assert.deepEqual(faults, [])
  await context.close()
})

test('the desk shows the way in, in both languages', { skip }, async () => {
  for (const lang of ['fa', 'en'] as const) {
    const { page, context, faults } = await desk.look({ lang, width: 320 })
    await page.goto(`${desk.base}/desk/`)
    await page.waitForSelector('input[name=email]')
    assert.equal(await page.getAttribute('html', 'dir'), lang === 'fa' ? 'rtl' : 'ltr')
    await expectNoViolations(page)
    await page.fill('input[name=email]', 'sara@example.org')
    await page.fill('input[name=password]', 'not the password')
    await page.click('button[type=submit]')
    await page.waitForSelector('[role=alert]')
    await expectNoViolations(page)
    assert.deepEqual(faults, [])
    await context.close()
  }
})

test('an officer plans a case by keyboard, with a Jalali day in Persian figures', { skip }, async () => {
  const { page, context, faults } = await desk.open('sara', { lang: 'fa' })
  await rowWith(page, LEAK).waitFor()
  await expectNoViolations(page)
  await page.keyboard.press('j')
  await page.locator('.row:focus').waitFor()
  await page.keyboard.press('Enter')
  await page.locator('.said-text', { hasText: LEAK }).first().waitFor()
  await page.keyboard.press('r')
  await page.locator('.reply input[type=radio]:focus').waitFor({ state: 'attached' })
  await page.locator('.one-of-option', { hasText: 'برنامه‌ریزی شد' }).click()
  await page.getByRole('button', { name: 'برداشتن متن آماده' }).click()
  const template = page.locator('.template', { hasText: 'در برنامه' })
  await template.locator('mark', { hasText: '{day}' }).first().waitFor()
  await expectNoViolations(page)
  await template.getByRole('button', { name: 'برداشتن فارسی' }).click()
  assert.equal(await page.locator('.reply textarea').inputValue(), 'تا {day} درست می‌شود.')
  await page.getByRole('spinbutton').first().focus()
  await page.keyboard.type('۱۴۰۵۹۱۰')
  assert.equal(await page.locator('.reply textarea').inputValue(), 'تا ۱۰ آذر ۱۴۰۵ درست می‌شود.')
  await expectNoViolations(page)
  await page.locator('.reply button[type=submit]').click()
  await page.locator('.said-by-office', { hasText: 'تا ۱۰ آذر ۱۴۰۵ درست می‌شود.' }).waitFor()
  const rows = await desk.app.rows<{ state: string; day: string }>(
    sql`select state, planned_on::text as day from matter where desk_id = ${agency.deskId}`,
  )
  assert.deepEqual(rows, [{ state: 'answered', day: '2026-12-01' }])
  assert.deepEqual(faults, [])
  await context.close()
})

test('why a case is due then is said from its row, by key and by click, without opening it', { skip }, async () => {
  for (const [lang, width, dark] of [
    ['fa', 1280, false],
    ['en', 320, true],
  ] as const) {
    const { page, context, faults } = await desk.open('sara', { lang, width, dark })
    const row = page.locator('.rows-item', { hasText: LEAK })
    await row.waitFor()
    await expectNoViolations(page)
    await picture(page, `why-row-${lang}-${width}`)
    await page.keyboard.press('j')
    await page.locator('.row:focus').waitFor()
    await page.keyboard.press('w')
    const dialog = page.getByRole('dialog')
    await dialog.locator('.why-lines li').first().waitFor()
    await expectNoViolations(page)
    await picture(page, `why-${lang}-${width}`)
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await row.locator('.row-why').click()
    await dialog.locator('.why-lines li').first().waitFor()
    assert.equal(new URL(page.url()).pathname.includes('/cases/'), false)
    assert.deepEqual(faults, [])
    await context.close()
  }
})

test('the calendar names its month and says its days in the order of Persian', { skip }, async () => {
  const { page, context, faults } = await desk.open('sara', { lang: 'fa' })
  await rowWith(page, LEAK).click()
  await page.locator('.one-of-option', { hasText: 'برنامه‌ریزی شد' }).click()
  await page.locator('.day-group button').click()
  await page.locator('.month').waitFor()
  assert.equal(await page.locator('.month h3').innerText(), 'آبان ۱۴۰۵')
  const said = (await page.locator('.month-day[data-today]').getAttribute('aria-label')) ?? ''
  assert.match(said, /^امروز، شنبه ۳۰ آبان ۱۴۰۵, نخستین روز ممکن$/)
  await expectNoViolations(page)
  assert.deepEqual(faults, [])
  await context.close()
})

test('what is written and not sent stays while the officer moves about, and when sending fails', { skip }, async () => {
  const { page, context } = await desk.open('sara')
  await rowWith(page, LEAK).click()
  await page.locator('.one-of-option', { hasText: 'Update' }).click()
  await page.locator('.reply textarea').fill('We are looking for the pipe.')
  await page.locator('.band-nav a', { hasText: 'New entry' }).click()
  await page.locator('h1', { hasText: 'Take a message down' }).waitFor()
  await page.locator('.band-nav a', { hasText: 'Cases' }).click()
  await rowWith(page, LEAK).click()
  assert.equal(await page.locator('.reply textarea').inputValue(), 'We are looking for the pipe.')
  await context.setOffline(true)
  await page.locator('.reply button[type=submit]').click()
  await page.locator('.reply [role=alert]', { hasText: 'could not reach the server' }).waitFor()
  assert.equal(await page.locator('.reply textarea').inputValue(), 'We are looking for the pipe.')
  await context.setOffline(false)
  await page.locator('.reply button[type=submit]').click()
  await page.locator('.said-by-office', { hasText: 'We are looking for the pipe.' }).waitFor()
  assert.equal(await page.locator('.reply textarea').inputValue(), '')
  await context.close()
})

test('a reply whose answer was lost on the way is sent again, and published once', { skip }, async () => {
  const { page, context } = await desk.open('sara')
  await rowWith(page, LEAK).click()
  await page.locator('.one-of-option', { hasText: 'Update' }).click()
  await page.locator('.reply textarea').fill('The pipe is found.')
  // The server publishes it, and the line breaks before it can say so.
  await page.route('**/replies', async (route) => {
    await route.fetch()
    await route.abort()
  })
  await page.locator('.reply button[type=submit]').click()
  await page.locator('.reply [role=alert]').waitFor()
  await page.unroute('**/replies')
  await page.locator('.reply button[type=submit]').dblclick()
  await page.locator('.said-by-office', { hasText: 'The pipe is found.' }).waitFor()
  await page.waitForLoadState('networkidle')
  assert.equal(await page.locator('.said-by-office', { hasText: 'The pipe is found.' }).count(), 1)
  await context.close()
})

test('what the person writes meanwhile is read before the reply goes out, and nothing typed is lost', {
  skip,
}, async () => {
  const text = 'The lamp before the school is dark'
  const sent = await desk.app.routes.request('/api/agencies/water/submissions', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ text, lang: 'en', service: 'leak' }),
  })
  const { receipt } = (await sent.json()) as { receipt: string }
  await desk.app.work()
  const { page, context } = await desk.open('sara', { width: 320 })
  await rowWith(page, text).click()
  await page.locator('.one-of-option', { hasText: 'Update' }).click()
  await page.locator('.reply textarea').fill('We shall look.')
  await desk.app.routes.request('/api/receipt/acts', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ receipt, act: 'more', text: 'It sparks, too!' }),
  })
  await page.locator('.reply button[type=submit]').click()
  await page.locator('.unread', { hasText: 'It sparks, too!' }).waitFor()
  await expectNoViolations(page)
  assert.equal(await page.locator('.reply textarea').inputValue(), 'We shall look.')
  assert.equal(await page.locator('.said-by-office').count(), 0)
  await page.getByRole('button', { name: 'I have read it' }).click()
  await page.locator('.unread').waitFor({ state: 'detached' })
  await page.locator('.reply button[type=submit]').click()
  await page.locator('.said-by-office', { hasText: 'We shall look.' }).waitFor()
  await context.close()
})

test('a search takes Arabic letters for Persian ones, and the original opens with one recorded click', {
  skip,
}, async () => {
  const { page, context, faults } = await desk.open('sara', { dark: true })
  await rowWith(page, LEAK).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('تركيده')
  await rowWith(page, LEAK).waitFor()
  await page.fill('.toolbar-search input', 'nothing like it')
  await page.locator('.empty').waitFor()
  await page.fill('.toolbar-search input', '')
  await rowWith(page, LEAK).click()
  await page.getByRole('button', { name: 'See the original' }).click()
  await page.getByRole('dialog').getByText(LEAK).waitFor()
  await expectNoViolations(page)
  const opened = await desk.app.rows(sql`select from case_event where type = 'original-opened'`)
  assert.equal(opened.length, 1)
  assert.deepEqual(faults, [])
  await context.close()
})

test('a message is taken down with consent only, and its receipt stands large', { skip }, async () => {
  const { page, context, faults } = await desk.open('sara', { width: 320 })
  await page.locator('.band-nav a', { hasText: 'New entry' }).click()
  await page.locator('textarea').first().fill('The pipe in front of the school leaks')
  await page.getByRole('button', { name: 'Submit the message' }).click()
  await page.locator('.error', { hasText: 'without the person' }).waitFor()
  await expectNoViolations(page)
  await page.locator('.check', { hasText: 'heard this and agreed' }).click()
  await page.getByRole('button', { name: 'Submit the message' }).click()
  await page.locator('.receipt-code li').first().waitFor()
  assert.match((await page.locator('.receipt-code').innerText()).replace(/group \d:|\s/g, ''), /^\d{20}$/)
  await expectNoViolations(page)
  assert.deepEqual(faults, [])
  await context.close()
})

const PARTS = 'agency offices areas services calendars templates reasons rules officers retention running'.split(' ')

test('the settings are clean for every reader, and what is saved is there', { skip }, async () => {
  for (const lang of ['fa', 'en'] as const) {
    const { page, context, faults } = await desk.open('admin', { lang, width: lang === 'fa' ? 1280 : 320 })
    for (const part of [...PARTS.map((name) => `settings/${name}`), 'account']) {
      await page.goto(`${desk.base}/desk/${part}`)
      await page.locator('h1').waitFor()
      await page.waitForLoadState('networkidle')
      await expectNoViolations(page)
    }
    await page.goto(`${desk.base}/desk/settings/reasons`)
    await page.locator('.shelf-list button').first().click()
    await page.getByRole('dialog').locator('input[lang=en]').fill(`Not ours (${lang})`)
    await expectNoViolations(page)
    await page.getByRole('dialog').locator('button[type=submit]').click()
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    const [reason] = await desk.app.rows<{ name: string }>(sql`select name ->> 'en' as name from refusal_reason`)
    assert.equal(reason?.name, `Not ours (${lang})`)
    assert.deepEqual(faults, [])
    await context.close()
  }
})

test('an auditor reads the settings as text, down to the single service, and nothing looks like a field', {
  skip,
}, async () => {
  const { page, context, faults } = await desk.open('auditor', { width: 320 })
  // Trying an address changes nothing: whoever may read the rules may try them.
  const fields = page.locator(
    'main :is(input, textarea, select, .choose-button):not(.try-place *), [role=dialog] :is(input, textarea)',
  )
  for (const part of PARTS.filter((name) => name !== 'officers')) {
    await page.goto(`${desk.base}/desk/settings/${part}`)
    await page.locator('h1').waitFor()
    await page.waitForLoadState('networkidle')
    assert.equal(await fields.count(), 0, part)
    await expectNoViolations(page)
  }
  await page.goto(`${desk.base}/desk/settings/services`)
  await page.getByRole('button', { name: 'See: Water leak' }).click()
  await page.getByRole('dialog').locator('.shown', { hasText: 'Code' }).getByText('leak', { exact: true }).waitFor()
  assert.equal(await fields.count(), 0)
  assert.equal(await page.getByRole('dialog').locator('button[type=submit]').count(), 0)
  await expectNoViolations(page)
  assert.deepEqual(faults, [])
  await context.close()
})

test('whoever is locked out meanwhile finds the door, and nothing else', { skip }, async () => {
  const { page, context } = await desk.open('sara', { lang: 'fa' })
  await rowWith(page, LEAK).waitFor()
  await desk.app.db.in(agency.agencyId, (tx) => tx.run(sql`delete from session`))
  // The page may have asked by itself and be at the door before the click.
  await Promise.race([rowWith(page, LEAK).click(), page.waitForSelector('input[name=email]')])
  await page.waitForSelector('input[name=email]')
  assert.equal(await page.locator('.row').count(), 0)
  await context.close()
})

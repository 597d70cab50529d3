/** Danger and the model at the officers' desk, in a browser: seen first with its words, put right in one click; the card, learning, and the way back. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openIntake } from '../../app/submissions/index.ts'
import { sql } from '../app.ts'
import { type TestAgency, testAgency } from '../journeys/agency.ts'
import { message } from '../message.ts'
import { expectNoViolations } from './axe.ts'
import { NOW, openDesk } from './desk.ts'
import { expectWithin, picture } from './width.ts'

const GAS = 'در راه‌پله بوی شدید گاز می‌آید'
const METER = ['کنتور چکه می‌کند', 'از کنتور چکه می‌آید', 'چکه کردن کنتور', 'کنتورمان چکه دارد', 'چکهٔ کنتور']
const DEBT = [
  'بدهی پیشین را نوشته‌اند',
  'بدهی پیشین صفر بود',
  'چرا بدهی پیشین مانده',
  'بدهی پیشین را دادم',
  'بدهی پیشین؟',
  'چکه از کنتور ماست؟',
]

let agency: TestAgency
const desk = await openDesk(async ({ app, add }) => {
  agency = await testAgency(app, 'water')
  await add(agency, 'administrator', 'admin')
  for (const text of [...METER, ...DEBT, GAS]) await send(text)
  await app.work()
  await judge(METER, agency.leak)
  await judge(DEBT, agency.bill)
})
const { skip } = desk

async function send(text: string): Promise<void> {
  const input = message(text, { lang: 'fa' })
  await openIntake(desk.app)(agency.agencyId, desk.app.random(16).toString('base64url'), input, { channel: 'web' })
}

/** As if an officer had put each of them right. */
async function judge(texts: readonly string[], serviceId: string): Promise<void> {
  await desk.app.rows(sql`
    with judged as (
      select cs.case_id from case_submission cs join submission s using (agency_id, submission_id) where s.covered = any(${texts}::text[])),
    put as (update matter set service_id = ${serviceId}, sorted_by = 'officer' where case_id in (select case_id from judged))
    insert into case_event (agency_id, case_id, type, at, place)
    select ${agency.agencyId}, case_id, 'service-corrected', ${NOW}, 5 from judged`)
}

test('what may be dangerous stands first, with its words; one click says that it is not, and another that it is', {
  skip,
}, async () => {
  const { page, context, faults } = await desk.open('admin', { lang: 'fa' })
  const first = page.locator('.row').first()
  await first.waitFor()
  assert.match(await first.innerText(), /شاید خطرناک: بوی … گاز/)
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'پالایه‌ها' }).click()
  await page.getByText('فقط آن‌ها که شاید خطرناک باشند').click()
  await page.waitForURL(/dangerous=yes/)
  await page.locator('.row').nth(1).waitFor({ state: 'detached' })
  assert.match(await first.innerText(), /شاید خطرناک/)
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'پاک کردن پالایه‌ها' }).click()
  await first.click()
  await page.locator('.case-head .notice', { hasText: 'بوی … گاز' }).waitFor()
  await expectNoViolations(page)
  await page.getByRole('button', { name: 'خطرناک نیست' }).click()
  await page.getByRole('button', { name: 'شاید خطرناک باشد' }).click()
  await page.locator('.case-head .notice', { hasText: 'کارمندی آن را خطرناک دانسته است' }).waitFor()
  assert.match(await page.locator('.row').first().innerText(), /شاید خطرناک/)
  assert.equal((await desk.app.rows(sql`select from urgency_correction`)).length, 2)
  assert.deepEqual(faults, [])
  await context.close()
})

test('the model’s card says what it learned from and how good it is; it is learned now, and one can go back', {
  skip,
}, async () => {
  const { page, context, faults } = await desk.open('admin', { lang: 'fa' })
  await page.goto(`${desk.base}/desk/settings/model`)
  await page.getByText('۸ عبارت نمونهٔ خدمت‌ها').waitFor()
  await page.getByRole('button', { name: 'همین حالا بیاموز' }).click()
  await page.getByText('و ۱۱ پیام که کارمندان').waitFor()
  await page.getByRole('status').filter({ hasText: 'مدل تازه به کار گرفته شد' }).waitFor()
  assert.match(await page.locator('.model-figure').innerText(), /٪ از ۱۱ پیام \(با اطمینان ۹۵٪ میان/)
  assert.ok((await page.locator('.curve-point').count()) > 3)
  await page.getByText('همین رقم‌ها در جدول').click()
  await expectNoViolations(page)
  const phrases = page.locator('.shelf-list li', { hasText: 'فقط عبارت‌های نمونه' })
  await phrases.getByRole('button', { name: 'دوباره به کار ببر' }).click()
  await page.getByRole('dialog').waitFor()
  await expectNoViolations(page)
  await page.getByRole('dialog').getByRole('button', { name: 'دوباره به کار ببر' }).click()
  await phrases.getByText('به کار می‌رود').waitFor()
  await page.getByText('به مدلی پیشین بازگشت.').waitFor()
  assert.deepEqual(faults, [])
  await context.close()
})

test('the card is whole on a small screen, in both languages, by day and by night', { skip }, async () => {
  await desk.app.rows(sql`update model set in_use = true where kind = 'service'`)
  for (const [lang, width, dark] of [
    ['fa', 320, false],
    ['en', 320, true],
    ['fa', 1280, true],
    ['en', 1280, false],
  ] as const) {
    const { page, context, faults } = await desk.open('admin', { lang, width, dark })
    await page.goto(`${desk.base}/desk/settings/model`)
    await page.locator('.curve svg').waitFor()
    await expectWithin(page)
    await expectNoViolations(page)
    await picture(page, `model-${lang}-${width}`)
    assert.deepEqual(faults, [])
    await context.close()
  }
})

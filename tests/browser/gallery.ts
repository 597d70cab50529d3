/** One page with every component of app/ui in it, and a server for it: what the browser tests look at. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Lang, number, percent, workingDays } from '#kit/words.ts'
import { ASSET_CACHE, ASSETS } from '#ui/assets.ts'
import { BarChart } from '#ui/bar-chart.ts'
import { Button, Buttons, LinkButton } from '#ui/button.ts'
import { Checkbox } from '#ui/checkbox.ts'
import { Choices } from '#ui/choices.ts'
import { DataTable } from '#ui/data-table.ts'
import { DefinitionList } from '#ui/definition-list.ts'
import { ErrorSummary, errorOf } from '#ui/error-summary.ts'
import { FileInput } from '#ui/file-input.ts'
import { html, latinCode, userText, userWords } from '#ui/html.ts'
import { LineChart } from '#ui/line-chart.ts'
import { MissingPage } from '#ui/missing-page.ts'
import { Notice } from '#ui/notice.ts'
import { Page } from '#ui/page.ts'
import { Pagination } from '#ui/pagination.ts'
import { Receipt } from '#ui/receipt.ts'
import { Select } from '#ui/select.ts'
import { Steps } from '#ui/steps.ts'
import { TextArea } from '#ui/text-area.ts'
import { TextField } from '#ui/text-field.ts'
import { Timeline } from '#ui/timeline.ts'

const NONCE = 'gallery'
const CSP = `default-src 'none'; style-src 'self'; font-src 'self'; img-src 'self'; script-src 'nonce-${NONCE}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`

export function formPage(lang: Lang, { bad = false } = {}) {
  const t = (fa: string, en: string) => (lang === 'fa' ? fa : en)
  const errors = bad
    ? [
        { field: 'text', message: t('بنویسید چه شده است', 'Write what has happened') },
        { field: 'service', message: t('یک خدمت را انتخاب کنید', 'Choose a service') },
      ]
    : []
  return frame(
    lang,
    t('گفتن مشکل یا خواسته', 'Tell us what is wrong'),
    bad ? '/bad' : '/',
    html`
${ErrorSummary({ lang, errors })}
${Steps({ lang, names: [t('نوشتن', 'Write'), t('جا و عکس', 'Place and photos'), t('بازبینی', 'Check'), t('رسید', 'Receipt')], at: 1 })}
<h1>${t('چه شده است؟', 'What has happened?')}</h1>
<p class="lead">${t('بنویسید چه می‌بینید یا چه می‌خواهید. نام و شماره لازم نیست.', 'Write what you see or what you wish for. No name or number is needed.')}</p>
${Notice({
  title: t('پیش از فرستادن بدانید', 'Before you send'),
  body: t(
    'متن شما ۱۸۰ روز نگه داشته می‌شود و فقط کارشناس همان میز آن را می‌خواند. پاسخ تا ۱۰ روز کاری داده می‌شود.',
    'Your text is kept for 180 days, and only the officer of that desk reads it. You have an answer within 10 working days.',
  ),
})}
<form method="post" novalidate>
${TextArea({ lang, name: 'text', label: t('پیام شما', 'Your message'), hint: t('مثلاً: از دیروز عصر اینترنت خانه قطع است.', 'For example: the internet has been down since last evening.'), maxlength: 5000, error: errorOf(errors, 'text') })}
${Choices({
  lang,
  name: 'service',
  label: t('این پیام دربارهٔ کدام خدمت است؟', 'Which service is it about?'),
  error: errorOf(errors, 'service'),
  chosen: bad ? [] : ['adsl'],
  choices: [
    {
      value: 'adsl',
      label: t('اینترنت خانگی (ADSL)', 'Home internet (ADSL)'),
      hint: t('سرعت، قطعی، مودم', 'Speed, cuts, modem'),
    },
    { value: 'phone', label: t('تلفن ثابت', 'Telephone line') },
    { value: 'unknown', label: t('نمی‌دانم', 'I do not know') },
  ],
})}
${Select({
  lang,
  name: 'area',
  label: t('محله', 'Neighbourhood'),
  optional: true,
  value: 'n',
  options: [
    { label: t('شمال', 'North'), options: [{ value: 'n', label: t('گلستان', 'Golestan') }] },
    { value: 's', label: t('باغ شاه', 'Bagh-e Shah') },
  ],
})}
${TextField({ lang, name: 'address', label: t('نشانی', 'Address'), optional: true, value: t('خیابان سعدی، کوچهٔ ۱۲', '12 Saadi Street'), maxlength: 300 })}
${TextField({ lang, name: 'phone', label: t('تلفن همراه', 'Mobile number'), type: 'tel', inputmode: 'tel', optional: true, width: 'medium', hint: t('فقط برای خبر دادن از پاسخ', 'Only to tell you of the answer'), value: '09121234567' })}
${TextField({ lang, name: 'empty', label: t('خانهٔ خالی', 'An empty field'), optional: true, width: 'short' })}
${FileInput({ lang, name: 'photos', label: t('عکس', 'Photos'), optional: true, several: true, accept: 'image/jpeg,image/png', hint: t('تا سه عکس JPEG یا PNG', 'Up to three photos, JPEG or PNG') })}
${Checkbox({ lang, name: 'public', label: t('دیگران هم می‌توانند متن پوشیدهٔ پیام من را بخوانند', 'Others may read the covered text of my message') })}
${Buttons(Button({ label: t('فرستادن', 'Send') }), Button({ label: t('دیدن پیش از فرستادن', 'Check first'), kind: 'secondary', name: 'then', value: 'check' }))}
</form>`,
  )
}

export function answerPage(lang: Lang) {
  const t = (fa: string, en: string) => (lang === 'fa' ? fa : en)
  return frame(
    lang,
    t('پیگیری پیام', 'Follow up'),
    '/answer',
    html`
<h1>${t('پیام شما رسید', 'Your message has arrived')}</h1>
${Receipt({ lang, code: '40718823905516274930', agencyName: t('مخابرات شهر نمونه', 'Sample Town Telecom'), day: '2026-11-21' })}
${Notice({ kind: 'good', title: t('کارشناس می‌گوید انجام شده است', 'The office says it is done'), body: t('آیا واقعاً درست شد؟ اگر تا ۱۴ روز چیزی نگویید، «تأییدنشده» شمرده می‌شود.', 'Was it really done? If you say nothing within 14 days it counts as “not confirmed”.') })}
${Buttons(Button({ label: t('بله، درست شد', 'Yes, it is done') }), Button({ label: t('نه، اعتراض دارم', 'No, I object'), kind: 'danger' }), LinkButton({ label: t('افزودن به پیام', 'Add to it'), href: '/', kind: 'secondary' }))}
${Notice({ kind: 'warn', title: t('شماره‌های اضطراری', 'Emergency numbers'), body: html`<p>${t('اگر جان کسی در خطر است، همین حالا زنگ بزنید:', 'If a life is in danger, call now:')} ${latinCode('115')}</p>` })}
${Notice({ kind: 'bad', body: t('این پیام پس گرفته شده است.', 'This message was withdrawn.') })}
<h2>${t('چه گذشته است', 'What has happened so far')}</h2>
${Timeline({
  lang,
  events: [
    {
      state: 'done',
      title: t('پیام رسید', 'Message received'),
      day: '2026-11-21',
      body: userText('از پریشب نت قطعه. modem TD-W8961 را هم ریست کردم.\nلطفا رسیدگی کنید'),
    },
    { state: 'done', title: t('به ادارهٔ خدمات مشترکان سپرده شد', 'Given to the subscriber office'), day: '2026-11-22' },
    {
      state: 'now',
      title: t('در دست بررسی', 'Being worked on'),
      day: '2026-11-23',
      body: html`<p>${t('مهلت پاسخ:', 'Answer due within:')} ${workingDays(lang, 10)}</p>`,
    },
    { state: 'next', title: t('تأیید یا اعتراض شما', 'Your confirmation or objection') },
  ],
})}
<h2>${t('بازبینی', 'Check your answers')}</h2>
${DefinitionList({
  rows: [
    {
      term: t('پیام', 'Message'),
      value: userText('سلام، صدای خط تلفن خش‌خش دارد.'),
      action: { href: '/', label: t('تغییر', 'Change'), about: t('پیام', 'message') },
    },
    {
      term: t('نام', 'Name'),
      value: userWords('Reza رضایی <b>'),
      action: { href: '/', label: t('تغییر', 'Change'), about: t('نام', 'name') },
    },
    { term: t('تلفن', 'Telephone'), value: latinCode('+98 21 8811 2233') },
  ],
})}
${Pagination({ lang, previousHref: '/', nextHref: '/' })}`,
  )
}

export function resultsPage(lang: Lang) {
  const t = (fa: string, en: string) => (lang === 'fa' ? fa : en)
  return frame(
    lang,
    t('نتیجه‌ها', 'Results'),
    '/results',
    html`
<h1>${t('مخابرات چگونه پاسخ داد؟', 'How did the telecom office answer?')}</h1>
<p class="lead">${t('عددهای روزهای بسته‌شده تا پایان آبان ۱۴۰۵', 'Figures of closed days, to the end of November 2026')}</p>
${DataTable({
  id: 'services',
  caption: t('خدمت‌ها', 'Services'),
  columns: [
    { label: t('خدمت', 'Service') },
    { label: t('دریافتی', 'Received'), numeric: true },
    { label: t('پاسخ به‌موقع', 'Answered in time'), numeric: true },
    { label: t('تأیید شده', 'Confirmed'), numeric: true },
    { label: t('میانهٔ انتظار', 'Median wait'), numeric: true },
  ],
  rows: [
    [
      t('اینترنت خانگی (ADSL)', 'Home internet (ADSL)'),
      t('۱٬۲۰۴', '1,204'),
      percent(lang, 0.812),
      percent(lang, 0.63),
      workingDays(lang, 4.2),
    ],
    [t('تلفن ثابت', 'Telephone line'), t('۳۱۸', '318'), percent(lang, 0.9), percent(lang, 0.71), workingDays(lang, 2)],
    [t('تغییر نسبت به پیش', 'Change'), '—', percent(lang, -0.052, 1), percent(lang, 0.03, 1), '—'],
  ],
  note: t('گروه‌های کمتر از ۱۰ پرونده با هم آمده‌اند.', 'Groups below 10 cases are merged.'),
})}
${BarChart({
  lang,
  id: 'in-time',
  title: t('پاسخ در مهلت، به تفکیک خدمت', 'Answered in time, by service'),
  description: t('اینترنت خانگی ۸۱ درصد، تلفن ثابت ۹۰ درصد.', 'Home internet 81 per cent, telephone line 90 per cent.'),
  format: (share) => percent(lang, share),
  labels: { row: t('خدمت', 'Service'), value: t('سهم', 'Share') },
  max: 1,
  bars: [
    { label: t('اینترنت خانگی (ADSL)', 'Home internet (ADSL)'), value: 0.812, low: 0.78, high: 0.84 },
    { label: t('تلفن ثابت', 'Telephone line'), value: 0.9, low: 0.82, high: 0.96 },
    {
      label: t('نصب و جابه‌جایی خط و رسیدگی به خرابی کافو', 'Installing and moving lines and broken street cabinets'),
      value: 0.07,
      low: 0.01,
      high: 0.2,
    },
    { label: t('باجه‌ها', 'Counters'), value: null },
  ],
})}
${LineChart({
  lang,
  id: 'waiting',
  title: t('سهم کسانی که هنوز منتظرند', 'Share of people still waiting'),
  description: t('پس از ۴ روز کاری نیمی از مردم پاسخ گرفته‌اند.', 'After 4 working days half have an answer.'),
  format: (share) => percent(lang, share),
  labels: { row: t('روز کاری', 'Working day'), value: t('سهم منتظران', 'Still waiting') },
  max: 1,
  steps: true,
  marks: [{ x: 4, label: t('میانه: ۴ روز کاری', 'Median: 4 working days') }],
  points: [1, 0.86, 0.71, 0.58, 0.49, 0.4, 0.33, 0.29, 0.24, 0.2, 0.17, 0.12, 0.1].map((value, x) => ({
    x,
    value,
    low: Math.max(0, value - 0.02 - x / 150),
    high: Math.min(1, value + 0.02 + x / 150),
  })),
})}
${LineChart({
  lang,
  id: 'per-day',
  title: t('پیام‌های هر روز', 'Messages of each day'),
  description: t('از ۲۰ پیام در روز به ۴۴ رسیده است.', 'From 20 messages a day to 44.'),
  format: (n) => number(lang, n),
  labels: { row: t('روز', 'Day'), value: t('پیام', 'Messages') },
  points: [20, 24, 22, 31, 12, 9, 33, 38, 36, 44].map((value, day) => ({ x: `2026-11-${12 + day}`, value })),
})}`,
    true,
  )
}

function frame(lang: Lang, title: string, path: string, body: ReturnType<typeof html>, wide = false) {
  const prefix = lang === 'fa' ? '/en' : ''
  return Page({
    lang,
    title,
    body,
    wide,
    nonce: NONCE,
    quickExit: !wide,
    noindex: true,
    alternateHref: `${prefix}${path}`,
    agency: {
      name: lang === 'fa' ? 'مخابرات شهر نمونه' : 'Sample Town Telecom',
      href: lang === 'fa' ? '/telecom' : '/en/telecom',
    },
  })
}

export const GALLERY: Record<string, (lang: Lang) => ReturnType<typeof html>> = {
  '/': (lang) => formPage(lang),
  '/bad': (lang) => formPage(lang, { bad: true }),
  '/answer': answerPage,
  '/results': resultsPage,
  '/missing': (lang) => MissingPage({ lang }),
}

/** The gallery on a free port of this machine; Persian at /, English at /en/. */
export async function serveGallery(): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(async (request, response) => {
    const asset = ASSETS.find(({ path }) => path === request.url)
    if (asset)
      return response.writeHead(200, { 'content-type': asset.type, 'cache-control': ASSET_CACHE }).end(asset.body)
    const [, english, path] = /^(\/en(?=\/|$))?(.*)$/.exec(request.url ?? '/')!
    const page = GALLERY[path || '/']
    if (!page) return response.writeHead(404).end()
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': CSP })
    return response.end(String(await page(english ? 'en' : 'fa')))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: () => new Promise((closed) => server.close(() => closed())),
  }
}

/** The made-up governor's office over the three agencies: takes what has no owner. */
import type { Agency } from '../shape.ts'
import { templates } from './templates.ts'

const TOGETHER = { fa: 'هماهنگی', en: 'Coordination' }

export const UMBRELLA: Agency = {
  slug: 'narvanshahr',
  name: { fa: 'فرمانداری نارون‌شهر', en: 'Narvanshahr Governor’s Office' },
  isUmbrella: true,
  calendar: 'office',
  offices: [
    {
      code: 'public-desk',
      name: { fa: 'دفتر ارتباط با مردم', en: 'Public contact office' },
      address: { fa: 'دروازه‌نو، میدان دروازه، ساختمان فرمانداری', en: 'Governor’s building, Darvazeh Square' },
    },
  ],
  desks: [
    {
      code: 'coordination',
      office: 'public-desk',
      name: { fa: 'میز هماهنگی دستگاه‌ها', en: 'Coordination' },
      services: ['between-agencies', 'emergency-plan'],
      toBeSorted: false,
    },
    {
      code: 'sorting',
      office: 'public-desk',
      name: { fa: 'در انتظار تفکیک', en: 'To be sorted' },
      services: [],
      toBeSorted: true,
    },
  ],
  services: [
    {
      code: 'between-agencies',
      group: TOGETHER,
      name: { fa: 'کار میان چند دستگاه', en: 'Work between agencies' },
      description: {
        fa: 'کاری که هر دستگاه به دیگری می‌سپارد، یا باید با هم انجام دهند.',
        en: 'A matter each agency hands to another, or one they must do together.',
      },
      target: { firstReplyDays: 3, solutionDays: 20 },
      isPublic: true,
      needsPlace: false,
      callsBack: false,
      examples: {
        fa: [
          'شهرداری می‌گوید کار مخابرات است و مخابرات می‌گوید شهرداری',
          'سه اداره رفتم هر کدوم پاسم داد به اون یکی',
          'هماهنگی میان دستگاه‌ها برای این خیابان وجود ندارد',
          'یکی آسفالت می‌کند، فردا دیگری می‌کند',
          'چرا یک نفر مسئول کل کار نیست',
          'اداره‌ها گردن هم می‌اندازند و ما مانده‌ایم',
        ],
        en: ['every office sends me to another office', 'one agency paves the street and the next digs it up'],
      },
    },
    {
      code: 'emergency-plan',
      group: TOGETHER,
      name: { fa: 'آمادگی برای بحران', en: 'Emergency readiness' },
      description: {
        fa: 'سیل، زلزله، برف سنگین، پناهگاه، هشدار و برنامه روز سخت.',
        en: 'Floods, earthquakes, heavy snow, shelters, warnings and plans for a hard day.',
      },
      target: { firstReplyDays: 3, solutionDays: 20 },
      isPublic: true,
      needsPlace: false,
      callsBack: false,
      examples: {
        fa: [
          'اگر سیل بیاید مردم کنار رود کجا بروند',
          'برای زلزله محل امن محله ما کجاست',
          'پیامک هشدار هواشناسی به ما نرسید',
          'ستاد بحران موقع برف چه برنامه‌ای دارد',
          'کانکس امداد محله خالی است',
          'مانور زلزله مدرسه‌ها چه روزی است',
        ],
        en: ['where should we go if the river floods', 'the storm warning never reached us'],
      },
    },
  ],
  responsibilities: [{ service: '*', area: '*', office: 'public-desk' }],
  officers: [
    {
      email: 'mehrnoosh.payamavar@example.org',
      name: { fa: 'مهرنوش پیام‌آور', en: 'Mehrnoosh Payamavar' },
      role: 'officer',
      desks: ['coordination', 'sorting'],
    },
    {
      email: 'umbrella@example.org',
      name: { fa: 'داریوش چترانی', en: 'Dariush Chatrani' },
      role: 'umbrella',
      desks: [],
    },
    {
      email: 'umbrella.admin@example.org',
      name: { fa: 'هستی بنیادی', en: 'Hasti Bonyadi' },
      role: 'admin',
      desks: [],
    },
  ],
  reasons: [
    {
      code: 'outside-town',
      fa: 'موضوع در اختیار دستگاه‌های این شهر نیست.',
      en: 'The matter is not in the hands of the agencies of this town.',
    },
    {
      code: 'in-court',
      fa: 'پرونده در دادگاه است و تا رأی دادگاه نمی‌توانیم کاری کنیم.',
      en: 'The matter is before a court and we must wait for its decision.',
    },
  ],
  templates: templates({
    done: {
      fa: 'سلام. دستگاه‌ها با هم نشستند و کار انجام شد. لطفاً با رسید خود تأیید یا اعتراض کنید.',
      en: 'Hello. The agencies met and the work was done. Please confirm or object with your receipt.',
    },
    planned: {
      fa: 'سلام. برای این موضوع نشست گذاشته‌ایم و نتیجه را تا {day} می‌نویسیم.',
      en: 'Hello. We have called a meeting about this and will write the result by {day}.',
    },
    refused: {
      fa: 'سلام. این موضوع را نمی‌توانیم پیش ببریم. دلیل: {reason}',
      en: 'Hello. We cannot take this further. The reason: {reason}',
    },
    question: {
      fa: 'سلام. لطفاً بنویسید به کدام اداره‌ها رفته‌اید و چه پاسخی شنیده‌اید.',
      en: 'Hello. Please tell us which offices you went to and what they answered.',
    },
    'passed-on': {
      fa: 'سلام. پیام شما به {office} سپرده شد و با همین رسید پیگیری می‌شود.',
      en: 'Hello. Your message has been passed to {office}; the same receipt follows it.',
    },
  }),
  retentionDays: 365,
  confirmDays: 14,
  intro: {
    fa: 'نمی‌دانید کار شما با کدام دستگاه است؟ همین‌جا بنویسید، ما به دست آن می‌رسانیم.',
    en: 'Not sure whose job it is? Write here and we will take it to them.',
  },
  privacy: {
    fa: 'پیام شما فقط به دستگاهی می‌رسد که باید به آن پاسخ دهد. متن اصلی رمز می‌شود و پس از یک سال پاک می‌شود.',
    en: 'Your message goes only to the agency that must answer it. The original is encrypted and erased after one year.',
  },
}

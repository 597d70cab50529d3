/** The made-up town's municipality: its services, desks, people and words. */
import type { Agency } from '../shape.ts'
import { CITY_SERVICES } from './city.services.ts'
import { templates } from './templates.ts'

const DISTRICT_SERVICES = ['waste', 'road-surface', 'drainage', 'obstruction']

export const CITY: Agency = {
  slug: 'city',
  name: { fa: 'شهرداری نارون‌شهر', en: 'Narvanshahr Municipality' },
  isUmbrella: false,
  calendar: 'office',
  offices: [
    {
      code: 'district-1',
      name: { fa: 'شهرداری ناحیه یک', en: 'District One' },
      address: { fa: 'پل‌سنگی، خیابان رودکنار', en: 'Rudkenar Street, Pol-e Sangi' },
    },
    {
      code: 'district-2',
      name: { fa: 'شهرداری ناحیه دو', en: 'District Two' },
      address: { fa: 'شهرک فیروزه، بلوار فیروزه', en: 'Firuzeh Boulevard, Firuzeh Estate' },
    },
    {
      code: 'parks',
      name: { fa: 'اداره پارک‌ها و فضای سبز', en: 'Parks and green space' },
      address: { fa: 'باغ‌سیب، خیابان سیبستان', en: 'Sibestan Street, Bagh-e Sib' },
    },
    {
      code: 'traffic-office',
      name: { fa: 'اداره ترافیک و روشنایی', en: 'Traffic and lighting' },
      address: { fa: 'دروازه‌نو، میدان دروازه', en: 'Darvazeh Square, Darvazeh No' },
    },
    {
      code: 'building-office',
      name: { fa: 'اداره شهرسازی', en: 'Building control' },
      address: { fa: 'دروازه‌نو، خیابان بازار', en: 'Bazaar Street, Darvazeh No' },
    },
  ],
  desks: [
    {
      code: 'district-1-works',
      office: 'district-1',
      name: { fa: 'میز خدمات شهری ناحیه یک', en: 'Works, District One' },
      services: DISTRICT_SERVICES,
      toBeSorted: false,
    },
    {
      code: 'district-2-works',
      office: 'district-2',
      name: { fa: 'میز خدمات شهری ناحیه دو', en: 'Works, District Two' },
      services: DISTRICT_SERVICES,
      toBeSorted: false,
    },
    {
      code: 'green',
      office: 'parks',
      name: { fa: 'میز فضای سبز', en: 'Green space' },
      services: ['green-space'],
      toBeSorted: false,
    },
    {
      code: 'lights-traffic',
      office: 'traffic-office',
      name: { fa: 'میز ترافیک و روشنایی', en: 'Traffic and lighting' },
      services: ['street-light', 'traffic'],
      toBeSorted: false,
    },
    {
      code: 'permits',
      office: 'building-office',
      name: { fa: 'میز پروانه و ساختمان', en: 'Permits' },
      services: ['building'],
      toBeSorted: false,
    },
    {
      code: 'sorting',
      office: 'district-1',
      name: { fa: 'در انتظار تفکیک', en: 'To be sorted' },
      services: [],
      toBeSorted: true,
    },
  ],
  services: CITY_SERVICES,
  responsibilities: [
    { service: '*', area: 'bagh-sib', office: 'district-1' },
    { service: '*', area: 'pol-sangi', office: 'district-1' },
    { service: '*', area: 'darvazeh-no', office: 'district-1' },
    { service: '*', area: 'chenarestan', office: 'district-2' },
    { service: '*', area: 'firuzeh', office: 'district-2' },
    { service: '*', area: 'nassajan', office: 'district-2' },
    { service: 'green-space', area: '*', office: 'parks' },
    { service: 'street-light', area: '*', office: 'traffic-office' },
    { service: 'traffic', area: '*', office: 'traffic-office' },
    { service: 'building', area: '*', office: 'building-office' },
    { service: '*', area: '*', office: 'district-1' },
  ],
  officers: [
    {
      email: 'roozbeh.kamandar@example.org',
      name: { fa: 'روزبه کمندار', en: 'Roozbeh Kamandar' },
      role: 'officer',
      desks: ['district-1-works', 'sorting'],
    },
    {
      email: 'shiva.baharmast@example.org',
      name: { fa: 'شیوا بهارمست', en: 'Shiva Baharmast' },
      role: 'officer',
      desks: ['district-2-works'],
    },
    {
      email: 'faramarz.sarvi@example.org',
      name: { fa: 'فرامرز سروی', en: 'Faramarz Sarvi' },
      role: 'officer',
      desks: ['green'],
    },
    {
      email: 'toranj.mahdasht@example.org',
      name: { fa: 'ترنج ماه‌دشت', en: 'Toranj Mahdasht' },
      role: 'officer',
      desks: ['lights-traffic'],
    },
    {
      email: 'ardalan.nikbana@example.org',
      name: { fa: 'اردلان نیک‌بنا', en: 'Ardalan Nikbana' },
      role: 'officer',
      desks: ['permits'],
    },
    {
      email: 'simin.ofoghi@example.org',
      name: { fa: 'سیمین افقی', en: 'Simin Ofoghi' },
      role: 'lead',
      desks: ['district-1-works', 'district-2-works', 'sorting'],
    },
    {
      email: 'jamshid.payandan@example.org',
      name: { fa: 'جمشید پایندان', en: 'Jamshid Payandan' },
      role: 'manager',
      desks: [],
    },
    {
      email: 'city.auditor@example.org',
      name: { fa: 'نگین ترازو', en: 'Negin Tarazu' },
      role: 'auditor',
      desks: [],
    },
    {
      email: 'city.admin@example.org',
      name: { fa: 'پیمان گره‌گشا', en: 'Peyman Gerehgosha' },
      role: 'admin',
      desks: [],
    },
  ],
  reasons: [
    {
      code: 'private-land',
      fa: 'محل، ملک خصوصی است و شهرداری اجازه کار در آن ندارد.',
      en: 'The place is private land, where the municipality may not work.',
    },
    {
      code: 'no-budget',
      fa: 'امسال برای این کار اعتباری نیست؛ برای سال بعد پیشنهاد شده است.',
      en: 'There is no budget for this work this year; it is proposed for next year.',
    },
    {
      code: 'against-plan',
      fa: 'خواسته با طرح شهر یا ضوابط ساختمان نمی‌خواند.',
      en: 'The request does not agree with the town plan or the building rules.',
    },
    {
      code: 'tree-healthy',
      fa: 'درخت سالم است و بریدن یا جابه‌جا کردن آن اجازه ندارد.',
      en: 'The tree is healthy and may not be cut or moved.',
    },
    {
      code: 'not-found',
      fa: 'در بازدید، موردی که نوشته بودید دیده نشد.',
      en: 'On our visit we did not find what you described.',
    },
  ],
  templates: templates({
    done: {
      fa: 'همشهری گرامی، کاری که خواسته بودید انجام شد. لطفاً ببینید و با رسید خود تأیید یا اعتراض کنید.',
      en: 'Dear resident, the work you asked for has been done. Please have a look, and confirm or object with your receipt.',
    },
    planned: {
      fa: 'همشهری گرامی، محل بازدید شد و کار تا {day} انجام می‌شود.',
      en: 'Dear resident, we have visited the place and the work will be done by {day}.',
    },
    refused: {
      fa: 'همشهری گرامی، این درخواست پذیرفته نشد. دلیل: {reason} اگر قانع نشدید، با رسید خود بنویسید.',
      en: 'Dear resident, this request was refused. The reason: {reason} If you do not agree, write to us with your receipt.',
    },
    question: {
      fa: 'همشهری گرامی، محل را پیدا نکردیم. لطفاً نام کوچه، پلاک یا نشانه‌ای نزدیک آن را بنویسید.',
      en: 'Dear resident, we could not find the place. Please tell us the lane, the number or a landmark near it.',
    },
    'passed-on': {
      fa: 'همشهری گرامی، پیگیری این موضوع با {office} است و پیام شما به آنجا سپرده شد.',
      en: 'Dear resident, {office} is responsible for this and your message has been passed there.',
    },
  }),
  retentionDays: 1095,
  confirmDays: 10,
  intro: {
    fa: 'چاله، زباله، چراغ خاموش، درخت تشنه یا یک دست‌مریزاد: هر چه از شهر می‌بینید بنویسید.',
    en: 'A pothole, rubbish, a dark lamp, a thirsty tree, or a word of thanks: write to us what you see in the town.',
  },
  privacy: {
    fa: 'فقط آنچه می‌نویسید نگه داشته می‌شود: نه نشانی اینترنتی شما، نه دستگاهتان. متن اصلی رمز می‌شود و سه سال می‌ماند. عکس پیش از ذخیره از مشخصات پنهان پاک می‌شود. چیزی از پیام شما همگانی نمی‌شود مگر خودتان بخواهید.',
    en: 'We keep only what you write: not your internet address, not your device. The original is encrypted and kept for three years. Photos are cleaned of hidden details before they are stored. Nothing of your message becomes public unless you ask for it.',
  },
}

/** Every sentence of the map that a person reads. */
import { type Lang, longDate, monthYear, number } from '#kit/words.ts'
import type { FileName } from './schema.ts'

type Words = {
  title: (agency: string) => string
  lead: (month: string) => string
  days: (from: string, to: string) => string
  month: (fromDay: string) => string
  notYet: string
  tooFew: (k: number) => string
  none: string
  picture: (what: string, month: string) => string
  about: (places: number, most: string) => string
  aboutNone: string
  legend: string
  legendNote: string
  step: (from: number, to: number | null) => string
  table: string
  columns: { place: string; size: string; cases: string }
  cases: (from: number, to: number) => string
  near: (name: string) => string
  noName: string
  restOf: string
  elsewhere: string
  elsewhereArea: string
  kilometres: Record<number, string>
  area: string
  back: string
  services: string
  all: string
  months: string
  howTold: string
  told: (k: number) => string
  late: string
  byCell: string
  byArea: string
  downloads: string
  files: Record<FileName, string>
  hash: string
  allFiles: string
  everywhere: string
  everywhereLead: string
  together: (month: string) => string
  agency: string
  newest: string
  empty: string
}

const FA: Words = {
  title: (agency) => `نقشهٔ پرونده‌های ${agency}`,
  lead: (month) => `پرونده‌های ${month} از کجا آمده‌اند.`,
  days: (from, to) =>
    `از ${longDate('fa', from)} تا ${longDate('fa', to)}؛ دورهٔ بسته. این نقشه یک بار ساخته شده است و دیگر تغییر نمی‌کند.`,
  month: (day) => monthYear('fa', day),
  notYet: 'هنوز نقشه‌ای نیست. نقشهٔ هر ماه چند روز پس از پایان آن ماه ساخته می‌شود.',
  tooFew: (k) =>
    `پرونده‌های این ماه کمتر از آن است که بی‌زیان برای کسی بر نقشه بیاید (هر گروه دست‌کم ${number('fa', k)} پرونده دارد).`,
  none: 'در این‌جا چیزی جداگانه گفته نمی‌شود.',
  picture: (what, month) => `نقشهٔ ${what}، ${month}`,
  about: (places, most) =>
    `${number('fa', places)} جا نشان داده شده است. بیشترین: ${most}. همهٔ جاها در جدول زیر نقشه است.`,
  aboutNone: 'هیچ جایی جداگانه نشان داده نشده است.',
  legend: 'راهنما',
  legendNote: 'هر شکل یک جاست. هر چه پرونده بیشتر باشد، بخش پر آن بزرگ‌تر و پررنگ‌تر است.',
  step: (from, to) =>
    to === null ? `${number('fa', from)} پرونده و بیشتر` : `${number('fa', from)} تا ${number('fa', to)} پرونده`,
  table: 'جاها، از پرشمار به کم‌شمار',
  columns: { place: 'جا', size: 'پهنا', cases: 'پرونده' },
  cases: (from, to) => `${number('fa', from)} تا ${number('fa', to)}`,
  near: (name) => `پیرامون ${name}`,
  noName: 'جایی بی‌نام',
  restOf: 'بازماندهٔ',
  elsewhere: 'جاهای دیگر، و جاهایی که دانسته نیست',
  elsewhereArea: 'محدوده‌های دیگر، و جاهایی که دانسته نیست',
  kilometres: {
    4: 'نزدیک ۴۵ کیلومتر',
    5: 'نزدیک ۱۷ کیلومتر',
    6: 'نزدیک ۶ کیلومتر',
    7: 'نزدیک ۲٫۵ کیلومتر',
    8: 'نزدیک ۱ کیلومتر',
  },
  area: 'محدوده',
  back: 'همهٔ نقشه',
  services: 'خدمت‌ها',
  all: 'همهٔ خدمت‌ها',
  months: 'ماه‌های دیگر',
  howTold: 'چه گفته می‌شود و چه نه',
  told: (k) =>
    `هر پرونده یک بار شمرده می‌شود و رونوشت‌ها یکی. هیچ گروهی کمتر از ${number('fa', k)} پرونده ندارد، هر شمار با گام‌های ${number('fa', k)}تایی گفته می‌شود، و جایی که کم‌شمار است با همسایه‌هایش در خانهٔ بزرگ‌تری می‌آید. این‌که چند نفر پیام داده‌اند دانسته نیست.`,
  late: 'پرونده‌ای که پس از ساخته شدن نقشهٔ ماه خود برسد، تا سه ماه بعد بر نقشهٔ بعدی شمرده می‌شود، و هر پرونده فقط بر یک نقشه است. پس این نقشه هم شاید پرونده‌هایی از ماه‌های پیش دارد. شمار آن‌ها گفته نمی‌شود، چون از تفاوت‌ها می‌شد به کسی رسید.',
  byCell: 'هر شش‌ضلعی دست‌کم هشت نشانی در خود دارد. جای هیچ پیامی بر نقشه نیست.',
  byArea: 'جاها به محدوده گفته می‌شود. جای هیچ پیامی بر نقشه نیست.',
  downloads: 'بردن داده',
  files: { 'sheet.json': 'برگ نقشه (JSON)', 'map.csv': 'جدول (CSV)', 'map.geojson': 'شکل‌ها (GeoJSON)' },
  hash: 'SHA-256',
  allFiles: 'همهٔ داده‌های این دستگاه',
  everywhere: 'نقشه‌ها',
  everywhereLead: 'نقشهٔ هر دستگاه از ماه‌های بسته. این صفحه فقط از نقشه‌های منتشرشده ساخته می‌شود.',
  together: (month) => `همهٔ دستگاه‌ها با هم، ${month}`,
  agency: 'دستگاه',
  newest: 'تازه‌ترین نقشه',
  empty: 'هنوز نقشه‌ای نیست.',
}

const EN: Words = {
  title: (agency) => `Map of the cases of ${agency}`,
  lead: (month) => `Where the cases of ${month} come from.`,
  days: (from, to) =>
    `From ${longDate('en', from)} to ${longDate('en', to)}; a closed period. This map was made once and does not change any more.`,
  month: (day) => `the month from ${longDate('en', day)}`,
  notYet: 'There is no map yet. The map of a month is made some days after the month has ended.',
  tooFew: (k) =>
    `There are too few cases in this month to show on a map without harm to anyone (each group has at least ${k} cases).`,
  none: 'Nothing is told by itself here.',
  picture: (what, month) => `Map: ${what}, ${month}`,
  about: (places, most) =>
    `${number('en', places)} places are shown. The most: ${most}. All places are in the table below the map.`,
  aboutNone: 'No place is shown by itself.',
  legend: 'Legend',
  legendNote: 'Each shape is a place. The more cases, the larger and the stronger its filled part.',
  step: (from, to) =>
    to === null ? `${number('en', from)} cases and more` : `${number('en', from)} to ${number('en', to)} cases`,
  table: 'Places, from many cases to few',
  columns: { place: 'Place', size: 'Across', cases: 'Cases' },
  cases: (from, to) => `${number('en', from)} to ${number('en', to)}`,
  near: (name) => `Around ${name}`,
  noName: 'a place without a name',
  restOf: 'The rest of:',
  elsewhere: 'Elsewhere, or the place is not known',
  elsewhereArea: 'In other areas, or the place is not known',
  kilometres: { 4: 'about 45 km', 5: 'about 17 km', 6: 'about 6 km', 7: 'about 2.5 km', 8: 'about 1 km' },
  area: 'area',
  back: 'The whole map',
  services: 'Services',
  all: 'All services',
  months: 'Other months',
  howTold: 'What is told and what is not',
  told: (k) =>
    `Each case counts once, and copies as one. No group has fewer than ${k} cases, every count is told in steps of ${k}, and a place with few comes together with its neighbours in a larger cell. How many people wrote is not known.`,
  late: 'A case that comes after the map of its month was made is counted on the next map, up to three months later, and each case is on one map only. So this map, too, may hold cases of earlier months. How many is not told: differences could lead to somebody.',
  byCell: 'Behind each hexagon lie at least eight addresses. No message’s own place is on the map.',
  byArea: 'Places are told by area. No message’s own place is on the map.',
  downloads: 'Take the data away',
  files: { 'sheet.json': 'Sheet of the map (JSON)', 'map.csv': 'Table (CSV)', 'map.geojson': 'Shapes (GeoJSON)' },
  hash: 'SHA-256',
  allFiles: 'All data of this agency',
  everywhere: 'Maps',
  everywhereLead: 'Each agency’s map of closed months. This page is made from published maps and from nothing else.',
  together: (month) => `All agencies together, ${month}`,
  agency: 'Agency',
  newest: 'Newest map',
  empty: 'There is no map yet.',
}

export const WORDS: Record<Lang, Words> = { fa: FA, en: EN }

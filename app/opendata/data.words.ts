/** Every sentence of the catalogue and its feeds that a person reads. */
import { type Lang, longDate, monthYear, number } from '#kit/words.ts'
import type { FileName } from './data.schema.ts'

type Words = {
  title: string
  lead: string
  about: string
  agencyTitle: (name: string) => string
  agencyLead: string
  dataset: (name: string, untilDay: string) => string
  until: (day: string) => string
  series: (name: string) => string
  seriesAbout: string
  maps: (name: string) => string
  mapsTitle: string
  mapOf: (name: string, fromDay: string) => string
  mapsAbout: string
  comparisons: string
  comparisonsAbout: string
  requests: (name: string) => string
  requestsAbout: string
  service: string
  empty: string
  noRelease: string
  licence: string
  machines: string
  dcat: string
  package: string
  feed: string
  bulk: string
  columns: { agency: string; release: string; files: string; file: string; size: string; hash: string }
  allReleases: string
  releases: string
  open311: string
  open311Note: string
  files: Record<FileName, string>
  bytes: (n: number) => string
  period: (from: string, to: string) => string
  noFigures: string
  madeOn: (day: string) => string
  method: (version: string) => string
  check: string
  checkNote: string
  results: string
  entry: (name: string, untilDay: string) => string
  entrySummary: (received: string) => string
}

const FA: Words = {
  title: 'دادهٔ باز',
  lead: 'هر رقمی که این سامانه منتشر می‌کند، این‌جا با فایلی که از آن حساب شده است می‌آید. هر کس می‌تواند آن را بردارد، دوباره حساب کند و بیازماید.',
  about:
    'شمار پیام‌ها و پرونده‌های مردم، مدت انتظار و سرانجام آن‌ها، برای هر خدمت، از روزهای بسته. گروه‌های کوچک جدا نمی‌آیند و هیچ متنی از پیام‌ها در آن نیست.',
  agencyTitle: (name) => `دادهٔ باز ${name}`,
  agencyLead: 'هر انتشار پس از پایان روز ساخته می‌شود و دیگر تغییر نمی‌کند. انتشارهای پیشین در نشانی خود می‌مانند.',
  dataset: (name, day) => `شاخص‌های ${name} تا پایان ${longDate('fa', day)}`,
  until: (day) => `تا پایان ${longDate('fa', day)}`,
  series: (name) => `شاخص‌های ${name}، هر شب`,
  seriesAbout: 'هر شب یک انتشار از روزهای بسته؛ هر انتشار با اثر انگشت خود می‌ماند.',
  maps: (name) => `نقشه‌های ${name}، ماهانه`,
  mapsTitle: 'نقشه‌ها',
  mapOf: (name, day) => `نقشهٔ پرونده‌های ${name}، ${monthYear('fa', day)}`,
  mapsAbout:
    'پرونده‌های هر ماه بسته از کجا آمده‌اند: در گروه‌های ده‌تایی و بزرگ‌تر، با دست‌کم هشت نشانی پشت هر خانه. هر برگ یک بار ساخته می‌شود و تغییر نمی‌کند.',
  comparisons: 'دستگاه‌ها کنار هم',
  comparisonsAbout:
    'شاخص‌هایی که دستگاه‌های زیر یک چتر در آن‌ها کنار هم می‌آیند، با بازه‌هایی که همه با هم ۹۵٪ اطمینان دارند و جایگاه‌های ممکن؛ از تازه‌ترین انتشار هر دستگاه.',
  requests: (name) => `پیام‌های همگانی ${name}`,
  requestsAbout:
    'پیام‌هایی که فرستنده خواسته دیگران هم بخوانند و کارمند متن پوشیدهٔ آن را آزاد کرده است: با روز و میانهٔ محدوده، بی ساعت و بی نشانی. متن در گروه‌های کوچک نمی‌آید.',
  service: 'رابط Open311 GeoReport v2',
  empty: 'هنوز دستگاهی در این سامانه نیست.',
  noRelease: 'هنوز انتشاری نیست',
  licence: 'پروانه:',
  machines: 'برای برنامه‌ها',
  dcat: 'فهرست به زبان DCAT-AP (JSON-LD)',
  package: 'بستهٔ داده (datapackage.json)',
  feed: 'خبر انتشارهای تازه (Atom)',
  bulk: 'پیام‌های همگانی یک‌جا',
  columns: {
    agency: 'دستگاه',
    release: 'تازه‌ترین انتشار',
    files: 'فایل‌ها',
    file: 'فایل',
    size: 'اندازه',
    hash: 'SHA-256',
  },
  allReleases: 'همهٔ انتشارها',
  releases: 'انتشارها',
  open311: 'پیام‌های همگانی (Open311)',
  open311Note:
    'فقط پیام‌هایی که فرستنده خواسته دیگران هم بخوانند و کارمند آزاد کرده است؛ با روز و میانهٔ محدوده. متن در گروه‌های کوچک نمی‌آید.',
  files: { 'release.json': 'فایل انتشار (JSON)', 'figures.csv': 'شاخص‌ها (CSV)', 'figures.parquet': 'شاخص‌ها (Parquet)' },
  bytes: (n) => `${number('fa', n)} بایت`,
  period: (from, to) => `پرونده‌های ${longDate('fa', from)} تا ${longDate('fa', to)}؛ دورهٔ بسته.`,
  noFigures: 'شمار پرونده‌ها هنوز برای انتشار رقم کم است؛ این انتشار رقمی ندارد.',
  madeOn: (day) => `ساخته‌شده در ${longDate('fa', day)}؛ دیگر تغییر نمی‌کند.`,
  method: (version) => `نسخهٔ روش: ${number('fa', Number(version))}`,
  check: 'خودتان حساب کنید:',
  checkNote: 'این فرمان هر سه فایل را می‌گیرد، اثر انگشت‌ها را می‌سنجد و هر رقم را تا آخرین رقم دوباره حساب می‌کند.',
  results: 'صفحهٔ نتیجه‌ها',
  entry: (name, day) => `${name}: شاخص‌ها تا پایان ${longDate('fa', day)}`,
  entrySummary: (received) => `${received} فایل‌ها: JSON، CSV و Parquet.`,
}

const EN: Words = {
  title: 'Open data',
  lead: 'Every figure that this installation publishes is here, with the file from which it is computed. Anyone may take it, compute it again and check.',
  about:
    'Counts of people’s messages and cases, waiting times and outcomes, by service, of closed days. Small groups are not shown apart, and no text of a message is in it.',
  agencyTitle: (name) => `Open data of ${name}`,
  agencyLead:
    'Each release is made after the end of a day and does not change any more. Former releases stay at their address.',
  dataset: (name, day) => `Indicators of ${name}, to the end of ${longDate('en', day)}`,
  until: (day) => `To the end of ${longDate('en', day)}`,
  series: (name) => `Indicators of ${name}, nightly`,
  seriesAbout: 'A release of closed days each night; each keeps its hash.',
  maps: (name) => `Maps of ${name}, monthly`,
  mapsTitle: 'Maps',
  mapOf: (name, day) => `Map of the cases of ${name}, month from ${longDate('en', day)}`,
  mapsAbout:
    'Where the cases of each closed month come from: in groups of ten and more, with at least eight addresses behind a cell. Each sheet is made once and does not change.',
  comparisons: 'Agencies beside each other',
  comparisonsAbout:
    'The indicators in which agencies under one umbrella stand beside each other, with intervals that hold all together with 95 % and the places that are possible; of the newest release of each agency.',
  requests: (name) => `Public messages to ${name}`,
  requestsAbout:
    'Messages that the sender wished others to read and whose covered text an officer released: with the day and the middle of the area, without hour or address. No text in small groups.',
  service: 'Open311 GeoReport v2 interface',
  empty: 'There is no agency here yet.',
  noRelease: 'No release yet',
  licence: 'Licence:',
  machines: 'For programs',
  dcat: 'Catalogue in DCAT-AP (JSON-LD)',
  package: 'Data package (datapackage.json)',
  feed: 'News of releases (Atom)',
  bulk: 'Public messages at once',
  columns: { agency: 'Agency', release: 'Newest release', files: 'Files', file: 'File', size: 'Size', hash: 'SHA-256' },
  allReleases: 'All releases',
  releases: 'Releases',
  open311: 'Public messages (Open311)',
  open311Note:
    'Only messages that the sender wished others to read and an officer released; with the day and the middle of the area. No text in small groups.',
  files: {
    'release.json': 'Release file (JSON)',
    'figures.csv': 'Figures (CSV)',
    'figures.parquet': 'Figures (Parquet)',
  },
  bytes: (n) => `${number('en', n)} bytes`,
  period: (from, to) => `Cases of ${longDate('en', from)} to ${longDate('en', to)}; a closed period.`,
  noFigures: 'There are too few cases to publish a figure; this release has none.',
  madeOn: (day) => `Made on ${longDate('en', day)}; it does not change any more.`,
  method: (version) => `Version of the method: ${version}`,
  check: 'Compute it yourself:',
  checkNote:
    'This command takes all three files, checks the hashes and computes every figure again, to the last digit.',
  results: 'Results page',
  entry: (name, day) => `${name}: indicators to the end of ${longDate('en', day)}`,
  entrySummary: (received) => `${received} Files: JSON, CSV and Parquet.`,
}

export const DATA_WORDS: Record<Lang, Words> = { fa: FA, en: EN }

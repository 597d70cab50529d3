/** What the page of one indicator says, and the comparison of agencies, and the piece for other sites. */
import { type Lang, number } from '#kit/words.ts'

type Words = {
  title: (indicator: string, agency: string) => string
  now: string
  value: string
  of: string
  interval: string
  until: string
  method: string
  methodOf: (version: string) => string
  version: (version: string) => string
  hash: string
  /** In a row of a table. */
  columns: { part: string; service: string; area: string; value: string; of: string; interval: string; asOf: string }
  parts: string
  partsDescription: string
  trend: string
  trendNote: string
  trendDay: string
  trendFrom: (first: string, firstDay: string, last: string, lastDay: string) => string
  trendChange: Record<'up' | 'down' | 'unsure', string>
  noTrend: string
  otherCourses: string
  ownVersions: string
  marks: string
  methodChanged: (from: string, to: string) => string
  groupChanged: (from: string, to: string) => string
  services: string
  servicesNote: string
  areasOf: (service: string) => string
  areasNote: string
  showAreas: string
  allServices: string
  othersOfAreas: string
  noArea: string
  silent: string
  silentNone: string
  compute: string
  computeNote: string
  release: string
  csv: string
  embed: string
  embedNote: string
  others: string
  compare: {
    title: (indicator: string) => string
    lead: string
    under: (umbrella: string) => string
    place: string
    placeOf: (best: number, worst: number, of: number) => string
    noOrder: string
    someOrder: string
    interval: string
    note: (each: string) => string
    few: string
    chart: string
    back: string
    choose: string
    computeNote: string
    data: string
  }
  widget: { more: string }
}

export const INDICATOR_WORDS: Record<Lang, Words> = {
  fa: {
    title: (indicator, agency) => `${indicator}، ${agency}`,
    now: 'اکنون',
    value: 'مقدار',
    of: 'از چند',
    interval: 'بازهٔ اطمینان ۹۵٪',
    until: 'تا پایان روز',
    method: 'روش',
    methodOf: (version) => `چگونه حساب می‌شود (نسخهٔ ${number('fa', Number(version))})`,
    version: (version) => `نسخهٔ ${number('fa', Number(version))}`,
    hash: 'اثر انگشت داده (SHA-256)',
    columns: {
      part: 'بخش',
      service: 'خدمت',
      area: 'محدوده',
      value: 'مقدار',
      of: 'از چند',
      interval: 'بازهٔ اطمینان ۹۵٪',
      asOf: 'تا پایان روز',
    },
    parts: 'بخش‌ها',
    partsDescription: 'سهم هر بخش، با بازهٔ اطمینان آن.',
    trend: 'در گذر زمان',
    trendNote: 'هر نقطه ۳۶۵ روزِ پیش از خود را می‌شمارد؛ پس نقطه‌های نزدیک بیشترِ پرونده‌هایشان یکی است.',
    trendDay: 'تا پایان روز',
    trendFrom: (first, firstDay, last, lastDay) => `از ${first} در ${firstDay} تا ${last} در ${lastDay}.`,
    trendChange: {
      up: 'بیشتر شده است، و بازه‌ها از هم جدایند.',
      down: 'کمتر شده است، و بازه‌ها از هم جدایند.',
      unsure: 'تفاوت روشنی نیست: بازه‌ها روی هم می‌افتند.',
    },
    noTrend: 'هنوز بیش از یک انتشار نیست که کنار هم گذاشته شود.',
    ownVersions: 'همهٔ نسخه‌های این تعریف',
    otherCourses: 'بخش‌های دیگر در گذر زمان:',
    marks: 'نشانه‌های نمودار',
    methodChanged: (from, to) =>
      `روش محاسبه از نسخهٔ ${number('fa', Number(from))} به نسخهٔ ${number('fa', Number(to))} رفت.`,
    groupChanged: (from, to) =>
      `کوچک‌ترین گروه از ${number('fa', Number(from))} به ${number('fa', Number(to))} پرونده رفت.`,
    services: 'هر خدمت',
    servicesNote: 'به ترتیب خدمت‌ها، نه به ترتیب مقدار: کار خدمت‌ها یکی نیست.',
    areasOf: (service) => `محدوده‌های «${service}»`,
    areasNote: 'محدوده‌های کوچک با هم آمده‌اند. شمار محدوده‌ها ممکن است از روزی پیش‌تر باشد.',
    showAreas: 'محدوده‌ها',
    allServices: 'همهٔ خدمت‌ها',
    othersOfAreas: 'محدوده‌های دیگر، با هم',
    noArea: 'جای نامعلوم',
    silent: 'محدوده‌های خاموش',
    silentNone: 'هیچ محدوده‌ای نیست که با اطمینان بگوییم کمتر از نصف انتظار از آن پیام می‌رسد.',
    compute: 'خودتان حساب کنید',
    computeNote: 'هر کسی می‌تواند همین رقم را از فایل انتشار تا آخرین رقم دوباره حساب کند:',
    release: 'فایل‌های این انتشار',
    csv: 'همهٔ شاخص‌ها (CSV)',
    embed: 'گذاشتن در صفحهٔ دیگر',
    embedNote: 'این قطعه در هر صفحه‌ای کار می‌کند، بی جاوااسکریپت، و هر شب تازه می‌شود:',
    others: 'همهٔ شاخص‌های این دستگاه',
    compare: {
      title: (indicator) => `${indicator}: دستگاه‌ها کنار هم`,
      lead: 'روش شمارش همه یکی است، اما کار دستگاه‌ها یکی نیست: خدمت، جمعیت و قولشان فرق دارد.',
      under: (umbrella) => `زیر چترِ ${umbrella}`,
      place: 'جایگاه‌های ممکن',
      placeOf: (best, worst, of) =>
        best === worst
          ? `${number('fa', best)} از ${number('fa', of)}`
          : `${number('fa', best)} تا ${number('fa', worst)} از ${number('fa', of)}`,
      noOrder: 'بازه‌ها روی هم می‌افتند؛ ترتیبی میان این دستگاه‌ها نمی‌توان گفت.',
      someOrder: 'ترتیب فقط میان دستگاه‌هایی گفتنی است که بازه‌هایشان از هم جداست.',
      interval: 'بازهٔ اطمینان، همه با هم ۹۵٪',
      note: (each) =>
        `بازه‌ها همه با هم ۹۵٪ اطمینان دارند و هر کدام، به همان روش شاخص، ${each}؛ پس از بازهٔ صفحهٔ هر دستگاه پهن‌ترند. جایگاه ۱ یعنی بیشترین مقدار، نه بهترین کار.`,
      few: 'برای سنجیدن دست‌کم دو دستگاه با رقم لازم است.',
      chart: 'هر دستگاه با بازهٔ اطمینانش.',
      back: 'همهٔ دستگاه‌ها',
      choose: 'سنجیدن کنار هم',
      computeNote: 'هر کسی می‌تواند این مقدارها، بازه‌ها و جایگاه‌ها را از فایل‌های انتشار تا آخرین رقم دوباره حساب کند:',
      data: 'همهٔ فایل‌ها، و این مقایسه‌ها در یک جدول (CSV)',
    },
    widget: { more: 'بیشتر' },
  },
  en: {
    title: (indicator, agency) => `${indicator}, ${agency}`,
    now: 'Now',
    value: 'Value',
    of: 'Of how many',
    interval: '95 % interval',
    until: 'To the end of',
    method: 'Method',
    methodOf: (version) => `How it is worked out (version ${version})`,
    version: (version) => `version ${version}`,
    hash: 'Fingerprint of the data (SHA-256)',
    columns: {
      part: 'Part',
      service: 'Service',
      area: 'Area',
      value: 'Value',
      of: 'Of how many',
      interval: '95 % interval',
      asOf: 'To the end of',
    },
    parts: 'Parts',
    partsDescription: 'The share of each part with its interval.',
    trend: 'Over time',
    trendNote: 'Each point counts the 365 days before it; points that are near have most of their cases in common.',
    trendDay: 'To the end of',
    trendFrom: (first, firstDay, last, lastDay) => `From ${first} on ${firstDay} to ${last} on ${lastDay}.`,
    trendChange: {
      up: 'It has grown, and the intervals lie apart.',
      down: 'It has fallen, and the intervals lie apart.',
      unsure: 'There is no clear difference: the intervals overlap.',
    },
    noTrend: 'There is only one release so far, and nothing to set beside it.',
    ownVersions: 'Every version of this definition',
    otherCourses: 'Other parts over time:',
    marks: 'What is marked',
    methodChanged: (from, to) => `The method went from version ${from} to version ${to}.`,
    groupChanged: (from, to) => `The smallest group went from ${from} to ${to} cases.`,
    services: 'Each service',
    servicesNote: 'In the order of services, not of values: their work is not alike.',
    areasOf: (service) => `Areas of “${service}”`,
    areasNote: 'Small areas stand together. The counts of areas may be those of an earlier day.',
    showAreas: 'Areas',
    allServices: 'All services',
    othersOfAreas: 'Other areas together',
    noArea: 'Place not known',
    silent: 'Areas of silence',
    silentNone:
      'There is no area of which one can say for sure that less than half of what is to be expected comes from it.',
    compute: 'Compute it yourself',
    computeNote: 'Anyone can compute this figure again from the release file, to the last digit:',
    release: 'The files of this release',
    csv: 'All indicators (CSV)',
    embed: 'Put it on another page',
    embedNote: 'This piece works on any page, without JavaScript, and is new every night:',
    others: 'All indicators of this agency',
    compare: {
      title: (indicator) => `${indicator}: agencies beside each other`,
      lead: 'All are counted alike, but their work is not alike: services, people and promises differ.',
      under: (umbrella) => `Under ${umbrella}`,
      place: 'Possible places',
      placeOf: (best, worst, of) => (best === worst ? `${best} of ${of}` : `${best} to ${worst} of ${of}`),
      noOrder: 'The intervals overlap; no order of these agencies can be told.',
      someOrder: 'An order can be told only between agencies whose intervals lie apart.',
      interval: 'Interval, 95 % for all together',
      note: (each) =>
        `The intervals hold all together with 95 %, each by the method of the indicator with ${each}, and are therefore wider than on the page of each agency. Place 1 is the highest value, not the best work.`,
      few: 'To compare, at least two agencies need a figure.',
      chart: 'Each agency with its interval.',
      back: 'All agencies',
      choose: 'Set beside each other',
      computeNote:
        'Anyone can compute these values, intervals and places again from the release files, to the last digit:',
      data: 'All files, and these comparisons in one table (CSV)',
    },
    widget: { more: 'More' },
  },
}

/** The words that belong to the frame and the components themselves. */
import { type Lang, number } from '#kit/words.ts'

type Words = {
  skip: string
  product: string
  otherLanguage: string
  followUp: string
  quickExit: string
  footer: string
  privacy: string
  methods: string
  openData: string
  feed: string
  results: string
  record: string
  openSource: string
  source: {
    title: string
    lead: string
    version: string
    licence: string
    where: string
    ask: string
    changed: string
  }
  errorTitle: string
  errorPrefix: string
  optional: string
  atMost: (length: number) => string
  lettersLeft: string
  choose: string
  receipt: string
  keepReceipt: string
  agency: string
  acceptedOn: string
  print: string
  pages: string
  previous: string
  next: string
  steps: string
  step: (at: number, of: number) => string
  doneStep: string
  now: string
  toCome: string
  dataTable: string
  between: (low: string, high: string) => string
  orMore: (low: string) => string
  interval: string
  intervalLegend: { bars: string; line: string }
  noData: string
  faults: {
    away: { title: string; body: string }
    broken: { title: string; body: string }
    kept: string
    written: string
    files: string
    filesHint: string
    again: string
    open: string
    number: string
  }
  missing: { title: string; body: string; home: string; receipt: string; results: string }
}

export const WORDS: Record<Lang, Words> = {
  fa: {
    skip: 'رفتن به متن صفحه',
    product: 'پاسخ',
    otherLanguage: 'English',
    followUp: 'پیگیری با رسید',
    quickExit: 'خروج فوری',
    footer: 'پیوندهای پایین صفحه',
    privacy: 'حریم خصوصی',
    methods: 'روش محاسبه',
    openData: 'دادهٔ باز',
    feed: 'انتشارهای تازه',
    results: 'نتیجه‌ها',
    record: 'دفتر همگانی',
    openSource: 'پاسخ نرم‌افزاری آزاد است و هر کسی می‌تواند درستی عددهای آن را بیازماید.',
    source: {
      title: 'کد این نرم‌افزار',
      lead: 'پاسخ نرم‌افزاری آزاد است. هر کس که با آن کار می‌کند حق دارد کد همین نسخه را، با هر تغییری که گردانندهٔ این‌جا در آن داده است، رایگان بگیرد، بخواند، تغییر دهد و به دیگران بدهد.',
      version: 'نسخه',
      licence: 'پروانه',
      where: 'کد کجاست',
      ask: 'گردانندهٔ این سامانه هنوز نشانی کد را ننوشته است. از او بخواهید؛ پروانه می‌گوید که باید آن را رایگان در دسترس بگذارد.',
      changed: 'اگر کد این نشانی با آنچه این‌جا کار می‌کند یکی نیست، از گردانندهٔ سامانه بخواهید همان کد را بگذارد.',
    },
    errorTitle: 'لطفاً یک بار دیگر نگاه کنید',
    errorPrefix: 'خطا:',
    optional: 'اختیاری',
    atMost: (length) => `تا ${number('fa', length)} نویسه`,
    lettersLeft: 'نویسهٔ باقی‌مانده: ',
    choose: 'انتخاب کنید',
    receipt: 'رسید شما',
    keepReceipt: 'این رسید را چاپ کنید یا جایی امن نگه دارید. اگر گم شود، بازیابی آن ممکن نیست.',
    agency: 'دستگاه',
    acceptedOn: 'روز دریافت',
    print: 'چاپ این صفحه',
    pages: 'صفحه‌ها',
    previous: 'قبلی',
    next: 'بعدی',
    steps: 'گام‌های این فرم',
    step: (at, of) => `گام ${number('fa', at)} از ${number('fa', of)}`,
    doneStep: 'انجام شد',
    now: 'اکنون',
    toCome: 'در پیش',
    dataTable: 'جدول داده‌های این نمودار',
    between: (low, high) => `${low} تا ${high}`,
    orMore: (low) => `${low} یا بیشتر`,
    interval: 'بازهٔ اطمینان',
    intervalLegend: { bars: 'خط نازک روی هر ستون بازهٔ اطمینان است.', line: 'نوار کم‌رنگ دور خط بازهٔ اطمینان است.' },
    noData: 'هنوز داده‌ای برای نشان دادن نیست.',
    faults: {
      away: {
        title: 'چند دقیقه دیگر دوباره بزنید',
        body: 'سامانه همین حالا به بایگانی خود نمی‌رسد. تقصیر شما نیست، و آنچه رسیدش را گرفته‌اید گم نشده است.',
      },
      broken: {
        title: 'این کار انجام نشد',
        body: 'چیزی در سامانه درست کار نکرد. تقصیر شما نیست، و آنچه رسیدش را گرفته‌اید گم نشده است. کمی دیگر دوباره بزنید.',
      },
      kept: 'آنچه نوشته‌اید در همین صفحه مانده است؛ صفحه را نبندید و کمی دیگر دوباره بفرستید. اگر همین حالا هم رسیده باشد، دوبار ثبت نمی‌شود.',
      written: 'نوشتهٔ شما',
      files: 'عکس یا فایل',
      filesHint: 'دوباره انتخاب کنید؛ مرورگر آن‌ها را نگه نمی‌دارد.',
      again: 'دوباره بفرستید',
      open: 'این صفحه را دوباره باز کنید',
      number: 'شمارهٔ خطا برای مدیر سامانه:',
    },
    missing: {
      title: 'در این نشانی چیزی نیست',
      body: 'شاید نشانی درست نوشته نشده، یا آنچه این‌جا بود جای دیگری رفته است. اگر پیامی فرستاده‌اید گم نشده است: با رسیدتان پاسخش را ببینید.',
      home: 'صفحهٔ نخست',
      receipt: 'پیگیری با رسید',
      results: 'نتیجه‌های همهٔ دستگاه‌ها',
    },
  },
  en: {
    skip: 'Skip to the text',
    product: 'Pasokh',
    otherLanguage: 'فارسی',
    followUp: 'Follow up with a receipt',
    quickExit: 'Leave quickly',
    footer: 'Links at the foot of the page',
    privacy: 'Privacy',
    methods: 'How we count',
    openData: 'Open data',
    feed: 'New releases',
    results: 'Results',
    record: 'Public log',
    openSource: 'Pasokh is free software, and anyone may check its figures.',
    source: {
      title: 'The source of this software',
      lead: 'Pasokh is free software. Whoever uses it has the right to get the source of this very version, with whatever its operator has changed, at no charge: to read it, change it and pass it on.',
      version: 'Version',
      licence: 'Licence',
      where: 'Where the source is',
      ask: 'The operator of this installation has not said yet where the source is. Ask them: the licence has them offer it at no charge.',
      changed: 'Where the source at that address is not what runs here, ask the operator for exactly that.',
    },
    errorTitle: 'Please look once more',
    errorPrefix: 'Error:',
    optional: 'optional',
    atMost: (length) => `Up to ${number('en', length)} characters`,
    lettersLeft: 'Characters left: ',
    choose: 'Choose',
    receipt: 'Your receipt',
    keepReceipt: 'Print this receipt or keep it somewhere safe. If it is lost, it cannot be recovered.',
    agency: 'Agency',
    acceptedOn: 'Accepted on',
    print: 'Print this page',
    pages: 'Pages',
    previous: 'Previous',
    next: 'Next',
    steps: 'Steps of this form',
    step: (at, of) => `Step ${number('en', at)} of ${number('en', of)}`,
    doneStep: 'done',
    now: 'now',
    toCome: 'to come',
    dataTable: 'The figures of this chart as a table',
    between: (low, high) => `${low} to ${high}`,
    orMore: (low) => `${low} or more`,
    interval: 'Confidence interval',
    intervalLegend: {
      bars: 'The thin line over a bar is its confidence interval.',
      line: 'The pale band around the line is its confidence interval.',
    },
    noData: 'There is nothing to show yet.',
    faults: {
      away: {
        title: 'Please try again in a few minutes',
        body: 'The system cannot reach its store just now. It is no fault of yours, and nothing that you have a receipt for is lost.',
      },
      broken: {
        title: 'This could not be done',
        body: 'Something in the system did not work. It is no fault of yours, and nothing that you have a receipt for is lost. Please try again a little later.',
      },
      kept: 'What you wrote is still on this page; do not close it, and send it again a little later. If it has arrived after all, it is not counted twice.',
      written: 'What you wrote',
      files: 'Photo or file',
      filesHint: 'Choose it again; the browser does not keep it.',
      again: 'Send again',
      open: 'Open this page again',
      number: 'Number of the fault, for the operator:',
    },
    missing: {
      title: 'There is nothing at this address',
      body: 'Perhaps it was not typed as it should be, or what was here has gone elsewhere. If you have sent a message, it is not lost: your receipt leads to its answer.',
      home: 'First page',
      receipt: 'Follow up with a receipt',
      results: 'Results of all agencies',
    },
  },
}

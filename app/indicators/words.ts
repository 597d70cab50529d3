/** What the pages of results and `pasokh recompute` say. Method and privacy pages have words of their own, indicators theirs. */
import { type Lang, number } from '#kit/words.ts'
import type { Why } from './schema.ts'

type OutcomeName = 'open' | 'done' | 'confirmed' | 'notConfirmed' | 'refused' | 'withdrawn' | 'hidden'

type Words = {
  results: {
    title: (agency: string) => string
    lead: (cases: number, from: string, to: string) => string
    ofTen: (n: number) => string
    sameDay: string
    closedDays: string
    releasedOn: (day: string) => string
    /** Where services stand at days of their own. */
    ownDays: (first: string, last: string) => string
    renewed: (smallest: number) => string
    figures: string
    columns: { indicator: string; value: string; of: string; interval: string; service: string; asOf: string }
    of: (part: string, whole: string) => string
    cases: (n: number) => string
    noValue: Record<Why, string>
    /** Before the names of indicators without a number. */
    unsaid: Record<Why, string>
    times: (n: string) => string
    areas: (n: number) => string
    otherParts: string
    /** Where each part is too small to stand alone. */
    allParts: string
    channelNames: Record<string, string>
    languageNames: Record<string, string>
    orMore: (low: string) => string
    upTo: (low: string, high: string) => string
    outcomes: string
    outcomesDescription: string
    outcome: string
    outcomeNames: Record<OutcomeName, string>
    takenAway: string
    withdrawnTerm: string
    reasons: Record<string, string>
    none: string
    services: string
    servicesNote: (smallest: number) => string
    servicesMethods: string
    others: string
    othersAre: (names: string) => string
    unsorted: string
    map: string
    downloads: string
    csv: string
    json: string
    hash: string
    check: string
    notYet: string
    tooFew: (smallest: number) => string
    send: string
  }
  all: { title: string; lead: string; agency: string; notYet: string; empty: string; maps: string }
  recompute: {
    about: string
    usage: string
    hash: string
    agency: (name: string) => string
    until: (day: string) => string
    group: (names: string, asOf: string) => string
    all: string
    tooFew: string
    cannotRead: (why: string) => string
  }
}

/** Names in a row, as a sentence lists them. */
export const listed = (lang: Lang, names: readonly string[]) => names.join(listMark(lang))
export const listMark = (lang: Lang) => (lang === 'fa' ? '، ' : ', ')
export const semicolon = (lang: Lang) => (lang === 'fa' ? '؛ ' : '; ')

export const WORDS: Record<Lang, Words> = {
  fa: {
    results: {
      title: (agency) => `نتیجه‌های ${agency}`,
      lead: (cases, from, to) =>
        `این صفحه می‌گوید با ${number('fa', cases)} پرونده‌ای که از ${from} تا ${to} باز شد، چه شده است.`,
      ofTen: (n) => {
        if (n === 0) return 'صفر'
        if (n < 0.5) return 'کمتر از یک'
        if (n === 10) return 'هر ۱۰'
        return n >= 9.5 ? 'کم‌وبیش هر ۱۰' : `نزدیک به ${number('fa', Math.round(n))}`
      },
      sameDay: 'همان روز',
      closedDays:
        'این ارقام فقط از روزهای تمام‌شده است و هر شب یک بار ساخته می‌شود. کارشناسان شمارش زنده را می‌بینند و ممکن است عدد آن‌ها فرق کند.',
      releasedOn: (day) => `تا پایان ${day}`,
      ownDays: (first, last) => `${first} تا ${last}، هر خدمت تا روز خودش`,
      renewed: (smallest) =>
        `برای آن‌که از کنار هم گذاشتنِ انتشارها به حال یک نفر پی نبرند، ارقام هر خدمت وقتی تازه می‌شود که دست‌کم ${number('fa', smallest)} پرونده از آن تغییر کرده باشد. روز هر کدام کنارش آمده است.`,
      figures: 'شاخص‌ها',
      columns: {
        indicator: 'شاخص',
        value: 'مقدار',
        of: 'از چند پرونده',
        interval: 'بازهٔ اطمینان ۹۵٪',
        service: 'خدمت',
        asOf: 'تا پایان روز',
      },
      of: (part, whole) => `${part} از ${whole}`,
      cases: (n) => `${number('fa', n)} پرونده`,
      noValue: {
        nothing: 'چیزی برای شمردن نبود',
        'too-few': 'کمتر از آن است که رقمی بگوییم',
        'not-reached': 'هنوز معلوم نیست',
        'not-counted': 'هنوز شمرده نشده است',
        'no-residents': 'معلوم نیست در هر محدوده چند نفر زندگی می‌کنند',
        'area-changed': 'محدوده‌ها در این دوره عوض شده‌اند',
      },
      unsaid: {
        nothing: 'در این دوره چیزی برای شمردن نبود:',
        'too-few': 'کمتر از آن است که بی‌خطر و معنادار رقمی بگوییم:',
        'not-reached': 'هنوز معلوم نیست:',
        'not-counted': 'از وقتی این‌ها شمرده می‌شوند هنوز به‌اندازه تغییر نکرده است:',
        'no-residents': 'معلوم نیست در هر محدوده چند نفر زندگی می‌کنند، پس نمی‌توان گفت:',
        'area-changed': 'محدوده‌ها در این دوره عوض شده‌اند، پس نمی‌توان با هم سنجید:',
      },
      times: (n) => `${n} بار`,
      areas: (n) => `${number('fa', n)} محدوده`,
      otherParts: 'بقیه، با هم',
      allParts: 'همه، با هم',
      channelNames: {
        web: 'فرم وب',
        api: 'برنامهٔ دیگر',
        telephone: 'تلفن',
        counter: 'پیشخوان',
        import: 'انتقال از سامانهٔ دیگر',
        mail: 'رایانامه',
        sms: 'پیامک',
      },
      languageNames: {
        fa: 'فارسی',
        'fa-Latn': 'فارسی با الفبای لاتین',
        ar: 'عربی',
        ur: 'اردو',
        ckb: 'کردی سورانی',
        ps: 'پشتو',
        azb: 'ترکی آذربایجانی',
        en: 'انگلیسی',
        und: 'ناشناخته',
      },
      orMore: (low) => `${low} یا بیشتر`,
      upTo: (low, high) => `${low} تا ${high}`,
      outcomes: 'سرانجام پرونده‌ها',
      outcomesDescription: 'شمار پرونده‌ها به تفکیک این‌که اکنون در چه حالی هستند.',
      outcome: 'حال پرونده',
      outcomeNames: {
        open: 'هنوز باز',
        done: 'انجام شد، منتظر نظر مردم',
        confirmed: 'تأییدشده',
        notConfirmed: 'بسته‌شده بی‌تأیید',
        refused: 'ردشده با ذکر دلیل',
        withdrawn: 'پس‌گرفته',
        hidden: 'پنهان‌شده',
      },
      takenAway: 'پس‌گرفته و پنهان‌شده',
      withdrawnTerm: 'فرستنده پس گرفت',
      reasons: {
        abuse: 'پنهان‌شده: ناسزا',
        threat: 'پنهان‌شده: تهدید',
        advertising: 'پنهان‌شده: تبلیغ',
        'private-data-of-another': 'پنهان‌شده: اطلاعات شخصی دیگری',
        'not-a-submission': 'پنهان‌شده: پیام نیست',
        none: 'پنهان‌شده: بی ذکر دلیل',
      },
      none: 'چیزی پس گرفته یا پنهان نشده است.',
      services: 'هر خدمت',
      servicesNote: (smallest) =>
        `خدمتی که کمتر از ${number('fa', smallest)} پرونده دارد جدا نمی‌آید: یا با خدمت‌های کوچک دیگر جمع می‌شود، یا تا بزرگ‌تر شدن در هیچ رقمی نیست. گاهی خدمتی بزرگ‌تر هم به آن‌ها می‌پیوندد تا با تفریق به دست نیایند.`,
      servicesMethods: 'روش‌ها همان نسخه‌هایی است که بالا کنار هر شاخص آمده است.',
      others: 'سایر خدمت‌ها',
      othersAre: (names) => `سایر خدمت‌ها این‌هاست: ${names}.`,
      unsorted: 'هنوز بی‌خدمت',
      map: 'نقشه: پرونده‌های هر ماه از کجا آمده‌اند',
      downloads: 'دریافت و آزمودن',
      csv: 'شاخص‌ها (CSV)',
      json: 'فایل انتشار (JSON)',
      hash: 'اثر انگشت فایل (SHA-256):',
      check: 'هر کسی می‌تواند این ارقام را از فایل انتشار دوباره حساب کند:',
      notYet: 'هنوز انتشاری ساخته نشده است. نخستین ارقام پس از نخستین نیمه‌شب این‌جا می‌آید.',
      tooFew: (smallest) =>
        `پرونده‌های این دستگاه هنوز کمتر از ${number('fa', smallest)} است. برای آن‌که کسی شناخته نشود، ارقام وقتی می‌آید که شمار پرونده‌ها به این اندازه برسد.`,
      send: 'فرستادن پیام به این دستگاه',
    },
    all: {
      title: 'نتیجه‌های دستگاه‌ها',
      lead: 'هر دستگاه با پیام‌های مردم چه کرده است. روش شمارش همه یکی است، اما کار دستگاه‌ها یکی نیست؛ این جدول رتبه‌بندی نیست.',
      agency: 'دستگاه',
      notYet: 'هنوز رقمی نیست',
      empty: 'هنوز دستگاهی در این سامانه نیست.',
      maps: 'نقشه‌های دستگاه‌ها',
    },
    recompute: {
      about: 'شاخص‌ها را از فایل انتشار دوباره حساب می‌کند',
      usage: 'npx pasokh recompute FILE_OR_URL [--lang fa|en]',
      hash: 'SHA-256 فایل:',
      agency: (name) => `دستگاه: ${name}`,
      until: (day) => `تا پایان ${day}`,
      group: (names, asOf) => `${names} (تا پایان ${asOf})`,
      all: 'همهٔ دستگاه',
      tooFew: 'در این انتشار رقمی نیست: پرونده‌ها هنوز کم است.',
      cannotRead: (why) => `این فایل خوانده نشد: ${why}`,
    },
  },
  en: {
    results: {
      title: (agency) => `Results of ${agency}`,
      lead: (cases, from, to) =>
        `This page says what became of the ${number('en', cases)} cases that were opened from ${from} to ${to}.`,
      ofTen: (n) => {
        if (n === 0) return 'none'
        if (n < 0.5) return 'fewer than 1'
        if (n === 10) return 'all 10'
        return n >= 9.5 ? 'almost all 10' : `about ${Math.round(n)}`
      },
      sameDay: 'the same day',
      closedDays:
        'These figures are of closed days only and are made once a night. Officers see live counts, which may differ.',
      releasedOn: (day) => `To the end of ${day}`,
      ownDays: (first, last) => `${first} to ${last}, each service to its own day`,
      renewed: (smallest) =>
        `So that nobody can learn about one person by comparing releases, the figures of a service are renewed when at least ${smallest} of its cases have changed. Each has its day beside it.`,
      figures: 'Indicators',
      columns: {
        indicator: 'Indicator',
        value: 'Value',
        of: 'Of how many cases',
        interval: '95 % interval',
        service: 'Service',
        asOf: 'To the end of',
      },
      of: (part, whole) => `${part} of ${whole}`,
      cases: (n) => `${number('en', n)} ${n === 1 ? 'case' : 'cases'}`,
      noValue: {
        nothing: 'nothing to count',
        'too-few': 'too few for a figure',
        'not-reached': 'not known yet',
        'not-counted': 'not counted yet',
        'no-residents': 'it is not known how many people live in each area',
        'area-changed': 'areas changed within this period',
      },
      unsaid: {
        nothing: 'In this period there was nothing to count for:',
        'too-few': 'Too few cases for a figure that is safe and means something:',
        'not-reached': 'Not known yet:',
        'not-counted': 'Too little has changed since these are counted:',
        'no-residents': 'It is not known how many people live in each area, so that one cannot say:',
        'area-changed': 'Areas changed within this period, so that they cannot be compared:',
      },
      times: (n) => `${n} ${n === '1' ? 'time' : 'times'}`,
      areas: (n) => `${number('en', n)} ${n === 1 ? 'area' : 'areas'}`,
      otherParts: 'The others together',
      allParts: 'All of them together',
      channelNames: {
        web: 'Form on the web',
        api: 'Another program',
        telephone: 'Telephone',
        counter: 'Counter',
        import: 'Taken over from another system',
        mail: 'E-mail',
        sms: 'Text message',
      },
      languageNames: {
        fa: 'Persian',
        'fa-Latn': 'Persian in Latin letters',
        ar: 'Arabic',
        ur: 'Urdu',
        ckb: 'Central Kurdish',
        ps: 'Pashto',
        azb: 'South Azerbaijani',
        en: 'English',
        und: 'Not known',
      },
      orMore: (low) => `${low} or more`,
      upTo: (low, high) => `${low} to ${high}`,
      outcomes: 'What became of the cases',
      outcomesDescription: 'The number of cases by the state they are in now.',
      outcome: 'State of the case',
      outcomeNames: {
        open: 'Still open',
        done: 'Done, awaiting people’s word',
        confirmed: 'Confirmed',
        notConfirmed: 'Closed, not confirmed',
        refused: 'Refused with a reason',
        withdrawn: 'Withdrawn',
        hidden: 'Hidden',
      },
      takenAway: 'Withdrawn and hidden',
      withdrawnTerm: 'Withdrawn by the sender',
      reasons: {
        abuse: 'Hidden: abuse',
        threat: 'Hidden: threat',
        advertising: 'Hidden: advertising',
        'private-data-of-another': 'Hidden: private data of someone else',
        'not-a-submission': 'Hidden: not a message',
        none: 'Hidden: no reason given',
      },
      none: 'Nothing was withdrawn or hidden.',
      services: 'Each service',
      servicesNote: (smallest) =>
        `A service with fewer than ${smallest} cases does not stand alone: it is added to other small ones, or is in no figure until it has grown. Sometimes a larger one joins them, so that they cannot be had by subtraction.`,
      servicesMethods: 'The methods are those of the versions named beside each indicator above.',
      others: 'Other services',
      othersAre: (names) => `Other services are: ${names}.`,
      unsorted: 'No service yet',
      map: 'Map: where the cases of each month come from',
      downloads: 'Download and check',
      csv: 'Indicators (CSV)',
      json: 'Release file (JSON)',
      hash: 'Fingerprint of the file (SHA-256):',
      check: 'Anyone can compute these figures again from the release file:',
      notYet: 'No release has been made yet. The first figures appear here after the first midnight.',
      tooFew: (smallest) =>
        `This agency has fewer than ${smallest} cases so far. So that nobody can be recognised, figures appear when there are that many.`,
      send: 'Send a message to this agency',
    },
    all: {
      title: 'Results of the agencies',
      lead: 'What each agency has done with what people told it. All are counted alike, but their work is not alike: this table is no ranking.',
      agency: 'Agency',
      notYet: 'No figures yet',
      empty: 'There is no agency here yet.',
      maps: 'Maps of the agencies',
    },
    recompute: {
      about: 'computes the indicators again from a release file',
      usage: 'npx pasokh recompute FILE_OR_URL [--lang fa|en]',
      hash: 'SHA-256 of the file:',
      agency: (name) => `Agency: ${name}`,
      until: (day) => `To the end of ${day}`,
      group: (names, asOf) => `${names} (to the end of ${asOf})`,
      all: 'The whole agency',
      tooFew: 'This release has no figures: there are too few cases so far.',
      cannotRead: (why) => `Cannot read this file: ${why}`,
    },
  },
}

/** What the method pages and the privacy page say, but for what stands with each indicator's definition. */
import { days, keptFor, type Lang, number } from '#kit/words.ts'
import type { Definition, Topic } from '../definition.schema.ts'

type Words = {
  methods: {
    title: string
    lead: string
    release: string
    rules: (smallest: number, windowDays: number) => string[]
    recompute: string
    indicators: string
    question: string
    formula: string
    numerator: string
    denominator: string
    exclusions: string
    interval: string
    intervals: Record<Definition['interval'], string>
    topics: Record<Topic, string>
    population: string
    period: string
    breakdowns: string
    breakdownNames: Record<'agency' | 'service', string>
    rule: string
    data: string
    dataRule: (format: string) => string
    small: string
    smallRule: (smallest: number) => string
    denominatorRule: (smallest: number) => string
    source: string
    version: string
    versions: string
    versionTitle: (name: string, version: string) => string
    former: (version: string) => string
    back: string
  }
  privacy: {
    title: (agency: string) => string
    lead: string
    terms: Record<'kept' | 'notKept' | 'howLong' | 'whoSees' | 'others' | 'published' | 'yours' | 'contact', string>
    kept: string
    notKept: string
    howLong: (kept: number) => string
    whoSees: string
    others: string
    published: (smallest: number) => string
    yours: string
    own: (agency: string) => string
  }
}

export const WORDS: Record<Lang, Words> = {
  fa: {
    methods: {
      title: 'روش محاسبه',
      lead: 'هر رقمی که در صفحهٔ نتیجه‌ها می‌آید از فایل انتشار و با همین روش‌ها حساب می‌شود.',
      release: 'فایل انتشار چگونه ساخته می‌شود',
      rules: (smallest, windowDays) => [
        'هر شب پس از نیمه‌شبِ دستگاه، یک بار. فقط روزهای تمام‌شده شمرده می‌شود.',
        `پرونده‌هایی شمرده می‌شود که در ${days('fa', windowDays)}ِ گذشته باز شده‌اند.`,
        'پیام‌هایی که پس از یکسان‌کردن نویسه‌ها واژه‌به‌واژه با پیام دیگری از همان خدمت و همان روز یکی‌اند، یک بار شمرده می‌شوند.',
        `هیچ گروهی با کمتر از ${number('fa', smallest)} پرونده جدا نمی‌آید؛ دستگاه می‌تواند این عدد را بزرگ‌تر کند، نه کوچک‌تر. گروه‌های کوچک با هم جمع می‌شوند، و اگر از تفریق به دست می‌آمدند، گروهی بزرگ‌تر هم به آن‌ها می‌پیوندد.`,
        `ارقام هر گروه فقط وقتی عوض می‌شود که دست‌کم ${number('fa', smallest)} پرونده آمده، رفته یا تغییر کرده باشد؛ پس از تفریق دو انتشار هم حال یک نفر به دست نمی‌آید. تا آن وقت همان ارقام پیشین با روز خودشان می‌ماند.`,
        `پاسخ‌های پرسشِ خشنودی از ${number('fa', smallest)} پاسخ به بالا می‌آید و تا ${number('fa', smallest)} پاسخ تازه نیاید عوض نمی‌شود: کارشناسان می‌دانند از چه کسی پرسیده شده است و نباید پاسخ او را دریابند.`,
        'رقم کل دستگاه جمع همان گروه‌هایی است که منتشر شده‌اند، نه بیشتر.',
        'درون یک گروهِ به‌اندازه، شمار یک حالت (مثلاً اعتراض) می‌تواند کوچک باشد.',
        'فایل با اثر انگشت SHA-256 در دفتر همگانی ثبت می‌شود؛ عوض‌کردن بی‌صدای آن ممکن نیست.',
      ],
      recompute: 'برای محاسبهٔ دوباره:',
      indicators: 'شاخص‌ها',
      question: 'پرسش',
      formula: 'فرمول',
      numerator: 'صورت',
      denominator: 'مخرج',
      exclusions: 'چه چیزی کنار گذاشته می‌شود',
      interval: 'بازهٔ اطمینان',
      intervals: {
        none: 'ندارد؛ شمارِ همه است، نه برآورد.',
        wilson:
          'بازهٔ ۹۵ درصدی ویلسون. می‌گوید اگر همین شیوهٔ کار ادامه یابد، سهم تا چه اندازه ممکن است به سبب تصادف با این رقم فرق کند.',
        greenwood:
          'بازهٔ ۹۵ درصدی از خطای گرین‌وود با مقیاس لگاریتمِ منفیِ لگاریتم. سرِ بازه باز می‌ماند وقتی منحنی تا آن‌جا نرسیده است.',
        normal: 'بازهٔ ۹۵ درصدیِ میانگین از خطای معیار آن؛ سرِ پایین از صفر کمتر نمی‌شود.',
        'quasi-poisson':
          'بازهٔ دقیقِ ۹۵ درصدیِ گارود برای شمارِ رویدادها؛ اگر پرونده‌ها بیش از تصادف با هم فرق داشته باشند به همان نسبت پهن‌تر. وقتی هیچ رخ نداده، سرِ بالا باز هم از صفر بیشتر است.',
        bootstrap:
          'بازهٔ ۹۵ درصدی از ۴۰۰ بار شبیه‌سازی با بذر ۱۴۰۴: شمار پرونده‌ها پواسون و میانگین انتظارها نرمال گرفته می‌شود.',
      },
      topics: {
        load: 'چه رسید و چه مانده است',
        answering: 'پاسخ‌ها و قول‌ها',
        verdict: 'نظر مردم و «نه»ی اداره',
        heard: 'چه کسانی شنیده می‌شوند',
        areas: 'برابری میان محدوده‌ها',
        quality: 'درستی داده‌ها',
        system: 'خود سامانه',
      },
      population: 'دربارهٔ کدام پرونده‌ها',
      period: 'دوره',
      breakdowns: 'برای چه کسانی جدا می‌آید',
      breakdownNames: { agency: 'همهٔ دستگاه', service: 'هر خدمت' },
      rule: 'فرمول به زبان ماشین',
      data: 'داده',
      dataRule: (format) =>
        `فایل انتشار، با قالب ${format}. اثر انگشت SHA-256 همان فایل کنار هر رقم آمده است؛ رقم از هیچ چیز دیگری حساب نمی‌شود.`,
      small: 'گروه‌های کوچک',
      smallRule: (smallest) =>
        `گروه با کمتر از ${number('fa', smallest)} پرونده جدا نمی‌آید و هیچ رقمی با تغییر کمتر از ${number('fa', smallest)} پرونده تازه نمی‌شود.`,
      denominatorRule: (smallest) => `اگر آنچه زیر خط می‌آید کمتر از ${number('fa', smallest)} باشد، رقمی گفته نمی‌شود.`,
      source: 'سرچشمه',
      version: 'نسخهٔ روش',
      versions: 'نسخه‌های دیگر',
      versionTitle: (name, version) => `${name}، نسخهٔ ${number('fa', Number(version))}`,
      former: (version) =>
        `این نسخهٔ ${number('fa', Number(version))} است و دیگر به کار نمی‌رود؛ انتشارهای آن زمان هنوز با همین حساب می‌شوند.`,
      back: 'همهٔ روش‌ها',
    },
    privacy: {
      title: (agency) => `حریم خصوصی در ${agency}`,
      lead: 'با پیام شما چه می‌شود، به زبان ساده.',
      terms: {
        kept: 'چه نگه داشته می‌شود',
        notKept: 'چه نگه داشته نمی‌شود',
        howLong: 'تا چه زمانی',
        whoSees: 'چه کسی می‌بیند',
        others: 'به چه کسی داده می‌شود',
        published: 'چه منتشر می‌شود',
        yours: 'چه می‌توانید بکنید',
        contact: 'پرسش دربارهٔ حریم خصوصی',
      },
      kept: 'متن پیام، و اگر داده باشید نشانی، نقطه، عکس و راه تماس. همه رمزشده، هر پیام با کلید خودش. از زمان، فقط ساعت.',
      notKept:
        'نشانی اینترنتی، نوع دستگاه و مرورگر، و زمان دقیق. کوکی نداریم. راه تماس طوری رمز می‌شود که نمی‌توان با آن جست‌وجو کرد؛ پس دو پیامِ یک نفر به هم وصل نمی‌شود.',
      howLong: (kept) => `${keptFor('fa', kept)} پس از فرستادن، خودکار پاک می‌شود. اگر پیام را پس بگیرید، همان دم.`,
      whoSees:
        'کارشناسان همین دستگاه، متنی را که اطلاعات شخصی آن پوشیده است. بازکردن متن اصلی ثبت و شمرده می‌شود. راه تماس را سامانه برای خبردادن به کار می‌برد؛ کارشناس فقط در خدمت‌هایی می‌بیندش که باید زنگ بزند.',
      others:
        'اگر کار از آنِ دستگاه دیگری باشد و آن را بپذیرد، پیام با نشانی، عکس و راه تماس به آن هم می‌رسد، و نامش در صفحهٔ رسید شما می‌آید. اگر دو بار اعتراض کنید یا مهلت بسیار بگذرد، چترِ بالای دستگاه متن پوشیدهٔ پرونده را می‌خواند، نه متن اصلی و نه راه تماس را. به هیچ کس دیگری چیزی داده نمی‌شود.',
      published: (smallest) =>
        `شمارها و درصدها، هرگز برای گروهی کمتر از ${number('fa', smallest)} پرونده. متن پیام فقط اگر خودتان اجازه داده باشید، خدمت همگانی باشد و کارشناس متن پوشیده را بازبینی کرده باشد.`,
      yours:
        'با رسید: پیام را ببینید، چیزی بیفزایید، یا پس بگیرید. رسید گم‌شده را نمی‌توان بازیافت، چون نمی‌دانیم شما که هستید.',
      own: (agency) => `از زبان ${agency}`,
    },
  },
  en: {
    methods: {
      title: 'How we count',
      lead: 'Every figure on a results page is worked out from the release file, in these ways.',
      release: 'How the release file is made',
      rules: (smallest, windowDays) => [
        'Once a night, after midnight where the agency is. Only closed days are counted.',
        `Cases opened within the last ${days('en', windowDays)} are counted.`,
        'Messages that, with their letters made alike, say word for word what another one of the same service and day says are counted once.',
        `No group of fewer than ${smallest} cases stands alone; an agency may raise this number, never lower it. Small groups are added together, and where they could be had by subtraction a larger one joins them.`,
        `The figures of a group change only when at least ${smallest} cases have come, gone or changed; so subtracting one release from another does not tell about one person either. Until then the earlier figures stand, with their day.`,
        `Answers to the question of satisfaction are given of ${smallest} and more, and stay as they are until ${smallest} have come: officers know who was asked and must not learn what that person said.`,
        'The figure of the whole agency is the sum of the published groups and no more.',
        'Within a group that is large enough, the number of one state (of objections, say) may be small.',
        'The file stands in the public record by its SHA-256 fingerprint; it cannot be changed quietly.',
      ],
      recompute: 'To compute again:',
      indicators: 'Indicators',
      question: 'Question',
      formula: 'Formula',
      numerator: 'Numerator',
      denominator: 'Denominator',
      exclusions: 'What is left out',
      interval: 'Confidence interval',
      intervals: {
        none: 'None; it is a count of all, not an estimate.',
        wilson:
          'Wilson’s 95 % interval. It says how far the share may differ from this figure by chance alone, if work goes on in the same way.',
        greenwood:
          'A 95 % interval from Greenwood’s error on the log(−log) scale. An end stays open where the curve has not come so far.',
        normal: 'A 95 % interval of the mean from its standard error; its lower end is never below nothing.',
        'quasi-poisson':
          'Garwood’s exact 95 % interval of a count of events, wider by as much as cases vary more than by chance. Where nothing happened, its upper end is still above nothing.',
        bootstrap:
          'A 95 % interval from 400 draws with the seed 1404: counts are taken as Poisson, mean waits as normal.',
      },
      topics: {
        load: 'What came in and what is left',
        answering: 'Replies and promises',
        verdict: 'People’s word, and the office’s no',
        heard: 'Who is heard',
        areas: 'Equity between areas',
        quality: 'Quality of the data',
        system: 'The system itself',
      },
      population: 'Which cases it is about',
      period: 'Period',
      breakdowns: 'Given apart for',
      breakdownNames: { agency: 'the whole agency', service: 'each service' },
      rule: 'Formula for machines',
      data: 'Data',
      dataRule: (format) =>
        `The release file, in the form ${format}. The SHA-256 fingerprint of that file stands beside each figure, which is worked out from nothing else.`,
      small: 'Small groups',
      smallRule: (smallest) =>
        `A group of fewer than ${smallest} cases does not stand alone, and no figure is renewed for a change of fewer than ${smallest} cases.`,
      denominatorRule: (smallest) => `With fewer than ${smallest} below the line, no figure is given.`,
      source: 'Source',
      version: 'Version of the method',
      versions: 'Other versions',
      versionTitle: (name, version) => `${name}, version ${version}`,
      former: (version) =>
        `This is version ${version}, which is not used any more; releases of that time are still worked out with it.`,
      back: 'All methods',
    },
    privacy: {
      title: (agency) => `Privacy at ${agency}`,
      lead: 'What happens with your message, in plain words.',
      terms: {
        kept: 'What is kept',
        notKept: 'What is not kept',
        howLong: 'For how long',
        whoSees: 'Who sees it',
        others: 'To whom it is given',
        published: 'What is published',
        yours: 'What you can do',
        contact: 'Questions about privacy',
      },
      kept: 'The text of your message and, if you gave them, address, point, photos and contact. All encrypted, each message under a key of its own. Of the time, only the hour.',
      notKept:
        'Your internet address, your device and browser, and the exact time. There is no cookie. A contact is encrypted so that it cannot be searched for: two messages of one person are not joined.',
      howLong: (kept) =>
        `${keptFor('en', kept)} after sending, then it is erased by itself. If you take it back, at once.`,
      whoSees:
        'Officers of this agency see the text with personal data covered. Opening the original is recorded and counted. The system uses your contact to tell you of replies; an officer sees it only for services that must call back.',
      others:
        'If the matter is another agency’s and it accepts it, the message goes there, too, with address, photos and contact, and your receipt’s page names that agency. If you object twice or the time is long past, an umbrella over the agency reads the covered text of the case, never the original or the contact. Nobody else is given anything.',
      published: (smallest) =>
        `Counts and shares, never of a group of fewer than ${smallest} cases. The text of a message only if you allowed it, the service is of public kind, and an officer has looked at the covered text.`,
      yours:
        'With the receipt: see your message, add to it, or take it back. A lost receipt cannot be recovered, because we do not know who you are.',
      own: (agency) => `In the words of ${agency}`,
    },
  },
}

/** The made-up town's telephone and internet company: its services, desks, people and words. */
import type { Agency } from '../shape.ts'
import { templates } from './templates.ts'

const NETWORK = { fa: 'شبکه', en: 'Network' }
const SUBSCRIBERS = { fa: 'مشترکان', en: 'Subscribers' }

export const TELECOM: Agency = {
  slug: 'telecom',
  name: { fa: 'مخابرات نارون‌شهر', en: 'Narvanshahr Telecom' },
  isUmbrella: false,
  calendar: 'office',
  offices: [
    {
      code: 'west-exchange',
      name: { fa: 'مرکز مخابرات غرب', en: 'West exchange' },
      address: { fa: 'باغ‌سیب، بلوار نارون غربی', en: 'Narvan West Boulevard, Bagh-e Sib' },
    },
    {
      code: 'east-exchange',
      name: { fa: 'مرکز مخابرات شرق', en: 'East exchange' },
      address: { fa: 'چنارستان، میدان چنار', en: 'Chenar Square, Chenarestan' },
    },
    {
      code: 'subscribers',
      name: { fa: 'اداره امور مشترکان', en: 'Subscriber affairs' },
      address: { fa: 'دروازه‌نو، خیابان بازار', en: 'Bazaar Street, Darvazeh No' },
    },
  ],
  desks: [
    {
      code: 'west-faults',
      office: 'west-exchange',
      name: { fa: 'میز خرابی غرب', en: 'West faults' },
      services: ['internet-fault', 'phone-fault', 'mobile-coverage', 'cable-works'],
      toBeSorted: false,
    },
    {
      code: 'east-faults',
      office: 'east-exchange',
      name: { fa: 'میز خرابی شرق', en: 'East faults' },
      services: ['internet-fault', 'phone-fault', 'mobile-coverage', 'cable-works'],
      toBeSorted: false,
    },
    {
      code: 'accounts',
      office: 'subscribers',
      name: { fa: 'میز قبض و اشتراک', en: 'Bills and lines' },
      services: ['bill', 'new-line', 'staff-conduct'],
      toBeSorted: false,
    },
    {
      code: 'sorting',
      office: 'subscribers',
      name: { fa: 'در انتظار تفکیک', en: 'To be sorted' },
      services: [],
      toBeSorted: true,
    },
  ],
  services: [
    {
      code: 'internet-fault',
      group: NETWORK,
      name: { fa: 'قطعی و کندی اینترنت خانگی', en: 'Home internet down or slow' },
      description: {
        fa: 'اینترنت خانه یا محل کار شما قطع است، مدام وصل و قطع می‌شود یا از سرعت قرارداد کندتر است.',
        en: 'The internet at your home or workplace is down, keeps dropping, or is slower than your contract says.',
      },
      target: { firstReplyDays: 1, solutionDays: 3 },
      isPublic: true,
      needsPlace: true,
      callsBack: false,
      examples: {
        fa: [
          'اینترنت منزل اینجانب از دیروز قطع می‌باشد',
          'سرعت اینترنت بسیار کمتر از مقدار مندرج در قرارداد است',
          'نت خونمون قطعه چراغ مودم قرمز شده',
          'وای‌فای وصله ولی هیچ سایتی باز نمی‌شه',
          'هر شب ساعت نه به بعد سرعت افتضاح می‌شود',
          'فیبر نوری از وقتی وصل شده هی قطع و وصل می‌شه',
          'پینگ بازی رفته بالا و ویدیو گیر می‌کنه',
          'adsl دو روزه کار نمی‌کند',
        ],
        en: ['my home internet has been down since yesterday', 'broadband is much slower than what I pay for'],
      },
    },
    {
      code: 'phone-fault',
      group: NETWORK,
      name: { fa: 'خرابی تلفن ثابت', en: 'Landline fault' },
      description: {
        fa: 'تلفن ثابت بوق ندارد، خش‌خش می‌کند، یک‌طرفه است یا روی خط دیگری افتاده است.',
        en: 'The landline has no tone, crackles, works one way only, or is crossed with another line.',
      },
      target: { firstReplyDays: 1, solutionDays: 3 },
      isPublic: true,
      needsPlace: true,
      callsBack: true,
      examples: {
        fa: [
          'تلفن منزل بوق آزاد ندارد',
          'خط ثابت ما خش‌خش می‌کند و صدا نمی‌رسد',
          'گوشی رو برمی‌دارم صدای یه نفر دیگه میاد رو خط',
          'تلفن زنگ می‌خوره ولی صدای طرف قطع می‌شه',
          'از پنجشنبه تلفن مغازه مرده',
          'هیچ‌کس نمی‌تواند با شماره ثابت ما تماس بگیرد',
          'سیم تلفن پوسیده و با باران خط قطع می‌شود',
        ],
        en: ['there is no dial tone on my landline', 'our phone line is crackling and crossed with a neighbour'],
      },
    },
    {
      code: 'mobile-coverage',
      group: NETWORK,
      name: { fa: 'آنتن‌دهی تلفن همراه', en: 'Mobile coverage' },
      description: {
        fa: 'تلفن همراه در محله، خانه یا راه شما آنتن نمی‌دهد یا اینترنت همراه ضعیف است.',
        en: 'Mobile phones have no signal in your street or home, or mobile data is weak.',
      },
      target: { firstReplyDays: 3, solutionDays: 20 },
      isPublic: true,
      needsPlace: true,
      callsBack: false,
      examples: {
        fa: [
          'در محله ما تلفن همراه آنتن نمی‌دهد',
          'گوشی تو خونه فقط تماس اضطراری میاره',
          'اینترنت همراه در این خیابان حتی پیام هم نمی‌فرستد',
          'باید برم پشت‌بوم تا موبایل آنتن بده',
          'مکالمه موبایل وسط حرف قطع می‌شود',
          'لطفاً یک دکل تلفن همراه برای محله نصب کنید',
          'نسل چهار می‌زند اما سرعت در حد هیچ است',
        ],
        en: ['no mobile signal in our neighbourhood', 'mobile data is unusable inside the building'],
      },
    },
    {
      code: 'bill',
      group: SUBSCRIBERS,
      name: { fa: 'قبض و هزینه', en: 'Bills and charges' },
      description: {
        fa: 'مبلغ قبض درست نیست، پولی برگشته یا دوبار کم شده، یا چیزی خریده‌اید که فعال نشده است.',
        en: 'A bill is wrong, money was taken twice or not returned, or something you bought was not activated.',
      },
      target: { firstReplyDays: 3, solutionDays: 10 },
      isPublic: false,
      needsPlace: false,
      callsBack: true,
      examples: {
        fa: [
          'مبلغ قبض این دوره چند برابر همیشه است',
          'قبض را پرداخت کرده‌ام ولی هنوز بدهکار نشان می‌دهد',
          'دو بار از حسابم پول کم شد',
          'حجم خریدم ولی رو سرویسم ننشست',
          'خواهشمند است ریز مکالمات اینجانب بررسی شود',
          'بدون اجازه سرویس ارزش افزوده فعال کردین و پولشو کشیدین',
          'آبونمان تلفنی که جمع کرده‌ایم هنوز می‌آید',
          'پول ودیعه‌ام رو کی برمی‌گردونید',
        ],
        en: ['I was charged twice for the same bill', 'this bill is far higher than usual'],
      },
    },
    {
      code: 'new-line',
      group: SUBSCRIBERS,
      name: { fa: 'خط تازه، جابه‌جایی و ارتقا', en: 'New line, move or upgrade' },
      description: {
        fa: 'درخواست خط یا فیبر تازه، بردن خط به نشانی دیگر، تغییر نام مالک یا بالا بردن سرعت.',
        en: 'Ask for a new line or fibre, move a line to another address, change the owner or raise the speed.',
      },
      target: { firstReplyDays: 3, solutionDays: 15 },
      isPublic: false,
      needsPlace: true,
      callsBack: true,
      examples: {
        fa: [
          'متقاضی یک خط تلفن ثابت برای منزل نوساز هستم',
          'سه ماه است برای فیبر نوری ثبت‌نام کرده‌ام و خبری نشده',
          'اسباب‌کشی کردیم، خطمون رو چطور ببریم خونه جدید',
          'می‌گن پورت خالی نداریم، تا کی باید صبر کنم',
          'درخواست تغییر نام صاحب خط پس از فوت پدرم',
          'سرعت سرویسم رو می‌خوام بیشتر کنم سایت خطا می‌ده',
          'کی نوبت فیبر کوچه ما می‌شود',
        ],
        en: ['how do I move my line to a new flat', 'I applied for fibre months ago and heard nothing'],
      },
    },
    {
      code: 'cable-works',
      group: NETWORK,
      name: { fa: 'کابل، تیر و حوضچه', en: 'Cables, poles and manholes' },
      description: {
        fa: 'کابل افتاده، تیر کج، در باز حوضچه، کافوی شکسته یا کنده‌کاری رهاشده مخابرات.',
        en: 'A fallen cable, leaning pole, open manhole, broken street cabinet, or an unfinished telecom trench.',
      },
      target: { firstReplyDays: 1, solutionDays: 5 },
      isPublic: true,
      needsPlace: true,
      callsBack: false,
      examples: {
        fa: [
          'کابل مخابرات روی پیاده‌رو افتاده است',
          'درِ حوضچه مخابرات باز مانده و خطرناک است',
          'تیر چوبی تلفن سر کوچه کج شده',
          'کوچه رو برای فیبر کندن و همین‌جوری ول کردن',
          'درِ کافوی سر خیابون شکسته و سیم‌ها بیرونه',
          'سیم‌های تلفن از جلوی پنجره ما آویزان است',
          'ماشین خورده به تیر مخابرات، داره می‌افته',
        ],
        en: ['a telecom manhole is open on the pavement', 'the fibre trench in our lane was never filled'],
      },
    },
    {
      code: 'staff-conduct',
      group: SUBSCRIBERS,
      name: { fa: 'رفتار و پاسخ‌گویی کارکنان', en: 'How our staff treated you' },
      description: {
        fa: 'گلایه یا تشکر از برخورد کارکنان، تکنسین یا پاسخ‌گوی تلفنی.',
        en: 'Complaint or thanks about staff, a technician or the telephone service.',
      },
      target: { firstReplyDays: 3, solutionDays: 10 },
      isPublic: false,
      needsPlace: false,
      callsBack: true,
      examples: {
        fa: [
          'برخورد متصدی باجه بسیار نامناسب بود',
          'تکنسین قرار بود بیاید، نیامد و تلفن را هم جواب نداد',
          'از نصاب شما که با حوصله کار را انجام داد سپاسگزارم',
          'چهل دقیقه پشت خط منتظر موندم آخرش قطع کردن',
          'مأمور شما برای وصل کردن پول جدا خواست',
          'خانم پاسخگو خیلی با حوصله راهنمایی کرد، دستش درد نکنه',
        ],
        en: ['the technician never showed up', 'thank you to the operator who helped me'],
      },
    },
  ],
  responsibilities: [
    { service: '*', area: 'bagh-sib', office: 'west-exchange' },
    { service: '*', area: 'pol-sangi', office: 'west-exchange' },
    { service: '*', area: 'darvazeh-no', office: 'west-exchange' },
    { service: '*', area: 'chenarestan', office: 'east-exchange' },
    { service: '*', area: 'firuzeh', office: 'east-exchange' },
    { service: '*', area: 'nassajan', office: 'east-exchange' },
    { service: 'bill', area: '*', office: 'subscribers' },
    { service: 'new-line', area: '*', office: 'subscribers' },
    { service: 'staff-conduct', area: '*', office: 'subscribers' },
    { service: '*', area: '*', office: 'subscribers' },
  ],
  officers: [
    {
      email: 'golnar.sadafi@example.org',
      name: { fa: 'گلنار صدفی', en: 'Golnar Sadafi' },
      role: 'officer',
      desks: ['west-faults'],
    },
    {
      email: 'behrang.tavanai@example.org',
      name: { fa: 'بهرنگ توانایی', en: 'Behrang Tavanai' },
      role: 'officer',
      desks: ['east-faults'],
    },
    {
      email: 'mahsan.niloufari@example.org',
      name: { fa: 'مهسان نیلوفری', en: 'Mahsan Niloufari' },
      role: 'officer',
      desks: ['accounts', 'sorting'],
    },
    {
      email: 'kiarash.dorri@example.org',
      name: { fa: 'کیارش دُرّی', en: 'Kiarash Dorri' },
      role: 'lead',
      desks: ['west-faults', 'east-faults'],
    },
    {
      email: 'parvaneh.rahvar@example.org',
      name: { fa: 'پروانه رهوار', en: 'Parvaneh Rahvar' },
      role: 'manager',
      desks: [],
    },
    {
      email: 'telecom.auditor@example.org',
      name: { fa: 'سهند بازبین', en: 'Sahand Bazbin' },
      role: 'auditor',
      desks: [],
    },
    {
      email: 'telecom.admin@example.org',
      name: { fa: 'آرمیتا سامان‌پور', en: 'Armita Samanpour' },
      role: 'admin',
      desks: [],
    },
  ],
  reasons: [
    {
      code: 'no-capacity',
      fa: 'در مرکز مخابرات شما درگاه یا ظرفیت خالی نیست.',
      en: 'There is no free port or capacity at your exchange.',
    },
    {
      code: 'inside-wiring',
      fa: 'خرابی از سیم‌کشی یا دستگاه داخل خانه است که بر عهده مشترک است.',
      en: 'The fault is in the wiring or device inside the home, which is the subscriber’s.',
    },
    {
      code: 'bill-correct',
      fa: 'قبض دوباره بررسی شد و مبلغ آن درست است.',
      en: 'The bill was checked again and is correct.',
    },
    {
      code: 'other-operator',
      fa: 'سرویس شما از شرکت دیگری است و ما به آن دسترسی نداریم.',
      en: 'Your service is from another company and we cannot reach it.',
    },
    {
      code: 'not-found',
      fa: 'در بازدید، موردی که نوشته بودید دیده نشد.',
      en: 'On our visit we did not find what you described.',
    },
  ],
  templates: templates({
    done: {
      fa: 'سلام. خرابی‌ای که خبر داده بودید برطرف شد. اگر هنوز درست نیست، با همین رسید اعتراض کنید تا دوباره بررسی کنیم.',
      en: 'Hello. The fault you told us about has been repaired. If it is still not right, object with this same receipt and we will look again.',
    },
    planned: {
      fa: 'سلام. پیام شما رسید و کار آن در برنامه است. تا {day} انجام می‌شود و همین‌جا خبر می‌دهیم.',
      en: 'Hello. We have your message and the work is planned. It will be done by {day}, and we will tell you here.',
    },
    refused: {
      fa: 'سلام. متأسفیم که این بار نمی‌توانیم درخواست شما را انجام دهیم. دلیل: {reason}',
      en: 'Hello. We are sorry that we cannot do this now. The reason: {reason}',
    },
    question: {
      fa: 'سلام. برای بررسی، لطفاً با همین رسید بنویسید چراغ‌های مودم چه رنگی است و از چه ساعتی خراب شده است.',
      en: 'Hello. To look into it, please tell us with this same receipt the colour of the modem lights and since when it has failed.',
    },
    'passed-on': {
      fa: 'سلام. پیام شما به {office} سپرده شد. لازم نیست دوباره پیام بفرستید.',
      en: 'Hello. Your message has been passed to {office}. You need not send it again.',
    },
  }),
  retentionDays: 730,
  confirmDays: 7,
  intro: {
    fa: 'از تلفن، اینترنت و آنتن شهر برای ما بنویسید: چه خراب است، چه خوب بود، چه کم دارید. نام لازم نیست.',
    en: 'Tell us about phones, internet and signal in the town: what is broken, what went well, what is missing. No name needed.',
  },
  privacy: {
    fa: 'متن شما رمز می‌شود و فقط کارشناس همان میز آن را می‌بیند. شماره و نشانی اگر بنویسید، پیش از کار پوشیده می‌شود. پس از دو سال همه چیز پاک می‌شود. هیچ دو پیامی به هم وصل نمی‌شود تا معلوم شود نویسنده یکی است.',
    en: 'Your text is encrypted and only an officer of that desk sees it. Numbers and addresses you write are covered before work begins. After two years everything is erased. No two messages are ever joined to find out whether one person wrote them.',
  },
}

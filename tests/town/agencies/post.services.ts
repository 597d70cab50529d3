/** What the made-up post does for people, each service with the phrases it is first learnt from. */
import type { Service } from '../shape.ts'

const PARCELS = { fa: 'مرسوله', en: 'Parcels' }
const OFFICES = { fa: 'نامه‌رسان و باجه', en: 'Delivery and counters' }

export const POST_SERVICES: readonly Service[] = [
  {
    code: 'parcel-late',
    group: PARCELS,
    name: { fa: 'دیر رسیدن یا گم شدن مرسوله', en: 'Late or lost parcel' },
    description: {
      fa: 'بسته یا نامه دیر کرده، نرسیده یا برگشت خورده است.',
      en: 'A parcel or letter is late, has not come or was sent back.',
    },
    target: { firstReplyDays: 2, solutionDays: 8 },
    isPublic: false,
    needsPlace: false,
    callsBack: true,
    examples: {
      fa: [
        'بسته من ده روز است ارسال شده و نرسیده',
        'مرسوله گم شده و کسی جواب نمی‌دهد',
        'بسته‌ام رو برگشت زدن بدون اینکه بیان دم در',
        'پیشتاز یعنی دو هفته؟',
        'نامه اداری اینجانب به مقصد نرسیده است',
        'کارت ملی من با پست می‌آمد، هنوز نرسیده',
        'سفارشم از تهران راه افتاده ولی اینجا گیر کرده',
      ],
      en: ['my parcel was sent ten days ago and never came', 'the letter was returned without any attempt to deliver'],
    },
  },
  {
    code: 'parcel-damaged',
    group: PARCELS,
    name: { fa: 'مرسوله آسیب‌دیده و غرامت', en: 'Damaged item and compensation' },
    description: {
      fa: 'بسته شکسته، باز شده، خیس یا کم رسیده است، یا غرامت پرداخت نشده است.',
      en: 'An item came broken, opened, wet or short, or compensation was not paid.',
    },
    target: { firstReplyDays: 3, solutionDays: 15 },
    isPublic: false,
    needsPlace: false,
    callsBack: true,
    examples: {
      fa: [
        'بسته شکسته به دستم رسید',
        'کارتن پاره بود و یکی از لباس‌ها نبود',
        'شیشه عسل تو راه ریخته همه چیز نوچ شده',
        'درخواست غرامت داده‌ام و پرداخت نشده',
        'گوشی داخل جعبه نبود، جاش سنگ گذاشتن',
        'نامه باز شده و دوباره چسب خورده بود',
      ],
      en: ['my parcel arrived broken', 'the box was open and something is missing'],
    },
  },
  {
    code: 'delivery',
    group: OFFICES,
    name: { fa: 'نامه‌رسانی و رفتار مأمور', en: 'Delivery and carriers' },
    description: {
      fa: 'نامه‌رسان زنگ نمی‌زند، به در دیگری می‌دهد، مرتب نمی‌آید؛ یا از او سپاسگزارید.',
      en: 'The carrier does not ring, leaves post at another door or comes irregularly; or you want to thank them.',
    },
    target: { firstReplyDays: 2, solutionDays: 5 },
    isPublic: true,
    needsPlace: true,
    callsBack: false,
    examples: {
      fa: [
        'پستچی زنگ نزده می‌نویسد مراجعه شد، نبودند',
        'نامه‌های ما را در صندوق همسایه می‌اندازد',
        'مأمور پست حاضر نشد از پله بالا بیاید',
        'آقای نامه‌رسان محله ما بسیار مؤدب و وقت‌شناس است',
        'بسته رو انداخته بود تو حیاط از بالای در',
        'یک ماه است در کوچه ما نامه‌ای پخش نشده',
        'مأمور تحویل از من انعام خواست',
      ],
      en: ['the postman never rings the bell', 'our letters are left at the neighbour’s door'],
    },
  },
  {
    code: 'counter',
    group: OFFICES,
    name: { fa: 'باجه و دفتر پستی', en: 'Counters and branches' },
    description: {
      fa: 'صف، کمبود کارمند، ساعت کار، قیمت، قطع سامانه در دفتر، دسترسی افراد کم‌توان.',
      en: 'Queues, too few staff, opening hours, prices, system failures at a branch, access for disabled people.',
    },
    target: { firstReplyDays: 3, solutionDays: 10 },
    isPublic: true,
    needsPlace: true,
    callsBack: false,
    examples: {
      fa: [
        'یک ساعت و نیم در صف پست مرکزی ایستادم',
        'از پنج باجه فقط یکی باز بود',
        'می‌گن سیستم قطعه برو فردا بیا',
        'دفتر پستی زودتر از ساعت اعلام‌شده تعطیل کرد',
        'برای کارتن و چسب پول زور می‌گیرن',
        'ورودی دفتر پله دارد و مادرم با ویلچر نمی‌تواند وارد شود',
        'کارمند باجه دو خیلی کمکم کرد ممنون',
      ],
      en: ['I queued for over an hour at the post office', 'only one of five counters was open'],
    },
  },
  {
    code: 'postal-code',
    group: OFFICES,
    name: { fa: 'کد پستی و نشانی', en: 'Postal codes and addresses' },
    description: {
      fa: 'گرفتن، درست کردن یا تأیید کد پستی، پلاک تازه، واحدهای بی‌کد.',
      en: 'Getting, correcting or certifying a postal code, new plates, flats without a code.',
    },
    target: { firstReplyDays: 3, solutionDays: 10 },
    isPublic: false,
    needsPlace: true,
    callsBack: true,
    examples: {
      fa: [
        'برای واحد نوساز کد پستی می‌خواهم',
        'کد پستی ما روی نقشه جای دیگری را نشان می‌دهد',
        'گواهی کد پستی برای ثبت‌نام مدرسه لازم دارم',
        'طبقه ما کد جدا نداره باید چیکار کنم',
        'پلاک خانه عوض شده، نشانی را اصلاح فرمایید',
        'سایت می‌گه این کد ده‌رقمی معتبر نیست',
      ],
      en: ['I need a postal code for a new flat', 'our postal code points to the wrong place'],
    },
  },
  {
    code: 'tracking',
    group: PARCELS,
    name: { fa: 'رهگیری و سامانه', en: 'Tracking and website' },
    description: {
      fa: 'رهگیری به‌روز نمی‌شود، پیامک نمی‌آید، سایت یا برنامه خطا می‌دهد.',
      en: 'Tracking is not updated, text messages do not come, the website or app shows errors.',
    },
    target: { firstReplyDays: 2, solutionDays: 5 },
    isPublic: true,
    needsPlace: false,
    callsBack: false,
    examples: {
      fa: [
        'سامانه رهگیری باز نمی‌شود',
        'کد رهگیری می‌زنم می‌گه یافت نشد',
        'وضعیت مرسوله چهار روز است عوض نشده',
        'پیامک تحویل آمد ولی چیزی تحویل نشده',
        'برنامه پست روی گوشی من بالا نمیاد',
        'پیامک کد تحویل نمی‌رسد',
      ],
      en: ['the tracking number is not found', 'the tracking page has not changed for days'],
    },
  },
]

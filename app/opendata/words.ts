/** Every sentence of this slice that a person reads: in the apps of others, so each must be clear by itself. */
import { type Lang, number } from '#kit/words.ts'
import type { PersonState } from '../cases/index.ts'
import type { Trouble } from './schema.ts'

type Words = {
  errors: Record<Trouble, string>
  status: Record<PersonState, string>
  yes: string
  no: string
  mayPublish: string
  wantsUpdates: string
  area: string
  taken: string
  contact: string
  keys: string
}

const MOST_DAYS = 90
const MOST_SIGNS = 4000

const FA: Words = {
  errors: {
    'jurisdiction-missing': 'این سامانه چند دستگاه دارد؛ jurisdiction_id (نام کوتاه دستگاه) لازم است.',
    'jurisdiction-unknown': 'دستگاهی با این jurisdiction_id نیست.',
    'service-missing': 'service_code لازم است.',
    'service-unknown': 'خدمتی با این service_code نیست.',
    'request-unknown': 'درخواستی با این service_request_id نیست، یا همگانی نیست.',
    'token-unknown': 'این token شناخته نشد.',
    'not-here': 'در این نشانی چیزی نیست.',
    'date-wrong': 'تاریخ خوانده نشد؛ مانند 2026-11-21T00:00:00Z بنویسید.',
    'range-long': `بازه نباید بیشتر از ${number('fa', MOST_DAYS)} روز باشد و پایان آن پیش از آغاز.`,
    'status-wrong': 'status فقط open یا closed است.',
    'page-wrong': 'page و page_size عدد درست و مثبت‌اند.',
    'place-missing': 'برای این خدمت، lat و long یا address_string لازم است.',
    'description-missing': 'description لازم است: بنویسید چه شده است.',
    'description-long': `description بلندتر از ${number('fa', MOST_SIGNS)} نویسه است.`,
    'text-broken': 'در متن نویسه‌هایی هست که خوانده نمی‌شود؛ با UTF-8 بفرستید.',
    'area-unknown': 'این محله در فهرست نیست.',
    'place-unclear':
      'به این نام چند جا می‌شناسیم. همان را با address_id یکی از choices بفرستید، یا با asked=true همین‌طور.',
    'address-long': 'address_string بلندتر از ۳۰۰ نویسه است.',
    'point-wrong': 'lat و long را هر دو با عدد بفرستید، یا هیچ‌کدام را.',
    'contact-wrong': 'email یا phone درست نوشته نشده است.',
    'contact-missing': 'برای خبرکردن، email یا phone لازم است.',
    'key-short': 'Idempotency-Key دست‌کم ۱۶ نویسهٔ تصادفی است؛ برای هر پیام یک UUID تازه بسازید.',
    'agency-closed': 'این دستگاه اکنون پیام تازه نمی‌پذیرد.',
    'other-site': 'این درخواست از صفحهٔ سایت دیگری آمده است؛ از برنامه یا سرور خود بفرستید.',
    'too-many': 'از این جا پیام‌های زیادی آمده است؛ ساعتی دیگر دوباره بفرستید.',
    'try-later': 'سامانه همین حالا به بایگانی خود نمی‌رسد؛ چند دقیقه دیگر با همان Idempotency-Key دوباره بفرستید.',
    'too-large': 'این درخواست بزرگ‌تر از اندازهٔ مجاز است. فایل را این‌جا نمی‌پذیریم.',
    'not-a-form': 'بدنهٔ درخواست باید فرم یا JSON باشد.',
  },
  status: {
    received: 'پیام رسیده است.',
    open: 'اداره آن را بررسی می‌کند.',
    answered: 'اداره پاسخ داده است و کار ادامه دارد.',
    'waiting-for-person': 'اداره پرسشی دارد؛ با رسید پاسخ دهید.',
    done: 'اداره می‌گوید انجام شد؛ منتظر تأیید یا اعتراض فرستنده است.',
    confirmed: 'انجام شد و فرستنده تأیید کرد.',
    'not-confirmed': 'اداره می‌گوید انجام شد؛ فرستنده تأیید نکرده است.',
    refused: 'اداره با ذکر دلیل نپذیرفت.',
    withdrawn: 'فرستنده آن را پس گرفت.',
    hidden: 'کنار گذاشته شد؛ شمار و دلیل آن در صفحهٔ نتایج است.',
  },
  yes: 'بله',
  no: 'نه',
  mayPublish:
    'آیا دیگران هم می‌توانند متن پیام را بخوانند؟ فقط پس از پنهان‌کردن اطلاعات شخصی و بازبینی کارشناس، با روز و محدودهٔ تقریبی.',
  wantsUpdates: 'آیا با ایمیل یا تلفن خبر دهیم که پاسخ آمده است؟',
  area: 'محله یا منطقه',
  taken: 'پیام رسید و به ادارهٔ مسئول می‌رود.',
  contact: 'نشانی همین سامانه',
  keys: 'کلید لازم نیست.',
}

const EN: Words = {
  errors: {
    'jurisdiction-missing': 'This server has several agencies: jurisdiction_id (the short name of one) is required.',
    'jurisdiction-unknown': 'There is no agency with this jurisdiction_id.',
    'service-missing': 'service_code is required.',
    'service-unknown': 'There is no service with this service_code.',
    'request-unknown': 'There is no request with this service_request_id, or it is not public.',
    'token-unknown': 'This token is not known.',
    'not-here': 'There is nothing at this address.',
    'date-wrong': 'The date cannot be read; write it like 2026-11-21T00:00:00Z.',
    'range-long': `The range may span ${MOST_DAYS} days at most, and its end comes after its start.`,
    'status-wrong': 'status is open or closed.',
    'page-wrong': 'page and page_size are whole positive numbers.',
    'place-missing': 'This service needs a place: lat and long, or address_string.',
    'description-missing': 'description is required: say what happened.',
    'description-long': `description is longer than ${number('en', MOST_SIGNS)} characters.`,
    'text-broken': 'The text has characters that cannot be read; send it as UTF-8.',
    'area-unknown': 'This area is not in the list.',
    'place-unclear':
      'We know several places of this name. Send it again with the address_id of one of the choices, or with asked=true as it is.',
    'address-long': 'address_string is longer than 300 characters.',
    'point-wrong': 'Send lat and long both as numbers, or neither.',
    'contact-wrong': 'email or phone is not written as one.',
    'contact-missing': 'To be told, an email or a phone is needed.',
    'key-short': 'An Idempotency-Key has at least 16 random characters: make a new UUID for each message.',
    'agency-closed': 'This agency takes no new messages at present.',
    'other-site': 'This request comes from a page of another site; send it from your app or server.',
    'too-many': 'Many messages have come from here; send it again in an hour.',
    'try-later':
      'The system cannot reach its store just now; send it again in a few minutes with the same Idempotency-Key.',
    'too-large': 'This request is larger than allowed. Files are not taken here.',
    'not-a-form': 'The body of the request must be a form or JSON.',
  },
  status: {
    received: 'The message has arrived.',
    open: 'The office is working on it.',
    answered: 'The office has replied and the work goes on.',
    'waiting-for-person': 'The office has a question; answer it with the receipt.',
    done: 'The office says it is done; the sender is asked to confirm or object.',
    confirmed: 'It is done, and the sender has confirmed it.',
    'not-confirmed': 'The office says it is done; the sender has not confirmed it.',
    refused: 'The office has refused, with a reason.',
    withdrawn: 'The sender has withdrawn it.',
    hidden: 'It was put aside; how many were, and why, stands on the results page.',
  },
  yes: 'Yes',
  no: 'No',
  mayPublish:
    'May others read the message? Only after personal data is covered and an officer has looked, with the day and a rough area.',
  wantsUpdates: 'Shall we say by e-mail or phone that there is a reply?',
  area: 'Neighbourhood or area',
  taken: 'The message has arrived and goes to the office responsible.',
  contact: 'The address of this server',
  keys: 'No key is needed.',
}

export const WORDS: Record<Lang, Words> = { fa: FA, en: EN }

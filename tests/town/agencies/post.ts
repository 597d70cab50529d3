/** The made-up town's post: its services, desks, people and words. */
import type { Agency } from '../shape.ts'
import { POST_SERVICES } from './post.services.ts'
import { templates } from './templates.ts'

export const POST: Agency = {
  slug: 'post',
  name: { fa: 'پست نارون‌شهر', en: 'Narvanshahr Post' },
  isUmbrella: false,
  calendar: 'two-shifts',
  offices: [
    {
      code: 'central',
      name: { fa: 'پست مرکزی', en: 'Central post office' },
      address: { fa: 'دروازه‌نو، میدان دروازه', en: 'Darvazeh Square, Darvazeh No' },
    },
    {
      code: 'east-branch',
      name: { fa: 'دفتر پستی شرق', en: 'East branch' },
      address: { fa: 'شهرک فیروزه، خیابان یاقوت', en: 'Yaghut Street, Firuzeh Estate' },
    },
    {
      code: 'sorting-centre',
      name: { fa: 'مرکز تجزیه و رهسپاری', en: 'Sorting centre' },
      address: { fa: 'کوی نساجان، بلوار کارخانه', en: 'Karkhaneh Boulevard, Nassajan' },
    },
  ],
  desks: [
    {
      code: 'west-delivery',
      office: 'central',
      name: { fa: 'میز توزیع و باجه مرکزی', en: 'Delivery and counter, central' },
      services: ['delivery', 'counter'],
      toBeSorted: false,
    },
    {
      code: 'east-delivery',
      office: 'east-branch',
      name: { fa: 'میز توزیع و باجه شرق', en: 'Delivery and counter, east' },
      services: ['delivery', 'counter'],
      toBeSorted: false,
    },
    {
      code: 'parcels',
      office: 'sorting-centre',
      name: { fa: 'میز مرسوله و غرامت', en: 'Parcels and compensation' },
      services: ['parcel-late', 'parcel-damaged', 'tracking'],
      toBeSorted: false,
    },
    {
      code: 'postal-codes',
      office: 'central',
      name: { fa: 'میز کد پستی', en: 'Postal codes' },
      services: ['postal-code'],
      toBeSorted: false,
    },
    {
      code: 'sorting',
      office: 'central',
      name: { fa: 'در انتظار تفکیک', en: 'To be sorted' },
      services: [],
      toBeSorted: true,
    },
  ],
  services: POST_SERVICES,
  responsibilities: [
    { service: '*', area: 'bagh-sib', office: 'central' },
    { service: '*', area: 'pol-sangi', office: 'central' },
    { service: '*', area: 'darvazeh-no', office: 'central' },
    { service: '*', area: 'chenarestan', office: 'east-branch' },
    { service: '*', area: 'firuzeh', office: 'east-branch' },
    { service: '*', area: 'nassajan', office: 'east-branch' },
    { service: 'parcel-late', area: '*', office: 'sorting-centre' },
    { service: 'parcel-damaged', area: '*', office: 'sorting-centre' },
    { service: 'tracking', area: '*', office: 'sorting-centre' },
    { service: 'postal-code', area: '*', office: 'central' },
    { service: '*', area: '*', office: 'central' },
  ],
  officers: [
    {
      email: 'manizheh.peyki@example.org',
      name: { fa: 'منیژه پیکی', en: 'Manizheh Peyki' },
      role: 'officer',
      desks: ['west-delivery', 'postal-codes', 'sorting'],
    },
    {
      email: 'omid.barbarang@example.org',
      name: { fa: 'امید باربرنگ', en: 'Omid Barbarang' },
      role: 'officer',
      desks: ['east-delivery'],
    },
    {
      email: 'laleh.baranian@example.org',
      name: { fa: 'لاله بارانیان', en: 'Laleh Baranian' },
      role: 'officer',
      desks: ['parcels'],
    },
    {
      email: 'khosrow.tambrian@example.org',
      name: { fa: 'خسرو تمبریان', en: 'Khosrow Tambrian' },
      role: 'lead',
      desks: ['west-delivery', 'east-delivery', 'parcels', 'sorting'],
    },
    {
      email: 'azar.nameavar@example.org',
      name: { fa: 'آذر نامه‌آور', en: 'Azar Nameavar' },
      role: 'manager',
      desks: [],
    },
    {
      email: 'post.auditor@example.org',
      name: { fa: 'کاوه سنجشی', en: 'Kaveh Sanjeshi' },
      role: 'auditor',
      desks: [],
    },
    {
      email: 'post.admin@example.org',
      name: { fa: 'رعنا کلیددار', en: 'Rana Keliddar' },
      role: 'admin',
      desks: [],
    },
  ],
  reasons: [
    {
      code: 'wrong-address',
      fa: 'نشانی یا کد پستی روی مرسوله کامل نبود و فرستنده باید آن را درست کند.',
      en: 'The address or postal code on the item was incomplete and the sender must correct it.',
    },
    {
      code: 'not-insured',
      fa: 'مرسوله بیمه نشده بود و بیش از غرامت پایه پرداخت نمی‌شود.',
      en: 'The item was not insured, so no more than the basic compensation is paid.',
    },
    {
      code: 'too-late',
      fa: 'مهلت درخواست غرامت (سه ماه از فرستادن) گذشته است.',
      en: 'The time to claim (three months from sending) has passed.',
    },
    {
      code: 'other-carrier',
      fa: 'بسته را شرکت دیگری جابه‌جا کرده است.',
      en: 'Another company carried the parcel.',
    },
  ],
  templates: templates({
    done: {
      fa: 'با سلام، موضوع پیگیری و انجام شد. لطفاً با رسید خود بگویید درست شده است یا نه.',
      en: 'Hello, this has been followed up and done. Please tell us with your receipt whether it is right now.',
    },
    planned: {
      fa: 'با سلام، پیگیری آغاز شده و نتیجه تا {day} روشن می‌شود.',
      en: 'Hello, we have begun to trace it and will know by {day}.',
    },
    refused: {
      fa: 'با سلام، متأسفانه این درخواست را نمی‌توانیم بپذیریم. دلیل: {reason}',
      en: 'Hello, we are sorry that we cannot accept this request. The reason: {reason}',
    },
    question: {
      fa: 'با سلام، لطفاً شماره مرسوله و روز فرستادن آن را با همین رسید بنویسید.',
      en: 'Hello, please tell us with this same receipt the item number and the day it was sent.',
    },
    'passed-on': {
      fa: 'با سلام، پیام شما برای پیگیری به {office} سپرده شد.',
      en: 'Hello, your message has been passed to {office}.',
    },
  }),
  retentionDays: 365,
  confirmDays: 7,
  intro: {
    fa: 'بسته نرسیده، نامه به در همسایه رفته، یا نامه‌رسان خوبی دارید؟ همین‌جا بنویسید.',
    en: 'A parcel that has not come, a letter at the wrong door, or a good postman? Write it here.',
  },
  privacy: {
    fa: 'متن شما رمز می‌شود و یک سال می‌ماند. شماره تماس فقط برای پیگیری مرسوله به کار می‌رود و جای دیگری دیده نمی‌شود. می‌توانید پیام را با رسید پس بگیرید.',
    en: 'Your text is encrypted and kept for one year. A phone number is used only to trace the item and is shown nowhere else. You can withdraw the message with your receipt.',
  },
}

/** Words of joining cases about the same matter, and of their senders. */
import { number } from '../../../app/kit/words.ts'
import { both } from '../both.ts'

export const JOINING = both({
  fa: {
    grade: { 'near-copy': 'رونوشت همان', likely: 'شاید همان موضوع', alike: 'همانند' },
    sameService: 'همان خدمت',
    otherService: 'خدمت دیگر',
    sameArea: 'همان محدوده',
    otherArea: 'محدودهٔ دیگر',
    daysApart: (days: number) => (days === 0 ? 'همان روز' : `${number('fa', days)} روز فاصله`),
    join: 'همان موضوع است؛ پیوسته شود',
    joinedNow: 'پرونده‌ها یکی شدند. هر فرستنده با رسید خودش خبر می‌گیرد و نوشتهٔ دیگران را نمی‌بیند.',
    title: (n: number) => `پیوسته‌ها (${number('fa', n)})`,
    joinedOn: (day: string) => `پیوسته در ${day}`,
    split: 'جدا شود',
    splitNow: 'جدا شد و دوباره پروندهٔ خودش است.',
    senders: (n: number) => `${number('fa', n)} فرستنده`,
    more: 'پیام‌های بیشتر',
    goesToAll: (n: number) =>
      `این پاسخ به ${number('fa', n)} فرستنده می‌رسد. دربارهٔ هیچ‌کدام چیزی ننویسید که دیگران نباید بدانند.`,
    told: 'چه شنیده است؟',
    toldNothing: 'هنوز پاسخی نشنیده است.',
    joinedTo: (code: string) => `به پروندهٔ ${code} پیوست`,
    joinedFrom: (code: string) => `پروندهٔ ${code} به این پیوست`,
    splitFrom: (code: string) => `پروندهٔ ${code} از این جدا شد`,
    splitTo: (code: string) => `از پروندهٔ ${code} جدا شد`,
  },
  en: {
    grade: { 'near-copy': 'a copy', likely: 'perhaps the same matter', alike: 'alike' },
    sameService: 'same service',
    otherService: 'another service',
    sameArea: 'same area',
    otherArea: 'another area',
    daysApart: (days) => (days === 0 ? 'same day' : days === 1 ? 'one day apart' : `${number('en', days)} days apart`),
    join: 'It is the same: join',
    joinedNow: 'The cases are one now. Every sender hears by their own receipt and sees nothing of the others.',
    title: (n) => `Joined (${number('en', n)})`,
    joinedOn: (day) => `joined on ${day}`,
    split: 'Split off',
    splitNow: 'It was split off and is a case of its own again.',
    senders: (n) => (n === 1 ? 'one sender' : `${number('en', n)} senders`),
    more: 'More messages',
    goesToAll: (n) =>
      `This reply goes to ${number('en', n)} senders. Write nothing about one of them that the others must not know.`,
    told: 'What were they told?',
    toldNothing: 'They have heard nothing yet.',
    joinedTo: (code) => `Joined to case ${code}`,
    joinedFrom: (code) => `Case ${code} was joined to this one`,
    splitFrom: (code) => `Case ${code} was split off this one`,
    splitTo: (code) => `Split off case ${code}`,
  },
})

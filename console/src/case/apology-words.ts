/** Words of an apology as an officer writes it, and of what one still lacks. */
import type { ApologyLack, Part } from '../../../app/cases/apology/rules.ts'
import type { Fault } from '../../../app/cases/schema.ts'
import { both } from '../both.ts'

export const APOLOGY = both({
  fa: {
    title: 'پوزش',
    owed: 'این پاسخ بی پوزش فرستاده نمی‌شود، چون:',
    faults: {
      'late-reply': 'پاسخ نخست پس از مهلتش داده شد یا هنوز داده نشده است.',
      'late-solution': 'مهلت حل گذشت و کار انجام نشده بود.',
      'broken-plan': 'روزی که قول داده بودید گذشت و کار انجام نشده بود.',
      objection: 'شخص اعتراض کرد و با این پاسخ می‌پذیرید که حق داشت.',
    } as Record<Fault, string>,
    lead: 'چهار بخش را شخص زیر پاسخ، با نام امضاکننده و اداره می‌خواند. هیچ پوزشی خودکار نوشته یا فرستاده نمی‌شود.',
    add: 'افزودن پوزش',
    remove: 'برداشتن پوزش',
    parts: {
      happened: 'چه شد',
      fault: 'کوتاهی از که بود',
      repair: 'چه چیزی جبران می‌شود',
      prevention: 'چه می‌شود که دوباره پیش نیاید',
    } as Record<Part, string>,
    hints: {
      happened: 'آنچه بر شخص گذشت، بی‌کم‌وکاست: «دو هفته آب نداشتید و کسی پاسخ نداد.»',
      fault: 'بگویید از که بود: «کوتاهی از ما بود؛ درخواست شما را دیر فرستادیم.»',
      repair: 'برای همین شخص، با روز یا اندازه: «تا دوشنبه وصل می‌شود و قبض این دو هفته صفر است.»',
      prevention: 'آنچه در کار اداره عوض می‌شود: «از این پس هر درخواست همان روز به گروه می‌رسد.»',
    } as Record<Part, string>,
    name: 'به چه نامی امضا می‌کنید',
    nameHint: 'شخص این نام و نام اداره را زیر پوزش می‌بیند. نام شما در سامانه به کسی نشان داده نمی‌شود.',
    checklist: 'چه کم دارد',
    whole: 'چیزی کم ندارد.',
    lacks: {
      happened: 'نگفته‌اید چه بر شخص گذشت.',
      fault: 'نگفته‌اید کوتاهی از که بود.',
      repair: 'نگفته‌اید برای همین شخص چه جبران می‌شود.',
      prevention: 'نگفته‌اید چه می‌کنید که دوباره پیش نیاید.',
      same: 'دو بخش یک جمله‌اند؛ هر بخش حرف خودش را دارد.',
      regret: 'هیچ‌جا نگفته‌اید «پوزش می‌خواهیم» یا «متأسفیم».',
      owner: 'کوتاهی بی‌صاحب مانده است: بگویید ما، اداره، یا همان میز.',
      condition: '«اگر ناراحت شدید» پوزش را پس می‌گیرد؛ ناراحت شده‌اند.',
      blame: 'کوتاهی را به شخص برمی‌گرداند؛ این‌جا جای آن نیست.',
    } as Record<ApologyLack, string>,
    missing: {
      apology: 'این پاسخ پوزش می‌خواهد؛ آن را بیفزایید.',
      parts: 'پوزش کامل نیست؛ فهرست زیر آن را ببینید.',
      signature: 'پوزش بی‌نام فرستاده نمی‌شود؛ بنویسید به چه نامی امضا می‌کنید.',
    },
  },
  en: {
    title: 'Apology',
    owed: 'This reply is not sent without an apology, because:',
    faults: {
      'late-reply': 'The first reply came after its time, or has not come yet.',
      'late-solution': 'The time for the solution passed, and it was not done.',
      'broken-plan': 'The day that you named passed, and it was not done.',
      objection: 'The person objected, and with this reply you say that they were right.',
    },
    lead: 'The person reads the four parts under the reply, with the name you sign with and that of the office. No apology is ever written or sent by itself.',
    add: 'Add an apology',
    remove: 'Remove the apology',
    parts: {
      happened: 'What happened',
      fault: 'Whose fault it was',
      repair: 'What is put right',
      prevention: 'What is done so that it does not happen again',
    },
    hints: {
      happened:
        'What the person went through, nothing left out: “For two weeks you had no water, and nobody answered.”',
      fault: 'Say whose: “The fault was ours; we passed on your request too late.”',
      repair:
        'For this person, with a day or an amount: “It is back on Monday, and these two weeks are not on your bill.”',
      prevention: 'What changes in how the office works: “From now on each request reaches the crew the same day.”',
    },
    name: 'The name you sign with',
    nameHint:
      'The person sees this name and that of the office under the apology. Your name in the system is shown to nobody.',
    checklist: 'What it lacks',
    whole: 'It lacks nothing.',
    lacks: {
      happened: 'You have not said what the person went through.',
      fault: 'You have not said whose fault it was.',
      repair: 'You have not said what is put right for this person.',
      prevention: 'You have not said what you do so that it does not happen again.',
      same: 'Two parts say the same; each has something of its own to say.',
      regret: 'Nowhere do you say “we are sorry” or “we apologise”.',
      owner: 'The fault is nobody’s: say we, the office, or which desk.',
      condition: '“If you were upset” takes the apology back; they were.',
      blame: 'It gives the fault back to the person; this is not the place.',
    },
    missing: {
      apology: 'This reply needs an apology; add one.',
      parts: 'The apology is not whole; see the list under it.',
      signature: 'No apology is sent without a name; write the one you sign with.',
    },
  },
})

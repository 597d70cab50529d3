/** Every sentence of this slice that a person reads. */
import { type Lang, longDate, number } from '#kit/words.ts'
import type { AdditionKind } from '../submissions/index.ts'
import type { HandoverState, Outcome, PauseReason, PersonAct, PersonState } from './schema.ts'

type Words = {
  ask: { title: string; lead: string; field: string; hint: string; open: string; lost: string }
  trouble: Record<
    | 'not-a-receipt'
    | 'unknown-receipt'
    | 'not-open'
    | 'words-needed'
    | 'other-site'
    | 'too-many'
    | 'text-long'
    | 'text-broken',
    string
  > & { wait: (minutes: number) => string }
  title: string
  state: Record<PersonState, { title: string; about: string }>
  facts: {
    status: string
    service: string
    place: string
    whoAnswers: string
    writeTo: (agency: string) => string
    received: string
    firstReply: string
    solution: string
    planned: string
    verdictUntil: string
    objections: string
    passedOn: string
    unsorted: string
    late: string
    why: string
    paused: Record<PauseReason, (since: string) => string>
  }
  history: string
  yourText: string
  erased: string
  added: Record<AdditionKind, string>
  sent: string
  moved: Record<'joined' | 'split', { title: string; about: string }>
  /** `from` and `to` are names of agencies. */
  handover: Record<HandoverState, (from: string, to: string) => string> & {
    at: (agency: string) => string
    came: Record<'accepted' | 'refused', (agency: string) => string>
  }
  saidBy: (agency: string) => string
  outcome: Record<Outcome, string>
  reason: (reason: string) => string
  plannedFor: (day: string) => string
  files: string
  confirmAsk: { title: string; about: string; until: (day: string) => string }
  act: Record<PersonAct, { title: string; label: string; hint: string; button: string }>
  acted: Record<PersonAct, string>
  again: string
  back: string
  sure: string
  tickSure: string
  noProof: string
  noPdf: string
}

export const WORDS: Record<Lang, Words> = {
  fa: {
    ask: {
      title: 'پیگیری با رسید',
      lead: 'رسیدی را که هنگام فرستادن پیام گرفتید وارد کنید.',
      field: 'رسید ۲۰ رقمی',
      hint: 'با هر رقمی (فارسی یا لاتین)، با فاصله یا بی‌فاصله.',
      open: 'دیدن پیام',
      lost: 'رسید گم‌شده بازیابی نمی‌شود، چون ما نمی‌دانیم کدام پیام از شماست. می‌توانید دوباره پیام بفرستید.',
    },
    trouble: {
      'not-a-receipt': 'رسید ۲۰ رقم دارد. رقم‌ها را از روی رسید دوباره بنویسید.',
      'unknown-receipt': 'پیامی با این رسید پیدا نشد. رقم‌ها را یک‌بار دیگر نگاه کنید.',
      'not-open': 'این کار در وضعیت کنونی پرونده ممکن نیست. وضعیت تازه را پایین ببینید.',
      'words-needed': 'چیزی ننوشته‌اید. چند کلمه بنویسید و دوباره بفرستید.',
      'other-site': 'این درخواست از صفحهٔ ما نیامده است. صفحه را دوباره باز کنید.',
      'too-many': 'از این جا درخواست‌های زیادی آمده است. چند دقیقه دیگر دوباره بیایید.',
      'text-long': 'متن بلندتر از ۴٬۰۰۰ نویسه است؛ کوتاه‌ترش کنید.',
      'text-broken': 'در متن نشانه‌هایی هست که خوانده نمی‌شود. لطفاً آن را دوباره بنویسید.',
      wait: (minutes) =>
        `چند بار رسید نادرست وارد شده است. برای امنیت پیام، ${number('fa', minutes)} دقیقهٔ دیگر دوباره بیایید.`,
    },
    title: 'پیام شما',
    state: {
      received: { title: 'رسیده است', about: 'پیام شما ذخیره شده و در حال رسیدن به ادارهٔ مسئول است.' },
      open: { title: 'در دست بررسی', about: 'ادارهٔ مسئول روی آن کار می‌کند.' },
      answered: { title: 'برنامه‌ریزی شده', about: 'اداره روزی را برای انجام کار قول داده است.' },
      'waiting-for-person': { title: 'منتظر پاسخ شما', about: 'اداره پرسشی دارد؛ پایین همین صفحه پاسخ دهید.' },
      done: { title: 'اداره می‌گوید انجام شد', about: 'حرف آخر با شماست: تأیید کنید یا اعتراض.' },
      confirmed: { title: 'تأیید شده', about: 'شما تأیید کردید که کار انجام شده است. سپاس.' },
      'not-confirmed': {
        title: 'بسته، بی‌تأیید شما',
        about: 'در مهلت، پاسخی نیامد؛ «تأییدنشده» شمرده می‌شود. هنوز هم می‌توانید تأیید یا اعتراض کنید.',
      },
      refused: { title: 'پذیرفته نشد', about: 'اداره با ذکر دلیل نپذیرفته است. می‌توانید اعتراض کنید.' },
      withdrawn: { title: 'پس گرفته شده', about: 'شما پیام را پس گرفتید و متن آن پاک شد.' },
      hidden: { title: 'پنهان شده', about: 'این پیام به دلیلی که در آمار همگانی شمرده می‌شود پنهان شده است.' },
    },
    facts: {
      status: 'وضعیت',
      service: 'خدمت',
      place: 'کجا',
      whoAnswers: 'چه کسی پاسخ می‌دهد',
      writeTo: (agency) => `نوشتن به «${agency}»`,
      received: 'روز رسیدن',
      firstReply: 'مهلت پاسخ نخست',
      solution: 'مهلت حل',
      planned: 'روز قول‌داده‌شده',
      verdictUntil: 'مهلت تأیید یا اعتراض',
      objections: 'شمار اعتراض‌ها',
      passedOn: 'ارجاع میان اداره‌ها',
      unsorted: 'کارشناس هنوز خدمت را تعیین نکرده است',
      late: 'از مهلت گذشته است',
      why: 'چرا این روز؟',
      paused: {
        person: (since) => `از ${longDate('fa', since)} نگه داشته شده است، تا شما پاسخ دهید.`,
        'other-agency': (since) =>
          `از ${longDate('fa', since)} نگه داشته شده است، چون پرونده نزد دستگاه دیگری است و مهلت آن می‌دود.`,
      },
    },
    history: 'چه گذشته است',
    yourText: 'متن شما',
    erased: 'متن پاک شده است.',
    added: {
      more: 'افزودید',
      correction: 'تصحیح کردید',
      answer: 'پاسخ دادید',
      objection: 'اعتراض کردید',
      thanks: 'هنگام تأیید نوشتید',
      satisfaction: 'دربارهٔ رسیدگی نوشتید',
    },
    sent: 'پیام را فرستادید',
    handover: {
      offered: (from, to) => `${from} پرونده را به ${to} پیشنهاد کرد و منتظر پاسخ است`,
      accepted: (from, to) => `${from} پرونده را به ${to} پیشنهاد کرد`,
      refused: (from, to) => `${from} پرونده را به ${to} پیشنهاد کرد`,
      'taken-back': (from, to) => `${from} پیشنهادش به ${to} را پس گرفت`,
      at: (agency) => `پیام شما اکنون نزد ${agency} است. رسید شما همان است و همه‌جا کار می‌کند.`,
      came: { accepted: (agency) => `${agency} پذیرفت`, refused: (agency) => `${agency} نپذیرفت` },
    },
    saidBy: (agency) => `از سوی ${agency}`,
    moved: {
      joined: {
        title: 'کنار پیام‌های هم‌موضوع نشست',
        about:
          'دیگران هم از همین موضوع نوشته‌اند و اداره به همه با هم پاسخ می‌دهد. کسی نوشته و نشانی شما را نمی‌بیند، و تأیید یا اعتراض شما جداگانه شمرده می‌شود.',
      },
      split: {
        title: 'دوباره پرونده‌ای جدا شد',
        about: 'موضوع پیام شما با آن‌های دیگر یکی نبود؛ اداره به آن جداگانه پاسخ می‌دهد.',
      },
    },
    outcome: {
      done: 'اداره: انجام شد',
      planned: 'اداره: برنامه‌ریزی شد',
      refused: 'اداره: پذیرفته نشد',
      question: 'اداره پرسید',
      'passed-on': 'به ادارهٔ دیگری سپرده شد',
      update: 'خبر تازه از اداره',
    },
    reason: (reason) => `دلیل: ${reason}`,
    plannedFor: (day) => `روز قول‌داده‌شده: ${longDate('fa', day)}`,
    files: 'پیوست‌ها',
    confirmAsk: {
      title: 'واقعاً انجام شد؟',
      about: 'فقط شما می‌دانید. اگر چیزی نگویید، «تأییدنشده» شمرده می‌شود، نه «تأییدشده».',
      until: (day) => `تا ${longDate('fa', day)}`,
    },
    act: {
      confirm: {
        title: 'بله، انجام شد',
        label: 'اگر حرفی دارید بنویسید',
        hint: 'لازم نیست چیزی بنویسید.',
        button: 'تأیید می‌کنم',
      },
      object: {
        title: 'نه، انجام نشد',
        label: 'چه چیزی درست نشده است؟',
        hint: 'پرونده باز می‌شود و اعتراض شما شمرده می‌شود.',
        button: 'اعتراض دارم',
      },
      answer: {
        title: 'پاسخ به پرسش اداره',
        label: 'پاسخ شما',
        hint: 'مهلت اداره دوباره می‌دود.',
        button: 'فرستادن پاسخ',
      },
      more: {
        title: 'افزودن یا تصحیح',
        label: 'چه می‌خواهید بیفزایید؟',
        hint: 'متن نخست دست نمی‌خورد؛ این زیر آن می‌آید.',
        button: 'افزودن',
      },
      withdraw: {
        title: 'پس‌گرفتن پیام',
        label: '',
        hint: 'متن، عکس و راه تماس شما همین حالا پاک می‌شود و برنمی‌گردد. فقط شمرده می‌شود که پیامی پس گرفته شد.',
        button: 'پس می‌گیرم و پاک شود',
      },
    },
    acted: {
      confirm: 'سپاس؛ تأیید شما ثبت شد.',
      object: 'اعتراض شما ثبت و پرونده باز شد.',
      answer: 'پاسخ شما به اداره رسید.',
      more: 'افزوده شد و اداره آن را می‌بیند.',
      withdraw: 'پیام پس گرفته و پاک شد.',
    },
    again: 'این فرم پیش‌تر رسیده بود؛ چیزی دوبار ثبت نشد.',
    back: 'بازگشت به پیام',
    sure: 'مطمئنم که می‌خواهم پیام پاک شود',
    tickSure: 'اگر مطمئنید، خانهٔ زیر را نشان بزنید و دوباره بفرستید. تا آن وقت چیزی پاک نمی‌شود.',
    noProof:
      'هنوز گواهی‌ای برای این پیام نیست. پیام‌های هر ساعت پس از پایان آن در دفتر همگانی می‌آید؛ گواهی پیام پاک‌شده نزد ما نیست.',
    noPdf: 'رایانهٔ این سامانه نمی‌تواند PDF بسازد. پروندهٔ گواهی همه چیز را دارد؛ همین صفحه را هم می‌توانید چاپ کنید.',
  },
  en: {
    ask: {
      title: 'Follow up with your receipt',
      lead: 'Enter the receipt you were given when you sent your message.',
      field: 'Receipt of 20 digits',
      hint: 'In any digits (Persian or Latin), with or without spaces.',
      open: 'See my message',
      lost: 'A lost receipt cannot be recovered, because we do not know which message is yours. You can send a new one.',
    },
    trouble: {
      'not-a-receipt': 'A receipt has 20 digits. Copy them again from your receipt.',
      'unknown-receipt': 'No message was found for this receipt. Please look at the digits once more.',
      'not-open': 'That is not possible in the present state of the case. See its new state below.',
      'words-needed': 'You have not written anything. Write a few words and send again.',
      'other-site': 'This request did not come from our page. Open the page again.',
      'too-many': 'Many requests have come from here. Come back in a few minutes.',
      'text-long': 'The text is longer than 4,000 characters; please shorten it.',
      'text-broken': 'The text has characters that cannot be read. Please write it again.',
      wait: (minutes) =>
        `A wrong receipt was entered several times. To keep the message safe, come back in ${minutes} minutes.`,
    },
    title: 'Your message',
    state: {
      received: { title: 'Received', about: 'Your message is stored and on its way to the responsible office.' },
      open: { title: 'Being looked at', about: 'The responsible office is working on it.' },
      answered: { title: 'Planned', about: 'The office has promised a day.' },
      'waiting-for-person': { title: 'Waiting for you', about: 'The office has a question; answer it below.' },
      done: { title: 'The office says it is done', about: 'You have the last word: confirm or object.' },
      confirmed: { title: 'Confirmed', about: 'You confirmed that it was done. Thank you.' },
      'not-confirmed': {
        title: 'Closed without your word',
        about: 'No word came in time; it counts as not confirmed. You can still confirm or object.',
      },
      refused: { title: 'Refused', about: 'The office refused and gave its reason. You can object.' },
      withdrawn: { title: 'Taken back', about: 'You took the message back and its text was erased.' },
      hidden: { title: 'Hidden', about: 'This message is hidden for a reason that is counted in public.' },
    },
    facts: {
      status: 'State',
      service: 'Service',
      place: 'Where',
      whoAnswers: 'Who answers',
      writeTo: (agency) => `Write to “${agency}”`,
      received: 'Received on',
      firstReply: 'First reply due',
      solution: 'Solution due',
      planned: 'Promised day',
      verdictUntil: 'Confirm or object by',
      objections: 'Objections',
      passedOn: 'Passed on between offices',
      unsorted: 'An officer has yet to sort it',
      late: 'Overdue',
      why: 'Why then?',
      paused: {
        person: (since) => `It stands since ${longDate('en', since)}, until you answer.`,
        'other-agency': (since) =>
          `It stands since ${longDate('en', since)}: the case is with another agency, whose clock runs.`,
      },
    },
    history: 'What has happened',
    yourText: 'Your text',
    erased: 'The text has been erased.',
    added: {
      more: 'You added',
      correction: 'You corrected',
      answer: 'You answered',
      objection: 'You objected',
      thanks: 'You wrote when confirming',
      satisfaction: 'You wrote of how it was handled',
    },
    sent: 'You sent the message',
    handover: {
      offered: (from, to) => `${from} offered the case to ${to} and waits for an answer`,
      accepted: (from, to) => `${from} offered the case to ${to}`,
      refused: (from, to) => `${from} offered the case to ${to}`,
      'taken-back': (from, to) => `${from} took back its offer to ${to}`,
      at: (agency) => `Your message is now with ${agency}. Your receipt stays the same and works for both.`,
      came: { accepted: (agency) => `${agency} accepted it`, refused: (agency) => `${agency} did not accept it` },
    },
    saidBy: (agency) => `by ${agency}`,
    moved: {
      joined: {
        title: 'Put together with others on the same matter',
        about:
          'Others have written of it, too, and the office answers all of you at once. Nobody sees what you wrote or where you are, and your own word on it counts.',
      },
      split: {
        title: 'A case of its own again',
        about: 'Your message was about another matter than the others; the office answers it by itself.',
      },
    },
    outcome: {
      done: 'The office: done',
      planned: 'The office: planned',
      refused: 'The office: refused',
      question: 'The office asked',
      'passed-on': 'Passed on to another office',
      update: 'News from the office',
    },
    reason: (reason) => `Reason: ${reason}`,
    plannedFor: (day) => `Promised day: ${longDate('en', day)}`,
    files: 'Attachments',
    confirmAsk: {
      title: 'Was it really done?',
      about: 'Only you know. If you say nothing it counts as not confirmed, never as confirmed.',
      until: (day) => `By ${longDate('en', day)}`,
    },
    act: {
      confirm: {
        title: 'Yes, it was done',
        label: 'Anything you would like to say',
        hint: 'You need not write anything.',
        button: 'I confirm',
      },
      object: {
        title: 'No, it was not done',
        label: 'What is still wrong?',
        hint: 'The case is opened again and your objection is counted.',
        button: 'I object',
      },
      answer: {
        title: 'Answer the question',
        label: 'Your answer',
        hint: 'The clock of the office then runs again.',
        button: 'Send the answer',
      },
      more: {
        title: 'Add or correct',
        label: 'What would you like to add?',
        hint: 'Your first text stays as it is; this goes below it.',
        button: 'Add',
      },
      withdraw: {
        title: 'Take the message back',
        label: '',
        hint: 'Your text, photos and contact are erased now and cannot be brought back. Only that a message was taken back is counted.',
        button: 'Take back and erase',
      },
    },
    acted: {
      confirm: 'Thank you; your confirmation is recorded.',
      object: 'Your objection is recorded and the case is open again.',
      answer: 'Your answer has reached the office.',
      more: 'It was added, and the office sees it.',
      withdraw: 'The message was taken back and erased.',
    },
    again: 'This form had arrived before; nothing was recorded twice.',
    back: 'Back to the message',
    sure: 'I am sure that the message should be erased',
    tickSure: 'If you are sure, tick the box and send again. Until then nothing is erased.',
    noProof:
      'There is no proof for this message yet. The messages of each hour are entered in the public log after its end; of a message that was erased we have no proof.',
    noPdf:
      'The computer of this service cannot make PDFs. The proof file holds everything; you can print this page, too.',
  },
}

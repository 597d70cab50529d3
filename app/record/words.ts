/** What the record says to people: on the receipt, on its public page, and where a receipt is checked. */
import { type Lang, number, type Text } from '#kit/words.ts'

/** Names of the record's own entries. */
export const ENTRY_NAMES: Readonly<Record<string, Text>> = {
  'record.act': { fa: 'کار درونی یک دستگاه', en: 'An internal act of an agency' },
  'record.key-handed-over': { fa: 'کلید دفتر عوض شد', en: 'The log’s key was handed over' },
  'record.begun-anew': { fa: 'دفتر از نو آغاز شد', en: 'The log was begun anew' },
  'record.promise-broken': { fa: 'قولی شکسته شد', en: 'A promise was broken' },
  'backups.restored': { fa: 'پشتیبان برگردانده شد', en: 'A backup was put back' },
}

type Words = {
  promise: { title: string; about: (by: string) => string; keep: string; show: string }
  proof: {
    title: string
    logged: (index: number) => string
    waiting: string
    erased: string
    what: string
    whatNot: string
    file: string
    sheet: string
    qr: string
    qrAbout: string
    how: string
    check: string
    timeline: string
    timelineAbout: string
    entry: string
    act: string
    day: string
  }
  record: {
    title: string
    lead: string
    state: string
    size: string
    root: string
    signed: string
    none: string
    witnessed: (signed: number, of: number, needed: number) => string
    enough: string
    tooFew: string
    noWitnesses: string
    promises: string
    promisesKept: (checked: string) => string
    promisesBroken: (count: number) => string
    promisesNever: string
    standsStill: string
    sums: string
    sumsAbout: string
    agency: string
    whole: string
    entry: string
    count: string
    removals: string
    removalsAbout: string
    noRemovals: string
    reason: string
    check: string
    checkAbout: string
    key: string
    links: { receipt: string; types: string; checkpoint: string }
  }
  verify: {
    title: string
    lead: string
    noScript: string
    saved: string
    scanned: string
    file: string
    key: string
    keyHint: string
    text: string
    textHint: string
    button: string
    say: Record<VerifySay, string>
    command: string
  }
}

/** What the page for checking a receipt may say; the script picks one. */
export const VERIFY_SAYS = [
  'good',
  'goodWithText',
  'text',
  'noFile',
  'notAProof',
  'otherKey',
  'badSignature',
  'notIncluded',
  'noEd25519',
  'notThere',
  'place',
] as const
export type VerifySay = (typeof VERIFY_SAYS)[number]

export const WORDS: Record<Lang, Words> = {
  fa: {
    promise: {
      title: 'قول ما دربارهٔ دفتر همگانی',
      about: (by) =>
        `تا ${by} اثر این پیام (نه متن آن) در دفتر همگانی ثبت می‌شود. این قول با کلید دفتر امضا شده است: اگر ثبت نشود، با همین امضا می‌توانید نشان دهید که پذیرفته بودیم.`,
      keep: 'این متن را همراه رسید نگه دارید.',
      show: 'متن امضاشدهٔ قول',
    },
    proof: {
      title: 'گواهی ثبت در دفتر همگانی',
      logged: (index) => `پیام شما در سطر ${number('fa', index)} دفتر همگانی ثبت شده است.`,
      waiting:
        'پیام شما هنوز در دفتر همگانی نیامده است. پیام‌های هر ساعت در پایان همان ساعت و درهم ثبت می‌شود تا کسی دقیقهٔ فرستادن شما را نداند.',
      erased: 'متن و راز این پیام پاک شده است؛ از روی دفتر دیگر نمی‌توان فهمید چه بوده است.',
      what: 'این گواهی نشان می‌دهد که سامانه پیام شما را پذیرفته و در دفتری ثبت کرده است که دیگر کسی، حتی گردانندهٔ سامانه، نمی‌تواند پنهانی سطری از آن را بردارد یا عوض کند.',
      whatNot:
        'نشان نمی‌دهد که چه کسی آن را فرستاده است. متن پیام در دفتر نیست و بی این پرونده نمی‌توان آن را از دفتر به دست آورد.',
      file: 'گرفتن پروندهٔ گواهی',
      sheet: 'گرفتن برگهٔ گواهی (PDF)',
      qr: 'کد دوبعدی گواهی',
      qrAbout:
        'شمارهٔ سطر و عدد رازی که پیام شما را به آن سطر می‌بندد. اگر نمی‌خواهید کسی بداند این سطر از آنِ شماست، آن را به کسی نشان ندهید.',
      how: 'چگونه بیازمایید:',
      check: 'آزمودن گواهی در مرورگر، بی آن‌که چیزی به جایی فرستاده شود',
      timeline: 'این پرونده در دفتر همگانی',
      timelineAbout:
        'همین سطرها در دفتر همگانی است، ولی تنها شما می‌دانید که به هم مربوط است. سطرهای هر ساعت پس از پایان آن و درهم می‌آید؛ پس ترتیبشان ترتیب رویدادها نیست.',
      entry: 'سطر',
      act: 'چه شد',
      day: 'روز',
    },
    record: {
      title: 'دفتر همگانی',
      lead: 'هر پیام پذیرفته‌شده، هر پاسخ و هر حذف یک سطر در این دفتر دارد. متن هیچ پیامی و نام هیچ کسی در آن نیست. هیچ سطری را نمی‌توان پنهانی برداشت یا عوض کرد: هر کسی می‌تواند این را از بیرون بیازماید.',
      state: 'وضعیت دفتر',
      size: 'شمار سطرها',
      root: 'چکیدهٔ همهٔ دفتر',
      signed: 'مُهرشده در',
      none: 'دفتر هنوز سطری ندارد.',
      witnessed: (signed, of, needed) =>
        `${number('fa', signed)} گواه از ${number('fa', of)} گواه آخرین مُهر را امضا کرده‌اند؛ دست‌کم ${number('fa', needed)} امضا لازم است.`,
      enough: 'گواهان بیرونی تأیید کرده‌اند که به همه یک دفتر نشان داده می‌شود.',
      tooFew: 'هنوز گواهان کافی مُهر تازه را امضا نکرده‌اند.',
      noWitnesses:
        'این دفتر گواه بیرونی ندارد. پس سامانه تنها خودش مراقب خودش است: اگر گرداننده به دو کس دو دفتر نشان دهد، تنها کسی می‌فهمد که مُهر پیشین را نگه داشته باشد.',
      promises: 'قول‌های ثبت',
      promisesKept: (checked) => `همهٔ پیام‌های پذیرفته‌شده تا زمان قول در دفتر آمده است. آخرین بررسی: ${checked}.`,
      promisesBroken: (count) =>
        `${number('fa', count)} پیام تا زمان قول در دفتر نیامد. این یک رخداد است: گرداننده باید دلیلش را بگوید، و خود آن در دفتر ثبت شده است.`,
      promisesNever: 'هنوز قولی برای بررسی نبوده است.',
      standsStill: 'دفتر ایستاده است: سطرهایی بیش از یک ساعت چشم به راه ثبت است.',
      sums: 'شمار سطرها به تفکیک دستگاه',
      sumsAbout: 'همین عددها را هر کسی می‌تواند از خود دفتر بشمارد.',
      agency: 'دستگاه',
      whole: 'کل سامانه',
      entry: 'چه شد',
      count: 'شمار',
      removals: 'آنچه برداشته شد، با دلیل',
      removalsAbout: 'هیچ پیامی بی‌نشان برداشته نمی‌شود.',
      noRemovals: 'هیچ پیامی پنهان، پس گرفته یا پاک نشده است.',
      reason: 'دلیل',
      check: 'خودتان بیازمایید',
      checkAbout:
        'این دستور همهٔ دفتر را از نشانی‌های همگانی می‌خواند، دوباره حساب می‌کند و مُهر را نگه می‌دارد؛ بار دیگر هر تغییری در گذشته پیدا می‌شود:',
      key: 'کلید همگانی دفتر (آن را جای دیگری هم نگه دارید)',
      links: {
        receipt: 'آزمودن گواهی یک پیام',
        types: 'نوع سطرها',
        checkpoint: 'مُهر کنونی',
      },
    },
    verify: {
      title: 'آزمودن گواهی',
      lead: 'پروندهٔ گواهی خود را برگزینید. همه چیز در مرورگر خودتان حساب می‌شود و چیزی به جایی فرستاده نمی‌شود.',
      noScript:
        'این صفحه برای حساب کردن به جاوااسکریپت نیاز دارد. بی آن، همهٔ دفتر را با این دستور بیازمایید؛ هر برنامهٔ دیگری که c2sp.org/tlog-proof را بشناسد نیز پروندهٔ گواهی را می‌خواند.',
      scanned:
        'کد دوبعدی خوانده شد؛ پرونده لازم نیست. با زدن «آزمودن»، پرونده‌های همگانی دفتر از همین سامانه خوانده و این‌جا حساب می‌شود؛ عدد راز شما فرستاده نمی‌شود.',
      saved: 'می‌توانید این صفحه را ذخیره کنید و بی اینترنت به کار ببرید.',
      file: 'پروندهٔ گواهی (‎.tlog-proof)',
      key: 'کلید همگانی دفتر',
      keyHint: 'اگر کلید را از جای دیگری می‌دانید، همان را بنویسید.',
      text: 'متن پیام',
      textHint: 'اختیاری است: اگر همان متن را بنویسید، می‌بینید که این سطر برای همین متن است.',
      button: 'آزمودن',
      say: {
        good: '✓ درست است: این سطر در دفتر هست و مُهر آن با این کلید امضا شده است.',
        goodWithText: '✓ درست است، و این سطر برای همین متن است.',
        text: '✗ سطر در دفتر هست، ولی برای این متن نیست. متن باید حرف‌به‌حرف همان باشد.',
        noFile: 'نخست پروندهٔ گواهی را برگزینید.',
        notAProof: '✗ این پرونده گواهی دفتر نیست یا بریده است.',
        otherKey: '✗ این گواهی از دفتر دیگری است یا کلید درست نیست.',
        badSignature: '✗ امضای مُهر درست نیست.',
        notIncluded: '✗ این سطر به مُهر امضاشده نمی‌رسد: گواهی درست نیست.',
        notThere: 'این سطر در دفتر پیدا نشد، یا دفتر خوانده نشد. دوباره بیازمایید، یا پروندهٔ گواهی را برگزینید.',
        noEd25519: 'این مرورگر نمی‌تواند این امضا را بیازماید. مرورگر تازه‌تری به کار ببرید، یا دستور زیر را.',
        place: 'سطر و شمار سطرهای دفتر در آن مُهر:',
      },
      command: 'دستور آزمودن همهٔ دفتر:',
    },
  },
  en: {
    promise: {
      title: 'Our promise about the public log',
      about: (by) =>
        `By ${by} a trace of this message (not its text) will stand in the public log. The promise is signed with the log’s key: if it is not kept, the signature lets you show that we had accepted the message.`,
      keep: 'Keep this text with your receipt.',
      show: 'The signed text of the promise',
    },
    proof: {
      title: 'Proof of entry in the public log',
      logged: (index) => `Your message stands in the public log as entry ${number('en', index)}.`,
      waiting:
        'Your message is not in the public log yet. The messages of each hour are entered together after its end, in shuffled order, so that nobody learns the minute in which you sent yours.',
      erased:
        'The text and the secret number of this message are erased; nobody can tell from the log any more what it was.',
      what: 'It proves that the service accepted your message and entered it in a log from which nobody, not even its operator, can secretly take or change an entry.',
      whatNot:
        'It does not show who sent it. The text is not in the log, and without this file it cannot be found from the log.',
      file: 'Get the proof file',
      sheet: 'Get the proof sheet (PDF)',
      qr: 'The proof as a QR code',
      qrAbout:
        'The number of the entry and the secret number that ties your message to it. Show it to nobody who should not know that this entry is yours.',
      how: 'How to check it:',
      check: 'Check the proof in your browser; nothing is sent anywhere',
      timeline: 'This case in the public log',
      timelineAbout:
        'These entries stand in the public log, but only you know that they belong together. Those of each hour come after its end and shuffled, so their order is not that of the events.',
      entry: 'Entry',
      act: 'What happened',
      day: 'Day',
    },
    record: {
      title: 'The public log',
      lead: 'Every message that was accepted, every reply and every removal has an entry in this log. It holds no text of a message and nobody’s name. No entry can secretly be taken away or changed: anyone can check that from outside.',
      state: 'State of the log',
      size: 'Entries',
      root: 'Hash of the whole log',
      signed: 'Signed at',
      none: 'The log has no entry yet.',
      witnessed: (signed, of, needed) =>
        `${number('en', signed)} of ${number('en', of)} witnesses have signed the newest checkpoint; at least ${number('en', needed)} are needed.`,
      enough: 'Outside witnesses confirm that everybody is shown the same log.',
      tooFew: 'Too few witnesses have signed the newest checkpoint so far.',
      noWitnesses:
        'This log has no outside witness. It is therefore only self-discipline: were its operator to show two people two different logs, only someone who kept an earlier checkpoint would notice.',
      promises: 'Promises of entry',
      promisesKept: (checked) =>
        `Every accepted message was in the log by the promised time. Last checked: ${checked}.`,
      promisesBroken: (count) =>
        `Messages that were not in the log by the promised time: ${number('en', count)}. That is an incident: the operator owes an explanation, and it stands in the log itself.`,
      promisesNever: 'There has been no promise to check yet.',
      standsStill: 'The log stands still: entries have waited for more than an hour.',
      sums: 'Entries by agency',
      sumsAbout: 'Anyone can count the same figures from the log itself.',
      agency: 'Agency',
      whole: 'The whole installation',
      entry: 'What happened',
      count: 'Count',
      removals: 'What was removed, and why',
      removalsAbout: 'No message is removed without a trace.',
      noRemovals: 'No message was hidden, taken back or erased.',
      reason: 'Reason',
      check: 'Check it yourself',
      checkAbout:
        'This command reads the whole log from public addresses, computes it again and keeps the checkpoint; the next time, any change of the past is found:',
      key: 'The log’s public key (keep a copy elsewhere)',
      links: {
        receipt: 'Check the proof of a message',
        types: 'Types of entries',
        checkpoint: 'The present checkpoint',
      },
    },
    verify: {
      title: 'Check a proof',
      lead: 'Choose your proof file. Everything is computed in your own browser, and nothing is sent anywhere.',
      noScript:
        'This page needs JavaScript to compute. Without it, check the whole log by this command; any other program that knows c2sp.org/tlog-proof reads the proof file, too.',
      scanned:
        'The QR code was read; no file is needed. “Check” reads the public files of the log from this service and computes here; your secret number is not sent.',
      saved: 'You can save this page and use it without the internet.',
      file: 'Proof file (.tlog-proof)',
      key: 'The log’s public key',
      keyHint: 'If you know the key from elsewhere, write that one.',
      text: 'Text of the message',
      textHint: 'Optional: with the same text you see that the entry is for this very text.',
      button: 'Check',
      say: {
        good: '✓ It holds: the entry is in the log, and the checkpoint is signed with this key.',
        goodWithText: '✓ It holds, and the entry is for this very text.',
        text: '✗ The entry is in the log, but it is not for this text. The text must be the same letter by letter.',
        noFile: 'Choose the proof file first.',
        notAProof: '✗ This file is no proof of a log, or it is cut.',
        otherKey: '✗ This proof is of another log, or the key is not right.',
        badSignature: '✗ The signature of the checkpoint is false.',
        notIncluded: '✗ The entry does not lead to the signed root: the proof is false.',
        notThere:
          'The entry was not found in the log, or the log could not be read. Try again, or choose the proof file.',
        noEd25519: 'This browser cannot check this kind of signature. Use a newer one, or the command below.',
        place: 'Entry, and the size of the log in that checkpoint:',
      },
      command: 'The command that checks the whole log:',
    },
  },
}

/** What the printed sheet of a proof says to people, in plain words. */
import { type Lang, number } from '#kit/words.ts'

type Words = {
  title: string
  lead: (index: number) => string
  facts: { agency: string; log: string; entry: string; day: string; size: string; signed: string; key: string }
  proves: { title: string; lines: readonly string[] }
  provesNot: { title: string; lines: readonly string[] }
  /** Whether outsiders have signed the checkpoint, too. */
  witnessed: (count: number) => string
  check: { title: string; lines: readonly string[] }
  secret: { title: string; text: string }
  qr: string
  checkpoint: { title: string; about: string }
  entry: { title: string; about: string }
  file: { title: string; about: string; name: string }
  page: string
}

export const SHEET_WORDS: Record<Lang, Words> = {
  fa: {
    title: 'گواهی ثبت پیام در دفتر همگانی',
    lead: (index) =>
      `این برگه با هر رایانه‌ای و بی کمک ما نشان می‌دهد که پیام شما پذیرفته شده و سطر ${number('fa', index)} دفتر همگانی برای آن است.`,
    facts: {
      agency: 'دستگاه',
      log: 'نام دفتر',
      entry: 'شمارهٔ سطر',
      day: 'روز پذیرش (به وقت جهانی)',
      size: 'شمار سطرها هنگام این گواهی',
      signed: 'مُهرشده در',
      key: 'کلید همگانی دفتر',
    },
    proves: {
      title: 'چه چیزی را نشان می‌دهد',
      lines: [
        'سامانه در روزی که بالا نوشته شده پیامی را پذیرفته و برای آن سطری در دفتر همگانی نوشته است.',
        'آن سطر برای همین متن است: هر که این برگه و متن پیام را، حرف‌به‌حرف، داشته باشد می‌تواند این را بیازماید.',
        'از آن پس هیچ کس، حتی گردانندهٔ سامانه، نمی‌تواند پنهانی این سطر را بردارد یا عوض کند: آنگاه دفتر دیگر به مُهر امضاشدهٔ پایین نمی‌رسد.',
      ],
    },
    provesNot: {
      title: 'چه چیزی را نشان نمی‌دهد',
      lines: [
        'چه کسی پیام را فرستاده است. نام، شماره و نشانی شما در دفتر نیست؛ متن پیام هم نیست.',
        'ساعت فرستادن. دفتر تنها روز را می‌گوید.',
        'آنچه در پیام آمده درست است، یا اداره کاری کرده است. پاسخ‌ها سطرهای خودشان را دارند.',
      ],
    },
    witnessed: (count) =>
      count === 0
        ? 'به همه یک دفتر نشان داده می‌شود: این مُهر را گواه بیرونی امضا نکرده است. اگر گرداننده به دو کس دو دفتر نشان دهد، تنها با سنجیدن دو گواهی با هم پیدا می‌شود.'
        : `${number('fa', count)} گواه بیرونی هم این مُهر را امضا کرده‌اند؛ امضایشان در متن مُهر هست.`,
    check: {
      title: 'چگونه بی ما بیازمایید',
      lines: [
        'کد دوبعدی را با گوشی بخوانید. صفحه‌ای باز می‌شود که همه چیز را در خود گوشی حساب می‌کند و عدد راز را به جایی نمی‌فرستد. متن پیام را هم بنویسید.',
        'یا پروندهٔ گواهی را در همان صفحه برگزینید. آن صفحه را می‌توان ذخیره کرد و بی اینترنت به کار برد. پرونده پیوست همین PDF است و در پایان هم چاپ شده است.',
        'هر برنامهٔ دیگری که c2sp.org/tlog-proof را بشناسد نیز آن را می‌آزماید. همهٔ دفتر را دستور پایین این بخش می‌آزماید.',
        'کلید همگانی دفتر را با جای دیگری بسنجید: با گواهی کس دیگری، با گواهان دفتر، یا با آنچه خودتان پیش‌تر نگه داشته‌اید.',
      ],
    },
    secret: {
      title: 'این برگه را نگه دارید و به هر کسی نشان ندهید',
      text: 'در کد و در پروندهٔ گواهی عدد رازی هست که پیام شما را به این سطر می‌بندد. هر که آن را ببیند می‌فهمد این سطر از آنِ شماست و می‌تواند حدس‌های خود را دربارهٔ متن بیازماید. ما نسخهٔ خود را همراه پیام پاک می‌کنیم؛ پس از آن راز تنها همین‌جاست.',
    },
    qr: 'کد دوبعدی گواهی',
    checkpoint: {
      title: 'مُهر دفتر',
      about: 'نام دفتر، شمار سطرها، چکیدهٔ همهٔ آن‌ها، و امضاها؛ به شکل c2sp.org/tlog-checkpoint.',
    },
    entry: { title: 'آنچه در دفتر نوشته شده است', about: 'همهٔ سطر شما همین است:' },
    file: {
      title: 'پروندهٔ گواهی',
      about:
        'اگر روزی این سامانه نبود و تنها کاغذ ماند: این سطرها را در پرونده‌ای به نام pasokh.tlog-proof بنویسید. سطری که تا لبه پر شده، در سطر بعد ادامه دارد.',
      name: 'پروندهٔ گواهی برای برنامه‌ها',
    },
    page: 'صفحهٔ',
  },
  en: {
    title: 'Proof of a message in the public log',
    lead: (index) =>
      `With any computer, and without our help, this sheet shows that your message was accepted and that entry ${number('en', index)} of the public log is for it.`,
    facts: {
      agency: 'Agency',
      log: 'Name of the log',
      entry: 'Entry',
      day: 'Accepted on (UTC)',
      size: 'Entries at the time of this proof',
      signed: 'Signed at',
      key: 'The log’s public key',
    },
    proves: {
      title: 'What it proves',
      lines: [
        'On the day above the service accepted a message and wrote an entry for it in the public log.',
        'The entry is for this very text: whoever has this sheet and the text, letter by letter, can check it.',
        'Since then nobody, not even the operator, can secretly take the entry away or change it: the log would no longer lead to the signed checkpoint below.',
      ],
    },
    provesNot: {
      title: 'What it does not prove',
      lines: [
        'Who sent the message. Your name, number and address are not in the log, and neither is the text.',
        'The time of day. The log tells only the day.',
        'That what the message says is true, or that the office has done anything. Replies have entries of their own.',
      ],
    },
    witnessed: (count) =>
      count === 0
        ? 'That everybody is shown the same log: no outside witness has signed this checkpoint. Were the operator to show two people two logs, only comparing two proofs would tell.'
        : `Outside witnesses who have signed this checkpoint, too: ${number('en', count)}. Their signatures stand in its text.`,
    check: {
      title: 'How to check it without us',
      lines: [
        'Scan the QR code with a phone. It opens a page that computes everything in the phone itself and sends the secret number nowhere. Write the text of your message there, too.',
        'Or choose the proof file on that page, which can be saved and used without the internet. The file is attached to this PDF, and printed at its end.',
        'Any other program that knows c2sp.org/tlog-proof can check it as well. The command below checks the whole log.',
        'Compare the log’s public key with another source: someone else’s proof, the log’s witnesses, or what you kept earlier.',
      ],
    },
    secret: {
      title: 'Keep this sheet, and show it to nobody without need',
      text: 'The code and the proof file hold a secret number that ties your message to this entry. Whoever sees it learns that the entry is yours and can test guesses about the text. We erase our copy together with the message; from then on the secret is only here.',
    },
    qr: 'The proof as a QR code',
    checkpoint: {
      title: 'The checkpoint',
      about:
        'The name of the log, how many entries it has, the hash of them all, and the signatures; in the form of c2sp.org/tlog-checkpoint.',
    },
    entry: { title: 'What stands in the log', about: 'This is the whole of your entry:' },
    file: {
      title: 'The proof file',
      about:
        'Should this service be gone one day and only the paper be left: write these lines into a file called pasokh.tlog-proof. A line that is full to the edge goes on in the next one.',
      name: 'The proof file, for programs',
    },
    page: 'Page',
  },
}

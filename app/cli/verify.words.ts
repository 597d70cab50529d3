/** What `pasokh verify` says. */
import { type Lang, number } from '#kit/words.ts'
import type { FindingWord } from '../record/audit-shapes.ts'

type Words = {
  about: string
  usage: string
  wrong: (what: string) => string
  cannotRead: (why: string) => string
  checking: (done: number, of: number) => string
  log: (origin: string, size: number) => string
  sums: (entries: number, releases: number) => string
  good: string
  bad: (count: number) => string
  keptIn: (file: string) => string
  mirrored: (folder: string) => string
  firstTime: string
  entry: (at: number) => string
  findings: Record<FindingWord, string>
}

export const VERIFY_WORDS: Record<Lang, Words> = {
  fa: {
    about: 'دفتر همگانی یک نصب را از بیرون می‌آزماید، تنها از نشانی‌های همگانی',
    usage: `npx pasokh verify --from نشانی [--key کلید] [--kept پوشه] [--mirror پوشه] [--policy پرونده] [--promise پرونده] [--lang fa|en]
  --key     کلید همگانی دفتر، اگر از جای دیگری آن را می‌دانید
  --kept    پوشه‌ای که مُهر پیشین در آن می‌ماند؛ بی آن: ‎.pasokh/verified در پوشهٔ خانگی
  --mirror  نسخه‌ای از همهٔ دفتر را در این پوشه نگه می‌دارد، تا پس از یک آسیب بتوان از آن ادامه داد
  --policy  گواهانی که باید امضا کرده باشند، به شکل c2sp.org/tlog-policy
  --promise قول امضاشده‌ای که با رسید گرفته‌اید: آیا به آن عمل شده است؟`,
    wrong: (what) => `این را نمی‌شناسم: ${what}`,
    cannotRead: (why) => `خوانده نشد: ${why}`,
    checking: (done, of) => `${number('fa', done)} از ${number('fa', of)} سطر`,
    log: (origin, size) => `دفتر ${origin}: ${number('fa', size)} سطر`,
    sums: (entries, releases) =>
      `${number('fa', entries)} سطر دوباره حساب شد؛ ${number('fa', releases)} پروندهٔ نتیجه با چکیدهٔ خود سنجیده شد.`,
    good: '✓ دفتر درست است: هیچ سطری عوض، حذف یا جابه‌جا نشده است.',
    bad: (count) => `✗ ${number('fa', count)} چیز نادرست است:`,
    keptIn: (file) => `مُهر تازه در ${file} نگه داشته شد؛ بار دیگر با آن می‌سنجیم.`,
    mirrored: (folder) => `نسخهٔ دفتر در ${folder} تازه شد.`,
    firstTime: 'این نخستین بار است که این دفتر را می‌بینید: از امروز به بعد هر تغییری در آن پیدا می‌شود.',
    entry: (at) => `سطر ${number('fa', at)}`,
    findings: {
      'key-on-trust': 'کلید دفتر از خودِ سامانه گرفته شد؛ آن را با جای دیگری (کاغذ، گواه) بسنجید.',
      'begun-anew': 'دفتر پس از برگرداندن پشتیبان از نو آغاز شده است و این را با امضا می‌گوید.',
      lost: 'این دفتر از آنچه پیش‌تر دیده بودید کوتاه‌تر است. دفتر پس از آن با همان کلید می‌گوید چه گم شده است: پشتیبان کهنه‌تری برگردانده‌اند.',
      'not-a-log': 'در این نشانی دفتری نیست.',
      'log-gone': 'دفتری که پیش‌تر دیده بودید دیگر نیست.',
      'other-key': 'کلید دفتر همان نیست که می‌شناختید.',
      'bad-checkpoint': 'مُهر دفتر امضای درست ندارد.',
      'too-few-witnesses': 'گواهان کافی امضا نکرده‌اند.',
      'rolled-back': 'دفتر از آنچه پیش‌تر دیده بودید کوتاه‌تر شده است.',
      forked: 'دفتر دیگری به شما نشان داده شده است: گذشتهٔ آن همان نیست که دیده بودید.',
      'false-handover': 'کلید تازه را کلید پیشین معرفی نکرده است.',
      'false-beginning': 'آغاز دوبارهٔ دفتر به دفتر پیشین نمی‌رسد.',
      'file-missing': 'بخشی از دفتر نیست، یا اندازه‌اش درست نیست.',
      'not-an-entry': 'سطری از نوع‌های اعلام‌شده نیست.',
      'entries-differ': 'سطرها به مُهر امضاشده نمی‌رسند: چیزی عوض، حذف یا جابه‌جا شده است.',
      'tile-differs': 'پروندهٔ چکیده‌ها با سطرها نمی‌خواند.',
      'release-missing': 'پروندهٔ یکی از نتیجه‌ها نیست.',
      'release-differs': 'پروندهٔ یکی از نتیجه‌ها عوض شده است.',
      'promise-kept': 'به قول عمل شده است: سطر قول‌داده در دفتر هست.',
      'promise-open': 'سطر قول‌داده هنوز در دفتر نیست، و زمان قول هنوز نرسیده است.',
      'promise-broken': 'قول شکسته شده است: زمان آن گذشته و سطر در دفتر نیست.',
      'promise-false': 'این قولِ این دفتر نیست، یا امضای آن درست نیست.',
    },
  },
  en: {
    about: 'checks the public log of an installation from outside, by public addresses only',
    usage: `npx pasokh verify --from URL [--key KEY] [--kept FOLDER] [--mirror FOLDER] [--policy FILE] [--promise FILE] [--lang fa|en]
  --key     the log's public key, when you know it from elsewhere
  --kept    the folder that keeps the last checkpoint; without it .pasokh/verified in your home
  --mirror  keeps a copy of the whole log in this folder, from which it can go on after a disaster
  --policy  the witnesses who must have signed, in the form of c2sp.org/tlog-policy
  --promise the signed promise that came with a receipt: was it kept?`,
    wrong: (what) => `This is not known: ${what}`,
    cannotRead: (why) => `It could not be read: ${why}`,
    checking: (done, of) => `${number('en', done)} of ${number('en', of)} entries`,
    log: (origin, size) => `Log ${origin}: ${number('en', size)} entries`,
    sums: (entries, releases) =>
      `${number('en', entries)} entries were hashed again; ${number('en', releases)} files of results were compared with their hashes.`,
    good: '✓ The log holds: no entry was changed, dropped or moved.',
    bad: (count) => `✗ Wrong: ${number('en', count)}`,
    keptIn: (file) => `The new checkpoint is kept in ${file}; the next time is held against it.`,
    mirrored: (folder) => `The copy of the log in ${folder} is up to date.`,
    firstTime: 'You see this log for the first time: from today on, any change of it will be found.',
    entry: (at) => `entry ${number('en', at)}`,
    findings: {
      'key-on-trust':
        'The log’s key came from the installation itself; compare it with another source (paper, a witness).',
      'begun-anew': 'The log was begun anew after a backup was put back, and says so under its signature.',
      lost: 'This log is shorter than what you have seen before. The log that follows says under the same key what was lost: an older backup was put back.',
      'not-a-log': 'There is no log at this address.',
      'log-gone': 'A log that you have seen before is there no more.',
      'other-key': 'The log’s key is not the one you knew.',
      'bad-checkpoint': 'The checkpoint has no right signature.',
      'too-few-witnesses': 'Too few witnesses have signed.',
      'rolled-back': 'The log is shorter than what you have seen before.',
      forked: 'You are shown another log: its past is not what you have seen before.',
      'false-handover': 'A new key was not named by the key before it.',
      'false-beginning': 'The new beginning of the log does not follow from the log before.',
      'file-missing': 'A part of the log is not there, or not of its size.',
      'not-an-entry': 'An entry is of none of the published types.',
      'entries-differ': 'The entries do not lead to the signed root: something was changed, dropped or moved.',
      'tile-differs': 'A file of hashes does not fit the entries.',
      'release-missing': 'A file of results is not there.',
      'release-differs': 'A file of results was changed.',
      'promise-kept': 'The promise was kept: its entry is in the log.',
      'promise-open': 'The promised entry is not in the log yet, and its time has not come.',
      'promise-broken': 'The promise was broken: its time is past, and the entry is not in the log.',
      'promise-false': 'This is no promise of this log, or its signature is false.',
    },
  },
}

/** Words of the page of the model: what it learned from, how good it is, and what was done with it. */
import { number } from '../../../app/kit/words.ts'
import { both } from '../both.ts'

const fa = (n: number) => number('fa', n)
const en = (n: number) => number('en', n)
const share = (lang: 'fa' | 'en', part: number) => number(lang, Math.round(100 * part))

export const MODEL_WORDS = both({
  fa: {
    lead: 'وقتی کسی نگفته باشد پیامش دربارهٔ کدام خدمت است، سامانه با این مدل یکی را با یک احتمال پیشنهاد می‌کند. مدل هر شب از آنچه کارمندان درست کرده‌اند دوباره آموخته می‌شود و اگر بدتر نبود به کار می‌رود.',
    inUse: 'مدلی که به کار می‌رود',
    fromPhrases: (phrases: number) =>
      `از ${fa(phrases)} عبارت نمونهٔ خدمت‌ها؛ هنوز از داوری کارمندان چیزی آموخته نشده است.`,
    learnedFrom: (phrases: number, texts: number) =>
      `از ${fa(phrases)} عبارت نمونه و ${fa(texts)} پیام که کارمندان دربارهٔ خدمتشان داوری کرده‌اند.`,
    nobodys: (texts: number) => `از این پیام‌ها ${fa(texts)} تا کارِ هیچ خدمتی نبود.`,
    learnedAt: 'آخرین آموختن',
    until: 'تازه‌ترین پیام آموخته',
    size: 'اندازه',
    sizeIs: (bytes: number, features: number) => `${fa(Math.ceil(bytes / 1000))} کیلوبایت، ${fa(features)} نشانه`,
    hash: 'چکیده (SHA-256)',
    accuracy: 'پیشنهاد نخست درست',
    accuracyIs: (part: number, low: number, high: number, texts: number) =>
      `${share('fa', part)}٪ از ${fa(texts)} پیام (با اطمینان ۹۵٪ میان ${share('fa', low)} و ${share('fa', high)}٪)`,
    sure: 'مطمئن',
    sureIs: (coverage: number, right: number | null) =>
      `در ${share('fa', coverage)}٪ از پیام‌ها${right === null ? '' : `؛ از آن‌ها ${share('fa', right)}٪ درست`}`,
    open: 'کارِ هیچ خدمتی نبود و باز ماند',
    openIs: (open: number, of: number) => `${fa(open)} از ${fa(of)}`,
    how: 'هر پیام با مدلی سنجیده شده که آن پیام و پیام‌های دیگرِ همان پرونده را ندیده است.',
    notTested: 'برای سنجیدن، هنوز کارمندی دربارهٔ پیامی داوری نکرده است.',
    curve: 'هرچه سخت‌گیرتر، کمتر و درست‌تر',
    curveAlt: 'خط: به ازای سهم پیام‌هایی که پیشنهاد پذیرفته می‌شود، سهم پیشنهادهای درست. رقم‌ها در جدول زیر.',
    coverage: 'پذیرفته می‌شود',
    right: 'از آن‌ها درست',
    threshold: 'از احتمال',
    axes: (limit: string) => `افقی: سهمی که پذیرفته می‌شود؛ عمودی: سهم درست از آن‌ها؛ دایره: حد کنونی، ${limit}`,
    percent: (part: number) => `${share('fa', part)}٪`,
    probability: (p: number) => number('fa', p, 2),
    numbers: 'همین رقم‌ها در جدول',
    confused: 'بیشتر با هم اشتباه شده‌اند',
    expected: 'خدمت درست',
    given: 'پیشنهاد شده',
    times: 'بار',
    services: 'از هر خدمت چه آموخته است',
    service: 'خدمت',
    phrases: 'عبارت نمونه',
    texts: 'پیام',
    number: fa,
    learnNow: 'همین حالا بیاموز',
    goBack: 'دوباره به کار ببر',
    phrasesOnly: 'فقط عبارت‌های نمونه',
    goBackTitle: 'بازگشت به این مدل؟',
    goBackLead: 'از پیام بعدی، خدمت با این مدل پیشنهاد می‌شود. تا وقتی «همین حالا بیاموز» را نزنید، شب‌ها هم عوض نمی‌شود.',
    cancel: 'نه',
    former: 'مدل‌های نگه‌داشته‌شده',
    isUsed: 'به کار می‌رود',
    runs: 'آموختن‌های پیشین',
    noRuns: 'هنوز آموختنی نبوده است.',
    when: 'زمان',
    what: 'نتیجه',
    byOfficer: 'به خواست کارمند',
    outcomes: {
      used: 'مدل تازه به کار گرفته شد.',
      worse: 'مدل تازه بدتر بود؛ پیشین ماند.',
      same: 'چیز تازه‌ای نبود؛ مدل همان است.',
      'nothing-to-learn': 'هنوز داوری‌ای نبود که از آن بیاموزد.',
      failed: 'آموختن نشد؛ مدل پیشین ماند.',
      'went-back': 'به مدلی پیشین بازگشت.',
    },
    compared: (texts: number, before: number, after: number) =>
      `روی ${fa(texts)} پیامی که هیچ‌کدام ندیده بودند: پیشین ${fa(before)} درست، تازه ${fa(after)} درست`,
    changed: (gained: number, lost: number) => `(${fa(gained)} تا تازه درست شد، ${fa(lost)} تا دیگر درست نیست)`,
    urgency: 'آنچه شاید خطرناک باشد',
    urgencyLead:
      'بالاتر از هر مدلی، فهرستی از واژه‌های خطر هست. کنار آن، از نظر کارمندان دربارهٔ خطر هم آموخته می‌شود؛ این بخش فقط می‌تواند بیفزاید.',
    urgencyBegin: 'هنوز کارمندی دربارهٔ خطر نظری نداده است؛ از عبارت‌های آغازین کار می‌کند.',
    urgencyLearned: (dangerous: number, ordinary: number) =>
      `از ${fa(dangerous)} پیام خطرناک و ${fa(ordinary)} پیام بی‌خطر، به نظر کارمندان.`,
    missed: (missed: number, of: number, alarms: number) =>
      `از ${fa(of)} پیام خطرناک ${fa(missed)} تا یافته نمی‌شد؛ ${fa(alarms)} بار بی‌جا هشدار می‌داد.`,
  },
  en: {
    lead: 'Where nobody has said which service a submission is about, one is proposed by this model, with a probability. Each night it is learned anew from what officers put right, and used when it is not worse.',
    inUse: 'The model in use',
    fromPhrases: (phrases) =>
      `From ${en(phrases)} example phrases of the services; nothing has been learned from officers yet.`,
    learnedFrom: (phrases, texts) =>
      `From ${en(phrases)} example phrases and ${en(texts)} submissions whose service officers have judged.`,
    nobodys: (texts) => `${en(texts)} of these were no service’s.`,
    learnedAt: 'Last learned',
    until: 'Newest submission learned from',
    size: 'Size',
    sizeIs: (bytes, features) => `${en(Math.ceil(bytes / 1000))} kB, ${en(features)} features`,
    hash: 'Hash (SHA-256)',
    accuracy: 'First proposal right',
    accuracyIs: (part, low, high, texts) =>
      `${share('en', part)} % of ${en(texts)} submissions (95 % interval ${share('en', low)} to ${share('en', high)} %)`,
    sure: 'Sure',
    sureIs: (coverage, right) =>
      `of ${share('en', coverage)} % of submissions${right === null ? '' : `; right on ${share('en', right)} % of those`}`,
    open: 'No service’s, and left open',
    openIs: (open, of) => `${en(open)} of ${en(of)}`,
    how: 'Each was judged by a model that had not seen it, nor any other of its case.',
    notTested: 'No officer has judged a submission yet, so there is nothing to measure it on.',
    curve: 'The stricter, the fewer and the truer',
    curveAlt:
      'A line: for the share of submissions whose proposal is taken, the share of proposals that are right. The numbers are in the table below.',
    coverage: 'Taken',
    right: 'Of those right',
    threshold: 'From probability',
    axes: (limit) =>
      `Across: the share taken; up: the share of those that is right; circle: the present limit, ${limit}`,
    percent: (part) => `${share('en', part)} %`,
    probability: (p) => number('en', p, 2),
    numbers: 'The same numbers in a table',
    confused: 'Most often taken for each other',
    expected: 'Right service',
    given: 'Proposed',
    times: 'Times',
    services: 'What it learned of each service',
    service: 'Service',
    phrases: 'Example phrases',
    texts: 'Submissions',
    number: en,
    learnNow: 'Learn now',
    goBack: 'Use again',
    phrasesOnly: 'Example phrases alone',
    goBackTitle: 'Go back to this model?',
    goBackLead:
      'From the next submission on, services are proposed by it. It stays, also at night, until you press “Learn now”.',
    cancel: 'No',
    former: 'Models that are kept',
    isUsed: 'In use',
    runs: 'Earlier learnings',
    noRuns: 'Nothing has been learned yet.',
    when: 'When',
    what: 'What came of it',
    byOfficer: 'asked for by an officer',
    outcomes: {
      used: 'The new model is in use.',
      worse: 'The new model was worse; the former one stayed.',
      same: 'There was nothing new; the model is the same.',
      'nothing-to-learn': 'There was no judgement yet to learn from.',
      failed: 'Learning failed; the former model stayed.',
      'went-back': 'A former model was taken again.',
    },
    compared: (texts, before, after) =>
      `On ${en(texts)} submissions that neither had seen: the former right on ${en(before)}, the new one on ${en(after)}`,
    changed: (gained, lost) => `(${en(gained)} newly right, ${en(lost)} no longer)`,
    urgency: 'What may be dangerous',
    urgencyLead:
      'Above any model stands a list of words of danger. Beside it, what officers say of danger is learned; that part may only add.',
    urgencyBegin: 'No officer has said anything of danger yet; it works from the phrases it began with.',
    urgencyLearned: (dangerous, ordinary) =>
      `From ${en(dangerous)} dangerous and ${en(ordinary)} harmless submissions, as officers said.`,
    missed: (missed, of, alarms) =>
      `Of ${en(of)} dangerous submissions ${en(missed)} would be missed; ${en(alarms)} times it would cry wolf.`,
  },
})

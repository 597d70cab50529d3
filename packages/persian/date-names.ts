/** What are the months and the days of the week called, folded, in the calendars that people here write by? Facts of three languages. */

const list = (text: string) =>
  new Map(
    text
      .trim()
      .split(/\s+/)
      .map((word, at) => [word, at + 1] as const),
  )
export const JALALI_MONTHS = list('فروردین اردیبهشت خرداد تیر مرداد شهریور مهر ابان اذر دی بهمن اسفند')
JALALI_MONTHS.set('امرداد', 5)
// The Afghan names of the same months.
for (const [name, month] of list('حمل ثور جوزا سرطان اسد سنبله میزان عقرب قوس جدی دلو حوت'))
  JALALI_MONTHS.set(name, month)
export const GREGORIAN_MONTHS = list('ژانویه فوریه مارس اوریل مه ژوین ژوییه اوت سپتامبر اکتبر نوامبر دسامبر')
for (const [name, month] of list(
  'january february march april may june july august september october november december',
)) {
  GREGORIAN_MONTHS.set(name, month)
  if (month !== 5) GREGORIAN_MONTHS.set(name.slice(0, 3), month)
}
for (const [name, month] of [
  ['ژوئن', 6],
  ['ژوئیه', 7],
  ['جولای', 7],
  ['می', 5],
  ['اگوست', 8],
] as const)
  GREGORIAN_MONTHS.set(name, month)
export const LUNAR_MONTHS = list(
  'محرم صفر ربیعالاول ربیعالثانی جمادیالاول جمادیالثانی رجب شعبان رمضان شوال ذیقعده ذیحجه',
)
for (const [name, month] of [
  ['ربیعالاخر', 4],
  ['جمادیالاولی', 5],
  ['جمادیالثانیه', 6],
  ['جمادیالاخر', 6],
  ['ذیالقعده', 11],
  ['ذیالحجه', 12],
] as const)
  LUNAR_MONTHS.set(name, month)
export const WEEKDAYS = new Map([
  ['یکشنبه', 0],
  ['دوشنبه', 1],
  ['سهشنبه', 2],
  ['چهارشنبه', 3],
  ['پنجشنبه', 4],
  ['جمعه', 5],
  ['شنبه', 6],
])
for (const [name, weekday] of list('sunday monday tuesday wednesday thursday friday saturday'))
  WEEKDAYS.set(name, weekday - 1)
/** Names of months that are common words too; they count only beside a day or a year. Those of lunar months all are. */
export const AMBIGUOUS = new Set([
  'مهر',
  'تیر',
  'دی',
  'مه',
  'می',
  'اسد',
  'میزان',
  'may',
  'mar',
  'march',
  'قوس',
  'سرطان',
  'حمل',
  'ثور',
  'اذر',
  'بهمن',
])

/** «خردادماه» is «خرداد». */
export const withoutMonth = (word: string) => (word.endsWith('ماه') ? word.slice(0, -3) : word)

export const MONTHS_OF = { jalali: JALALI_MONTHS, gregorian: GREGORIAN_MONTHS, lunar: LUNAR_MONTHS }
export const LUNAR_BEGINNINGS = new Set(['ربیع', 'جمادی', 'ذی'])

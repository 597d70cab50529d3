/** Every sentence with which this package explains an answer. */
import type { MatchLevel } from './levels.ts'

export type Lang = 'fa' | 'en'
export type Sentence = Record<Lang, string>

/** Why there is no place. */
export type Unknown =
  | 'empty'
  | 'too-long'
  | 'no-letters'
  | 'only-digits'
  | 'other-alphabet'
  | 'no-such-name'
  | 'only-landmark'
  | 'not-there'

const faDigits = (value: number | string) => String(value).replace(/\d/g, (digit) => '۰۱۲۳۴۵۶۷۸۹'[Number(digit)]!)

const FA_LEVELS: Record<MatchLevel, string> = {
  country: 'کشور',
  province: 'استان',
  county: 'شهرستان',
  district: 'بخش',
  'rural-district': 'دهستان',
  city: 'شهر',
  quarter: 'محله',
  village: 'روستا',
  street: 'خیابان',
  alley: 'کوچه',
  house: 'پلاک',
}
const EN_LEVELS: Record<MatchLevel, [one: string, many: string]> = {
  country: ['country', 'countries'],
  province: ['province', 'provinces'],
  county: ['county', 'counties'],
  district: ['district', 'districts'],
  'rural-district': ['rural district', 'rural districts'],
  city: ['city', 'cities'],
  quarter: ['quarter', 'quarters'],
  village: ['village', 'villages'],
  street: ['street', 'streets'],
  alley: ['alley', 'alleys'],
  house: ['house number', 'house numbers'],
}

export const WORDS = {
  fa: {
    found: (level: MatchLevel, path: string) => `${FA_LEVELS[level]}: ${path}.`,
    ambiguous: (name: string, count: number, level: MatchLevel, names: readonly string[], more: boolean) =>
      `نام «${name}» در ${faDigits(count)} ${FA_LEVELS[level]} هست: ${names.join('، ')}${more ? ' و …' : ''}. نام ${FA_LEVELS[level]} را هم بنویسید.`,
    several: (name: string, count: number) => `نام «${name}» به ${faDigits(count)} جا می‌خورد. یکی را برگزینید.`,
    alike: (names: readonly string[], join: string) => `شاید یکی از این‌ها باشد: ${names.join(join)}. یکی را برگزینید.`,
    misspelt: (written: string, name: string) => `«${written}» را «${name}» خواندیم.`,
    noHouse: (number: string) => `پلاک ${faDigits(number)} در این نشانی ثبت نیست.`,
    between: (number: string) => `پلاک ${faDigits(number)} ثبت نیست؛ جای آن از پلاک‌های دو سویش برآورد شد.`,
    postcodeDisagrees: 'کد پستی با این نشانی نمی‌خواند.',
    retired: (name: string, next: string | null) =>
      `«${name}» دیگر به این نام نیست${next ? ` و اکنون «${next}» است` : ''}.`,
    unread: (words: string) => `این بخش خوانده نشد: ${words}.`,
    unknown: {
      empty: 'چیزی نوشته نشده است. نام شهر یا روستا را بنویسید.',
      'too-long': 'این نوشته بلندتر از یک نشانی است. تنها نشانی را بنویسید.',
      'no-letters': 'در این نوشته نامی نیست. نام شهر یا روستا را بنویسید.',
      'only-digits': 'در این نوشته تنها عدد هست. نام شهر یا روستا را هم بنویسید.',
      'other-alphabet': 'این خط در فهرست جاها نیست. نام را به خطی دیگر بنویسید.',
      'no-such-name': 'جایی به این نام نمی‌شناسیم. املای آن را ببینید، یا نام شهر و شهرستان را هم بنویسید.',
      'only-landmark': 'تنها نشانه‌ای نزدیک آن نوشته شده است. نام شهر و خیابان را هم بنویسید.',
      'not-there': 'جایی به این نام در این محدوده نیست.',
    } satisfies Record<Unknown, string>,
  },
  en: {
    found: (level: MatchLevel, path: string) => `${EN_LEVELS[level][0]}: ${path}.`,
    ambiguous: (name: string, count: number, level: MatchLevel, names: readonly string[], more: boolean) =>
      `The name “${name}” is found in ${count} ${EN_LEVELS[level][1]}: ${names.join(', ')}${more ? ' and more' : ''}. Write the ${EN_LEVELS[level][0]} too.`,
    several: (name: string, count: number) => `The name “${name}” fits ${count} places. Choose one of them.`,
    alike: (names: readonly string[], join: string) =>
      `It may be one of these: ${names.join(join)}. Choose one of them.`,
    misspelt: (written: string, name: string) => `We read “${written}” as “${name}”.`,
    noHouse: (number: string) => `House number ${number} is not on file at this address.`,
    between: (number: string) =>
      `House number ${number} is not on file; its place was estimated from the numbers on either side.`,
    postcodeDisagrees: 'The postal code does not go with this address.',
    retired: (name: string, next: string | null) => `“${name}” is no more${next ? `; it is now “${next}”` : ''}.`,
    unread: (words: string) => `This part could not be read: ${words}.`,
    unknown: {
      empty: 'Nothing is written. Write the name of the city or village.',
      'too-long': 'This is longer than an address. Write the address only.',
      'no-letters': 'There is no name in this text. Write the name of the city or village.',
      'only-digits': 'There are only digits in this text. Write the name of the city or village too.',
      'other-alphabet': 'This script is not in the list of places. Write the name in another script.',
      'no-such-name': 'We know no place of this name. Check its spelling, or write the city and county too.',
      'only-landmark': 'Only something near it is written. Write the city and the street too.',
      'not-there': 'There is no place of this name in this area.',
    } satisfies Record<Unknown, string>,
  },
}

/** The same sentence in every language, by what each language says. */
export const inEach = (say: (words: (typeof WORDS)[Lang], lang: Lang) => string): Sentence => ({
  fa: say(WORDS.fa, 'fa'),
  en: say(WORDS.en, 'en'),
})

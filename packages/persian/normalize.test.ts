import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fold } from './fold.ts'
import { normalize } from './normalize.ts'

const all = (cases: Record<string, string>) => {
  for (const [typed, expected] of Object.entries(cases)) assert.equal(normalize(typed), expected)
}

test('normalize() puts half-spaces that were typed as spaces', () => {
  all({
    'می روم': 'می‌روم',
    'نمی خواهم': 'نمی‌خواهم',
    'کتاب ها': 'کتاب‌ها',
    'کتاب هایشان': 'کتاب‌هایشان',
    'بزرگ تر و بزرگ ترین': 'بزرگ‌تر و بزرگ‌ترین',
    'رفته اند': 'رفته‌اند',
    'زندگی اش': 'زندگی‌اش',
    'بی شک': 'بی‌شک',
    'خانه ی ما': 'خانه‌ی ما',
    'برنامه ریزی': 'برنامه‌ریزی',
    'برمی گردند': 'برمی‌گردند',
  })
})

test('normalize() puts half-spaces that were left out', () => {
  all({ میروم: 'می‌روم', نمیدانستند: 'نمی‌دانستند', کتابهای: 'کتاب‌های', رفتهاند: 'رفته‌اند', برنامهریزی: 'برنامه‌ریزی' })
})

test('normalize() leaves words alone that only look joined', () => {
  for (const text of [
    'تنها',
    'میان',
    'میرند',
    'آن را',
    'به دنبال',
    'این که',
    'بها',
    'میل',
    'کارها',
    'دختر',
    'همه جا',
    'خریدهای',
  ])
    assert.equal(normalize(text), text)
})

test('normalize() joins a plural without a half-space after a letter that never joins', () => {
  assert.equal(normalize('بندر ها'), 'بندرها')
})

test('normalize() writes Persian letters, digits and signs', () => {
  all({
    'كتاب علي': 'کتاب علی',
    'عالییییی جااان': 'عالی جان',
    '12,500.5 تومان': '۱۲٬۵۰۰٫۵ تومان',
    'رشد 50%': 'رشد ۵۰٪',
    'چرا?': 'چرا؟',
    'نان , آب ; دود': 'نان، آب؛ دود',
    'گفت "سلام" و “خداحافظ”': 'گفت «سلام» و «خداحافظ»',
    'سلام...': 'سلام…',
    'رفت( به خانه )ماند': 'رفت (به خانه) ماند',
    'سلام .خوبی': 'سلام. خوبی',
    'دو  فاصله': 'دو فاصله',
  })
})

test('normalize() gives the digits that are asked for', () => {
  assert.equal(normalize('۱2٣', { digits: 'latin' }), '123')
  assert.equal(normalize('۱2٣', { digits: 'keep' }), '۱2٣')
  assert.equal(normalize('۱2٣'), '۱۲۳')
})

test('normalize() does not touch addresses, Latin words, code and pictures', () => {
  for (const text of [
    'https://a.ir/x?y=1,2&z="3"',
    'info@a-b.ir',
    'Is this, really, 50% "ok"? Yes... v1.2.3',
    '`می خواهم ,12`',
    '👨‍👩‍👧 ❤️',
    '@ali_1 #شهر_من',
    'mp3 usb2',
    'IBM-96 95BCS',
    '```\nمی خواهم ,12\n```',
    '<b title="می خواهم">',
  ])
    assert.equal(normalize(text), text)
})

test('normalize() keeps lines', () => {
  assert.equal(normalize('یک\r\nدو\n\n\n\nسه \n'), 'یک\nدو\n\nسه\n')
})

const piece = fc.constantFrom(
  ...[
    'می',
    'روم',
    'نمی',
    'ها',
    'های',
    'کتاب',
    'خانه',
    'رفته',
    'اند',
    'ای',
    'ام',
    'تر',
    'بی',
    'شک',
    'میرند',
    'زندگی',
    'اش',
    'هه',
    'کره',
    'شناخته',
  ],
  ...[
    'شده',
    'برنامه',
    'ریزی',
    'كتابهاي',
    'خریدهای',
    'a',
    'mp3',
    '12',
    '۱۲',
    '3.5',
    '1,200',
    '.',
    '..',
    '...',
    '!',
    '?',
    ',',
    ';',
    ':',
    '"',
    '“',
    '”',
  ],
  ...[
    '(',
    ')',
    '[',
    ']',
    '«',
    '»',
    '%',
    '`',
    '😀',
    '\u200c',
    '\u200d',
    'ـ',
    '\u064b',
    '\n',
    '\r',
    '\t',
    ' ',
    '  ',
    'آ',
    'اا',
    'ییی',
    'ۀ',
    'ﻻ',
    '\ud800',
    '\0',
    'a.ir',
    '@x',
  ],
)
const spaced = fc
  .array(fc.tuple(piece, fc.constantFrom('', ' ')), { maxLength: 16 })
  .map((list) => list.flat().join(''))

test('normalize() twice is normalize() once', () => {
  fc.assert(
    fc.property(spaced, (text) => {
      const once = normalize(text)
      assert.equal(normalize(once), once)
    }),
    { numRuns: 1000 },
  )
})

test('normalize() twice is normalize() once, also for marks that stand alone and words joined on both sides', () => {
  const cases = [
    ['می شناختهۀ های', 'می شناختههٔ‌های'],
    ['می ﹰ', 'می'],
    ['می ﹰ رود', 'می‌رود'],
    ['(ﹰ)', '()'],
    ['سلام\nﹰ\nخوبی', 'سلام\nخوبی'],
    ['تر ﹰ\u064b ٬', 'تر ٬'],
    ['می رفته‌ام', 'می‌رفته‌ام'],
  ] as const
  for (const [text, once] of cases) assert.deepEqual([normalize(text), normalize(once)], [once, once], text)
})

test('normalize() writes a sign after the word before, whatever signs stand or are written together between them', () => {
  for (const text of ['می`.!\u200d!?', 'می;%…...,', 'می“«…...;', 'می”» »…...', 'می\u200c\uf900']) {
    const once = normalize(text)
    assert.equal(normalize(once), once)
    assert.equal(fold(once).replace(/[\s"]/g, ''), fold(text).replace(/[\s"]/g, ''))
  }
})

test('normalize() changes nothing that fold() tells apart, up to spacing and lengthening', () => {
  // fold() counts lengthening across a half-space, normalize() within one part of a word.
  const bare = (text: string) =>
    fold(text)
      .replace(/[\s\ufffd]/g, '')
      .replace(/(.)\1+/gu, '$1')
  fc.assert(
    fc.property(spaced, (text) => {
      assert.equal(bare(normalize(text)), bare(text))
    }),
    { numRuns: 1000 },
  )
})

test('normalize() of any text at all is settled, and the same to fold()', () => {
  // A mark without a letter under it is shown to nobody.
  const bare = (text: string) =>
    fold(text)
      .replace(/[\s\ufffd\p{M}]/gu, '')
      .replace(/(.)\1+/gu, '$1')
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('ﱞ', 'ﹱ', 'هء', '\u0001ب', '\u180e')),
      (text) => {
        const once = normalize(text)
        assert.equal(normalize(once), once)
        assert.equal(bare(once), bare(text))
      },
    ),
    { numRuns: 2000 },
  )
})

test('normalize() leaves a phrase that is one sign as it is', () => {
  assert.equal(normalize('حضرت محمد ﷺ فرمود'), 'حضرت محمد ﷺ فرمود')
})

test('normalize() parts what was typed together and joins an owner to a plural', () => {
  all({
    حرفهاست: 'حرف‌هاست',
    'خانه\u200c\u0654 ما': 'خانهٔ ما',
    'خواب های تان': 'خواب‌های‌تان',
    'نسخه %s و 50 %': 'نسخه %s و ۵۰٪',
    '"می"،"تر"': '«می»، «تر»',
  })
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isIban, isLuhn, isSheba } from './checksums.ts'
import { cover, MARKS } from './cover.ts'
import { findPersonalData } from './personal-data.ts'
import type { Finding } from './personal-kinds.ts'

const found = (text: string) => findPersonalData(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])

/** Numbers with right check digits, by search: a slow second version of the checksums. */
const digit = fc.integer({ min: 0, max: 9 })
const digits = (length: number) => fc.array(digit, { minLength: length, maxLength: length })
const nationalId = digits(9)
  .filter((nine) => new Set(nine).size > 1)
  .map((nine) => {
    const sum = nine.reduce((total, value, at) => total + value * (10 - at), 0) % 11
    return [...nine, sum < 2 ? sum : 11 - sum].join('')
  })
const card = digits(13).map((rest) => {
  const fifteen = [6, 0, ...rest]
  const sum = fifteen.reduce((total, value, at) => total + (at % 2 ? value : [0, 2, 4, 6, 8, 1, 3, 5, 7, 9][value]!), 0)
  return [...fifteen, (10 - (sum % 10)) % 10].join('')
})
const sheba = digits(22).map((rest) => {
  const check = 98n - (BigInt(`${rest.join('')}182700`) % 97n)
  return `IR${String(check).padStart(2, '0')}${rest.join('')}`
})
const mobile = digits(9).map((nine) => `09${nine.join('')}`)

const STYLES = ['0123456789', '۰۱۲۳۴۵۶۷۸۹', '٠١٢٣٤٥٦٧٨٩']
const written = (number: string, style: number, separator: string, size: number) => {
  const prefix = /^[A-Z]*/.exec(number)![0]
  const parts = number.slice(prefix.length).match(new RegExp(`\\d{1,${size}}`, 'g'))!
  return prefix + parts.join(separator).replace(/\d/g, (value) => [...STYLES[style]!][Number(value)]!)
}
const look = fc.record({
  style: fc.constantFrom(0, 1, 2),
  separator: fc.constantFrom('', ' ', '-', '\u200c', '\u200f', ' - ', '/', '–', '\u200f-\u200f'),
  size: fc.constantFrom(2, 3, 4, 5),
})

for (const [kind, number] of [
  ['card', card],
  ['sheba', sheba],
  ['mobile', mobile],
] as const)
  test(`findPersonalData() finds every ${kind} in all digits and separators`, () => {
    fc.assert(
      fc.property(number, look, (value, { style, separator, size }) => {
        const text = `سلام ${written(value, style, separator, size)} را ببینید`
        assert.deepEqual(found(text), [[kind, written(value, style, separator, size)]])
      }),
      { numRuns: 400 },
    )
  })

test('findPersonalData() finds every national ID in all digits and separators, after its name', () => {
  fc.assert(
    fc.property(nationalId, look, (value, { style, separator, size }) => {
      const id = written(value, style, separator, size)
      assert.deepEqual(found(`کد ملی: ${id}`), [['national-id', id]])
    }),
    { numRuns: 400 },
  )
})

test('findPersonalData() needs the check digit, and no prefix', () => {
  assert.deepEqual(found('کد ملی 0012345679'), [['national-id', '0012345679']])
  assert.deepEqual(found('کد ملی 0012345678'), [])
  // A first three digits that common lists leave out.
  assert.deepEqual(found('کد ملی 7401234564'), [['national-id', '7401234564']])
  assert.deepEqual(found('کد ملی 1111111111'), [])
})

test('findPersonalData() knows telephones at home and abroad', () => {
  for (const text of ['+98 912 345 6789', '00989123456789', '۰۹۱۲۳۴۵۶۷۸۹', '+98 (0) 912-345-6789', '989123456789'])
    assert.deepEqual(found(text), [['mobile', text]])
  for (const text of ['021-88887777', '۰۵۱ ۳۸۴۰ ۱۲۳۴', '+98 21 8888 7777'])
    assert.deepEqual(found(text), [['landline', text]])
  assert.deepEqual(found('call +44 20 7946 0958 now'), [['phone', '+44 20 7946 0958']])
  assert.deepEqual(found('تلفن: 88887777'), [['landline', '88887777']])
  assert.deepEqual(found('88887777'), [])
})

test('findPersonalData() leaves sums, days and long numbers alone', () => {
  for (const text of [
    '۲.۵۰۰.۰۰۰.۰۰۰ ریال',
    '1402/03/05 14:30',
    '1402-03-05',
    '12345678901234567890123456789012',
    '1234567891 تومان',
  ])
    assert.deepEqual(found(text), [], text)
})

test('findPersonalData() knows postal codes, plates, passports, mail and network addresses', () => {
  assert.deepEqual(found('کد پستی ۱۱۹۳۶-۱۲۳۴۵'), [['postal-code', '۱۱۹۳۶-۱۲۳۴۵']])
  assert.deepEqual(found('کد پستی ۱۱۰۳۶-۱۲۳۴۵'), [])
  assert.deepEqual(found('خودروی ۱۲ ب ۳۴۵ ایران ۶۷ رفت'), [['plate', '۱۲ ب ۳۴۵ ایران ۶۷']])
  assert.deepEqual(found('۱۲ و ۳۴۵ نفر'), [])
  assert.deepEqual(found('گذرنامه A12345678'), [['passport', 'A12345678']])
  assert.deepEqual(found('به ali.r@mail.co.uk بنویس'), [['email', 'ali.r@mail.co.uk']])
  assert.deepEqual(found('از 192.168.10.4 و 2001:db8::1'), [
    ['ip', '192.168.10.4'],
    ['ip', '2001:db8::1'],
  ])
  assert.deepEqual(found('ساعت 12:30:45 و 300.1.1.1'), [])
  assert.deepEqual(found('IBAN DE89 3704 0044 0532 0130 00.'), [['iban', 'DE89 3704 0044 0532 0130 00']])
})

test('findPersonalData() finds names after a title and not after a role', () => {
  assert.deepEqual(found('آقای دکتر علی محمدی آمد'), [['name', 'علی محمدی']])
  assert.deepEqual(found('خانم احمدی‌نژاد گفت'), [['name', 'احمدی‌نژاد']])
  assert.deepEqual(found('اینجانب رضا کریمی پور هستم'), [['name', 'رضا کریمی پور']])
  assert.deepEqual(found('Dear Mr. John Smith, hello'), [['name', 'John Smith']])
  assert.deepEqual(found('خانم دکتر خیلی خوب بود. آقای شهردار! دکتر عمومی نیست'), [])
  assert.deepEqual(found('آقای دکتر نبود'), [])
})

test('findPersonalData() finds a name alone where it can hardly be anything else', () => {
  assert.deepEqual(found('دیروز میثم در را بست'), [['name', 'میثم']])
  assert.deepEqual(found('درخت را تورج بیدستانی کاشت'), [['name', 'تورج بیدستانی']])
  assert.deepEqual(found('پیش تقی‌زاده رفتم و ظلیپور نیامد'), [
    ['name', 'تقی‌زاده'],
    ['name', 'ظلیپور'],
  ])
  assert.deepEqual(found('سحر خانم گفت'), [['name', 'سحر']])
  assert.deepEqual(found('سحر آمدم و امیدی نبود. یا علی! در کوچه میثم، آقازاده‌ای از سنگاپور و نیشابور گفت'), [])
})

test('findPersonalData() outlines an address down to the house, not a street alone', () => {
  assert.deepEqual(found('خیابان آزادی، کوچه بهار، پلاک ۱۲ واحد ۳ آب نداریم'), [
    ['address', 'خیابان آزادی، کوچه بهار، پلاک ۱۲ واحد ۳'],
  ])
  assert.deepEqual(found('چراغ خیابان آزادی سوخته است'), [])
})

test('the checksums agree with published numbers', () => {
  const of = (number: string) => [...number].map(Number)
  assert.ok(isLuhn(of('4111111111111111'), 0, 16))
  assert.ok(!isLuhn(of('4111111111111112'), 0, 16))
  assert.ok(isIban('GB29NWBK60161331926819') && isIban('DE89370400440532013000'))
  assert.ok(!isIban('GB29NWBK60161331926818'))
  assert.ok(isSheba(of('062960000000100324200001'), 0))
  assert.ok(!isSheba(of('062960000000100324200002'), 0))
})

const piece = fc.oneof(
  fc.constantFrom(
    ...[
      'کد ملی',
      'کد پستی',
      'تلفن',
      'پلاک ۱۲',
      'خیابان آزادی',
      'واحد ۳',
      'آقای علی رضایی',
      'نام:',
      'ali@x.ir',
      '@',
      '+',
      '+98',
      'IR',
    ],
    ...['علی', 'محمدی', 'سحر', 'دخترم', 'فرزند', 'جان', 'با تشکر،', 'خیابان شهید', 'ک.', 'زاده', 'ali@x.ira@x.ir'],
    ...[' ', '-', '\n', '.', '[', ']', '\u200f', '۱۲ ب ۳۴۵ ایران ۶۷', 'A12345678', '10.0.0.1', 'Mr. John'],
  ),
  nationalId,
  card,
  sheba,
  mobile,
  fc.array(digit, { maxLength: 12 }).map((list) => list.join('')),
)
const message = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(' '))
const tight = fc.array(piece, { maxLength: 10 }).map((pieces) => pieces.join(''))

test('findPersonalData() keeps its offsets where two addresses overlap', () => {
  const text = 'IR490000000000000000000000@6000000000000007.ali@x.ir0000000019'
  for (const { start, end } of findPersonalData(text)) assert.ok(start < end && end <= text.length)
  assert.deepEqual(findPersonalData(cover(text, findPersonalData(text))), [])
})

test('cover() leaves no finding behind, in Persian and in English', () => {
  for (const marks of [MARKS.fa, MARKS.en])
    fc.assert(
      fc.property(fc.oneof(message, tight), (text) => {
        const covered = cover(text, findPersonalData(text), marks)
        assert.deepEqual(found(covered), [], covered)
      }),
      { numRuns: 1000 },
    )
})

test('findPersonalData() places cut the original, rise and do not overlap', () => {
  fc.assert(
    fc.property(fc.oneof(message, fc.string({ unit: 'binary' })), (text) => {
      let end = 0
      for (const finding of findPersonalData(text)) {
        assert.ok(finding.start >= end && finding.end > finding.start && finding.end <= text.length)
        assert.ok(finding.certainty > 0 && finding.certainty <= 1)
        end = finding.end
      }
    }),
  )
})

test('cover() changes nothing outside the findings', () => {
  const text = 'الف\u200c 0912 345 6789 \ud800ب'
  assert.equal(cover(text, findPersonalData(text)), 'الف\u200c [شماره همراه] \ud800ب')
  assert.equal(cover(text, []), text)
})

test('cover() takes findings in any order, overlapping or outside the text', () => {
  const findings: Finding[] = [
    { kind: 'card', start: 6, end: 99, certainty: 0.5 },
    { kind: 'name', start: -3, end: 2, certainty: 1 },
    { kind: 'email', start: 4, end: 7, certainty: 0.9 },
  ]
  assert.equal(cover('0123456789', findings, MARKS.en), '[name]23[e-mail]')
})

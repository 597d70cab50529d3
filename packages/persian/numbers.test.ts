import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { numbers } from './numbers.ts'

const values = (text: string) => numbers(text).map((number) => number.value)

const ONES = [
  '',
  'یک',
  'دو',
  'سه',
  'چهار',
  'پنج',
  'شش',
  'هفت',
  'هشت',
  'نه',
  'ده',
  'یازده',
  'دوازده',
  'سیزده',
  'چهارده',
  'پانزده',
  'شانزده',
  'هفده',
  'هجده',
  'نوزده',
]
const TENS = ['', '', 'بیست', 'سی', 'چهل', 'پنجاه', 'شصت', 'هفتاد', 'هشتاد', 'نود']
const HUNDREDS = ['', 'صد', 'دویست', 'سیصد', 'چهارصد', 'پانصد', 'ششصد', 'هفتصد', 'هشتصد', 'نهصد']

/** A number in words, written by the schoolbook: the slow way round. */
function inWords(number: number): string {
  const groups: string[] = []
  for (const [size, name] of [
    [1e9, 'میلیارد'],
    [1e6, 'میلیون'],
    [1e3, 'هزار'],
    [1, ''],
  ] as const) {
    const group = Math.floor(number / size) % 1000
    if (group === 0) continue
    const small = group % 100
    const parts = [
      HUNDREDS[Math.floor(group / 100)]!,
      small < 20 ? ONES[small]! : TENS[Math.floor(small / 10)]!,
      small < 20 ? '' : ONES[small % 10]!,
    ]
    groups.push(`${parts.filter(Boolean).join(' و ')} ${name}`.trim())
  }
  return groups.join(' و ')
}

test('numbers() reads every number from 1 to 9,999 in words', () => {
  for (let number = 1; number < 10_000; number++) assert.deepEqual(values(inWords(number)), [number])
})

test('numbers() reads large numbers in words', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (number) =>
      assert.deepEqual(values(inWords(number)), [number]),
    ),
  )
})

test('numbers() reads digits of all scripts with their signs', () => {
  assert.deepEqual(values('۱٬۲۰۰ و 3.5 و ٧٫٢٥ و -12'), [1200, 3.5, 7.25, -12])
  assert.deepEqual(values('نسخه 1.2.3 و 1402/03/05'), [])
  assert.deepEqual(values('9'.repeat(10_000)), [])
})

test('numbers() joins digits and words', () => {
  assert.deepEqual(values('۱۵.۲ هزار و ۴ میلیارد و پنج هزار و ۲ و دوهزار و ۳۰۰'), [15_200, 4_000_005_002, 2300])
  assert.deepEqual(values('۳۰ هزار میلیارد'), [30e12])
})

test('numbers() knows ordinals, halves and fractions', () => {
  assert.deepEqual(
    numbers('سی و هفتمین').map(({ kind, value }) => [kind, value]),
    [['ordinal', 37]],
  )
  assert.deepEqual(values('دو و نیم میلیون، نیم میلیون، سه چهارم، منفی دو'), [2_500_000, 500_000, 0.75, -2])
})

test('numbers() does not join what does not fall', () => {
  assert.deepEqual(values('۵ و ۶، پنج و شش، بیست و سی'), [5, 6, 5, 6, 20, 30])
})

test('numbers() begins at the number and not at the «و» before it', () => {
  assert.deepEqual(
    numbers('و سوم هم، و نه راهی').map(({ value, start }) => [value, start]),
    [
      [3, 2],
      [9, 12],
    ],
  )
})

test('numbers() reads the ordinals of thousands and millions', () => {
  assert.deepEqual(
    numbers('سه هزارمین نفر و ۱۰ میلیاردمین نامه، هزارم').map(({ kind, value }) => [kind, value]),
    [
      ['ordinal', 3000],
      ['ordinal', 1e10],
      ['ordinal', 1000],
    ],
  )
})

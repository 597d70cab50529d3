import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lemma } from './lemma.ts'
import { searchTerms } from './search.ts'

test('searchTerms() joins keyboards, half-spaces, plurals and spoken forms', () => {
  const same = [
    ['می‌خواهم', 'ميخواهم', 'میخوام', 'نمی‌خواستند'],
    ['کتاب', 'كتاب', 'کتاب‌ها', 'کتابها', 'کتاب‌هایشان'],
    ['بزرگ', 'بزرگ‌تر', 'بزرگترین'],
    ['۱۴۰۲', '1402', '١٤٠٢'],
  ]
  for (const [first, ...others] of same)
    for (const other of others) assert.deepEqual(searchTerms(other), searchTerms(first!))
})

test('searchTerms() leaves out what every text has', () => {
  assert.deepEqual(searchTerms('از این که برای شما!'), [])
})

test('lemma() takes verbs apart from both sides', () => {
  const cases = {
    می‌روم: 'رفتن',
    نمی‌دانستند: 'دانستن',
    بیاورید: 'آوردن',
    نیفتاد: 'افتادن',
    برمی‌گردند: 'برگشتن',
    رفته‌اند: 'رفتن',
    میگن: 'گفتن',
  }
  for (const [form, expected] of Object.entries(cases)) assert.equal(lemma(form), expected)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { searchTerms } from './search.ts'

test('searchTerms() joins keyboards, half-spaces, plurals and spoken forms', () => {
  const same = [
    ['می‌خواهم', 'ميخواهم', 'میخوام', 'نمی‌خواستند'],
    ['کتاب', 'كتاب', 'کتاب‌ها', 'کتابها', 'کتاب‌هایشان'],
    ['خانه', 'خونه', 'خانه‌هایشان', 'خونه‌ها'],
    ['مشکل', 'مشکلات', 'مشکلی'],
    ['بزرگ', 'بزرگ‌تر', 'بزرگترین'],
    ['۱۴۰۲', '1402', '١٤٠٢'],
  ]
  for (const [first, ...others] of same)
    for (const other of others) assert.deepEqual(searchTerms(other), searchTerms(first!))
})

test('searchTerms() leaves out what every text has', () => {
  assert.deepEqual(searchTerms('از این که برای شما!'), [])
})

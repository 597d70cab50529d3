import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { standard } from './standard.ts'

test('standard() writes spoken words, endings and verbs as a newspaper would', () => {
  const cases = {
    'میخوام برم خونه، اونجا خوبه': 'می‌خواهم بروم خانه، آنجا خوب است',
    'نمیدونم چی بگم': 'نمی‌دانم چه بگویم',
    'میاد و میگه نمیشه': 'می‌آید و می‌گوید نمی‌شود',
    'خودمون میتونیم': 'خودمان می‌توانیم',
    'اگه داره بگیرن': 'اگر دارد بگیرند',
    'اینو واسش بذارید': 'این را برایش بگذارید',
  }
  for (const [spoken, expected] of Object.entries(cases)) assert.equal(standard(spoken), expected)
})

test('standard() leaves standard text alone', () => {
  for (const text of ['این کتاب همیشه دربارهٔ آسمان است.', 'آقای وزیر به خانه رفت و نامه نوشت.', 'https://a.ir/خونه'])
    assert.equal(standard(text), text)
})

test('standard() takes any text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => typeof standard(text) === 'string'))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { forms, lemma } from './lemma.ts'

const each = (cases: Record<string, string>) => {
  for (const [form, expected] of Object.entries(cases)) assert.equal(lemma(form), expected, form)
}

test('lemma() takes verbs apart from both sides', () => {
  each({
    می‌روم: 'رفتن',
    نمی‌دانستند: 'دانستن',
    بیاورید: 'آوردن',
    نیفتاد: 'افتادن',
    برمی‌گردند: 'برگشتن',
    رفته‌اند: 'رفتن',
    نخواهم: 'خواستن',
    بگویید: 'گفتن',
    گفتند: 'گفتن',
    میرند: 'مردن',
    ننوشته‌ام: 'نوشتن',
  })
})

test('lemma() reads spoken verbs', () => {
  each({
    میخوام: 'خواستن',
    می‌گن: 'گفتن',
    نمیشه: 'شدن',
    میاد: 'آمدن',
    می‌ذارم: 'گذاشتن',
    نمی‌تونه: 'توانستن',
    بخونه: 'خواندن',
  })
})

test('lemma() takes nouns and adjectives to their headword', () => {
  each({
    کتاب‌هایشان: 'کتاب',
    کتابها: 'کتاب',
    كتابهاي: 'کتاب',
    خانه‌ام: 'خانه',
    خانهٔ: 'خانه',
    کودکان: 'کودک',
    نویسندگان: 'نویسنده',
    ایرانیان: 'ایران',
    مشکلات: 'مشکل',
    افرادی: 'فرد',
    مدارس: 'مدرسه',
    دنیای: 'دنیا',
    بزرگ‌ترین: 'بزرگ',
    دوستم: 'دوست',
  })
})

test('lemma() leaves headwords alone that only look like forms', () => {
  for (const word of [
    'تنها',
    'درمان',
    'باران',
    'همیشه',
    'مانند',
    'میان',
    'دختر',
    'اطلاعات',
    'دوستی',
    'ایران',
    'آرام',
    'برای',
    'ببر',
  ])
    assert.equal(lemma(word), word)
})

test('lemma() gives the standard word for a spoken one', () => {
  each({ خونه: 'خانه', واسه: 'برای', آسمون: 'آسمان', خیابون: 'خیابان' })
})

test('lemma() goes by the hint', () => {
  assert.equal(lemma('کرد', 'noun'), 'کرد')
  assert.equal(lemma('کرد', 'verb'), 'کردن')
})

test('lemma() takes any text and is its own headword for known verbs', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (word) => typeof lemma(word) === 'string'))
  for (const verb of ['رفتن', 'گفتن', 'خواستن', 'آمدن']) assert.equal(lemma(verb), verb)
})

test('forms() of a verb lead back to it', () => {
  for (const verb of ['رفتن', 'گفتن', 'خواستن', 'آمدن', 'آوردن', 'نوشتن', 'دانستن'])
    for (const form of forms(verb).filter((form) => /می|^ن/.test(form))) assert.equal(lemma(form, 'verb'), verb, form)
})

test('forms() of a noun lead back to it', () => {
  for (const noun of ['کتاب', 'خانه', 'دریا', 'مدرسه', 'کار', 'مشکل'])
    for (const form of forms(noun).filter((each) => !/[^\u200c][یمتش]$/.test(each)))
      assert.equal(lemma(form), noun, form)
})

test('lemma() reads a present without its prefix as the verb that it is', () => {
  for (const form of ['بینم', 'بیند', 'بینند', 'ببیند', 'نبیند']) assert.equal(lemma(form, 'verb'), 'دیدن', form)
  for (const form of ['بیاید', 'بیایند', 'نیامد']) assert.equal(lemma(form, 'verb'), 'آمدن', form)
  for (const form of ['بیفت', 'بیفتد', 'نیفتاد']) assert.equal(lemma(form, 'verb'), 'افتادن', form)
})

test('lemma() takes spoken plurals with their owners to the standard headword', () => {
  each({ خیابونا: 'خیابان', چراغاش: 'چراغ', خیابونامون: 'خیابان', اومدم: 'آمدن' })
})

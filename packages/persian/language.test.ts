import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { language } from './language.ts'

const SENTENCES = {
  fa: ['چراغ کوچه ما سه روز است خاموش است', 'آب محله قطع شده', 'خیلی بد بود', 'جواب ندادند'],
  'fa-Latn': ['cheragh kooche ma kharab ast', 'chera javab nemidid', 'ab mahale ghate shode'],
  ar: ['لا توجد مياه في الشارع منذ أيام', 'الطريق مغلق', 'كهرباء مقطوعة', 'انقطاع الماء', 'نفايات متراكمة'],
  ur: ['ہماری گلی میں پانی نہیں ہے', 'سڑک بہت خراب ہے'],
  ps: ['زموږ په کوڅه کې اوبه نشته', 'سړک ډېر خراب دی'],
  ckb: ['ئاو لە گەڕەکەکەمان نییە', 'ڕێگاکە زۆر خراپە'],
  azb: ['بیزیم کوچه‌ده سو یوخ‌دور', 'یول چوخ پیس‌دیر'],
  en: ['The street light is broken', 'there was no water today'],
  und: ['', '12:30 !!', '😀', '這裡沒有水', 'Привет мир'],
} as const

for (const [code, sentences] of Object.entries(SENTENCES))
  test(`language() knows ${code}`, () => {
    for (const sentence of sentences) assert.equal(language(sentence).code, code, sentence)
  })

test('language() reads Persian typed on an Arabic keyboard as Persian', () => {
  for (const sentence of SENTENCES.fa) {
    const arabic = sentence.replaceAll('ی', 'ي').replaceAll('ک', 'ك')
    assert.equal(language(arabic).code, 'fa', arabic)
  }
})

test('language() reads Persian with words and letters of Arabic as Persian', () => {
  for (const sentence of [
    'سوء استفاده',
    'اعضاء شورا',
    'تأييد نشد',
    'هيأت مديره',
    'السلام عليکم',
    'انقطاع برق',
    'موظف است',
  ])
    assert.equal(language(sentence).code, 'fa', sentence)
})

test('language() gives a probability from 0 to 1 for any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const { probability } = language(text)
      assert.ok(probability >= 0 && probability <= 1)
    }),
  )
})

import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { buildGazetteer, geocode, type House, type Row, RULE_SETS } from './index.ts'
import { wordsOf } from './letters.ts'
import { inDigits, mayBeOne, numbersIn, saidIn } from './numbers.ts'
import { compileRules } from './rules.ts'

const rules = compileRules(RULE_SETS)
const valuesIn = (text: string) => [...numbersIn(rules, wordsOf(text)).values()].map(({ value }) => value)
const houses: House[] = Array.from({ length: 9 }, (_, at) => ({ number: at + 1 }))
const alley = (code: string, name: string): Row => ({ code, name, level: 'alley', parent: 's', houses })
const street = (code: string, name: string): Row => ({ code, name, level: 'street', parent: 't', houses })

const gazetteer = buildGazetteer([
  { code: 'p', name: 'سیبستان', level: 'province' },
  { code: 't', name: 'باغ‌سیب', level: 'city', parent: 'p', aliases: ['Bagh-e Sib'] },
  { code: 'f2', name: 'فاز دوم', level: 'quarter', parent: 't' },
  { code: 'f3', name: 'فاز ۳', level: 'quarter', parent: 't' },
  { ...street('s', 'خیابان بهار'), aliases: ['Bahar Street'] },
  alley('a2', 'کوچه دوم'),
  alley('a12', 'کوچه ۱۲'),
  alley('a21', 'کوچه بیست و یکم'),
  street('m15', 'خیابان ۱۵ متری اول'),
  street('m20', 'بیست متری شهرداری'),
  street('t7', 'میدان هفت تیر'),
  street('s17', 'خیابان ۱۷ شهریور'),
  street('fifth', '5th Avenue'),
  { code: 'v', name: 'ده نو', level: 'village', parent: 'p' },
])
const meant = (text: string) => {
  const match = geocode(gazetteer, text).matches[0]
  return [match?.code, match?.house?.found]
}

describe('numbersIn()', () => {
  it('reads numbers in words of five languages, the longest first', () => {
    assert.deepEqual(valuesIn('کوچه بیست و یکم'), [21])
    assert.deepEqual(valuesIn('کوچه بیست‌ویک، فاز سوم'), [21, 3])
    assert.deepEqual(valuesIn('kooche bist o yekom'), [21])
    assert.deepEqual(valuesIn('twenty-first street, third floor'), [21, 3])
    assert.deepEqual(valuesIn('2ème étage, vingt et une'), [2, 20])
    assert.deepEqual(valuesIn('دویمه ناحیه'), [2])
    assert.deepEqual(valuesIn('۳ام، 5th, 5 th'), [3, 5])
    assert.deepEqual(valuesIn('خیابان بهار'), [])
  })

  it('is in digits as a whole only', () => {
    const words = wordsOf('کوچه بیست و یکم')
    const numbers = numbersIn(rules, words)
    const digits = wordsOf('کوچه ۲۱')
    assert.deepEqual(inDigits(words, numbers, 0, 3), digits.bytes)
    assert.equal(inDigits(words, numbers, 0, 1), null)
    assert.equal(inDigits(words, numbers, 0, 0), null)
    assert.deepEqual(saidIn(words, numbers, 1, 3), { numbers: '21', only: true })
  })
})

describe('mayBeOne()', () => {
  it('holds numbers apart, and lets a name be misspelt beside one', () => {
    const said = (numbers: string, only = false) => ({ numbers, only })
    assert.ok(mayBeOne(said('2'), said('2', true)))
    assert.ok(mayBeOne(said(''), said('')))
    assert.ok(mayBeOne(said('6'), said('')))
    assert.ok(!mayBeOne(said('2', true), said('3', true)))
    assert.ok(!mayBeOne(said('2', true), said('')))
    assert.ok(!mayBeOne(said('2'), said('3')))
  })
})

describe('geocode() of numbers', () => {
  it('finds a name by its number in digits and in words', () => {
    for (const [code, ...texts] of [
      ['a2', 'باغ سیب خیابان بهار کوچه ۲ پلاک ۳', 'باغ سیب، بهار، کوچه دو، پلاک سه', 'باغ سیب خ بهار کوچهٔ دوم پ ۳'],
      ['a12', 'باغ سیب بهار کوچه دوازدهم پلاک ۳', 'baghe sib khiyaboone bahar koocheye davazdahom pelake 3'],
      ['a21', 'باغ سیب بهار کوچه ۲۱ پلاک ۳', 'باغ سیب بهار بیست‌ویکم پلاک ۳', 'باغ سیب بهار کوچه بیست و یک پلاک ۳'],
      ['m15', 'باغ سیب پانزده متری اول پلاک ۳', 'باغ سیب ۱۵متری ۱ پلاک ۳'],
      ['m20', 'باغ سیب ۲۰ متری شهرداری پلاک ۳'],
      ['t7', 'باغ سیب میدان ۷ تیر پلاک ۳'],
      ['s17', 'باغ سیب هفده شهریور پلاک ۳'],
      ['fifth', 'Fifth Avenue no 3, Bagh-e Sib', '5th ave no 3 Bagh-e Sib'],
    ] as const)
      for (const text of texts) assert.deepEqual(meant(text), [code, 'exact'], text)
    assert.deepEqual([meant('باغ سیب فاز سه')[0], meant('باغ سیب فاز ۲')[0]], ['f3', 'f2'])
    assert.deepEqual([meant('روستای ده نو')[0], meant('دهنو')[0]], ['v', 'v'])
  })

  it('never takes one number for another, in words neither', () => {
    for (const text of ['کوچه سوم', 'کوچه سه', 'کوچه ۳', 'کوچه بیست و دوم', 'کوچه بیست'])
      assert.equal(meant(`باغ سیب خیابان بهار ${text}`)[0], 's', text)
    assert.notEqual(meant('باغ سیب هجده شهریور')[0], 's17')
    assert.notEqual(meant('باغ سیب فاز چهار')[0], 'f2')
  })

  it('calls no house of a street found when its alley is not known', () => {
    assert.deepEqual(meant('باغ سیب خیابان بهار کوچه ۵ پلاک ۳'), ['s', 'missing'])
    assert.deepEqual(meant('باغ سیب خیابان بهار کوچه نسترن پلاک ۳'), ['s', 'missing'])
    assert.deepEqual(meant('باغ سیب خیابان بهار روبروی کوچه ۵ پلاک ۳'), ['s', 'exact'])
    const [match] = geocode(gazetteer, 'باغ سیب خیابان بهار کوچه ۵').matches
    assert.ok(match!.certainty < 0.5)
  })
})

describe('geocode() of messages', () => {
  it('finds the address among other words, in Persian, English and Latin letters', () => {
    for (const text of [
      'سلام خسته نباشید، چراغ خیابان بهار باغ سیب پلاک ۳ چند روزه سوخته لطفا رسیدگی کنید',
      'The street light in front of number 3 Bahar Street, Bagh-e Sib has been out for two weeks',
      'Please help, the water pipe burst at no. 3, Bahar St opposite the mosque in Bagh-e Sib',
      'salam, dar baghe sib khiaban bahar poshte bank melli pelak 3 ab ghat shode',
    ])
      assert.deepEqual(meant(text), ['s', 'exact'], text)
  })

  it('takes what lies beside for a landmark, not for the place', () => {
    const { parts } = geocode(gazetteer, 'A leak near the bakery in Bagh-e Sib, Bahar Street').matches[0]!
    assert.deepEqual(
      parts.filter(({ means }) => means === 'landmark').map(({ text }) => text),
      ['the bakery'],
    )
    assert.equal(meant('Bagh-e Sib, 5th Avenue opposite Bahar Street no 3')[0], 'fifth')
  })
})

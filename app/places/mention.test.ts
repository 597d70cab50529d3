import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { areasMentioned } from './mention.ts'

const area = (areaId: string, fa: string, en: string, aliases: string[] = []) => ({ areaId, name: { fa, en }, aliases })
const AREAS = [
  area('garden', 'باغ‌سیب', 'Bagh-e Sib', ['Baghsib', 'خیابان سیبستان']),
  area('plane', 'چنارستان', 'Chenarestan'),
  area('estate', 'شهرک فیروزه', 'Firuzeh Estate', ['فیروزه']),
  area('lane', 'کوچه فیروزه', 'Firuzeh Lane', ['کوچه شهرک فیروزه']),
]

describe('areasMentioned()', () => {
  const at = (text: string) => areasMentioned(AREAS, text).join()

  it('finds a name however it is typed', () => {
    for (const text of [
      'باغ‌سیب',
      'باغ سیب',
      'باغسیب',
      'در باغ‌سيب چراغ نیست',
      'bagh e sib!',
      'BAGHSIB',
      'باغِ سیب، پلاک ۲',
    ])
      assert.equal(at(text), 'garden', text)
  })

  it('takes whole words only', () => {
    assert.equal(at('چنارستانی‌ها'), '')
    assert.equal(at('یک سیب از باغ'), '')
    assert.equal(at('جایی دیگر'), '')
  })

  it('lets the longer of two names that share words win', () => {
    assert.equal(at('شهرک فیروزه'), 'estate')
    assert.equal(at('کوچه شهرک فیروزه'), 'lane')
  })

  it('gives every area that is named, each once', () => {
    assert.equal(at('از چنارستان تا باغ سیب'), 'garden,plane')
    assert.equal(at('چنارستان، خیابان اصلی چنارستان'), 'plane')
  })
})

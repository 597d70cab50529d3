import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findArea } from './rules.ts'

const area = (areaId: string, fa: string, en: string, aliases: string[] = []) => ({
  areaId,
  name: { fa, en },
  aliases,
  border: null,
  retired: false,
})
const AREAS = [
  area('garden', 'باغ‌سیب', 'Bagh-e Sib', ['خیابان سیبستان']),
  area('plane', 'چنارستان', 'Chenarestan'),
  area('estate', 'شهرک فیروزه', 'Firuzeh Estate', ['فیروزه']),
  area('north', 'نارمک شمالی', 'North Narmak'),
  area('south', 'نارمک جنوبی', 'South Narmak'),
]
const at = (text: string) => findArea(AREAS, { text }).areaId

describe('areaMisspelt()', () => {
  it('finds the area of a misspelt name, alone and among other words', () => {
    for (const text of ['باغ صیب', 'باق سیب', 'خیابان سیبصتان', 'کوچه لاله، باغ ثیب، پلاک ۷'])
      assert.equal(at(text), 'garden', text)
    for (const text of ['چنارسطان', 'چنارستن', 'محله چنرستان']) assert.equal(at(text), 'plane', text)
    assert.equal(at('شهرک فیروضه'), 'estate')
  })

  it('finds names in Latin letters', () => {
    assert.deepEqual([at('chenarestaan'), at('shahrak firoozeh'), at('Chenarstan')], ['plane', 'estate', 'plane'])
  })

  it('leaves short, far and landmark names alone', () => {
    for (const text of [
      'سیب',
      'باغ',
      'چنار',
      'بهار',
      'روبروی چنارسطان',
      'چراغ کوچه ما سوخته است',
      '۱۲۳',
      '😀',
      'ا'.repeat(4000),
    ])
      assert.deepEqual(findArea(AREAS, { text }), { areaId: null, why: 'not-found', candidates: [] }, text)
  })

  it('asks nothing of it where a name stands as it is', () => {
    assert.deepEqual(findArea(AREAS, { text: 'چنارستان، نه باغ صیب' }).candidates, ['plane'])
  })
})

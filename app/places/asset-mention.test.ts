import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { assetsMentioned } from './asset-mention.ts'

const in_ = (text: string) => assetsMentioned(text).map(({ kind, code }) => `${kind} ${code}`)

describe('assetsMentioned()', () => {
  it('finds numbered things as people name them', () => {
    for (const [text, found] of [
      ['تیر چراغ ۱۰۲۳ سه شب است خاموش است', 'lamp 1023'],
      ['چراغ شماره ١٠٢٣ چشمک می‌زند', 'lamp 1023'],
      ['تیربرق کد 1023', 'lamp 1023'],
      ['The street light no. 1023 is out', 'lamp 1023'],
      ['Lamp post 1023', 'lamp 1023'],
      ['دریچهٔ T-14 باز مانده', 'manhole T14'],
      ['manhole t 14 has no cover', 'manhole T14'],
      ['دکل M-2 صدا می‌دهد', 'mast M2'],
      ['شعبه شماره 12 پست', 'branch 12'],
    ])
      assert.deepEqual(in_(text!), [found], text)
  })

  it('takes no other number for one', () => {
    for (const text of [
      'چراغ کوچه خاموش است، پلاک ۱۲',
      'سه شب چراغ نداریم',
      'چراغانی ۱۴۰۵',
      '۱۰۲۳',
      '',
      'چراغ ۱۲۳۴۵۶۷۸۹۰۱۲',
    ])
      assert.deepEqual(in_(text), [], text)
    assert.deepEqual(in_('چراغ ۱۰۲۳ کنار دریچه T-14'), ['lamp 1023', 'manhole T14'])
  })
})

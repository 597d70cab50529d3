import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Named, reasonOf } from './reason.words.ts'
import { AREA_WHYS, RULE_NAMES, type Why } from './schema.ts'

const text = (fa: string, en: string) => ({ fa, en })
const NAMED: Named = {
  service: text('کابل', 'Cables'),
  area: text('پل‌سنگی', 'Pol-e Sangi'),
  office: text('شهرداری منطقهٔ ۳', 'District Three'),
  otherAgency: null,
  over: [],
  level: 'alley',
}
const WHY: Why = { rule: 'area', area: 'text', reason: null, areaId: 'a', over: [] }

test('reasonOf() says whose the lane is, and whose the cable', () => {
  const named = { ...NAMED, otherAgency: text('مخابرات', 'Telecom') }
  assert.equal(
    reasonOf('fa', WHY, named),
    'این کوچه در «پل‌سنگی» است. این کوچه با «شهرداری منطقهٔ ۳» است، «کابل» با «مخابرات».',
  )
  assert.equal(
    reasonOf('en', WHY, named),
    'This alley is in “Pol-e Sangi”. This alley is with “District Three”, “Cables” with “Telecom”.',
  )
})

test('reasonOf() says which smaller area won', () => {
  const said = reasonOf(
    'en',
    { ...WHY, rule: 'service-and-area' },
    { ...NAMED, level: 'quarter', over: [text('نارون‌شهر', 'Narvanshahr')] },
  )
  assert.equal(
    said,
    '“Cables” in “Pol-e Sangi” is with “District Three”. “Narvanshahr” holds it too; the smaller area wins.',
  )
})

test('reasonOf() has a whole sentence for every rule, however little is known', () => {
  for (const rule of RULE_NAMES)
    for (const area of AREA_WHYS)
      for (const level of ['house', 'point', 'asset', 'city', null] as const)
        for (const bare of [false, true])
          for (const lang of ['fa', 'en'] as const) {
            const named = bare ? { ...NAMED, service: null, area: null, level } : { ...NAMED, level }
            const said = reasonOf(lang, { ...WHY, rule, area }, named)
            assert.match(said, /[.]$/)
            assert.doesNotMatch(said, /null|undefined|«»|“”/)
            if (lang === 'fa') assert.doesNotMatch(said, /[A-Za-z]/)
          }
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { areaFault } from './nesting.ts'
import type { AreaLevel } from './schema.ts'

const DAYS = { validFrom: null, validTo: null, replacedBy: null }
const above = (...levels: AreaLevel[]) => levels.map((level, at) => ({ areaId: `above-${at}`, level }))
const fault = (level: AreaLevel, parents: AreaLevel[], more: Partial<Parameters<typeof areaFault>[1]> = {}) =>
  areaFault(
    'own',
    { ...DAYS, level, parentId: 'above-0', ...more },
    { above: above(...parents), isReplacementThere: true },
  )

test('areaFault() lets an area lie in a larger one or in one of its own level', () => {
  assert.equal(fault('quarter', ['city', 'province']), null)
  assert.equal(fault('quarter', ['quarter']), null)
  assert.equal(fault('village', ['rural-district']), null)
  assert.equal(fault('province', ['city']), 'parent-too-small')
  assert.equal(
    areaFault(null, { ...DAYS, level: 'city', parentId: null }, { above: [], isReplacementThere: true }),
    null,
  )
})

test('areaFault() refuses a circle, whatever its length', () => {
  const around = {
    above: [...above('quarter', 'quarter'), { areaId: 'own', level: 'quarter' as const }],
    isReplacementThere: true,
  }
  assert.equal(areaFault('own', { ...DAYS, level: 'quarter', parentId: 'above-0' }, around), 'lies-in-itself')
  assert.equal(fault('quarter', ['city'], { replacedBy: 'own' }), 'lies-in-itself')
})

test('areaFault() refuses what is not there, and a last day before the first', () => {
  assert.equal(fault('quarter', []), 'no-such-area')
  const gone = { above: above('city'), isReplacementThere: false }
  assert.equal(
    areaFault('own', { ...DAYS, level: 'quarter', parentId: 'above-0', replacedBy: 'x' }, gone),
    'no-such-area',
  )
  assert.equal(fault('quarter', ['city'], { validFrom: '2024-02-01', validTo: '2024-01-31' }), 'ends-before-it-begins')
  assert.equal(fault('quarter', ['city'], { validFrom: '2024-02-01', validTo: '2024-02-01' }), null)
})

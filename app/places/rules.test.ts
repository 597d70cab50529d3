/** Whose rule wins: every set of rules and every place, against a slow second version. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { fittingRules, overruled, whyOf } from './rules.ts'

type Rule = { serviceId: string | null; areaId: string | null; deskId: string | null; otherAgencyId: string | null }
const rule = (serviceId: string | null, areaId: string | null, deskId: string | null = 'd'): Rule => ({
  serviceId,
  areaId,
  deskId,
  otherAgencyId: deskId === null ? 'other' : null,
})

describe('fittingRules()', () => {
  const EVERY = ['x', 'y', null].flatMap((serviceId) => ['a', 'b', null].map((areaId) => ({ serviceId, areaId })))
  const name = (one: { serviceId: string | null; areaId: string | null } | undefined) =>
    one ? `${one.serviceId ?? '*'}${one.areaId ?? '*'}` : null

  it('takes the narrower rule, service before area, for every set of nine rules and every place', () => {
    for (let set = 0; set < 512; set++) {
      const rules = EVERY.filter((_, bit) => set & (1 << bit)).map(({ serviceId, areaId }) => rule(serviceId, areaId))
      const there = new Set(rules.map(name))
      // Alone, one in the other either way around, somewhere unknown, nowhere.
      for (const serviceId of ['x', 'y', 'z'])
        for (const areaIds of [['a'], ['b'], ['a', 'b'], ['b', 'a'], ['c'], []]) {
          const order = [
            ...areaIds.map((area) => `${serviceId}${area}`),
            `${serviceId}*`,
            ...areaIds.map((area) => `*${area}`),
            '**',
          ]
          const fitting = fittingRules(rules, serviceId, areaIds).map(name)
          assert.deepEqual(
            fitting,
            order.filter((one) => there.has(one)),
            `${[...there]} for ${serviceId} in ${areaIds}`,
          )
        }
      assert.deepEqual(fittingRules(rules, null, ['a']), [])
    }
  })

  it('whyOf() names the rule and its area, what it overrules, or why there is none', () => {
    const fitting = fittingRules([rule('x', 'city'), rule('x', 'quarter'), rule(null, 'city'), rule('x', null)], 'x', [
      'quarter',
      'city',
    ])
    assert.deepEqual(overruled(fitting), ['city'])
    assert.deepEqual(whyOf(fitting, 'x', 'point'), {
      rule: 'service-and-area',
      area: 'point',
      reason: null,
      areaId: 'quarter',
      over: ['city'],
    })
    const none = { areaId: null, over: [] }
    assert.deepEqual(whyOf([rule('x', null)], 'x', 'no-place'), {
      rule: 'service',
      area: 'no-place',
      reason: null,
      ...none,
    })
    assert.deepEqual(whyOf([], 'x', 'no-place'), { rule: 'sorting', area: 'no-place', reason: 'no-rule', ...none })
    assert.deepEqual(whyOf([], null, 'text'), { rule: 'sorting', area: 'text', reason: 'unknown-service', ...none })
  })
})

/** The rule that an agency keeps an administrator, on every combination. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { refuseStanding } from './rules.ts'
import { ROLES } from './schema.ts'

test('refuseStanding() refuses exactly what would leave nobody to manage', () => {
  const standings = ROLES.flatMap((role) => [true, false].map((canSignIn) => ({ role, canSignIn })))
  for (const from of standings)
    for (const to of standings)
      for (const others of [0, 1, 2]) {
        const before = others + (from.role === 'administrator' && from.canSignIn ? 1 : 0)
        const after = others + (to.role === 'administrator' && to.canSignIn ? 1 : 0)
        const refused = refuseStanding(from, to, others) !== null
        assert.equal(refused, before > 0 && after === 0, JSON.stringify({ from, to, others }))
      }
})

/** The boundaries, on planted sins and on what must stay allowed. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { resolve, whyNot, whyNotText } from './check-boundaries.ts'

for (const [from, to] of [
  ['packages/persian/fold.ts', 'node:fs'],
  ['packages/persian/fold.ts', 'zod'],
  ['packages/persian/fold.ts', 'packages/worktime/calendar.ts'],
  ['app/kit/http.ts', 'app/cases/index.ts'],
  ['app/ui/page.ts', 'app/cases/index.ts'],
  ['app/agencies/store.ts', 'app/cases/index.ts'],
  ['app/cases/store.ts', 'app/agencies/store.ts'],
  ['app/cases/rules.ts', 'app/cases/store.ts'],
  ['app/cases/routing/rules.ts', 'app/cases/routing/store.ts'],
  ['app/cases/routing/actions.ts', 'app/cases/receipt/page.ts'],
  ['app/cases/store.ts', 'app/cases/actions.ts'],
  ['app/cases/api.ts', 'app/main.ts'],
] as const) {
  test(`whyNot() refuses ${from} → ${to}`, () => assert.notEqual(whyNot(from, to), null))
}

for (const [from, to] of [
  ['packages/persian/fold.ts', 'packages/persian/letters.ts'],
  ['packages/persian/make-words.ts', 'node:fs'],
  ['app/cases/api.ts', 'app/agencies/index.ts'],
  ['app/cases/actions.ts', 'app/cases/store.ts'],
  ['app/cases/routing/rules.ts', 'app/cases/rules.ts'],
  ['app/cases/api.ts', 'hono'],
  ['app/cases/inbox.page.ts', 'app/ui/page.ts'],
] as const) {
  test(`whyNot() allows ${from} → ${to}`, () => assert.equal(whyNot(from, to), null))
}

test('whyNotText() finds the environment, the clock and chance where they do not belong', () => {
  assert.match(whyNotText('app/cases/rules.ts', 'process.env.HOME') ?? '', /environment/)
  assert.match(whyNotText('app/cases/rules.ts', 'new Date()') ?? '', /time and chance/)
  assert.match(whyNotText('packages/persian/fold.ts', 'Math.random()') ?? '', /time and chance/)
  assert.equal(whyNotText('app/kit/config.ts', 'process.env.HOME'), null)
})

test('resolve() turns an import into a path of the tree', () => {
  assert.equal(resolve('app/cases/api.ts', '#kit/http.ts'), 'app/kit/http.ts')
  assert.equal(resolve('app/cases/api.ts', '../agencies/index.ts'), 'app/agencies/index.ts')
  assert.equal(resolve('app/cases/api.ts', 'hono'), 'hono')
})

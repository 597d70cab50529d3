/** Who may do what, told a second time as a grid, and asked of a door for every pair. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { Hono } from 'hono'
import { type TestApp, testApp } from '../../tests/app.ts'
import { signIn } from '../../tests/people.ts'
import { openApi } from '../kit/api.ts'
import { officerOf, peopleApi, permissionsOf } from './index.ts'
import { PERMISSIONS, type Permission, ROLES } from './schema.ts'

// Columns: officer lead manager auditor administrator umbrella
const GRID: Record<Permission, string> = {
  'cases.read': 'x x x x x .',
  'cases.reply': 'x x . . x .',
  'cases.hide': 'x x x . x .',
  'cases.export': 'x x x . x .',
  'originals.open': 'x x . . x .',
  'entries.make': 'x x . . x .',
  'settings.read': 'x x x x x x',
  'settings.change': '. . x . x .',
  'officers.manage': '. . . . x .',
  'retention.run': '. . . . x .',
  'record.read': '. x x x x x',
  'reports.read': '. x x x x x',
  'jobs.read': '. x x x x .',
  'granted.read': '. . x x x x',
  'granted.answer': '. . . . x x',
}

let app: TestApp
let routes: Hono
before(async () => {
  app = await testApp()
  routes = new Hono()
  for (const permission of PERMISSIONS)
    routes.on(['GET', 'POST'], `/${permission}`, async (c) => c.json((await officerOf(app, c, permission)).officerId))
})
after(() => app.close())

test('officerOf() tells the log which door was tried without the right, and not by whom', async () => {
  const { headers, officerId, email } = await signIn(app, { agencyId: randomUUID(), role: 'auditor' })
  const { 'x-csrf-token': _, ...forged } = headers
  app.logged.length = 0
  await routes.request('/officers.manage', { headers })
  await routes.request('/cases.read', { method: 'POST', headers: forged })
  await routes.request('/cases.read', { method: 'POST', headers: { ...headers, origin: 'https://evil.example' } })
  const lines = app.logged.map((line) => JSON.parse(line) as Record<string, string>)
  assert.deepEqual(
    lines.map(({ msg, route, failure }) => [msg, route, failure]),
    [
      ['turned-away', 'GET /officers.manage', 'not-allowed'],
      ['turned-away', 'POST /cases.read', 'csrf-token-wrong'],
      ['turned-away', 'POST /cases.read', 'other-origin'],
    ],
  )
  assert.doesNotMatch(app.logged.join(''), new RegExp(`${officerId}|${email}`))
})

for (const [column, role] of ROLES.entries()) {
  const allowed = PERMISSIONS.filter((permission) => GRID[permission].split(' ')[column] === 'x')

  test(`permissionsOf() gives ${role} what the grid says`, () => {
    assert.deepEqual([...permissionsOf(role)].sort(), [...allowed].sort())
  })

  test(`officerOf() lets ${role} through for exactly that, reading and writing`, async () => {
    const { headers } = await signIn(app, { agencyId: randomUUID(), role })
    for (const permission of PERMISSIONS)
      for (const method of ['GET', 'POST']) {
        const answer = await routes.request(`/${permission}`, { method, headers })
        const expected = allowed.includes(permission) ? 200 : 403
        assert.equal(answer.status, expected, `${role} ${method} ${permission}`)
        if (expected === 403) assert.equal(((await answer.json()) as { title: string }).title, 'not-allowed')
      }
  })
}

test('every door of people is in the OpenAPI document, with what it takes', () => {
  const { paths } = openApi(peopleApi(app), { title: 'x', version: '1', server: 'http://localhost' })
  const doors = Object.values(paths).flatMap((methods) => Object.values(methods))
  assert.equal(doors.length, peopleApi(app).length)
  assert.match(JSON.stringify(paths['/api/officers']?.post), /"role":\{"type":"string","enum":\["officer"/)
})

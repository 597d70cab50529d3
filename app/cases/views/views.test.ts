/** Views of the inbox: each officer's own, filters only, and no words that were searched for. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Hono } from 'hono'
import { type TestApp, testApp } from '../../../tests/app.ts'
import { asking } from '../../../tests/ask.ts'
import { checked } from '../../../tests/checked.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'
import { routesOf } from '../../kit/api.ts'
import { viewsApi } from './api.ts'
import type { View } from './schema.ts'

let app: TestApp
let agency: TestAgency
let doors: Hono
let [sara, omid]: SignedIn[] = []
before(async () => {
  app = await testApp()
  agency = await testAgency(app)
  doors = new Hono().route('/api', routesOf(checked(viewsApi(app))))
  ;[sara, omid] = [
    await signIn(app, { agencyId: agency.agencyId, role: 'officer' }),
    await signIn(app, { agencyId: agency.agencyId, role: 'officer' }),
  ]
})
after(() => app.close())

const ask = asking(() => doors)
const viewsFor = async (who: SignedIn) => (await ask<{ views: View[] }>(who, 'GET', '/views')).body.views

test('an officer keeps filters under a name, changes them by the same name, and takes them away', async () => {
  const asked = { due: 'late', state: 'open,answered', desk: agency.deskId }
  const { status, body } = await ask<{ viewId: string }>(sara!, 'POST', '/views', { name: 'late ones', asked })
  assert.equal(status, 201)
  assert.deepEqual(await viewsFor(sara!), [{ viewId: body.viewId, name: 'late ones', asked }])
  await ask(sara!, 'POST', '/views', { name: 'late ones', asked: { due: 'today' } })
  assert.deepEqual(await viewsFor(sara!), [{ viewId: body.viewId, name: 'late ones', asked: { due: 'today' } }])
  assert.deepEqual(await viewsFor(omid!), [])
  assert.equal((await ask(omid!, 'DELETE', `/views/${body.viewId}`)).status, 404)
  assert.equal((await ask(sara!, 'DELETE', `/views/${body.viewId}`)).status, 204)
  assert.deepEqual(await viewsFor(sara!), [])
})

test('words that were searched for are no part of a view, nor is anything that is no filter', async () => {
  for (const asked of [{ q: 'Maryam' }, { code: 'abcdef' }, { state: 'anything' }, { due: 'never' }, { desk: 'x' }])
    assert.equal((await ask(sara!, 'POST', '/views', { name: 'x', asked })).status, 422, JSON.stringify(asked))
})

test('an officer keeps twenty at most', async () => {
  for (let nth = 0; nth < 20; nth++)
    assert.equal((await ask(sara!, 'POST', '/views', { name: `view ${nth}`, asked: {} })).status, 201)
  assert.equal((await ask(sara!, 'POST', '/views', { name: 'one more', asked: {} })).body.title, 'too-many')
  assert.equal((await ask(sara!, 'POST', '/views', { name: 'view 3', asked: { due: 'week' } })).status, 201)
})

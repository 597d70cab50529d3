/** Templates of replies: what cannot be filled in is refused, and conditions are kept as they were set. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../tests/app.ts'
import { asking, type Who } from '../../tests/ask.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { type SignedIn, signIn } from '../../tests/people.ts'
import { unknownPlaces } from './template-places.schema.ts'

let app: TestApp
let agency: TestAgency
let admin: SignedIn
before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'water')
  admin = await signIn(app, { agencyId: agency.agencyId, role: 'administrator', strong: true })
})
after(() => app.close())

type Said = {
  id: string
  title: string
  fields: object
  items: { templateId: string; outcome: string; conditions: object }[]
  hard: { word: string }[]
}
const asked = asking(() => app.routes)
const ask = (method: string, path: string, body?: object, by: Who = admin) => asked<Said>(by, method, path, body)

const both = (text: string) => ({ fa: text, en: text })
const template = (body: string, more = {}) => ({ outcome: 'done', name: both('x'), body: both(body), ...more })

test('unknownPlaces() names what nobody could fill in', () => {
  assert.deepEqual(unknownPlaces('{day} {dya} {service} {نام} {dya}'), ['{dya}', '{نام}'])
})

test('a template with a place that nobody could fill in is refused, in either language, also when it is changed', async () => {
  const { status, body } = await ask('POST', '/templates', template('by {dya}'))
  assert.deepEqual([status, body.title, Object.keys(body.fields)], [422, 'wrong-shape', ['body']])
  const half = { ...template('x'), body: { fa: 'تا {day}', en: 'by {date}' } }
  assert.equal((await ask('POST', '/templates', half)).status, 422)
  const made = await ask(
    'POST',
    '/templates',
    template('by {day}, {service}, {received}, {agency}, {reason}, {office}'),
  )
  assert.equal(made.status, 201)
  assert.equal((await ask('PUT', `/templates/${made.body.id}`, template('{nothing}'))).status, 422)
})

test('conditions come back as they were set, and are none where none are', async () => {
  const conditions = { services: [agency.leak], states: ['open'], langs: ['fa'], channels: ['web'] }
  const made = await ask('POST', '/templates', template('y', { conditions }))
  const kept = async () => (await ask('GET', '/templates')).body.items.find((one) => one.templateId === made.body.id)
  assert.deepEqual((await kept())?.conditions, conditions)
  assert.equal((await ask('PUT', `/templates/${made.body.id}`, template('z', { outcome: 'update' }))).status, 204)
  assert.deepEqual([(await kept())?.conditions, (await kept())?.outcome], [{}, 'update'])
  assert.equal((await ask('POST', '/templates', template('y', { conditions: { states: ['; drop'] } }))).status, 422)
})

test('officers are told how a text reads, and strangers nothing', async () => {
  const officer = await signIn(app, { agencyId: agency.agencyId, role: 'officer' })
  const { body } = await ask('POST', '/templates/readings', { text: 'We commence forthwith.' }, officer)
  assert.deepEqual(
    body.hard.map(({ word }) => word),
    ['commence', 'forthwith'],
  )
  assert.equal((await ask('POST', '/templates/readings', { text: 'x' }, null)).status, 401)
})

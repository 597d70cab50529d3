/** Starting on a server of one's own: what is missing is said before anything is changed there. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../tests/app.ts'
import { readConfig } from '../kit/config.ts'
import { refuseUnfit } from './roles.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

test('refuseUnfit() lets the two roles in', () => refuseUnfit(app.store.app, app.store.owner))

test('refuseUnfit() says what to do where one role does both, or one may do too much', async () => {
  const { app: using, owner, superuser } = app.store
  await assert.rejects(refuseUnfit(owner, owner), /name the same role/)
  await assert.rejects(refuseUnfit(superuser, owner), /it names postgres/)
  await assert.rejects(refuseUnfit(using, { ...owner, database: 'none' }), /DATABASE_OWNER_URL cannot be used/)
  await assert.rejects(
    refuseUnfit({ ...using, host: '/nowhere' }, owner),
    /DATABASE_URL cannot be used \(Error ENOENT\)/,
  )
})

test('readConfig() takes no address that browsers would not name as an origin', () => {
  for (const url of ['localhost:8137', 'pasokh.example.org', 'ftp://pasokh.example.org', 'https://'])
    assert.throws(() => readConfig({ PASOKH_URL: url }), /PASOKH_URL: .*https:\/\//, url)
  assert.equal(readConfig({ PASOKH_URL: 'https://pasokh.example.org/' }).publicUrl, 'https://pasokh.example.org')
  const factor = (url: string, told = '') => readConfig({ PASOKH_URL: url, PASOKH_SECOND_FACTOR: told }).secondFactor
  assert.deepEqual(
    [factor(''), factor('http://localhost:8137'), factor('https://a.example')],
    ['offered', 'offered', 'required'],
  )
  assert.equal(factor('https://a.example', 'offered'), 'offered')
})

test('readConfig() says what each variable takes', () => {
  assert.throws(
    () => readConfig({ PORT: 'web', DATABASE_URL: 'mysql://x', PASOKH_ROLE: 'worker' }),
    (error: Error) =>
      /PORT: a number from 0 to 65535/.test(error.message) && /DATABASE_URL: .*postgres:\/\//.test(error.message),
  )
})

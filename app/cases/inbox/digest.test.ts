/** The morning letter: numbers only, on working days, once a day, to who wants it. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { testAgency } from '../../../tests/journeys/agency.ts'
import { message, sendMessage } from '../../../tests/message.ts'
import { seatOfficers } from '../../agencies/offices.store.ts'
import { addOfficer } from '../../people/index.ts'
import { sendDigests } from './digest.actions.ts'

let app: TestApp
before(async () => {
  app = await testApp({ at: '2026-11-21T03:30:00Z' })
})
after(() => app.close())

test('sendDigests() says how much waits and nothing of it, once a day, and not on a holiday', async () => {
  const agency = await testAgency(app)
  await app.db.in(agency.agencyId, async (tx) => {
    const added = await addOfficer(app, tx, {
      agencyId: agency.agencyId,
      email: 'desk@example.org',
      name: 'مریم',
      role: 'officer',
      lang: 'fa',
      password: 'narenji-zard-sabz-7',
    })
    assert.ok('officerId' in added)
    await seatOfficers(tx, agency.deskId, [added.officerId])
  })
  await sendMessage(app, agency.agencyId, message('a secret leak', { serviceId: agency.leak }))
  await sendDigests(app, agency.agencyId)
  await sendDigests(app, agency.agencyId)
  await app.work()
  const letters = app.sent.letters.filter(({ to }) => to === 'desk@example.org')
  assert.equal(letters.length, 1)
  assert.match(letters[0]!.text, /۱ پرونده باز است؛ ۰ تا از مهلت گذشته و ۱ تا خبر تازه/)
  assert.doesNotMatch(letters[0]!.text, /leak/)

  app.setNow('2026-11-27T03:30:00Z')
  await sendDigests(app, agency.agencyId)
  assert.deepEqual(await app.rows(sql`select from outbox where once like 'digest/2026-11-27%'`), [])
})

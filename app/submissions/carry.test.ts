/** Carrying a submission to another agency: all of it, readable there and nowhere between, once, and erased at each by itself. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { message } from '../../tests/message.ts'
import { addTo, readAdditions, readPhoto, withdraw } from './additions.actions.ts'
import { carry } from './carry.actions.ts'
import { openIntake } from './intake.actions.ts'
import { readSubmission } from './store.ts'
import { readOriginal, understand } from './understand.actions.ts'

let app: TestApp
let one: TestAgency
let other: TestAgency
before(async () => {
  app = await testApp()
  ;[one, other] = [await testAgency(app), await testAgency(app)]
})
after(() => app.close())

const token = () => app.random(16).toString('base64url')
const way = () => ({ from: one.agencyId, to: other.agencyId })
const back = () => ({ from: other.agencyId, to: one.agencyId })

async function send(): Promise<string> {
  const photo = await sharp({ create: { width: 4, height: 4, channels: 3, background: 'red' } })
    .jpeg()
    .toBuffer()
  const input = message('شمارهٔ من ۰۹۱۲۳۴۵۶۷۸۹ است و لوله ترکیده', {
    serviceId: one.leak,
    contact: { mail: 'a@example.org' },
  })
  const how = { channel: 'web', photos: [photo] } as const
  const { submissionId } = await openIntake(app)(one.agencyId, token(), input, how)
  await understand(app, one.agencyId)
  return submissionId
}

const say = (agencyId: string, submissionId: string, text: string) =>
  app.db.in(agencyId, (tx) => addTo(app, tx, agencyId, submissionId, { kind: 'more', text, token: token() }))

const carried = (to: { from: string; to: string }, ids: string[]) => app.db.in(to.from, (tx) => carry(app, tx, to, ids))

const seenAt = (agencyId: string, submissionId: string) =>
  app.db.in(agencyId, async (tx) => ({
    original: await readOriginal(app, tx, agencyId, submissionId),
    submission: await readSubmission(tx, agencyId, submissionId),
    added: (await readAdditions(app, tx, agencyId, [submissionId])).map(({ text }) => text),
  }))

test('carry() gives the other agency the words, the photo and what was added, under its own key', async () => {
  const id = await send()
  await say(one.agencyId, id, 'پلاک ۵')
  assert.deepEqual(await carried(way(), [id]), [id])
  const [here, there] = [await seenAt(one.agencyId, id), await seenAt(other.agencyId, id)]
  assert.deepEqual(there.original, here.original)
  assert.deepEqual([there.added, there.submission?.covered], [['پلاک ۵'], here.submission?.covered])
  assert.deepEqual([there.submission?.chosenServiceId, there.submission?.proposedServiceId], [null, null])
  const [photo] = await app.rows<{ photoId: string }>(
    sql`select photo_id as "photoId" from photo where agency_id = ${one.agencyId}`,
  )
  const photoAt = (agencyId: string) => app.db.in(agencyId, (tx) => readPhoto(app, tx, agencyId, id, photo!.photoId))
  assert.deepEqual(await photoAt(other.agencyId), await photoAt(one.agencyId))
  const keys = await app.rows<{ key: Buffer }>(
    sql`select distinct wrapped_key as key from submission where submission_id = ${id}`,
  )
  assert.equal(keys.length, 2)
})

test('carry() there and back adds nothing twice, and brings what was said at the other', async () => {
  const id = await send()
  await carried(way(), [id])
  await say(other.agencyId, id, 'در کوچهٔ دوم')
  await carried(back(), [id])
  await carried(way(), [id])
  await carried(back(), [id])
  assert.deepEqual((await seenAt(one.agencyId, id)).added, ['در کوچهٔ دوم'])
  assert.equal((await app.rows(sql`select from submission where submission_id = ${id}`)).length, 2)
})

test('carry() leaves behind what was taken back, and what was taken back at the one stays at the other until it is erased there', async () => {
  const [gone, stays] = [await send(), await send()]
  const erase = (agencyId: string, id: string) => app.db.in(agencyId, (tx) => withdraw(app, tx, agencyId, id))
  await erase(one.agencyId, gone)
  assert.deepEqual(await carried(way(), [gone, stays]), [stays])
  assert.equal((await seenAt(other.agencyId, gone)).submission, null)
  await erase(one.agencyId, stays)
  assert.ok((await seenAt(other.agencyId, stays)).original)
  await erase(other.agencyId, stays)
  assert.equal((await seenAt(other.agencyId, stays)).original, null)
})

test('carry() gives an agency nothing of another that it was not given', async () => {
  const id = await send()
  assert.equal(await app.db.in(other.agencyId, (tx) => readOriginal(app, tx, one.agencyId, id)), null)
  await assert.rejects(
    app.db.in(other.agencyId, (tx) => carry(app, tx, { from: crypto.randomUUID(), to: other.agencyId }, [id])),
  )
})

/** The way of a model on the real database: learned from what officers judged, used, refused, gone back from, walled off. */
import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import type { z } from 'zod'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { message, sendMessage } from '../../tests/message.ts'
import { type SignedIn, signIn } from '../../tests/people.ts'
import { setExamples } from '../agencies/services.store.ts'
import { proposerOf, readModels } from '../models/index.ts'
import { withdraw } from '../submissions/additions.actions.ts'
import { learnAnew, learnWhenDue, readLesson } from './actions.ts'
import { learn } from './learn.ts'
import type { ModelPage } from './schema.ts'
import { readRuns } from './store.ts'

const HOUR_MS = 3_600_000

let app: TestApp
let agency: TestAgency
let officer: SignedIn
before(async () => {
  app = await testApp()
})
beforeEach(async () => {
  agency = await testAgency(app)
  officer = await signIn(app, { agencyId: agency.agencyId, role: 'administrator' })
})
after(() => app.close())

const ask = async (method: string, path: string, body?: unknown, by = officer) => {
  const sent = body === undefined ? {} : { body: JSON.stringify(body) }
  return app.routes.request(`/api${path}`, { method, headers: by.headers, ...sent })
}
const page = async (by = officer) =>
  (await (await ask('GET', '/model', undefined, by)).json()) as z.infer<typeof ModelPage>

const submit = (text: string) => sendMessage(app, agency.agencyId, message(text, { lang: 'fa' }))

/** Written in words that no example phrase has, and put under its service by an officer. */
async function judged(text: string, serviceId: string) {
  const it = await submit(text)
  assert.equal((await ask('PUT', `/cases/${it.caseId}/service`, { serviceId })).status, 200)
  return it
}

const METER = ['کنتور چکه می‌کند', 'از کنتور چکه می‌آید', 'چکه کردن کنتور', 'کنتورمان چکه دارد']
const DEBT = ['بدهی پیشین را نوشته‌اند', 'بدهی پیشین صفر بود', 'چرا بدهی پیشین مانده', 'بدهی پیشین را پس دادم']

async function teach() {
  for (const text of METER) await judged(text, agency.leak)
  for (const text of DEBT) await judged(text, agency.bill)
}

const proposed = (text: string) =>
  app.db.in(agency.agencyId, async (tx) => (await proposerOf(app, tx, agency.agencyId)).propose(text)[0]?.serviceId)
/** A session does not last for hours. */
async function later(hours: number) {
  app.setNow(new Date(app.now().getTime() + hours * HOUR_MS))
  officer = await signIn(app, { agencyId: agency.agencyId, role: 'administrator' })
}

test('learnAnew() learns from what officers put right, and the next message is proposed by it', async () => {
  await teach()
  const run = await learnAnew(app, agency.agencyId)
  assert.equal(run.outcome, 'used')
  assert.equal(run.compared?.texts, 8)
  const { submissionId } = await submit('بدهی پیشین هنوز آنجاست')
  const [row] = await app.rows<{ service: string; model: string; threshold: number }>(sql`
    select proposed_service_id as service, proposal_model as model, proposal_threshold as threshold
    from submission where submission_id = ${submissionId}`)
  assert.deepEqual(row, { service: agency.bill, model: run.hash, threshold: 0.6 })
})

test('a case that an officer answered with done confirms its service; a question and a passing-on do not', async () => {
  const { caseId } = await judged(METER[0]!, agency.leak)
  await app.rows(sql`delete from case_event where type = 'service-corrected'`)
  const texts = () =>
    app.db.in(agency.agencyId, async (tx) => (await readLesson(tx, agency.agencyId)).lesson.texts.length)
  const reply = (outcome: string) => ask('POST', `/cases/${caseId}/replies`, { outcome, body: 'words' })
  assert.equal(await texts(), 0)
  assert.equal((await reply('question')).status, 201)
  assert.equal(await texts(), 0)
  assert.equal((await reply('done')).status, 201)
  assert.equal(await texts(), 1)
})

test('what an officer refused without a service is learned as nobody’s, and is never proposed', async () => {
  await teach()
  for (const text of ['نذری امامزاده', 'نذری را کجا بدهم', 'نذری امسال']) {
    const { caseId } = await submit(text)
    await app.rows(sql`update matter set service_id = null where case_id = ${caseId}`)
    const refusal = { outcome: 'refused', body: 'not ours', reasonCode: 'not-ours' }
    assert.equal((await ask('POST', `/cases/${caseId}/replies`, refusal)).status, 201)
  }
  await learnAnew(app, agency.agencyId)
  const { card } = (await page()).inUse
  assert.deepEqual([card.texts, card.nobodys, card.tested?.texts, card.tested?.nobodys], [11, 3, 8, 3])
  const ranked = await app.db.in(agency.agencyId, async (tx) =>
    (await proposerOf(app, tx, agency.agencyId)).propose('نذری امامزاده'),
  )
  assert.deepEqual(ranked.map(({ serviceId }) => serviceId).sort(), [agency.leak, agency.bill].sort())
  assert.ok(ranked[0]!.probability < 0.5)
})

test('what was taken back, hidden or erased is not learned from', async () => {
  const [back, hidden, erased] = [
    await judged(METER[0]!, agency.leak),
    await judged(METER[1]!, agency.leak),
    await judged(METER[2]!, agency.leak),
  ]
  const texts = () =>
    app.db.in(agency.agencyId, async (tx) => (await readLesson(tx, agency.agencyId)).lesson.texts.length)
  assert.equal(await texts(), 3)
  await app.db.in(agency.agencyId, (tx) => withdraw(app, tx, agency.agencyId, back.submissionId))
  assert.equal(await texts(), 2)
  assert.equal((await ask('POST', `/cases/${hidden.caseId}/hidings`, { reason: 'abuse' })).status, 200)
  assert.equal(await texts(), 1)
  await app.rows(sql`update submission set erased = true, covered = null where submission_id = ${erased.submissionId}`)
  assert.equal(await texts(), 0)
})

test('learning again from the same changes nothing, and after an erasure unlearns', async () => {
  await teach()
  const { hash } = await learnAnew(app, agency.agencyId)
  await later(1)
  const again = await learnAnew(app, agency.agencyId)
  assert.deepEqual([again.outcome, again.hash], ['same', hash])
  await app.rows(
    sql`update submission set erased = true, covered = null where agency_id = ${agency.agencyId} and covered = ${DEBT[0]}`,
  )
  const without = await learnAnew(app, agency.agencyId)
  assert.equal(without.outcome, 'used')
  assert.notEqual(without.hash, hash)
  assert.equal((await page()).inUse.card.texts, 7)
})

test('a model that is worse on a text neither has seen is not used, and the run says by how much', async () => {
  await teach()
  const { hash } = await learnAnew(app, agency.agencyId)
  await later(1)
  // A hand that shuffled services in the table: what was learned from it would propose the opposite.
  await app.rows(sql`
    update matter set service_id = case service_id when ${agency.leak}::uuid then ${agency.bill}::uuid else ${agency.leak}::uuid end
    where agency_id = ${agency.agencyId}`)
  await judged(METER[0]!, agency.leak)
  const worse = await learnAnew(app, agency.agencyId)
  assert.deepEqual(worse.compared, { texts: 1, before: 1, after: 0, gained: 0, lost: 1 })
  assert.deepEqual([worse.outcome, worse.hash], ['worse', hash])
  assert.equal(await proposed('کنتور چکه'), agency.leak)
  const { inUse, runs } = await page()
  assert.deepEqual([inUse.hash, runs[0]?.outcome, runs[0]?.compared], [hash, 'worse', worse.compared])
})

test('a learning that fails says so in words and leaves the model in use', async () => {
  await teach()
  const { hash } = await learnAnew(app, agency.agencyId)
  const failed = await learnAnew(app, agency.agencyId, {
    train: () => Promise.reject(new Error('Not enough memory')),
  })
  assert.deepEqual([failed.outcome, failed.failure, failed.hash], ['failed', 'Not enough memory', hash])
  assert.ok(app.logged.some((line) => line.includes('learning-failed')))
  const { inUse, runs } = await page()
  assert.deepEqual([inUse.hash, runs[0]?.outcome, runs[0]?.failure], [hash, 'failed', 'Not enough memory'])
})

test('learnWhenDue() learns once a night, and a new service within the hour', async () => {
  await judged(METER[0]!, agency.leak)
  const runs = () => app.db.in(agency.agencyId, (tx) => readRuns(tx, agency.agencyId, 'service', 60))
  await learnWhenDue(app, agency.agencyId)
  await learnWhenDue(app, agency.agencyId)
  assert.equal((await runs()).length, 1)
  await app.db.in(agency.agencyId, (tx) => setExamples(tx, agency.bill, ['بدهی پیشین']))
  await later(1)
  await learnWhenDue(app, agency.agencyId)
  assert.equal(await proposed('بدهی پیشین'), agency.bill)
  assert.equal((await runs()).length, 2)
  await later(24)
  await learnWhenDue(app, agency.agencyId)
  assert.equal((await runs()).length, 3)
})

test('with nothing judged, services are proposed from the phrases, and a changed phrase holds at once', async () => {
  assert.equal((await learnAnew(app, agency.agencyId)).outcome, 'nothing-to-learn')
  const { inUse, models } = await page()
  assert.deepEqual([inUse.modelId, inUse.card.phrases, inUse.card.texts, models], [null, 8, 0, []])
  assert.equal(await proposed('لوله ترکیده'), agency.leak)
  await app.db.in(agency.agencyId, (tx) => setExamples(tx, agency.bill, ['خیابان تاریک']))
  assert.equal(await proposed('خیابان تاریک'), agency.bill)
})

test('going back holds until somebody asks to learn, and all of it is told in the record', async () => {
  await teach()
  assert.equal((await ask('POST', '/model/runs')).status, 201)
  assert.equal((await ask('PUT', '/model', { modelId: null })).status, 204)
  assert.equal((await page()).inUse.modelId, null)
  assert.equal(await proposed('لوله ترکیده'), agency.leak)
  await later(48)
  await learnWhenDue(app, agency.agencyId)
  assert.equal((await page()).inUse.modelId, null)
  const [former] = (await page()).models
  assert.equal((await ask('PUT', '/model', { modelId: former?.modelId })).status, 204)
  assert.equal((await page()).inUse.hash, former?.hash)
  const told = await app.rows<{ model: string | null }>(sql`
    select body ->> 'model' as model from record_waiting where type in ('learning.model-used', 'learning.phrases-used') and agency_id = ${agency.agencyId}
    union all select body ->> 'model' from record where type in ('learning.model-used', 'learning.phrases-used') and agency_id = ${agency.agencyId}`)
  assert.equal(told.length, 3)
})

test('the bytes are those of the same lesson anywhere, and at most ten models are kept', async () => {
  for (let at = 0; at < 12; at++) {
    await judged(`${METER[at % 4]} ${'الف ب پ ت ث ج چ ح خ د ذ ر'.split(' ')[at]}`, agency.leak)
    await later(1)
    await learnAnew(app, agency.agencyId)
  }
  const models = await app.db.in(agency.agencyId, (tx) => readModels(tx, agency.agencyId))
  assert.ok(models.length <= 10, `${models.length}`)
  assert.equal(models.filter(({ inUse }) => inUse).length, 1)
  const { lesson } = await app.db.in(agency.agencyId, (tx) => readLesson(tx, agency.agencyId))
  assert.equal(learn(lesson).hash, (await page()).inUse.hash)
})

test('a damaged model is said and gives way to the phrases', async () => {
  await teach()
  await learnAnew(app, agency.agencyId)
  await app.rows(sql`update model set bytes = '\\x00', hash = ${'0'.repeat(64)} where agency_id = ${agency.agencyId}`)
  assert.equal(await proposed('لوله ترکیده'), agency.leak)
  assert.ok(app.logged.some((line) => line.includes('model-not-read')))
})

test('another process proposes by the new model at once, and another agency never does', async () => {
  await teach()
  const other = { ...app }
  const elsewhere = (agencyId = agency.agencyId) =>
    app.db.in(agencyId, async (tx) => (await proposerOf(other, tx, agencyId)).hash)
  const before = await elsewhere()
  await learnAnew(app, agency.agencyId)
  const { hash } = (await page()).inUse
  assert.notEqual(before, hash)
  assert.equal(await elsewhere(), hash)
  const stranger = await testAgency(app)
  const theirs = await signIn(app, { agencyId: stranger.agencyId, role: 'administrator' })
  assert.deepEqual((await page(theirs)).models, [])
  const [mine] = (await page()).models
  assert.equal((await ask('PUT', '/model', { modelId: mine?.modelId }, theirs)).status, 404)
  assert.notEqual(await elsewhere(stranger.agencyId), hash)
})

test('only who may change settings learns and goes back', async () => {
  const clerk = await signIn(app, { agencyId: agency.agencyId, role: 'officer' })
  assert.equal((await ask('GET', '/model', undefined, clerk)).status, 200)
  assert.equal((await ask('POST', '/model/runs', undefined, clerk)).status, 403)
  assert.equal((await ask('PUT', '/model', { modelId: null }, clerk)).status, 403)
})

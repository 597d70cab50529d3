/** An apology: owed for what went wrong and once for it, whole or not taken, read by those who were wronged, counted without its words. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { asking, type Who } from '../../../tests/ask.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { message, sendMessage } from '../../../tests/message.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'
import { FAULTS, OUTCOMES } from '../schema.ts'
import { type ApologyLack, faultsOf, isIncomplete, lacksOf, owedWith, PARTS } from './rules.ts'

const at = (day: number, hour = 12) => new Date(Date.UTC(2026, 10, day, hour))
const clear = {
  firstReplyDueAt: at(3),
  firstReplyAt: at(2),
  solutionDueAt: at(10),
  solvedAt: null,
  joinedDueAt: null,
  plannedUntil: null,
  pausedSince: null,
}
const never = { apologisedAt: null, isObjected: false }

test('faultsOf() names each promise that was broken, and no other', () => {
  assert.deepEqual(faultsOf(clear, { now: at(9), ...never }), [])
  assert.deepEqual(faultsOf({ ...clear, firstReplyAt: null }, { now: at(4), ...never }), ['late-reply'])
  assert.deepEqual(faultsOf({ ...clear, firstReplyAt: at(4) }, { now: at(9), ...never }), ['late-reply'])
  assert.deepEqual(faultsOf(clear, { now: at(11), ...never }), ['late-solution'])
  assert.deepEqual(faultsOf({ ...clear, solvedAt: at(9) }, { now: at(30), ...never }), [])
  assert.deepEqual(faultsOf({ ...clear, joinedDueAt: at(8) }, { now: at(9), ...never }), ['late-solution'])
  assert.deepEqual(faultsOf({ ...clear, plannedUntil: at(8) }, { now: at(9), ...never }), ['broken-plan'])
  assert.deepEqual(faultsOf(clear, { now: at(9), apologisedAt: null, isObjected: true }), ['objection'])
})

test('faultsOf() asks once for each: what was apologised for is settled, what came after is not', () => {
  const late = { ...clear, firstReplyAt: at(4), plannedUntil: at(12) }
  assert.deepEqual(faultsOf(late, { now: at(11), apologisedAt: at(11), isObjected: false }), [])
  assert.deepEqual(faultsOf(late, { now: at(13), apologisedAt: at(11), isObjected: false }), ['broken-plan'])
  assert.deepEqual(faultsOf(late, { now: at(13), apologisedAt: at(13), isObjected: true }), ['objection'])
})

test('faultsOf() counts nothing as missed for as long as the clock stands', () => {
  assert.deepEqual(faultsOf({ ...clear, pausedSince: at(9) }, { now: at(30), ...never }), [])
  assert.deepEqual(faultsOf({ ...clear, pausedSince: at(11) }, { now: at(30), ...never }), ['late-solution'])
})

test('faultsOf() never loses a fault by waiting longer', () => {
  const day = fc.integer({ min: 1, max: 28 })
  const maybe = fc.option(day)
  const one = fc.record({
    a: maybe,
    b: maybe,
    c: maybe,
    d: maybe,
    e: maybe,
    p: maybe,
    apologised: maybe,
    now: day,
    later: day,
  })
  fc.assert(
    fc.property(one, ({ a, b, c, d, e, p, apologised, now, later }) => {
      const when = (n: number | null) => (n === null ? null : at(n))
      const of = {
        ...clear,
        firstReplyDueAt: when(a),
        firstReplyAt: when(b),
        solutionDueAt: when(c),
        solvedAt: when(d),
      }
      const all = { ...of, joinedDueAt: when(e), plannedUntil: when(p) }
      const facts = { apologisedAt: when(apologised), isObjected: false }
      const first = faultsOf(all, { now: at(Math.min(now, later)), ...facts })
      const then = faultsOf(all, { now: at(Math.max(now, later)), ...facts })
      for (const fault of first) assert.ok(then.includes(fault))
    }),
  )
})

test('owedWith() asks of what answers; an objection is right only where the office now does it or names a day', () => {
  const owed = OUTCOMES.filter((outcome) => owedWith(outcome, FAULTS).length > 0)
  assert.deepEqual(owed, ['done', 'planned', 'refused', 'update'])
  assert.deepEqual(
    OUTCOMES.filter((outcome) => owedWith(outcome, ['objection']).length > 0),
    ['done', 'planned'],
  )
  for (const outcome of OUTCOMES) assert.deepEqual(owedWith(outcome, []), [])
})

const WHOLE = {
  fa: {
    happened: 'دو هفته آب نداشتید و کسی پاسخ نداد.',
    fault: 'کوتاهی از ما بود؛ درخواست شما را دیر فرستادیم و از شما پوزش می‌خواهیم.',
    repair: 'آب تا دوشنبه وصل می‌شود و قبض این دو هفته صفر است.',
    prevention: 'از این پس هر درخواست همان روز به گروه می‌رسد.',
  },
  en: {
    happened: 'For two weeks you had no water, and nobody answered.',
    fault: 'The fault was ours: we passed on your request too late. We are sorry.',
    repair: 'It is back on Monday, and these two weeks are not on your bill.',
    prevention: 'From now on each request reaches the crew the same day.',
  },
}

test('lacksOf() finds nothing to say of an honest apology, in either language', () => {
  for (const parts of Object.values(WHOLE)) assert.deepEqual(lacksOf(parts), [])
})

const LACKING: [part: keyof typeof WHOLE.fa, fa: string, en: string, lack: ApologyLack][] = [
  ['happened', 'دیر شد.', 'It was late.'.slice(0, 6), 'happened'],
  ['repair', '', '', 'repair'],
  ['prevention', WHOLE.fa.repair, WHOLE.en.repair, 'same'],
  [
    'fault',
    'کوتاهی از ما بود و درخواست شما دیر فرستاده شد.',
    'The fault was ours, it was passed on too late.',
    'regret',
  ],
  ['fault', 'پوزش، در این کار اشتباهی رخ داده است.', 'Sorry, mistakes have been made here.', 'owner'],
  ['happened', 'اگر از این موضوع ناراحت شدید پوزش می‌خواهیم.', 'If you were upset by this, it is a pity.', 'condition'],
  ['happened', 'شما باید زودتر خبر می‌دادید.', 'You should have told us earlier, as others do.', 'blame'],
]

test('lacksOf() says what is missing, and only that', () => {
  for (const [part, fa, en, lack] of LACKING) {
    assert.deepEqual(lacksOf({ ...WHOLE.fa, [part]: fa }), [lack], fa)
    assert.deepEqual(lacksOf({ ...WHOLE.en, [part]: en }), [lack], en)
  }
})

test('lacksOf() takes the regret of the reply that it goes with', () => {
  const fault = 'The fault was ours: we passed on your request too late.'
  assert.deepEqual(lacksOf({ ...WHOLE.en, fault }, 'We are sorry.'), [])
})

test('isIncomplete() demands that each part is said, and leaves words to who writes, in whatever language', () => {
  const kurdish = {
    happened: 'دوو هەفتە ئاوتان نەبوو',
    fault: 'هەڵەی ئێمە بوو، ببوورن',
    repair: 'پارەی ئەم ماوەیە ناسێنرێت',
    prevention: 'هەموو داواکارییەک هەمان ڕۆژ دەچێت',
  }
  assert.equal(isIncomplete(kurdish), false)
  for (const part of PARTS) assert.equal(isIncomplete({ ...WHOLE.fa, [part]: ' … ' }), true)
})

// ---- On the real system

let app: TestApp
let agency: TestAgency
let lead: SignedIn
before(async () => {
  app = await testApp()
  agency = await testAgency(app, 'water')
  await signInAnew()
})
after(() => app.close())

/** A session ends within days. */
async function signInAnew() {
  lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
}

const ask = asking(() => app.routes)
const call = <Answer = Record<string, unknown>>(method: string, path: string, body?: object, by: Who = null) =>
  ask<Answer>(by, method, path, body)

const opened = () => sendMessage(app, agency.agencyId, message('a pipe is leaking', { serviceId: agency.leak }))

const signed = { ...WHOLE.en, name: 'Mina of the repairs' }
const reply = (caseId: string, body: object) =>
  call<{ title?: string }>('POST', `/cases/${caseId}/replies`, { body: 'It is done.', ...body }, lead)
const said = async (caseId: string, body: object) => {
  const { status, body: answer } = await reply(caseId, body)
  return status === 201 ? 'published' : answer.title
}
type View = { replies: { apology: (Record<string, unknown> & { name: string }) | null }[] }
const view = async (receipt: string) => (await call<View>('POST', '/receipt', { receipt })).body
const act = (receipt: string, what: string) => call('POST', '/receipt/acts', { receipt, act: what, text: '' })
async function later(days: number) {
  app.setNow(new Date(app.now().getTime() + days * 86_400_000))
  await signInAnew()
}

test('a promise that is broken is not answered without an apology, and its four parts reach the person with a name', async () => {
  const { receipt, caseId } = await opened()
  assert.equal(await said(caseId, { outcome: 'planned', dueOn: '2026-11-23' }), 'published')
  await later(3)
  const page = await call<{ faults: string[] }>('GET', `/cases/${caseId}`, undefined, lead)
  assert.deepEqual(page.body.faults, ['broken-plan'])
  assert.equal(await said(caseId, { outcome: 'done' }), 'apology-needed')
  assert.equal(await said(caseId, { outcome: 'update' }), 'apology-needed')
  assert.equal(await said(caseId, { outcome: 'planned', dueOn: '2026-11-30' }), 'apology-needed')
  assert.equal(await said(caseId, { outcome: 'done', apology: { ...signed, repair: '-' } }), 'apology-incomplete')
  assert.equal(await said(caseId, { outcome: 'done', apology: { ...signed, name: '' } }), 'wrong-shape')
  assert.equal(await said(caseId, { outcome: 'done', apology: signed }), 'published')
  const { apology } = (await view(receipt)).replies.at(-1)!
  assert.deepEqual(apology, { ...signed, office: { fa: 'ادارهٔ شمال', en: 'North office' } })
  const shown = await app.routes.request('/en/receipt', { method: 'POST', body: new URLSearchParams({ receipt }) })
  assert.match(await shown.text(), /The office apologises[\s\S]*nobody answered[\s\S]*Mina of the repairs/)
})

test('an objection that was right is apologised for, each time anew; one that is refused again is not', async () => {
  const { receipt, caseId } = await opened()
  assert.equal(await said(caseId, { outcome: 'done' }), 'published')
  await act(receipt, 'object')
  assert.equal(await said(caseId, { outcome: 'update' }), 'published')
  assert.equal(await said(caseId, { outcome: 'done' }), 'apology-needed')
  assert.equal(await said(caseId, { outcome: 'done', apology: signed }), 'published')
  await act(receipt, 'object')
  assert.equal(await said(caseId, { outcome: 'done' }), 'apology-needed')
  assert.equal(await said(caseId, { outcome: 'refused', reasonCode: 'not-ours' }), 'published')
})

test('a question and a passing-on need none, and take none', async () => {
  const { caseId } = await opened()
  await later(20)
  assert.equal(await said(caseId, { outcome: 'question', apology: signed }), 'wrong-shape')
  assert.equal(await said(caseId, { outcome: 'question' }), 'published')
  assert.equal(await said(caseId, { outcome: 'passed-on', deskId: agency.otherDeskId }), 'published')
  assert.equal(await said(caseId, { outcome: 'update' }), 'apology-needed')
})

test('its words are sealed; that there was one, and for what, is counted and stands in the record', async () => {
  const [row] = await app.rows<{ sealed: Buffer }>(sql`select sealed from apology limit 1`)
  assert.ok(!row!.sealed.includes('water'))
  const counted = await app.rows(sql`select faults from pub_apology order by replied_at`)
  assert.deepEqual(counted.at(-1), { faults: ['objection'] })
  const lines = await app.rows(sql`select from record where type = 'cases.apologised'
    union all select from record_waiting where type = 'cases.apologised'`)
  assert.equal(lines.length, (await app.rows(sql`select from apology`)).length)
})

/** How satisfied people are: the counts of raw answers, beside how many were asked, and renewed by ten answers or not at all. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { addCrowd } from '../../../tests/results.ts'
import { addService } from '../../agencies/services.store.ts'
import { figuresOf } from '../figures.ts'
import { readRelease, writeRelease } from '../file.ts'
import { release } from '../release/actions.ts'
import type { Answers } from '../schema.ts'
import { latestRelease } from '../store.ts'
import { type AnswerCounts, addAnswers, answersSoFar, settleAnswers } from './rules.ts'

// ---- The rule

const RANGE = { openedFrom: '2026-01-01', openedTo: '2026-11-20', asOf: '2026-11-20' }
const BEFORE: Answers = {
  openedFrom: '2025-12-01',
  openedTo: '2026-11-01',
  asOf: '2026-11-01',
  asked: 40,
  answered: 20,
  satisfied: 15,
}
const now = (more: Partial<AnswerCounts> = {}): AnswerCounts => ({
  ...{ asked: 60, answered: 30, satisfied: 21, came: 10, left: 0, still: 20 },
  ...more,
})

test('settleAnswers() publishes nothing of fewer than k who have answered, however many were asked', () => {
  assert.equal(settleAnswers(null, RANGE, now({ asked: 500, answered: 9 }), 10), null)
  assert.deepEqual(settleAnswers(null, RANGE, now({ answered: 10, satisfied: 10, still: 0 }), 10), {
    ...RANGE,
    ...{ asked: 60, answered: 10, satisfied: 10 },
  })
})

test('settleAnswers() keeps what stands until k have come or none, k have gone or none, and few are counted otherwise', () => {
  const after = (more: Partial<AnswerCounts>) => settleAnswers(BEFORE, RANGE, now(more), 10)
  for (const few of [{ came: 9 }, { left: 1 }, { came: 0, left: 9 }, { still: 19 }, { still: 29 }, { answered: 9 }])
    assert.equal(after(few), BEFORE, JSON.stringify(few))
  for (const enough of [{}, { came: 0 }, { left: 10 }, { still: 30 }])
    assert.deepEqual(after(enough), { ...RANGE, asked: 60, answered: 30, satisfied: 21 }, JSON.stringify(enough))
})

test('answersSoFar() goes on with a line, and begins anew after the days of whatever its services stood in before', () => {
  const line = (services: string[], answers: Answers | null, answersFrom: string | null = null) => ({
    services,
    answers,
    answersFrom,
  })
  const merged = line(['bread', 'fuel'], BEFORE)
  const known = [merged, line(['water'], null, '2026-06-01'), line(['road'], null)]
  const soFar = (services: string[], before: (typeof known)[number] | null = null, k = 10) =>
    answersSoFar({ services, before }, known, k)
  assert.deepEqual(soFar(['bread', 'fuel'], merged), { before: BEFORE, from: null })
  assert.deepEqual(soFar(['bread']), { before: null, from: '2026-11-02' })
  assert.deepEqual(soFar(['bread', 'fuel', 'post']), { before: null, from: '2026-11-02' })
  assert.deepEqual(soFar(['water']), { before: null, from: '2026-06-01' })
  assert.deepEqual(soFar(['water', 'fuel']), { before: null, from: '2026-11-02' })
  for (const fresh of [['post'], ['road']]) assert.deepEqual(soFar(fresh), { before: null, from: null })
  // An agency that raised its smallest group to 25.
  assert.deepEqual(soFar(['bread', 'fuel'], merged, 25), { before: null, from: '2026-11-02' })
})

test('addAnswers() adds up those of the lines that have any, from their first day to the earliest last', () => {
  assert.equal(addAnswers([]), null)
  assert.equal(addAnswers([{ answers: null }]), null)
  const other: Answers = { ...RANGE, asked: 100, answered: 50, satisfied: 1 }
  assert.deepEqual(addAnswers([{ answers: BEFORE }, { answers: null }, { answers: other }]), {
    ...{ openedFrom: '2025-12-01', openedTo: '2026-11-20', asOf: '2026-11-01' },
    ...{ asked: 140, answered: 70, satisfied: 16 },
  })
})

// ---- On the real database

let app: TestApp
let water: TestAgency
const crowd = { cases: 280, days: 60, until: '2026-11-20T20:00:00Z' }
before(async () => {
  app = await testApp({ at: '2026-11-20T21:00:00Z' }) // half past midnight of the 21st in Tehran
  water = await testAgency(app, 'water')
  const more = { description: { fa: '', en: '' }, heading: null, sort: 1, retired: false }
  const kind = { publicKind: false, callsBack: false, needsPlace: false }
  const small = (code: string) =>
    app.db.in(water.agencyId, (tx) => addService(tx, { ...more, ...kind, code, name: { fa: code, en: code } }))
  const { leak, bill } = water
  const services = [
    ...Array<string>(28).fill(leak),
    ...Array<string>(10).fill(bill),
    await small('lamp'),
    await small('sign'),
  ]
  await addCrowd(app, water, { ...crowd, services, areas: [water.areaId] })
  assert.ok(await release(app, water.agencyId))
})
after(() => app.close())

const fileNow = async () =>
  readRelease((await app.db.in(water.agencyId, (tx) => latestRelease(tx, water.agencyId)))!.file)
const nextNight = async (at: string) => {
  app.setNow(new Date(at))
  assert.ok(await release(app, water.agencyId))
  return fileNow()
}
const answersOf = (file: Awaited<ReturnType<typeof fileNow>>, service: string) =>
  file.lines.find(({ services }) => services.includes(service))!.answers

const counted = (service: string) =>
  app.rows<{ asked: number; answered: number; satisfied: number }>(sql`
    select count(*)::int as asked, count(answer)::int as answered, (count(*) filter (where answer >= 4))::int as satisfied
    from case_submission joined join matter using (agency_id, case_id) join service using (agency_id, service_id)
      left join satisfaction using (agency_id, submission_id)
    where agency_id = ${water.agencyId} and service.code = ${service} and verdict is not null and state not in ('withdrawn', 'hidden')`)

test('release() counts who was asked, who answered and who is satisfied as the raw rows do, and nothing where too few have answered', async () => {
  const file = await fileNow()
  const { asOf, openedFrom, openedTo, ...sums } = answersOf(file, 'leak')!
  assert.deepEqual(sums, (await counted('leak'))[0])
  assert.ok(sums.answered > 20 && sums.satisfied > 5 && sums.asked > sums.answered)
  assert.deepEqual([asOf, openedTo, openedFrom < openedTo], ['2026-11-20', '2026-11-20', true])
  assert.ok(
    file.lines.some(({ isOthers, answers }) => isOthers && answers === null),
    'too few have answered',
  )
})

test('figuresOf() gives satisfaction with its interval, and never without the response rate', async () => {
  const { agency, services } = figuresOf(await fileNow())
  for (const { tally, figures } of [agency!, ...services]) {
    const [satisfied, response] = ['satisfaction', 'response-rate'].map(
      (id) => figures.find((one) => one.indicator === id)!,
    )
    assert.equal(satisfied!.why, response!.why)
    assert.equal(satisfied!.why, tally.answers ? null : 'too-few')
    if (!tally.answers) continue
    assert.equal(satisfied!.value, tally.answers.satisfied / tally.answers.answered)
    assert.deepEqual([satisfied!.denominator, response!.denominator], [response!.numerator, tally.answers.asked])
    assert.ok(satisfied!.low! < satisfied!.value! && satisfied!.value! < satisfied!.high!)
  }
})

test('a release of before answers were counted is read and computed as it was', async () => {
  const { lines, ...file } = await fileNow()
  const former = writeRelease({ ...file, method: '2', lines })
  const bare = JSON.parse(former.toString(), (name, value) => (name === 'answers' ? undefined : value))
  const read = readRelease(Buffer.from(JSON.stringify(bare)))
  assert.ok(read.lines.every(({ answers }) => answers === null))
  const said = figuresOf(read).agency!.figures.map(({ indicator }) => indicator)
  assert.ok(said.includes('confirmed') && !said.includes('satisfaction') && !said.includes('response-rate'))
})

const answerMore = (n: number, hour: string) =>
  app.rows(sql`
    insert into satisfaction (agency_id, submission_id, answer, answered_hour)
    select agency_id, submission_id, 1, ${hour}::timestamptz from case_submission join matter using (agency_id, case_id)
    where agency_id = ${water.agencyId} and service_id = ${water.leak} and verdict is not null and state not in ('withdrawn', 'hidden')
      and not exists (select from satisfaction given where given.submission_id = case_submission.submission_id)
    order by submission_id limit ${n}`)

test('release() of a night with nine more answers gives them as they were, and with ten as they are; after midnight is tomorrow', async () => {
  const first = answersOf(await fileNow(), 'leak')!
  // Enough other cases that the line itself is renewed.
  const more = { days: 2, services: [water.leak], areas: [water.areaId] }
  await addCrowd(app, water, { ...more, cases: 40, until: '2026-11-21T02:00:00Z', first: 2000 })
  await app.rows(
    sql`delete from satisfaction where submission_id in (select md5('case ' || ${water.agencyId}::text || n)::uuid from generate_series(2000, 2040) n)`,
  )
  await answerMore(9, '2026-11-21T10:00:00Z')
  const next = await nextNight('2026-11-21T21:00:00Z')
  assert.deepEqual(answersOf(next, 'leak'), first)
  assert.equal(next.lines.find(({ services }) => services[0] === 'leak')!.asOf, '2026-11-21')
  await answerMore(1, '2026-11-22T20:00:00Z')
  await addCrowd(app, water, { ...more, cases: 11, until: '2026-11-22T12:00:00Z', first: 3000 })
  await app.rows(
    sql`delete from satisfaction where submission_id in (select md5('case ' || ${water.agencyId}::text || n)::uuid from generate_series(3000, 3011) n)`,
  )
  await answerMore(5, '2026-11-22T21:00:00Z')
  const third = answersOf(await nextNight('2026-11-22T21:30:00Z'), 'leak')!
  assert.deepEqual([third.answered, third.satisfied, third.asOf], [first.answered + 10, first.satisfied, '2026-11-22'])
})

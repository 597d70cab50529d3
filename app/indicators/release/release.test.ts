/** Releases on the real database: every line is what a slow second count over the raw rows gives. */
import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { civilDay } from '../../kit/words.ts'
import { figuresOf } from '../figures.ts'
import { readRelease, sha256Of, writeRelease } from '../file.ts'
import { type Line, METHOD_VERSION, type ReleaseFile, type Tally, type Work } from '../schema.ts'
import { latestRelease } from '../store.ts'
import { release } from './actions.ts'
import { addSteps, addWaits, emptyTally } from './tally.ts'

const ZONE = 'Asia/Tehran'

let app: TestApp
before(async () => {
  app = await testApp({ at: '2026-11-20T21:00:00Z' }) // half past midnight of the 21st in Tehran
})
after(() => app.close())

type Row = {
  caseId: string
  serviceId: string | null
  areaId: string | null
  state: string
  opened: Date
  replyDue: Date | null
  solutionDue: Date | null
  replied: Date | null
  solved: Date | null
  objections: number
  /** Of these, how many were to a "done"; all the others to a "no". */
  doneObjections: number
  passedOn: number
  /** The days that the office named, in the order in which it did. */
  plans: string[]
  reason: string | null
  text: string
  channel: string
  lang: string | null
  chosen: boolean
  proposed: string | null
  probability: number
}

// A small generator of its own, so that a failing run can be repeated.
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const HOUR = 3_600_000
const REASONS = ['abuse', 'threat', 'advertising']
const STATES = [
  'open',
  'answered',
  'waiting-for-person',
  'done',
  'confirmed',
  'not-confirmed',
  'refused',
  'withdrawn',
  'hidden',
]

function randomCases(agency: TestAgency, seed: number, n: number): Row[] {
  const below = chance(seed)
  const end = new Date('2026-11-20T21:00:00Z').getTime()
  return Array.from({ length: n }, () => {
    const opened = new Date(Math.floor((end - below(40 * 24) * HOUR) / HOUR) * HOUR)
    const within = (hours: number) =>
      new Date(Math.min(opened.getTime() + below(hours) * HOUR + below(60) * 60_000, end))
    const state = STATES[below(STATES.length)]!
    const isSolved = ['done', 'confirmed', 'not-confirmed', 'refused'].includes(state)
    return {
      caseId: randomUUID(),
      serviceId: [agency.leak, agency.leak, agency.bill, null][below(4)]!,
      areaId: below(3) ? agency.areaId : null,
      state,
      opened,
      replyDue: below(5) ? within(6 * 24) : null,
      solutionDue: below(5) ? within(12 * 24) : null,
      replied: isSolved || below(2) ? within(8 * 24) : null,
      solved: isSolved ? within(15 * 24) : null,
      ...objectionsOf(below),
      passedOn: below(3) ? 0 : 1 + below(3),
      plans: Array.from({ length: below(3) && below(3) }, () =>
        new Date(opened.getTime() + below(20) * 24 * HOUR).toISOString().slice(0, 10),
      ),
      reason:
        state === 'hidden' ? REASONS[below(3)]! : state === 'refused' ? ['not-ours', 'no-money'][below(2)]! : null,
      text: state === 'withdrawn' ? '' : `متن ${below(8)}`,
      channel: ['web', 'web', 'web', 'telephone', 'counter'][below(5)]!,
      lang: ['fa', 'fa', 'fa', 'ar', null][below(5)]!,
      chosen: below(3) === 0,
      proposed: [agency.leak, agency.bill, null][below(3)]!,
      probability: below(100) / 100,
    }
  })
}

function objectionsOf(below: (n: number) => number) {
  const objections = below(4) ? 0 : 1 + below(2)
  return { objections, doneObjections: below(objections + 1) }
}

async function insert(agency: TestAgency, rows: readonly Row[]) {
  const json = JSON.stringify(rows)
  const as = sql`jsonb_to_recordset(${json}::jsonb) as row ("caseId" uuid, "serviceId" uuid, "areaId" uuid, state text, opened timestamptz,
    "replyDue" timestamptz, "solutionDue" timestamptz, replied timestamptz, solved timestamptz, objections int, reason text, text text,
    "passedOn" int, plans date[], channel text, lang text, chosen boolean, proposed uuid, probability real)`
  await app.rows(sql`
    insert into submission (agency_id, submission_id, idempotency, received_hour, channel, form_lang, text_lang, folded, understood, opened, withdrawn, hidden_reason, commitment,
                            chosen_service_id, proposed_service_id, probability, proposal_threshold)
    select ${agency.agencyId}, "caseId", decode(md5("caseId"::text), 'hex'), opened, channel, 'en', lang, nullif(text, ''), true, true,
           state = 'withdrawn', case when state = 'hidden' then reason end, ''::bytea, case when chosen then "serviceId" end, proposed, probability, 0.6 from ${as}`)
  await app.rows(sql`
    insert into matter (agency_id, case_id, code, service_id, area_id, office_id, desk_id, state, opened_hour, first_reply_due_at,
                        solution_due_at, first_reply_at, solved_at, objections, passed_on, planned_on, sorted_by)
    select ${agency.agencyId}, "caseId", left(replace("caseId"::text, '-', ''), 12), "serviceId", "areaId", ${agency.officeId}, ${agency.deskId}, state,
           opened, "replyDue", "solutionDue", replied, solved, objections, "passedOn", plans[cardinality(plans)], 'person' from ${as}`)
  await app.rows(sql`
    insert into case_submission (agency_id, case_id, submission_id) select ${agency.agencyId}, "caseId", "caseId" from ${as}`)
  const replies = JSON.stringify(rows.flatMap(repliesOf))
  await app.rows(sql`
    insert into reply (agency_id, case_id, outcome, due_on, reason_code, officer_id, replied_at)
    select ${agency.agencyId}, "caseId", outcome, "dueOn", reason, gen_random_uuid(), at
    from jsonb_to_recordset(${replies}::jsonb) as row ("caseId" uuid, outcome text, "dueOn" date, reason text, at timestamptz)`)
}

/** What an office must have said, for a case to be as it is. */
function repliesOf({ caseId, opened, plans, objections, doneObjections, state, solved, reason }: Row) {
  const said = (outcome: string, more: { dueOn?: string; reason?: string | null; at?: Date | null } = {}) => ({
    caseId,
    outcome,
    at: opened,
    ...more,
  })
  const isDone = ['done', 'confirmed', 'not-confirmed'].includes(state)
  return [
    ...plans.map((dueOn) => said('planned', { dueOn })),
    ...Array.from({ length: doneObjections }, () => said('done')),
    ...Array.from({ length: objections - doneObjections }, () => said('refused', { reason: 'earlier' })),
    ...(isDone ? [said('done', { at: solved })] : []),
    ...(state === 'refused' ? [said('refused', { reason, at: solved })] : []),
  ]
}

/** Says something that was taken back before it became a case. */
const insertWithdrawn = (agency: TestAgency, n: number, hour: string) =>
  app.rows(sql`
    insert into submission (agency_id, submission_id, idempotency, received_hour, channel, form_lang, understood, opened, withdrawn, erased, chosen_service_id, commitment)
    select ${agency.agencyId}, gen_random_uuid(), decode(md5(random()::text), 'hex'), ${hour}::timestamptz, 'web', 'fa', true, true, true, true,
           ${agency.leak}::uuid, ''::bytea from generate_series(1, ${n})`)

// ---- The slow second count

const daysFrom = (from: string, to: string) => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

function slowTally(rows: readonly Row[], untilDay: string): Tally {
  const tally = emptyTally()
  const { counts } = tally
  const work = tally.work!
  const isClosed = (at: Date | null): at is Date => at !== null && civilDay(at, ZONE) <= untilDay
  for (const row of rows) {
    const opened = civilDay(row.opened, ZONE)
    counts.received++
    const isSolved = ['done', 'confirmed', 'not-confirmed', 'refused'].includes(row.state) && isClosed(row.solved)
    if (row.state === 'withdrawn') counts.withdrawn++
    else if (row.state === 'hidden') counts.hidden[row.reason!] = (counts.hidden[row.reason!] ?? 0) + 1
    else if (!isSolved) counts.open++
    else if (row.state === 'done') counts.done++
    else if (row.state === 'confirmed') counts.confirmed++
    else if (row.state === 'not-confirmed') counts.notConfirmed++
    else counts.refused++
    if (['withdrawn', 'hidden'].includes(row.state)) continue
    const done = isSolved && row.state !== 'refused' ? row.solved : null
    const replied = isClosed(row.replied) ? row.replied : null
    if (row.objections > 0) counts.objected++
    if (row.objections > 0 && (!isSolved || row.state === 'done')) counts.objectedUnsettled++
    if (isClosed(row.replyDue)) counts.replyDue++
    if (isClosed(row.replyDue) && replied && replied <= row.replyDue) counts.repliedInTime++
    if (isClosed(row.solutionDue)) counts.solutionDue++
    if (isClosed(row.solutionDue) && done && done <= row.solutionDue) counts.doneInTime++
    const wait = (at: Date | null): [number, number, number] =>
      at ? [daysFrom(opened, civilDay(at, ZONE)), 1, 0] : [daysFrom(opened, untilDay), 0, 1]
    tally.replyWaits.push(wait(replied))
    tally.solutionWaits.push(wait(done))
    countWork(work, row, { untilDay, opened, isSolved, replied, done: isSolved && row.state !== 'refused' })
  }
  work.passedOn = addSteps(work.passedOn)
  work.openAges = addSteps(work.openAges)
  return { counts, work, replyWaits: addWaits(tally.replyWaits), solutionWaits: addWaits(tally.solutionWaits) }
}

type At = { untilDay: string; opened: string; isSolved: boolean; replied: Date | null; done: boolean }

function countWork(work: Work, row: Row, { untilDay, opened, isSolved, replied, done }: At) {
  const isPast = (at: Date | null) => at !== null && civilDay(at, ZONE) <= untilDay
  const plan = row.plans.length > 0 ? [...row.plans].sort()[0]! : null
  const promises = [
    isPast(row.replyDue) && { kept: replied !== null && replied <= row.replyDue! },
    isPast(row.solutionDue) && { kept: done && row.solved! <= row.solutionDue! },
    plan !== null && plan <= untilDay && { kept: done && civilDay(row.solved!, ZONE) <= plan },
  ]
  const due = promises.filter((promise) => promise !== false)
  // Of a "done" after the last closed day the objection is not known to be one.
  const standing = done ? 1 : 0
  const doneReplies = row.objections > 0 ? row.doneObjections + (isDoneBy(row, untilDay) ? 1 : 0) : 0
  const objected = row.objections > 0 && doneReplies > standing
  work.cases++
  if (due.length > 0) work.promised++
  if (due.length > 0 && due.every(({ kept }) => kept)) work.promisesKept++
  const [, , named] = promises
  if (named) work.planDue++
  if (due.length > 0 && named && due.at(-1)!.kept) work.planKept++
  if (objected) work.doneObjected++
  if (objected || (isSolved && ['confirmed', 'not-confirmed'].includes(row.state))) work.doneJudged++
  work.finalReplies += row.objections + (isSolved ? 1 : 0)
  work.objections += row.objections
  if (isSolved && row.state === 'refused') work.refusedFor[row.reason!] = (work.refusedFor[row.reason!] ?? 0) + 1
  work.passedOn.push([row.passedOn, 1])
  if (!isSolved) work.openAges.push([daysFrom(opened, untilDay), 1])
  if (row.areaId) work.placed++
  if (row.chosen && row.serviceId) return
  work.proposable++
  const isSure = row.proposed !== null && row.probability >= 0.6
  if (!isSure) work.unsure++
  if (isSure && replied) work.proposalJudged++
  if (isSure && replied && row.proposed === row.serviceId) work.proposalRight++
}

const isDoneBy = ({ state, solved }: Row, untilDay: string) =>
  ['done', 'confirmed', 'not-confirmed'].includes(state) && solved !== null && civilDay(solved, ZONE) <= untilDay

/** All but one of the cases of a service and a day that say the same: the one with the smallest id stays. */
function withoutCopies(rows: readonly Row[]): Row[] {
  const first = new Map<string, Row>()
  const key = (row: Row) => `${row.serviceId} ${civilDay(row.opened, ZONE)} ${row.text}`
  for (const row of rows) {
    const known = first.get(key(row))
    if (!known || row.caseId < known.caseId) first.set(key(row), row)
  }
  return rows.filter((row) => row.text === '' || first.get(key(row)) === row)
}

const codeOf = (agency: TestAgency, serviceId: string | null) =>
  serviceId === agency.leak ? 'leak' : serviceId === agency.bill ? 'bill' : '-'

const ofLine = (
  agency: TestAgency,
  rows: readonly Row[],
  { services, openedFrom, openedTo }: Pick<Line, 'services' | 'openedFrom' | 'openedTo'>,
) =>
  rows.filter((row) => {
    const opened = civilDay(row.opened, ZONE)
    return services.includes(codeOf(agency, row.serviceId)) && opened >= openedFrom && opened <= openedTo
  })

const fileOf = async ({ agencyId }: TestAgency) => {
  const kept = await app.db.in(agencyId, (tx) => latestRelease(tx, agencyId))
  assert.ok(kept)
  return { ...kept, read: readRelease(kept.file) }
}

const plain = ({ counts, work, replyWaits, solutionWaits }: Tally) => ({ counts, work, replyWaits, solutionWaits })

for (const seed of [1, 2, 3])
  test(`release() says of each service and area what a slow count over the raw rows says (${seed})`, async () => {
    const agency = await testAgency(app)
    const rows = randomCases(agency, seed, 60 + 90 * seed)
    await insert(agency, rows)
    assert.equal(await release(app, agency.agencyId), true)
    const { read } = await fileOf(agency)
    const counted = withoutCopies(rows)
    assert.ok(counted.length < rows.length, 'some say the same')
    assert.ok(read.lines.length > 1)
    for (const line of read.lines) {
      const own = ofLine(agency, counted, line)
      assert.deepEqual(plain(line), slowTally(own, '2026-11-20'), line.services.join())
      for (const part of line.areas?.parts ?? [])
        assert.deepEqual(
          plain(part),
          slowTally(
            own.filter(({ areaId }) => part.areas.includes(areaId ?? '-')),
            '2026-11-20',
          ),
        )
    }
    const { agency: whole } = figuresOf(read)
    const all = slowTally(
      counted.filter(({ opened }) => civilDay(opened, ZONE) <= '2026-11-20'),
      '2026-11-20',
    )
    assert.deepEqual(plain(whole!.tally), all)
    const { channels, languages, copies } = read.heard
    const isOfLines = (row: Row) => read.lines.some((line) => ofLine(agency, [row], line).length > 0)
    const count = (of: readonly Row[], names: readonly string[], nameOf: (row: Row) => string) =>
      of.filter((row) => isOfLines(row) && names.includes(nameOf(row))).length
    for (const { names, cases } of channels!.parts)
      assert.equal(
        cases,
        count(counted, names, ({ channel }) => channel),
        names.join(),
      )
    for (const { names, cases } of languages!.parts)
      assert.equal(
        cases,
        count(counted, names, ({ lang }) => lang ?? 'en'),
        names.join(),
      )
    for (const { parts } of [channels!, languages!])
      assert.equal(
        parts.reduce((sum, { cases }) => sum + cases, 0),
        all.counts.received,
      )
    const dropped = rows.filter((row) => !counted.includes(row) && isOfLines(row)).length
    assert.deepEqual(
      copies?.parts.map(({ names, cases }) => [names.join(), cases]),
      dropped >= 10
        ? [
            ['first', all.counts.received],
            ['copy', dropped],
          ]
        : undefined,
    )
  })

test('release() keeps the file byte for byte with its hash, in the record too, and makes one a day', async () => {
  const agency = await testAgency(app)
  await insert(agency, randomCases(agency, 9, 80))
  assert.equal(await release(app, agency.agencyId), true)
  assert.equal(await release(app, agency.agencyId), false)
  const { file, sha256, read } = await fileOf(agency)
  assert.deepEqual(writeRelease(read), file)
  assert.deepEqual(sha256, createHash('sha256').update(file).digest())
  assert.deepEqual(sha256, sha256Of(file))
  const lines = await app.rows<{ body: object }>(sql`
    select body from record_waiting where type = 'indicators.released' and agency_id = ${agency.agencyId}`)
  const how = { method: METHOD_VERSION, windowDays: 365, smallestGroup: 10 }
  assert.deepEqual(lines, [{ body: { untilDay: '2026-11-20', sha256: sha256.toString('hex'), ...how } }])
})

test('release() of an agency without cases, and of one with fewer than ten, has no line', async () => {
  const empty = await testAgency(app)
  await release(app, empty.agencyId)
  assert.deepEqual((await fileOf(empty)).read.lines, [])
  const small = await testAgency(app)
  await insert(small, randomCases(small, 5, 9))
  await release(app, small.agencyId)
  assert.deepEqual((await fileOf(small)).read.lines, [])
})

test('release() counts what was taken back before it became a case, and what happened after midnight not at all', async () => {
  const agency = await testAgency(app)
  const base = randomCases(agency, 4, 1)[0]!
  const at = (n: number, more: Partial<Row>): Row[] =>
    Array.from({ length: n }, () => ({
      ...base,
      caseId: randomUUID(),
      serviceId: agency.leak,
      state: 'done',
      text: randomBytes(6).toString('hex'),
      opened: new Date('2026-11-19T08:00:00Z'),
      replied: new Date('2026-11-20T20:29:00Z'),
      solved: new Date('2026-11-20T20:31:00Z'),
      replyDue: null,
      solutionDue: null,
      objections: 0,
      ...more,
    }))
  await insert(agency, [...at(11, {}), ...at(5, { opened: new Date('2026-11-20T21:00:00Z') })])
  await insertWithdrawn(agency, 3, '2026-11-18T10:00:00Z')
  await release(app, agency.agencyId)
  const [line] = (await fileOf(agency)).read.lines
  assert.deepEqual(line?.services, ['leak'])
  assert.deepEqual(
    [line?.counts.received, line?.counts.withdrawn, line?.counts.open, line?.counts.done],
    [14, 3, 11, 0],
  )
  assert.deepEqual([line?.replyWaits, line?.solutionWaits], [[[1, 11, 0]], [[1, 0, 11]]])
})

test('release() of the next night leaves a line as it was until ten of its cases have changed', async () => {
  app.setNow('2026-11-20T21:00:00Z')
  const agency = await testAgency(app)
  const rows = randomCases(agency, 8, 60)
    .filter(({ opened }) => civilDay(opened, ZONE) <= '2026-11-20')
    .map((row) => ({ ...row, serviceId: agency.leak, state: 'open', text: randomUUID(), replied: null, solved: null }))
  await insert(agency, rows)
  await release(app, agency.agencyId)
  const first = (await fileOf(agency)).read.lines
  const confirm = (n: number) =>
    app.rows(sql`
      update matter set state = 'confirmed', first_reply_at = '2026-11-21T06:00:00Z', solved_at = '2026-11-21T06:00:00Z'
      where case_id in (select case_id from matter where agency_id = ${agency.agencyId} and state = 'open' order by case_id limit ${n})`)
  await confirm(9)
  app.setNow('2026-11-21T21:00:00Z')
  assert.equal(await release(app, agency.agencyId), true)
  assert.deepEqual((await fileOf(agency)).read.lines, first)
  await confirm(1)
  app.setNow('2026-11-22T21:00:00Z')
  await release(app, agency.agencyId)
  const [line] = (await fileOf(agency)).read.lines
  assert.deepEqual([line?.asOf, line?.counts.confirmed], ['2026-11-22', 10])
})

test('what is erased after its time stays counted, and copies stay one', async () => {
  app.setNow('2026-11-20T21:00:00Z')
  const agency = await testAgency(app)
  const rows = randomCases(agency, 6, 40)
    .filter(({ opened }) => civilDay(opened, ZONE) <= '2026-11-20')
    .map((row, n) => ({
      ...row,
      serviceId: agency.leak,
      opened: new Date('2026-11-10T08:00:00Z'),
      text: `متن ${n % 15}`,
    }))
  await insert(agency, rows)
  await release(app, agency.agencyId)
  assert.equal((await fileOf(agency)).read.lines[0]?.counts.received, 15)
  await app.rows(sql`update submission set folded = null, erased = true where agency_id = ${agency.agencyId}`)
  await app.rows(sql`delete from release where agency_id = ${agency.agencyId}`)
  await release(app, agency.agencyId)
  assert.equal((await fileOf(agency)).read.lines[0]?.counts.received, 15)
})

/** The file as a house of before would have written it. */
function former({
  reasonNames: _,
  heard: __,
  residents: ___,
  formerAreas: ____,
  system: ______,
  ...file
}: ReleaseFile) {
  const without = <T extends { work: unknown }>({ work: _, ...rest }: T) => rest
  const lines = file.lines.map(({ areas, answers: _____, answersFrom: _______, ...line }) => ({
    ...without(line),
    areas: areas && { ...areas, parts: areas.parts.map(without) },
  }))
  return Buffer.from(JSON.stringify({ ...file, lines, format: 'pasokh-release/1', method: '1' }))
}

test('release() goes on from a release of the first form: a line that stands says what was not counted', async () => {
  app.setNow('2026-11-20T21:00:00Z')
  const agency = await testAgency(app)
  const rows = (n: number, serviceId: string, seed: number) =>
    randomCases(agency, seed, n).map((row) => ({
      ...row,
      serviceId,
      opened: new Date('2026-11-01T08:00:00Z'),
      text: randomUUID(),
    }))
  await insert(agency, [...rows(40, agency.leak, 2), ...rows(30, agency.bill, 3)])
  await release(app, agency.agencyId)
  const first = await fileOf(agency)
  await app.rows(sql`
    update release set file = ${former(first.read)}, method = '1' where agency_id = ${agency.agencyId}`)
  const fresh = rows(20, agency.leak, 4).map((row) => ({ ...row, opened: new Date('2026-11-21T08:00:00Z') }))
  await insert(agency, fresh)
  app.setNow('2026-11-21T21:00:00Z')
  assert.equal(await release(app, agency.agencyId), true)
  const { read } = await fileOf(agency)
  const [leak, bill] = ['leak', 'bill'].map((code) => read.lines.find(({ services }) => services[0] === code)!)
  assert.deepEqual([read.method, leak?.asOf, bill?.asOf], [METHOD_VERSION, '2026-11-21', '2026-11-20'])
  assert.equal(bill?.work, null)
  assert.ok(leak?.work?.cases)
  const { agency: whole, services } = figuresOf(read)
  const [ofAll, ofBill] = [whole!, services.find((group) => group.services[0] === 'bill')!].map((group) =>
    group.figures.find(({ indicator }) => indicator === 'promises-kept'),
  )
  // Of the whole agency it is said of the cases of which it was counted, and of how many.
  assert.equal(ofAll?.denominator, leak.work.promised)
  assert.deepEqual([ofBill?.value, ofBill?.numerator, ofBill?.why], [null, null, 'not-counted'])
})

test('release() hears a joined case with the one that goes on, and no one twice', async () => {
  app.setNow('2026-11-20T21:00:00Z')
  const agency = await testAgency(app)
  const rows = randomCases(agency, 12, 40).map((row) => ({
    ...row,
    serviceId: agency.leak,
    state: 'open',
    opened: new Date('2026-11-10T08:00:00Z'),
    solved: null,
    text: randomUUID(),
  }))
  await insert(agency, rows)
  const [kept, ...others] = rows.map(({ caseId }) => caseId)
  await app.rows(sql`
    update matter set state = 'joined', joined_into = ${kept}, joined_before = '{}' where case_id = any(${others.slice(0, 12)}::uuid[])`)
  await app.rows(sql`
    update case_submission set case_id = ${kept}, home_case_id = case_id where case_id = any(${others.slice(0, 12)}::uuid[])`)
  await release(app, agency.agencyId)
  const { read } = await fileOf(agency)
  assert.equal(read.lines[0]?.counts.received, 28)
  for (const breakdown of [read.heard.channels, read.heard.languages])
    assert.equal(
      breakdown?.parts.reduce((sum, { cases }) => sum + cases, 0),
      28,
    )
})

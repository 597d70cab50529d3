/** Releases on the real database: every line is what a slow second count over the raw rows gives. */
import assert from 'node:assert/strict'
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { civilDay } from '../kit/words.ts'
import { figuresOf } from './figures.ts'
import { readRelease, sha256Of, writeRelease } from './file.ts'
import { release } from './release.actions.ts'
import type { Line, Tally } from './schema.ts'
import { latestRelease } from './store.ts'
import { addWaits, emptyTally } from './tally.ts'

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
  reason: string | null
  text: string
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
      objections: below(4) ? 0 : 1 + below(2),
      reason: state === 'hidden' ? REASONS[below(3)]! : null,
      text: state === 'withdrawn' ? '' : `متن ${below(8)}`,
    }
  })
}

async function insert(agency: TestAgency, rows: readonly Row[]) {
  const json = JSON.stringify(rows)
  const as = sql`jsonb_to_recordset(${json}::jsonb) as row ("caseId" uuid, "serviceId" uuid, "areaId" uuid, state text, opened timestamptz,
    "replyDue" timestamptz, "solutionDue" timestamptz, replied timestamptz, solved timestamptz, objections int, reason text, text text)`
  await app.rows(sql`
    insert into submission (agency_id, submission_id, idempotency, received_hour, channel, form_lang, folded, understood, opened, withdrawn, hidden_reason, commitment)
    select ${agency.agencyId}, "caseId", decode(md5("caseId"::text), 'hex'), opened, 'web', 'fa', nullif(text, ''), true, true,
           state = 'withdrawn', reason, ''::bytea from ${as}`)
  await app.rows(sql`
    insert into matter (agency_id, case_id, code, service_id, area_id, office_id, desk_id, state, opened_hour, first_reply_due_at,
                        solution_due_at, first_reply_at, solved_at, objections, sorted_by)
    select ${agency.agencyId}, "caseId", left(replace("caseId"::text, '-', ''), 12), "serviceId", "areaId", ${agency.officeId}, ${agency.deskId}, state,
           opened, "replyDue", "solutionDue", replied, solved, objections, 'person' from ${as}`)
  await app.rows(sql`
    insert into case_submission (agency_id, case_id, submission_id) select ${agency.agencyId}, "caseId", "caseId" from ${as}`)
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
  }
  return { counts, replyWaits: addWaits(tally.replyWaits), solutionWaits: addWaits(tally.solutionWaits) }
}

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

const plain = ({ counts, replyWaits, solutionWaits }: Tally) => ({ counts, replyWaits, solutionWaits })

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
    assert.deepEqual(whole?.tally, all)
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
  const how = { method: '1', windowDays: 365, smallestGroup: 10 }
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

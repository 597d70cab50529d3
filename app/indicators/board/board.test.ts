/** The board works figures out by SQL over roll-ups; here they are held against those of release files, and the lists against the figures. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { signIn } from '../../../tests/people.ts'
import { listAgencies, servicesOf } from '../../agencies/index.ts'
import { seatOfficers } from '../../agencies/offices.store.ts'
import { loadSample } from '../../cli/sample-life.ts'
import { addArea } from '../../places/store.ts'
import { computeFigures } from '../compute.ts'
import { DEFINITIONS } from '../definitions.ts'
import { readRelease } from '../file.ts'
import { keepHistory, release } from '../index.ts'
import { rollUpCases } from '../release/cells.actions.ts'
import { type Line, NONE, type Tally } from '../schema.ts'
import { latestRelease } from '../store.ts'
import { workOut } from './actions.ts'
import { casesBehind, sidesOf } from './behind.store.ts'
import { compile } from './compile.store.ts'
import type { Behind, Board, BoardParts } from './schema.ts'
import type { Slice } from './store.ts'

const NIL = '00000000-0000-0000-0000-000000000000'
const ZONE = 'Asia/Tehran'
const COMPILED = DEFINITIONS.filter((definition) => compile(definition))

let app: TestApp
before(async () => {
  app = await testApp({ at: '2026-11-20T21:00:00Z' })
})
after(() => app.close())

/** What the engine says of a part of a release and what SQL says of the same cases, by indicator. */
async function bothWays(agencyId: string, tally: Tally, slice: Omit<Slice, 'agencyId' | 'deskIds' | 'channel'>) {
  const [worth] = await app.db.in(agencyId, (tx) =>
    workOut(tx, { ...slice, agencyId, deskIds: null, channel: null }, COMPILED, null),
  )
  const engine = COMPILED.map((definition) => computeFigures(definition, tally))
  return { sql: COMPILED.map(({ id }) => worth!.figures.get(id)), engine }
}

/** Holds every line of the newest release that is of its last day, and the areas of those; gives how many figures there were. */
async function holdAgainstRelease(agencyId: string): Promise<number> {
  const { file, untilDay, ids } = await app.db.in(agencyId, async (tx) => {
    const { file, untilDay } = (await latestRelease(tx, agencyId))!
    const services = await servicesOf(tx, { retired: true })
    return { file: readRelease(file), untilDay, ids: new Map(services.map(({ code, serviceId }) => [code, serviceId])) }
  })
  await rollUpCases(app, agencyId)
  const idsOf = ({ services }: Line) => services.map((code) => (code === NONE ? NIL : ids.get(code)!))
  let held = 0
  for (const line of file.lines.filter(({ asOf }) => asOf === untilDay)) {
    const of = { from: line.openedFrom, to: line.openedTo, until: untilDay, serviceIds: idsOf(line), areaIds: null }
    const whole = await bothWays(agencyId, line, of)
    assert.deepEqual(whole.sql, whole.engine, line.services.join(' '))
    held += whole.engine.flat().length
    for (const part of line.areas?.asOf === untilDay ? line.areas.parts : []) {
      const { openedFrom: from, openedTo: to } = line.areas!
      const areaIds = part.areas.map((area) => (area === NONE ? NIL : area))
      const one = await bothWays(agencyId, part, { ...of, from, to, areaIds })
      assert.deepEqual(one.sql, one.engine, `${line.services} ${part.areas}`)
      held += one.engine.flat().length
    }
  }
  return held
}

test('compile() makes SQL of every definition but those of the whole agency, and of answers, which no filter may single out', () => {
  const left = DEFINITIONS.filter((definition) => !compile(definition))
  assert.ok(COMPILED.length >= 20, `${COMPILED.length}`)
  const ofServices = left.filter(({ breakdowns }) => breakdowns.includes('service'))
  assert.deepEqual(
    ofServices.map(({ id, compute }) => [id, compute.how]),
    [
      ['satisfaction', 'answers'],
      ['response-rate', 'answers'],
    ],
  )
})

test('the board says of the sample town what its releases say, to the last digit', async () => {
  await loadSample(app)
  let held = 0
  for (const { agencyId } of await app.db.open((tx) => listAgencies(tx))) held += await holdAgainstRelease(agencyId)
  assert.ok(held > 150, `${held} figures`)
})

// ---- Cases as fast-check makes them

const CHANNELS = ['web', 'telephone', 'counter', 'api']
const STATES = ['open', 'answered', 'done', 'confirmed', 'not-confirmed', 'refused', 'withdrawn', 'hidden']
const hours = (max: number) => fc.nat({ max })
const someCase = fc.record({
  service: fc.nat(2),
  area: fc.nat(3),
  isOther: fc.boolean(),
  channel: fc.constantFrom(...CHANNELS),
  ago: hours(60 * 24),
  state: fc.constantFrom(...STATES),
  replied: fc.option(hours(300)),
  solved: hours(900),
  replyDue: fc.option(hours(200)),
  solutionDue: fc.option(hours(600)),
  objections: fc.nat(3),
  passedOn: fc.nat(3),
  planned: fc.option(fc.nat(30)),
  reason: fc.constantFrom('not-ours', 'no-money', 'abuse'),
  chosen: fc.boolean(),
  proposed: fc.option(fc.nat(2)),
  probability: fc.integer({ min: 0, max: 100 }),
})
type Made = Parameters<Parameters<typeof someCase.map>[0]>[0]

async function put(agency: TestAgency, areas: readonly string[], cases: readonly Made[]) {
  const services = [agency.leak, agency.bill]
  const rows = cases.map(({ service, area, proposed, ...one }, n) => ({
    n,
    service: services[service] ?? null,
    area: areas[area] ?? null,
    proposed: proposed === null ? null : (services[proposed] ?? null),
    ...one,
  }))
  const made = sql`(
    select md5(${agency.agencyId}::text || n)::uuid as id, *, date_trunc('hour', '2026-11-20T20:00:00Z'::timestamptz - make_interval(hours => ago)) as opened
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as one (n int, service uuid, area uuid, "isOther" boolean, channel text, ago int,
      state text, replied int, solved int, "replyDue" int, "solutionDue" int, objections int, "passedOn" int, planned int, reason text,
      chosen boolean, proposed uuid, probability int)) made`
  const { agencyId, officeId, deskId, otherOfficeId, otherDeskId } = agency
  await app.rows(sql`
    insert into submission (agency_id, submission_id, idempotency, received_hour, channel, form_lang, text_lang, chosen_service_id, proposed_service_id,
                            probability, proposal_threshold, folded, understood, opened, withdrawn, hidden_reason, commitment)
    select ${agencyId}, id, decode(md5('key' || id), 'hex'), opened, channel, 'fa', 'fa', case when chosen then service end, proposed,
           probability / 100.0, 0.5, 'words ' || n / 2, true, true, state = 'withdrawn', case when state = 'hidden' then reason end, ''::bytea from ${made}`)
  await app.rows(sql`
    insert into matter (agency_id, case_id, code, service_id, area_id, office_id, desk_id, state, opened_hour, first_reply_due_at, solution_due_at,
                        first_reply_at, solved_at, objections, passed_on, planned_on, sorted_by)
    select ${agencyId}, id, 'c' || n, service, area, case when "isOther" then ${otherOfficeId}::uuid else ${officeId}::uuid end,
           case when "isOther" then ${otherDeskId}::uuid else ${deskId}::uuid end, state, opened,
           opened + make_interval(hours => "replyDue"), opened + make_interval(hours => "solutionDue"), least(opened + make_interval(hours => replied), '2026-11-20T20:20:00Z'),
           case when state in ('done', 'confirmed', 'not-confirmed', 'refused') then least(opened + make_interval(hours => solved), '2026-11-20T20:20:00Z') end,
           objections, "passedOn", (opened + make_interval(days => planned))::date, 'person' from ${made}`)
  await app.rows(sql`
    insert into reply (agency_id, case_id, outcome, due_on, reason_code, officer_id, replied_at)
    select ${agencyId}, id, outcome, case outcome when 'planned' then (opened + make_interval(days => planned))::date end,
           case outcome when 'refused' then reason end, ${officeId}, least(at, '2026-11-20T20:20:00Z')
    from ${made} cross join lateral (values
      ('planned', opened + make_interval(hours => replied), planned is not null and replied is not null),
      ('done', opened + make_interval(hours => least(solved, 40)), objections > 1),
      ('done', opened + make_interval(hours => solved), state in ('done', 'confirmed', 'not-confirmed')),
      ('refused', opened + make_interval(hours => solved), state = 'refused')) said (outcome, at, holds)
    where holds`)
  await app.rows(
    sql`insert into case_submission (agency_id, case_id, submission_id) select ${agencyId}, id, id from ${made}`,
  )
}

async function madeAgency(cases: readonly Made[]) {
  const agency = await testAgency(app)
  const more = await app.db.in(agency.agencyId, async (tx) => [
    await addArea(tx, { name: { fa: 'شمال', en: 'North' }, parentId: agency.areaId }),
    await addArea(tx, { name: { fa: 'جنوب', en: 'South' } }),
  ])
  await put(agency, [agency.areaId, ...more], cases)
  await release(app, agency.agencyId)
  return { ...agency, more }
}

test('the board says of any cases what a release says of them', async () => {
  app.setNow('2026-11-20T21:00:00Z')
  await fc.assert(
    fc.asyncProperty(fc.array(someCase, { minLength: 60, maxLength: 160, size: 'max' }), async (cases) => {
      const { agencyId } = await madeAgency(cases)
      assert.ok((await holdAgainstRelease(agencyId)) > 0)
    }),
    { numRuns: 6, endOnFailure: true },
  )
})

const of = (agencyId: string): Slice => ({
  ...{ agencyId, from: '2026-09-01', to: '2026-11-20', until: '2026-11-20' },
  ...{ serviceIds: null, deskIds: null, areaIds: null, channel: null },
})

test('casesBehind() lists as many as stand above the line, and below it only, page by page', async () => {
  const [cases] = fc.sample(fc.array(someCase, { minLength: 150, maxLength: 150, size: 'max' }), {
    numRuns: 1,
    seed: 7,
  })
  // One that is objected to twice counts twice above the line, and is listed once.
  const { agencyId } = await madeAgency(cases!.map((one) => ({ ...one, objections: Math.min(one.objections, 1) })))
  await rollUpCases(app, agencyId)
  const slice = { ...of(agencyId), zone: ZONE }
  const shares = COMPILED.filter(({ id, compute }) => compute.how === 'share' && id !== 'reopened')
  for (const definition of shares) {
    const [worth] = await app.db.in(agencyId, (tx) => workOut(tx, slice, [definition], null))
    const [figure] = worth!.figures.get(definition.id)!
    const list = (side: 'counted' | 'rest') =>
      app.db.in(agencyId, async (tx) => {
        const all = []
        for (let after = null; ; ) {
          const page = await casesBehind(tx, slice, definition, { side, limit: 100, after })
          all.push(...page)
          if (page.length < 100) return all
          after = page.at(-1)!
        }
      })
    const [counted, rest] = [await list('counted'), await list('rest')]
    if (!figure || figure.numerator === null) continue
    assert.equal(counted.length, figure.numerator, definition.id)
    assert.equal(counted.length + rest.length, figure.denominator, definition.id)
    assert.equal(new Set([...counted, ...rest].map(({ caseId }) => caseId)).size, figure.denominator, definition.id)
  }
  assert.ok(sidesOf(DEFINITIONS.find(({ id }) => id === 'intake-uptime')!).length === 0)
})

// ---- Doors

const SPAN = 'from=2026-09-01&to=2026-11-20'

test('the doors of the board divide, filter and list, and an officer sees no more than their desks', async () => {
  const [cases] = fc.sample(fc.array(someCase, { minLength: 200, maxLength: 200, size: 'max' }), {
    numRuns: 1,
    seed: 11,
  })
  const agency = await madeAgency(cases!)
  await rollUpCases(app, agency.agencyId)
  await keepHistory(app, agency.agencyId)
  const lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
  const officer = await signIn(app, { agencyId: agency.agencyId, role: 'officer' })
  await app.db.in(agency.agencyId, (tx) => seatOfficers(tx, agency.otherDeskId, [officer.officerId]))
  const ask = async <Out>(who: { cookie: string }, path: string): Promise<Out> => {
    const answer = await app.routes.request(`/api/indicators/board${path}`, { headers: { cookie: who.cookie } })
    assert.equal(answer.status, 200, path)
    return (await answer.json()) as Out
  }
  const received = async (who: { cookie: string }, more = '') => (await ask<Board>(who, `?${SPAN}${more}`)).received
  const all = await ask<Board>(lead, `?${SPAN}`)
  assert.equal(all.until, '2026-11-20')
  assert.equal(all.rows.length, DEFINITIONS.length)
  assert.ok(
    all.rows
      .filter(({ isPublished }) => isPublished)
      .every(({ indicator }) => !COMPILED.some(({ id }) => id === indicator)),
  )
  const { parts } = await ask<BoardParts>(lead, `/received?${SPAN}&by=office`)
  assert.equal(
    parts.reduce((sum, part) => sum + part.received, 0),
    all.received,
  )
  const north = parts.find(({ key }) => key === agency.officeId)!.received
  const south = parts.find(({ key }) => key === agency.otherOfficeId)!.received
  assert.equal(await received(lead, `&officeId=${agency.officeId}`), north)
  assert.equal(await received(officer), south)
  assert.equal(await received(officer, `&officeId=${agency.officeId}`), 0)
  // An area counts with what lies in it.
  const byArea = (await ask<BoardParts>(lead, `/received?${SPAN}&by=area`)).parts
  const inArea = (id: string) => byArea.find(({ key }) => key === id)!.received
  assert.equal(await received(lead, `&areaId=${agency.areaId}`), inArea(agency.areaId) + inArea(agency.more[0]!))
  const byChannel = (await ask<BoardParts>(lead, `/received?${SPAN}&by=channel`)).parts
  for (const { key, received: n } of byChannel) assert.equal(await received(lead, `&channel=${key}`), n)
  // The list leads on to its end, and holds no case of another's desk.
  const seen: string[] = []
  for (let after = ''; ; ) {
    const page = await ask<Behind>(
      officer,
      `/received/cases?${SPAN}&side=counted&limit=30${after && `&after=${after}`}`,
    )
    assert.ok(page.cases.every(({ deskId, code }) => deskId === agency.otherDeskId && code.startsWith('c')))
    seen.push(...page.cases.map(({ caseId }) => caseId))
    if (!page.next) break
    after = page.next
  }
  assert.equal(seen.length, south)
  assert.equal(new Set(seen).size, south)
  const refused = async (path: string) =>
    (await app.routes.request(`/api/indicators/board${path}`, { headers: { cookie: lead.cookie } })).status
  assert.equal(await refused(`/nothing/cases?${SPAN}&side=counted`), 404)
  assert.equal(await refused(`/received/cases?${SPAN}&side=rest`), 404)
  assert.equal(await refused('?from=2026-11-20&to=2026-09-01'), 422)
})

test('nothing and a single person are said in words, without a number', async () => {
  const [one] = fc.sample(someCase, { numRuns: 1, seed: 3 })
  const agency = await testAgency(app)
  const ask = async () => {
    const lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
    return (await (
      await app.routes.request(`/api/indicators/board?${SPAN}`, { headers: { cookie: lead.cookie } })
    ).json()) as Board
  }
  assert.deepEqual((await ask()).rows, [])
  await rollUpCases(app, agency.agencyId)
  const numbers = (board: Board) =>
    board.rows
      .flatMap(({ figures }) => figures)
      .filter(({ value, low, numerator }) => (value ?? low ?? numerator) !== null)
  assert.deepEqual(numbers(await ask()), [])
  await put(agency, [agency.areaId], [one!])
  app.setNow('2026-11-21T21:00:00Z')
  await rollUpCases(app, agency.agencyId)
  const alone = await ask()
  assert.equal(alone.received, 1)
  assert.deepEqual(numbers(alone), [])
  const words = alone.rows.flatMap(({ figures }) => figures.map(({ written }) => written.value.en))
  assert.ok(
    words.every((word) => word && !/\d{1,}\s?%/.test(word)),
    words.join('; '),
  )
  app.setNow('2026-11-20T21:00:00Z')
})

test('rollUpCases() counts again what changed, and nothing else, and all of it when something is missing', async () => {
  const [cases] = fc.sample(fc.array(someCase, { minLength: 120, maxLength: 120, size: 'max' }), {
    numRuns: 1,
    seed: 5,
  })
  const agency = await madeAgency(cases!)
  const { agencyId } = agency
  const kept = () =>
    app.rows(
      sql`select * from case_roll_up where agency_id = ${agencyId} order by opened_on, desk_id, service_id, area_id, channel`,
    )
  assert.ok((await rollUpCases(app, agencyId)) > 30)
  assert.equal(await rollUpCases(app, agencyId), 0)
  // Behind its back: one case is solved, another moves to another desk, and a day is lost.
  app.setNow('2026-11-22T21:00:00Z')
  await app.rows(sql`
    with moved as (update matter set desk_id = ${agency.otherDeskId}, state = 'done', solved_at = '2026-11-21T06:00:00Z'
                   where agency_id = ${agencyId} and opened_hour < '2026-11-01' and state = 'open' returning case_id)
    insert into case_event (agency_id, case_id, type, at, place) select ${agencyId}, case_id, 'replied', '2026-11-21T06:00:00Z', 90 from moved`)
  await app.rows(sql`
    delete from case_roll_up where agency_id = ${agencyId} and opened_on = (
      select min(opened_on) from case_roll_up where agency_id = ${agencyId})`)
  const counted = await rollUpCases(app, agencyId)
  assert.ok(counted > 0)
  const now = await kept()
  await app.rows(sql`delete from case_roll_up where agency_id = ${agencyId}`)
  await app.rows(sql`delete from case_roll_up_day where agency_id = ${agencyId}`)
  assert.ok((await rollUpCases(app, agencyId)) > counted)
  assert.deepEqual(await kept(), now)
  app.setNow('2026-11-20T21:00:00Z')
})

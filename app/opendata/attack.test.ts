/**
 * Plays a reader who takes every release in every format, writes each count as an equation, and solves them all together:
 * over time, with cases that come late, over services, areas and channels that overlap, and over CSV, Parquet and page.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { parse } from 'csv-parse/sync'
import { parquetReadObjects } from 'hyparquet'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { exposedGroups, type KnownCase, type Published } from '../../tests/attacker.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { addCrowd } from '../../tests/results.ts'
import { addService } from '../agencies/services.store.ts'
import { readRelease, release } from '../indicators/index.ts'
import { addArea } from '../places/store.ts'
import { publish } from './publish.actions.ts'

const K = 10
const DAY_MS = 86_400_000
const FIRST = Date.parse('2026-10-01T20:00:00Z')
/** So many cases come before each release, days apart: few and many, some of them opened before the last one. */
const NIGHTS = [
  { after: 12, cases: 130, days: 12 },
  { after: 3, cases: 7, days: 9 },
  { after: 3, cases: 26, days: 3 },
  { after: 4, cases: 3, days: 2 },
  { after: 4, cases: 60, days: 10 },
  { after: 2, cases: 12, days: 2 },
  { after: 5, cases: 41, days: 16 },
]

let app: TestApp
let water: TestAgency
let cases: (KnownCase & { n: string })[]
const days: string[] = []

before(async () => {
  app = await testApp({ at: new Date(FIRST).toISOString() })
  water = await testAgency(app, 'water')
  const [services, areas] = await app.db.in(water.agencyId, async (tx) => {
    const more = { heading: null, publicKind: false, callsBack: false, needsPlace: false, retired: false, sort: 1 }
    const words = { description: { fa: '', en: '' } }
    const [road, sign] = [
      await addService(tx, { ...more, ...words, code: 'road', name: { fa: 'راه', en: 'Road' } }),
      await addService(tx, { ...more, ...words, code: 'sign', name: { fa: 'تابلو', en: 'Sign' } }),
    ]
    const area = (en: string) =>
      addArea(tx, { name: { fa: en, en }, aliases: [], centre: null, border: null, retired: false })
    const { leak, bill, areaId } = water
    return [
      [leak, leak, bill, leak, leak, bill, road, leak, sign, bill, leak],
      [areaId, await area('south'), areaId, areaId, await area('east')],
    ] as const
  })
  const bounds: number[] = []
  let [first, at] = [1, FIRST]
  for (const night of NIGHTS) {
    at += night.after * DAY_MS
    const crowd = { cases: night.cases, days: night.days, until: new Date(at).toISOString(), services, areas, first }
    await addCrowd(app, water, crowd)
    first += night.cases
    bounds.push(first)
    app.setNow(new Date(at + 3_600_000))
    assert.ok(await release(app, water.agencyId))
    await publish(app, water.agencyId)
    days.push(new Date(at).toISOString().slice(0, 10))
  }
  cases = await knownCases(bounds)
})
after(() => app.close())

const dayNumber = (day: string) => Math.round(Date.parse(day) / DAY_MS)

/** What there is in truth, which the reader does not see. */
async function knownCases(bounds: readonly number[]): Promise<typeof cases> {
  const rows = await app.rows<{ n: string; service: string; area: string; channel: string; opened: string }>(sql`
    select matter.code as n, service.code as service, area_id as area, channel, (opened_hour at time zone 'Asia/Tehran')::date::text as opened
    from matter join service using (agency_id, service_id) join case_submission using (agency_id, case_id)
      join submission using (agency_id, submission_id) where matter.agency_id = ${water.agencyId}`)
  return rows.map(({ n, opened, ...rest }) => {
    const night = bounds.findIndex((bound) => Number.parseInt(n, 16) < bound)
    return { ...rest, n, opened: dayNumber(opened), seen: dayNumber(days[night]!) }
  })
}

/** Who has answered how satisfied they were, and since when that could be counted. */
async function knownAnswers(): Promise<KnownCase[]> {
  const rows = await app.rows<{ service: string; opened: string; n: string }>(sql`
    select matter.code as n, service.code as service, (opened_hour at time zone 'Asia/Tehran')::date::text as opened
    from satisfaction join case_submission using (agency_id, submission_id) join matter using (agency_id, case_id)
      join service using (agency_id, service_id)
    where matter.agency_id = ${water.agencyId} and state not in ('withdrawn', 'hidden')`)
  return rows.map(({ service, opened, n }) => {
    const { seen } = cases.find((one) => one.n === n)!
    return { service, area: '', channel: '', opened: dayNumber(opened), seen }
  })
}

const get = async (path: string) => {
  const answer = await app.routes.request(path)
  assert.equal(answer.status, 200, path)
  return Buffer.from(await answer.arrayBuffer())
}

type Days = { services: string[]; openedFrom: string; openedTo: string }
const part = ({ services, openedFrom, openedTo }: Days) => ({
  services,
  openedFrom: dayNumber(openedFrom),
  openedTo: dayNumber(openedTo),
})

/** Every count of cases of one release file: of lines, of their areas, and of channels. */
function inFile(bytes: Buffer): Published[] {
  const { lines, heard } = readRelease(bytes)
  return [
    ...lines.flatMap((line) => [
      { of: [part(line)], areas: null, channels: null, seenTo: dayNumber(line.asOf), count: line.counts.received },
      ...(line.areas?.parts ?? []).map(({ areas, counts }) => ({
        of: [part({ ...line.areas!, services: line.services })],
        areas,
        channels: null,
        seenTo: dayNumber(line.areas!.asOf),
        count: counts.received,
      })),
    ]),
    ...(heard.channels?.parts ?? []).map(({ names, cases: count }) => ({
      of: heard.channels!.of.map(part),
      areas: null,
      channels: names,
      seenTo: dayNumber(heard.channels!.asOf),
      count,
    })),
  ]
}

/** The counts of services in a table, as they stand in its columns. */
function inTable(rows: readonly Record<string, unknown>[]): Published[] {
  return rows.flatMap(({ level, indicator, services, opened_from, opened_to, as_of, value }) => {
    if (indicator !== 'received' || level === 'agency') return []
    const range = { services: `${services}`.split(' '), openedFrom: `${opened_from}`, openedTo: `${opened_to}` }
    return [{ of: [part(range)], areas: null, channels: null, seenTo: dayNumber(`${as_of}`), count: Number(value) }]
  })
}

/** Every count of answers of a release file, and of a table: below the line of satisfaction, and above that of the response rate. */
const answersInFile = (bytes: Buffer): Published[] =>
  readRelease(bytes).lines.flatMap(({ services, answers }) =>
    answers
      ? [
          {
            of: [part({ ...answers, services })],
            areas: null,
            channels: null,
            seenTo: dayNumber(answers.asOf),
            count: answers.answered,
          },
        ]
      : [],
  )

function answersInTable(rows: readonly Record<string, unknown>[]): Published[] {
  return rows.flatMap((row) => {
    if (row.level === 'agency' || (row.note ?? '') !== '') return []
    const count =
      row.indicator === 'satisfaction' ? row.denominator : row.indicator === 'response-rate' ? row.numerator : null
    if (count === null) return []
    const range = {
      services: `${row.services}`.split(' '),
      openedFrom: `${row.opened_from}`,
      openedTo: `${row.opened_to}`,
    }
    return [{ of: [part(range)], areas: null, channels: null, seenTo: dayNumber(`${row.as_of}`), count: Number(count) }]
  })
}

type Reading = {
  file: (bytes: Buffer) => Published[]
  table: (rows: readonly Record<string, unknown>[]) => Published[]
}
const OF_CASES: Reading = { file: inFile, table: inTable }
const OF_ANSWERS: Reading = { file: answersInFile, table: answersInTable }

async function everything({ file, table }: Reading): Promise<Published[]> {
  const told: Published[] = []
  for (const day of days) {
    const at = `/data/water/${day}`
    told.push(...file(await get(`${at}/release.json`)))
    told.push(...table(parse(await get(`${at}/figures.csv`), { columns: true })))
    const parquet = new Uint8Array(await get(`${at}/figures.parquet`)).buffer
    told.push(...table(await parquetReadObjects({ file: parquet })))
  }
  return told
}

test('the counts that are published are true, so that the reader reckons with what is', async () => {
  const told = await everything(OF_CASES)
  assert.ok(told.length > 100)
  for (const { of, areas, channels, seenTo, count } of told) {
    const counted = cases.filter(
      (one) =>
        one.seen <= seenTo &&
        (areas?.includes(one.area) ?? true) &&
        (channels?.includes(one.channel) ?? true) &&
        of.some(
          (range) =>
            range.services.includes(one.service) && one.opened >= range.openedFrom && one.opened <= range.openedTo,
        ),
    )
    assert.equal(counted.length, count)
  }
})

test('no group of one to k − 1 cases follows from all releases in all formats together', async () => {
  const exposed = exposedGroups(await everything(OF_CASES), cases, K)
  assert.deepEqual(exposed.slice(0, 3), [], `${exposed.length} groups`)
})

test('no group of one to k − 1 answers follows from them either, and those that are published are true', async () => {
  const known = await knownAnswers()
  const told = await everything(OF_ANSWERS)
  assert.ok(told.length > 20)
  for (const { of, seenTo, count } of told) {
    const [{ services, openedFrom, openedTo }] = [of[0]!]
    const counted = known.filter(
      ({ service, opened, seen }) =>
        services.includes(service) && opened >= openedFrom && opened <= openedTo && seen <= seenTo,
    )
    assert.equal(counted.length, count)
    assert.ok(count >= K)
  }
  const exposed = exposedGroups(told, known, K)
  assert.deepEqual(exposed.slice(0, 3), [], `${exposed.length} groups`)
})

test('CSV, Parquet and page add no equation to those of the release file', async () => {
  const file = new Set(inFile(await get('/water/results.json')).map((one) => JSON.stringify(one)))
  const tables = [
    inTable(parse(await get('/water/results.csv'), { columns: true, bom: true })),
    inTable(parse(await get(`/data/water/${days.at(-1)}/figures.csv`), { columns: true })),
  ]
  for (const table of tables) {
    assert.ok(table.length >= 2)
    for (const one of table) assert.ok(file.has(JSON.stringify(one)), JSON.stringify(one))
  }
  const { lines } = readRelease(await get('/water/results.json'))
  const page = (await get('/en/water/results')).toString()
  const [table] = /<caption id="services".*?<\/table>/s.exec(page)!
  const shown = [...table.matchAll(/<th scope="row".*?<\/th><td[^>]*>([\d,]+)</gs)].map(([, n]) =>
    Number(n!.replace(',', '')),
  )
  assert.deepEqual(shown.sort(), lines.map((line) => line.counts.received).sort())
})

/**
 * `node bench/results-page.ts [CASES]`: with a million submissions and cases in the store, how long a night's release
 * takes and how fast the results pages are read. The pages are asked for in this process, without a socket.
 *
 * The index of the text search is left out of the load: nothing here reads it, and making it is most of it.
 */
import { loadavg } from 'node:os'
import { addService } from '../app/agencies/services.store.ts'
import { release } from '../app/indicators/index.ts'
import { addArea } from '../app/places/store.ts'
import { sql, testApp } from '../tests/app.ts'
import { testAgency } from '../tests/journeys/agency.ts'
import { addCrowd } from '../tests/results.ts'
import { report } from './report.ts'

const CASES = Number(process.argv[2] ?? 1_000_000)
const AT_ONCE = 50_000
const A_DAY = 3_000
const SERVICES = 20
const AREAS = 20
const REQUESTS = 400

const loadBefore = loadavg()[0]!
const app = await testApp({ at: '2026-11-20T21:00:00Z' })
const agency = await testAgency(app, 'water')
const [services, areas] = await app.db.in(agency.agencyId, async (tx) => {
  const more = { heading: null, publicKind: false, callsBack: false, needsPlace: false, retired: false, sort: 1 }
  const description = { fa: '', en: '' }
  const of: [string[], string[]] = [[agency.leak, agency.bill], [agency.areaId]]
  while (of[0].length < SERVICES) {
    const n = of[0].length
    of[0].push(
      await addService(tx, { ...more, description, code: `s${n}`, name: { fa: `خدمت ${n}`, en: `Service ${n}` } }),
    )
  }
  while (of[1].length < AREAS) {
    const name = { fa: `محله ${of[1].length}`, en: `Area ${of[1].length}` }
    of[1].push(await addArea(tx, { name, aliases: [], centre: null, border: null, retired: false }))
  }
  return of
})

const seconds = async (run: () => Promise<unknown>) => {
  const at = performance.now()
  await run()
  return Math.round((performance.now() - at) / 100) / 10
}

await app.rows(sql`drop index submission_search`)
const loadSeconds = await seconds(async () => {
  for (let first = 1; first <= CASES; first += AT_ONCE) {
    const cases = Math.min(AT_ONCE, CASES - first + 1)
    await addCrowd(app, agency, { cases, first, days: 365, until: '2026-11-20T20:00:00Z', services, areas })
    process.stderr.write(`\r${first + cases - 1} of ${CASES}`)
  }
})
process.stderr.write('\n')

const firstReleaseSeconds = await seconds(() => release(app, agency.agencyId))
await addCrowd(app, agency, { cases: A_DAY, first: CASES + 1, days: 1, until: '2026-11-21T20:00:00Z', services, areas })
app.setNow('2026-11-21T21:00:00Z')
const nightlyReleaseSeconds = await seconds(() => release(app, agency.agencyId))
const [{ bytes, lines } = { bytes: 0, lines: 0 }] = await app.rows<{ bytes: number; lines: number }>(sql`
  select length(file) as bytes, jsonb_array_length(convert_from(file, 'utf8')::jsonb -> 'lines') as lines
  from release order by until_day desc limit 1`)

async function read(path: string) {
  const times: number[] = []
  for (let n = 0; n < REQUESTS; n++) {
    const at = performance.now()
    const answer = await app.routes.request(path)
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
    times.push(performance.now() - at)
  }
  const [first] = times
  times.sort((a, b) => a - b)
  const round = (ms: number) => Math.round(ms * 10) / 10
  return {
    firstMs: round(first!),
    p50Ms: round(times[REQUESTS >> 1]!),
    p95Ms: round(times[Math.floor(REQUESTS * 0.95)]!),
  }
}

const page = await read('/water/results')
const english = await read('/en/water/results')
const all = await read('/results')
report('results-page', {
  cases: CASES + A_DAY,
  services: SERVICES,
  areas: AREAS,
  loadSeconds,
  firstReleaseSeconds,
  nightlyReleaseSeconds,
  fileBytes: bytes,
  fileLines: lines,
  page,
  english,
  all,
  requests: REQUESTS,
  loadAverageBefore: loadBefore,
  note: 'on a shared machine; the load average says how shared',
})
await app.close()

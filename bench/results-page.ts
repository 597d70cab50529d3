/**
 * `node bench/results-page.ts [CASES]`: with a million submissions and cases in the store (or so many), how fast the results
 * pages are read beside one of their figures by plain SQL and by DuckDB; what the console's roll-ups cost; how long a night's
 * release takes, and its figures from its file alone. The pages are asked for in this process, without a socket.
 */
import { loadavg } from 'node:os'
import { addService } from '../app/agencies/services.store.ts'
import { addArea } from '../app/places/store.ts'
import { testApp } from '../tests/app.ts'
import { testAgency } from '../tests/journeys/agency.ts'
import { addMany } from './figures/crowd.ts'
import { measureResults } from './figures/measure.ts'
import { report } from './report.ts'

const CASES = Number(process.argv[2] ?? 1_000_000)
const SERVICES = 20
const AREAS = 20
/** Evening of the last day that is loaded; the night after it makes the first release. */
const UNTIL = '2026-11-20T20:00:00Z'

const loadBefore = loadavg()[0]!
const app = await testApp({ at: '2026-11-20T21:00:00Z' })
const agency = await testAgency(app, 'water')
const [services, areas] = await app.db.in(agency.agencyId, async (tx) => {
  const more = { heading: null, publicKind: false, callsBack: false, needsPlace: false, retired: false, sort: 1 }
  const description = { fa: '', en: '' }
  const of: [string[], string[]] = [[agency.leak, agency.bill], [agency.areaId]]
  while (of[0].length < SERVICES) {
    const n = of[0].length
    const name = { fa: `خدمت ${n}`, en: `Service ${n}` }
    of[0].push(await addService(tx, { ...more, description, code: `s${n}`, name }))
  }
  while (of[1].length < AREAS) {
    const name = { fa: `محله ${of[1].length}`, en: `Area ${of[1].length}` }
    of[1].push(await addArea(tx, { name, aliases: [], centre: null, border: null, retired: false }))
  }
  return of
})

const startedAt = performance.now()
await addMany(app, agency, { cases: CASES, days: 365, until: UNTIL, services, areas }, (cases) =>
  process.stderr.write(`\r${cases} of ${CASES}`),
)
process.stderr.write('\n')
const loadSeconds = Math.round((performance.now() - startedAt) / 1000)

report(CASES >= 10_000_000 ? 'results-page-10m' : 'results-page', {
  command: `npm run bench -- results-page ${CASES}`,
  cases: CASES,
  services: SERVICES,
  areas: AREAS,
  loadSeconds,
  ...(await measureResults(app, agency, { cases: CASES, services, areas, tell: (what) => console.error(what) })),
  loadAverageBefore: loadBefore,
  note: 'on a shared machine; the load average says how shared',
})
await app.close()

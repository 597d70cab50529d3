/**
 * `npm run bench -- map [CASES]`: a month of a million submissions with their cells in the store, how long its sheet
 * takes to make, and how fast the map is read. The pages are asked for in this process, without a socket.
 *
 * Made, and said so: thirty cities of six hundred cells each, most cases in few cells. Indexes and
 * checks of references that nothing here reads are left out of the load: they are most of it.
 */
import { loadavg } from 'node:os'
import { getResolution, gridDisk, latLngToCell } from 'h3-js'
import { addService } from '../app/agencies/services.store.ts'
import { release } from '../app/indicators/index.ts'
import { publishMap } from '../app/map/index.ts'
import { readSheet } from '../app/map/sheet.ts'
import { sql, testApp } from '../tests/app.ts'
import { testAgency } from '../tests/journeys/agency.ts'
import { addAddresses, addPlaced, placed } from '../tests/placed.ts'
import { report } from './report.ts'

const CASES = Number(process.argv[2] ?? 1_000_000)
const AT_ONCE = 20_000
const CITIES = 30
const SERVICES = 20
const REQUESTS = 200

const loadBefore = loadavg()[0]!
const app = await testApp({ at: '2026-11-24T21:00:00Z' })
const agency = await testAgency(app, 'water')
const { agencyId, officeId, deskId } = agency
const more = { heading: null, publicKind: false, callsBack: false, needsPlace: false, retired: false, sort: 1 }
const services = await app.db.in(agencyId, async (tx) => {
  const ids = [agency.leak, agency.bill]
  for (let n = ids.length; n < SERVICES; n++) {
    const name = { fa: `خدمت ${n}`, en: `Service ${n}` }
    ids.push(await addService(tx, { ...more, description: { fa: '', en: '' }, code: `s${n}`, name }))
  }
  return ids
})
const cells = Array.from({ length: CITIES }, (_, n) =>
  gridDisk(latLngToCell(27 + (n % 6) * 1.9, 46 + Math.floor(n / 6) * 3.1, 8), 14),
).flat()
await addAddresses(app, agency, cells)

const seconds = async (run: () => Promise<unknown>) => {
  const at = performance.now()
  await run()
  return Math.round((performance.now() - at) / 100) / 10
}

// A release, without which there is no map: of the month before, so that it is not what is measured.
await addPlaced(
  app,
  agency,
  services.flatMap((serviceId, n) => placed(40 - n, { serviceId, opened: '2026-10-05T08:00:00Z' })),
)
await release(app, agencyId)
await publishMap(app, agencyId)
await app.rows(sql`delete from map_sheet where month = '1405-08'`)

await app.rows(sql`
  do $$ declare of record; begin
    for of in select conrelid::regclass as of_table, conname from pg_constraint
      where contype = 'f' and conrelid::regclass::text in ('matter', 'submission', 'case_submission', 'near_copy') loop
      execute format('alter table %s drop constraint %I', of.of_table, of.conname);
    end loop;
    for of in select indexrelid::regclass as of_index from pg_index
      where not indisunique and indrelid::regclass::text in ('matter', 'submission', 'case_submission') loop
      execute format('drop index %s', of.of_index);
    end loop;
  end $$`)
const loadSeconds = await seconds(async () => {
  for (let first = 1; first <= CASES; first += AT_ONCE) {
    const numbered = sql`
      select n, md5('case ' || n)::uuid as id, '2026-10-23T00:00:00Z'::timestamptz + make_interval(hours => (n::bigint * 7919 % 700)::int) as opened,
             (${services}::uuid[])[1 + floor(${SERVICES} * (luck * luck))::int] as service_id, (${cells}::text[])[1 + floor(${cells.length} * luck2 * luck2)::int] as cell
      from (select n, (n::bigint * 104729 % 9973) / 9973.0 as luck, (n::bigint * 15485863 % 99991) / 99991.0 as luck2
            from generate_series(${first}::int, ${Math.min(first + AT_ONCE - 1, CASES)}::int) n) of`
    await app.rows(sql`
      insert into submission (agency_id, submission_id, idempotency, received_hour, channel, form_lang, folded, understood, opened, commitment)
      select ${agencyId}, id, decode(md5('key' || n), 'hex'), opened, 'web', 'fa', 'words of ' || n, true, true, ''::bytea from (${numbered}) made`)
    await app.rows(sql`
      insert into matter (agency_id, case_id, code, service_id, office_id, desk_id, state, opened_hour, sorted_by)
      select ${agencyId}, id, to_hex(n), service_id, ${officeId}, ${deskId}, 'open', opened, 'person' from (${numbered}) made`)
    await app.rows(
      sql`insert into case_submission (agency_id, case_id, submission_id) select ${agencyId}, id, id from (${numbered}) made`,
    )
    await app.rows(sql`
      insert into submission_place (agency_id, submission_id, how, level, certainty, cell)
      select ${agencyId}, id, 'point', 'point', 1, case when n % 20 > 0 then cell end from (${numbered}) made`)
    await app.rows(
      sql`insert into near_copy (agency_id, case_id) select ${agencyId}, id from (${numbered}) made where n % 50 = 0`,
    )
    process.stderr.write(`\r${Math.min(first + AT_ONCE - 1, CASES)} of ${CASES}`)
  }
  await app.rows(sql`analyze submission, matter, case_submission, submission_place, near_copy`)
})
process.stderr.write('\n')

const rollUpSeconds = await seconds(() => publishMap(app, agencyId))
const [{ file } = { file: Buffer.alloc(0) }] = await app.rows<{ file: Buffer }>(
  sql`select file from map_sheet where month = '1405-08'`,
)
const sheet = readSheet(file)
const told = (places: typeof sheet.places) => places.reduce((sum, { atLeast }) => sum + atLeast, 0)
const inCells = sheet.places.filter(({ id }) => id !== '')
const share = (part: number) => Math.round((1000 * part) / CASES) / 10

async function read(path: string) {
  const times: number[] = []
  let bytes = 0
  for (let n = 0; n < REQUESTS; n++) {
    const at = performance.now()
    const answer = await app.routes.request(path)
    bytes = (await answer.arrayBuffer()).byteLength
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
    bytes,
  }
}

const page = await read('/water/map')
const service = await read(`/en/water/map/1405-08?service=${sheet.services[0]?.service ?? 'leak'}`)
const geojson = await read('/water/map/1405-08/map.geojson')
report('map', {
  cases: CASES,
  cells: cells.length,
  services: SERVICES,
  loadSeconds,
  rollUpSeconds,
  sheetBytes: file.length,
  places: sheet.places.length,
  finestPlaces: inCells.filter(({ id, isRest }) => !isRest && getResolution(id) === 8).length,
  blocksOfServices: sheet.services.length,
  percentInCells: share(told(inCells)),
  percentInFinest: share(told(inCells.filter(({ id, isRest }) => !isRest && getResolution(id) === 8))),
  percentWithService: share(told(sheet.services)),
  page,
  service,
  geojson,
  requests: REQUESTS,
  loadAverageBefore: loadBefore,
  note: 'on a shared machine; the load average says how shared',
})
await app.close()

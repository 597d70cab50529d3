/**
 * `node bench/import.ts [ROWS]`: how fast a table is taken in, understood and opened as cases on the
 * embedded PostgreSQL, against the same rows by plain COPY into the same columns in the same run.
 *
 * Where the folder of shared texts lies beside the checkout (or at PASOKH_SHARED), the rows are its
 * real comments; without it they are put together from the made-up town. The last line is JSON.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { availableParallelism, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import pg from 'pg'
import { openCases } from '../app/cases/index.ts'
import { copyIn, copyOut } from '../app/kit/copy.ts'
import { importFile } from '../app/submissions/import.actions.ts'
import { understand } from '../app/submissions/understand.actions.ts'
import { sql, testApp } from '../tests/app.ts'
import { testAgency } from '../tests/journeys/agency.ts'
import { SUBMISSIONS } from '../tests/town/submissions.ts'

const ROWS = Number(process.argv[2] ?? 28_611)
const CORPUS = join(process.env.PASOKH_SHARED ?? resolve('../shared'), 'data/text/corpus_comments.jsonl')

const load = loadavg()[0]!
const real = existsSync(CORPUS)
const texts: string[] = real
  ? readFileSync(CORPUS, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as string)
  : SUBMISSIONS.map(({ text }) => text)
const rows = Array.from({ length: ROWS }, (_, n) => [String(n), texts[n % texts.length]!])

const folder = mkdtempSync(join(tmpdir(), 'pasokh-bench-'))
const file = join(folder, 'comments.csv')
writeFileSync(file, stringify([['شماره', 'متن'], ...rows]))

const app = await testApp()
const { agencyId, slug } = await testAgency(app)
let mostBytes = 0
const watch = setInterval(() => {
  mostBytes = Math.max(mostBytes, process.memoryUsage.rss())
}, 50)

async function measure<T>(run: () => Promise<T>): Promise<{ seconds: number; cpuSeconds: number; result: T }> {
  const [at, cpu] = [performance.now(), process.cpuUsage()]
  const result = await run()
  const { user, system } = process.cpuUsage(cpu)
  return { result, seconds: (performance.now() - at) / 1000, cpuSeconds: (user + system) / 1e6 }
}

const ask = () => importFile(app, { slug, file, map: { text: 'متن' }, lang: 'en' }, () => {})
const imported = await measure(ask)
if ('refusal' in imported.result) throw new Error(imported.result.refusal)
const { added, refused } = imported.result
const again = await measure(ask)

// The same rows, as they lie there now, into the same columns of a table with the same indexes and checks.
const owner = new pg.Client({ ...app.store.owner })
await owner.connect()
const COLUMNS = `agency_id, submission_id, idempotency, received_hour, channel, form_lang, chosen_service_id, chosen_area_id,
  wrapped_key, sealed, may_publish, wants_updates, commitment, photos`
const ready = await Array.fromAsync(copyOut(owner, `copy (select ${COLUMNS} from submission) to stdout`))
await owner.query('create table copied (like submission including all)')
const copied = await measure(() => copyIn(owner, `copy copied (${COLUMNS}) from stdin`, Readable.from(ready)))
const there = await owner.query<{ count: string }>('select count(*) from copied')
if (Number(there.rows[0]!.count) !== added) throw new Error('COPY took in another number of rows')

const understood = await measure(() => understand(app, agencyId))
const opened = await measure(() => openCases(app, agencyId))
const cases = await app.rows<{ count: number }>(sql`select count(*) as count from matter`)
if (cases[0]!.count !== added) throw new Error(`${cases[0]!.count} cases were opened for ${added} rows`)

clearInterval(watch)
await owner.end()
await app.close()
rmSync(folder, { recursive: true })

const perSecond = (count: number, { seconds }: { seconds: number }) => Math.round(count / seconds)
console.log(
  JSON.stringify({
    bench: 'import',
    texts: real ? 'real comments' : 'made-up town',
    cores: availableParallelism(),
    loadBefore: Number(load.toFixed(1)),
    rows: ROWS,
    added,
    refused,
    importSeconds: Number(imported.seconds.toFixed(2)),
    importRowsPerSecond: perSecond(ROWS, imported),
    importCpuSeconds: Number(imported.cpuSeconds.toFixed(2)),
    copySeconds: Number(copied.seconds.toFixed(2)),
    copyRowsPerSecond: perSecond(added, copied),
    ratioToCopy: Number((copied.seconds / imported.seconds).toFixed(3)),
    againRowsPerSecond: perSecond(ROWS, again),
    understandRowsPerSecond: perSecond(added, understood),
    understandCpuSeconds: Number(understood.cpuSeconds.toFixed(2)),
    openRowsPerSecond: perSecond(added, opened),
    openCpuSeconds: Number(opened.cpuSeconds.toFixed(2)),
    mostMegabytes: Math.round(mostBytes / 1e6),
  }),
)

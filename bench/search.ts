/**
 * `node bench/search.ts [CASES …]`: with so many cases of one agency beside a second one, how long a page of the
 * inbox, a search by one and by two words, a search by a common word and the similar cases of a case take, and how much
 * processor time the database spends on each. Asked one after another through the wall, as the console does.
 *
 * Where the folder of shared texts lies beside the checkout (or at PASOKH_SHARED), the texts are put together from
 * its real comments; without it from the made-up town.
 */
import { existsSync, readFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import { listCases } from '../app/cases/inbox/store.ts'
import { STATES } from '../app/cases/schema.ts'
import { similarTo } from '../app/submissions/index.ts'
import { foldForSearch } from '../app/submissions/understand.actions.ts'
import { sql, type TestApp, testApp } from '../tests/app.ts'
import { type TestAgency, testAgency } from '../tests/journeys/agency.ts'
import { SUBMISSIONS } from '../tests/town/submissions.ts'
import { spentOf } from './processor.ts'
import { report } from './report.ts'

const SIZES = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [20_000, 200_000]
const AT_ONCE = 5000
const QUESTIONS = 50
const CORPUS = join(process.env.PASOKH_SHARED ?? resolve('../shared'), 'data/text/corpus_comments.jsonl')
const OPEN = ['open', 'answered', 'waiting-for-person'] as const

const loadBefore = loadavg()[0]!
const real = existsSync(CORPUS)
const words = (
  real
    ? readFileSync(CORPUS, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as string)
    : SUBMISSIONS.map(({ text }) => text)
).map((text) => text.split(/\s+/))

/** The first of them as they are; after that most of one with some of another, so that no two are the same. */
function textOf(n: number): string {
  const one = words[n % words.length]!
  if (n < words.length) return one.join(' ')
  const other = words[(n * 7919 + Math.floor(n / words.length)) % words.length]!
  return [...one.filter((_, at) => (at * 31 + n) % 10 < 7), ...other.filter((_, at) => (at * 17 + n) % 10 < 4)].join(
    ' ',
  )
}

async function addTexts(app: TestApp, agency: TestAgency, from: number, to: number) {
  for (let first = from; first < to; first += AT_ONCE) {
    const covered = Array.from({ length: Math.min(AT_ONCE, to - first) }, (_, n) => textOf(first + n))
    await app.rows(sql`
      with made as (
        select gen_random_uuid() as id, ${first}::int + n as n, text, folded, timestamptz '2026-01-01' + make_interval(hours => ((${first}::int + n) / 30)::int) as hour
        from unnest(${covered}::text[], ${covered.map(foldForSearch)}::text[]) with ordinality as one (text, folded, n)),
      said as (
        insert into submission (agency_id, submission_id, idempotency, received_hour, channel, form_lang, sealed, covered, folded, understood, opened, commitment)
        select ${agency.agencyId}, id, decode(md5(id::text), 'hex'), hour, 'import', 'fa', decode(repeat(md5(text), 10), 'hex'), text, folded, true, true, ''::bytea from made),
      opened as (
        insert into matter (agency_id, case_id, code, service_id, office_id, desk_id, state, opened_hour, first_reply_due_at, solution_due_at, sorted_by)
        select ${agency.agencyId}, id, n::text, ${agency.leak}, ${agency.officeId}, ${agency.deskId}, case when n % 5 = 0 then 'open' else 'confirmed' end,
          hour, hour + interval '3 days', hour + interval '9 days', 'person' from made)
      insert into case_submission select ${agency.agencyId}, id, id from made`)
    process.stderr.write(`\r${first + covered.length} of ${to}`)
  }
  process.stderr.write('\n')
}

async function timesOf<T>(of: readonly T[], run: (one: T) => Promise<unknown>) {
  const times: number[] = []
  const spent = spentOf(app.store.app.database!)
  for (const one of of) {
    const at = performance.now()
    await run(one)
    times.push(performance.now() - at)
  }
  times.sort((a, b) => a - b)
  const ms = (share: number) => Math.round(times[Math.floor(share * (times.length - 1))]! * 10) / 10
  return { p50Ms: ms(0.5), p95Ms: ms(0.95), mostMs: ms(1), processorMs: Math.round(spent() / of.length) }
}

async function measure(app: TestApp, { agencyId }: TestAgency) {
  await app.rows(sql`analyze submission, matter, case_submission`)
  const probes = await app.rows<{ id: string; terms: string[] }>(sql`
    select submission_id as id, tsvector_to_array(search) as terms from submission
    where agency_id = ${agencyId} and length(folded) > 30 order by md5(submission_id::text) limit ${QUESTIONS}`)
  const list = (states: readonly (typeof STATES)[number][], terms?: readonly string[]) =>
    app.db.in(agencyId, (tx) => listCases(tx, agencyId, { deskIds: null, barred: [], states, terms, limit: 51 }))
  const of = (terms: readonly string[], count: number) => terms.filter((term) => term.length > 2).slice(0, count)
  return {
    inbox: await timesOf(probes, () => list(OPEN)),
    oneWord: await timesOf(probes, ({ terms }) => list(OPEN, of(terms, 1))),
    twoWords: await timesOf(probes, ({ terms }) => list(STATES, of(terms, 2))),
    commonWord: await timesOf(probes, () => list(STATES, [real ? 'خوب' : 'آب'])),
    similar: await timesOf(probes, ({ id }) => app.db.in(agencyId, (tx) => similarTo(tx, agencyId, id, 10))),
  }
}

const app = await testApp()
const [agency, other] = [await testAgency(app), await testAgency(app)]
const figures: Record<string, unknown> = {}
let before = 0
const [{ index } = { index: '' }] = await app.rows<{ index: string }>(
  sql`select pg_get_indexdef('submission_search'::regclass) as index`,
)
for (const size of SIZES) {
  // Put in at once and made anew: as after a night, without the wait for it.
  await app.rows(sql`drop index submission_search`)
  await addTexts(app, agency, before, size)
  await addTexts(app, other, before, Math.floor(size / 4))
  before = size
  await app.rows(sql.raw(index))
  figures[`cases${size}`] = await measure(app, agency)
}
await app.close()
report('search', {
  texts: real ? 'real comments' : 'made-up town',
  questions: QUESTIONS,
  ...figures,
  loadAverageBefore: Number(loadBefore.toFixed(2)),
})

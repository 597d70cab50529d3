/**
 * `npm run bench -- cases [CASES] [SENDERS]`: an agency with so many open cases with clocks at a hundred desks, beside
 * a second agency. How long the list of a desk by due time takes through the officers' own door under the wall; how long
 * a night's escalation takes, with a tenth of all days missed and with every one; and how long a reply to a case of
 * many joined senders takes until a notification for each is in the outbox. The cases are made by SQL, each with a
 * submission, its first event and the terms of a promise that was really made.
 */
import assert from 'node:assert/strict'
import { getPriority, loadavg } from 'node:os'
import { addDesk } from '../app/agencies/offices.store.ts'
import { escalate } from '../app/cases/escalation/actions.ts'
import { openCases } from '../app/cases/open.actions.ts'
import { replyTo } from '../app/cases/reply/actions.ts'
import { tellMissed } from '../app/cases/targets/actions.ts'
import type { RawBuilder } from '../app/kit/db.ts'
import { foldForSearch } from '../app/submissions/understand.actions.ts'
import { sql, testApp } from '../tests/app.ts'
import { crowd, leadOf } from '../tests/crowd.ts'
import { type TestAgency, testAgency } from '../tests/journeys/agency.ts'
import { signIn } from '../tests/people.ts'
import { SUBMISSIONS } from '../tests/town/submissions.ts'
import { spentOf } from './processor.ts'
import { report } from './report.ts'

const CASES = Number(process.argv[2] ?? 100_000)
const SENDERS = Number(process.argv[3] ?? 5000)
const DESKS = 100
const AT_ONCE = 5000
const ASKED = 300
const REPLIES = 5

const loadBefore = loadavg()[0]!
const app = await testApp()
const [agency, other, umbrella] = [await testAgency(app), await testAgency(app), await testAgency(app)]
const { agencyId } = agency
await app.rows(sql`update agency set kind = 'umbrella' where agency_id = ${umbrella.agencyId}`)
await app.rows(sql`update agency set parent_id = ${umbrella.agencyId} where agency_id = ${agencyId}`)

/** One case opened as every other is: its terms are those of all that are made by SQL. */
async function termsOfOne(): Promise<string> {
  const lead = await leadOf(app, agencyId)
  const caseId = await crowd(app, agency, 1, lead)
  const [row] = await app.rows<{ terms: unknown }>(sql`select terms from matter where case_id = ${caseId}`)
  await openCases(app, agencyId)
  return JSON.stringify(row!.terms)
}

const texts = SUBMISSIONS.map(({ text }) => text)
const textOf = (n: number) => `${texts[n % texts.length]} ${texts[(n * 7919) % texts.length]!.slice(0, 200)}`

/** A tenth of them missed in the last days, the others due in the next weeks; every third has its first reply. */
async function addOpen(of: TestAgency, deskIds: readonly string[], count: number, terms: string) {
  for (let first = 0; first < count; first += AT_ONCE) {
    const covered = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, n) => textOf(first + n))
    await app.rows(sql`
      with made as (
        select gen_random_uuid() as id, ${first}::int + n as n, text, folded,
          date_trunc('hour', ${app.now()}::timestamptz) - make_interval(hours => (${first}::int + n)::int * 7 % 400) as hour,
          ${app.now()}::timestamptz + make_interval(mins => (${first}::int + n)::int * 7919 % 50000 - 5000) as due
        from unnest(${covered}::text[], ${covered.map(foldForSearch)}::text[]) with ordinality as one (text, folded, n)),
      said as (
        insert into submission (agency_id, submission_id, idempotency, received_hour, channel, form_lang, sealed, covered, folded, understood, opened, commitment)
        select ${of.agencyId}, id, decode(md5(id::text), 'hex'), hour, 'import', 'fa', decode(repeat(md5(text), 10), 'hex'), text, folded, true, true, ''::bytea from made),
      opened as (
        insert into matter (agency_id, case_id, code, service_id, office_id, desk_id, state, opened_hour, first_reply_due_at, solution_due_at,
          first_reply_at, terms, sorted_by, news)
        select ${of.agencyId}, id, n::text, ${of.leak}, ${of.officeId}, (${deskIds}::uuid[])[1 + n % ${deskIds.length}::int], 'open', hour,
          due, due + interval '3 days', case when n % 3 = 0 then hour + interval '2 hours' end, ${terms}::jsonb, 'person', n % 4 = 0 from made),
      joined as (insert into case_submission select ${of.agencyId}, id, id from made)
      insert into case_event (agency_id, case_id, type, at, place) select ${of.agencyId}, id, 'opened', hour, 0 from made`)
    process.stderr.write(`\r${first + covered.length} of ${count}`)
  }
  process.stderr.write('\n')
}

const spent = () => {
  const [database, own] = [spentOf(app.store.app.database!), process.cpuUsage()]
  return () => {
    const { user, system } = process.cpuUsage(own)
    return { storeMs: database(), ownMs: Math.round((user + system) / 1000) }
  }
}

/** The wait, and the processor time of the database and of this process in it. */
async function timed<T>(work: () => Promise<T>) {
  const [from, processor] = [performance.now(), spent()]
  const done = await work()
  return { done, ms: Math.round(performance.now() - from), ...processor() }
}

async function timesOf(paths: readonly string[], headers: Record<string, string>) {
  const times: number[] = []
  const processor = spent()
  for (const path of paths) {
    const at = performance.now()
    const answer = await app.routes.request(path, { headers })
    const text = await answer.text()
    times.push(performance.now() - at)
    assert.equal(answer.status, 200, text)
    assert.ok(text.length > 500, `an empty list: ${path}`)
  }
  times.sort((a, b) => a - b)
  const ms = (share: number) => Math.round(times[Math.floor(share * (times.length - 1))]! * 10) / 10
  const { storeMs, ownMs } = processor()
  const each = (all: number) => Math.round((all / paths.length) * 10) / 10
  return { p50Ms: ms(0.5), p95Ms: ms(0.95), mostMs: ms(1), storeMs: each(storeMs), ownMs: each(ownMs) }
}

const count = async (what: RawBuilder<{ n: number }>) => (await app.rows(what))[0]!.n
const steps = () => count(sql<{ n: number }>`select count(*)::int as n from escalation where agency_id = ${agencyId}`)

/** What a night does about missed days: says each once in the record, and tells those above the desks. */
async function night() {
  const before = await steps()
  const { done: _, ...missed } = await timed(() => tellMissed(app, agencyId))
  const { done: __, ...told } = await timed(() => escalate(app, agencyId))
  return { ms: missed.ms + told.ms, tellMissed: missed, escalate: told, steps: (await steps()) - before }
}

const terms = await termsOfOne()
const deskIds = await app.db.in(agencyId, async (tx) => {
  const ids: string[] = []
  for (let nth = 0; nth < DESKS; nth++)
    ids.push(
      await addDesk(tx, { officeId: agency.officeId, name: { fa: `میز ${nth}`, en: `Desk ${nth}` }, sorting: false }),
    )
  return ids
})
const { ms: madeMs } = await timed(async () => {
  await addOpen(agency, deskIds, CASES, terms)
  await addOpen(other, [other.deskId], Math.floor(CASES / 4), terms)
})
await app.rows(sql`vacuum analyze`).catch(() => app.rows(sql`analyze`))

const lead = await signIn(app, { agencyId, role: 'lead' })
const officer = await signIn(app, { agencyId, role: 'officer' })
const own = deskIds.slice(0, 3)
for (const deskId of own)
  await app.rows(
    sql`insert into officer_desk (agency_id, officer_id, desk_id) values (${agencyId}, ${officer.officerId}, ${deskId})`,
  )

const desk = (nth: number) => `/api/cases?desk=${deskIds[nth % DESKS]}`
const every = <T>(of: (nth: number) => T) => Array.from({ length: ASKED }, (_, nth) => of(nth))
// The first requests make plans and caches that every later one finds.
await timesOf(every(desk).slice(0, 20), lead.headers)
const lists = {
  ofOneDesk: await timesOf(every(desk), lead.headers),
  ofOwnDesks: await timesOf(
    every(() => '/api/cases'),
    officer.headers,
  ),
  late: await timesOf(
    every((nth) => `${desk(nth)}&due=late`),
    lead.headers,
  ),
  wholeAgency: await timesOf(
    every(() => '/api/cases'),
    lead.headers,
  ),
  deskCounts: await timesOf(
    every(() => '/api/inbox/desks'),
    lead.headers,
  ),
}

const usual = await night()
const again = await night()
app.setNow(new Date(app.now().getTime() + 60 * 86_400_000))
const worst = await night()

const senderLead = await leadOf(app, umbrella.agencyId)
const caseId = await crowd(app, umbrella, SENDERS, senderLead)
const outbox = () =>
  count(sql<{ n: number }>`select count(*)::int as n from outbox where agency_id = ${umbrella.agencyId}`)
const replies: number[] = []
for (let nth = 0; nth < REPLIES; nth++) {
  const before = await outbox()
  const { ms, done } = await timed(() => replyTo(app, senderLead, caseId, { outcome: 'question', body: `word ${nth}` }))
  assert.ok('replyId' in done)
  assert.equal((await outbox()) - before, SENDERS, 'not one for each sender')
  replies.push(ms)
}
replies.sort((a, b) => a - b)
await app.close()
report('cases', {
  cases: CASES,
  desks: DESKS,
  besideCases: Math.floor(CASES / 4),
  listsAsked: ASKED,
  lists,
  night: usual,
  nightAgain: again,
  nightWithEveryDayMissed: worst,
  senders: SENDERS,
  replyMsMedian: replies[Math.floor(REPLIES / 2)],
  replyMsMost: replies.at(-1),
  madeMs,
  loadAverageBefore: Number(loadBefore.toFixed(2)),
  // Below zero: given the machine before others that worked on it meanwhile, with its database.
  niceness: getPriority(),
})

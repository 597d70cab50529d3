/**
 * `node bench/fanout.ts [SENDERS] [REPLIES]`: how long a reply to a case of so many joined submissions takes until a
 * notification for each of its senders is in the outbox, committed with the reply; beside it, in turns in the same run,
 * what the store needs for as many rows of the outbox alone. And how long joining and splitting take.
 */
import { loadavg } from 'node:os'
import { splitCases } from '../app/cases/joining/actions.ts'
import { replyTo } from '../app/cases/reply/actions.ts'
import { addMessages } from '../app/submissions/outbox.store.ts'
import { sql, testApp } from '../tests/app.ts'
import { crowd, leadOf } from '../tests/crowd.ts'
import { testAgency } from '../tests/journeys/agency.ts'
import { report } from './report.ts'

const SENDERS = Number(process.argv[2] ?? 5000)
const REPLIES = Number(process.argv[3] ?? 7)
const SPLIT = 200

const loadBefore = loadavg()[0]!
const app = await testApp()
const agency = await testAgency(app)
const { agencyId } = agency
const lead = await leadOf(app, agencyId)

const timed = async <T>(work: () => Promise<T>): Promise<{ ms: number; done: T }> => {
  const from = performance.now()
  const done = await work()
  return { ms: performance.now() - from, done }
}
const middle = (all: readonly number[]) => Math.round(all.toSorted((a, b) => a - b)[Math.floor(all.length / 2)]!)
const count = async () =>
  (await app.rows<{ n: number }>(sql`select count(*)::int as n from outbox where agency_id = ${agencyId}`))[0]!.n

const { ms: crowdMs, done: caseId } = await timed(() => crowd(app, agency, SENDERS, lead))
await app.rows(sql`analyze submission, matter, case_submission, case_event`)
const senders = await app.rows<{ id: string }>(
  sql`select submission_id as id from case_submission where case_id = ${caseId} order by 1`,
)

/** The same rows, without the reply, the seals and the clocks: what the store itself needs. */
const rowsAlone = (nth: number) =>
  app.db.in(agencyId, (tx) =>
    addMessages(
      tx,
      agencyId,
      senders.map(({ id }) => ({
        submissionId: id,
        officerId: null,
        channel: 'mail' as const,
        template: 'answered',
        fields: { lang: 'en' },
        once: `alone/${nth}/${id}`,
      })),
      app.now(),
    ),
  )

const [replies, alone]: [number[], number[]] = [[], []]
for (let nth = 0; nth < REPLIES; nth++) {
  const before = await count()
  const outcome = nth === REPLIES - 1 ? 'done' : 'question'
  const { ms, done } = await timed(() => replyTo(app, lead, caseId, { outcome, body: `word ${nth}` }))
  if ('refusal' in done || (await count()) - before !== SENDERS) throw new Error('not one for each sender')
  replies.push(ms)
  alone.push((await timed(() => rowsAlone(nth))).ms)
}
const joined = await app.rows<{ id: string }>(
  sql`select case_id as id from matter where joined_into = ${caseId} order by 1 limit ${SPLIT}`,
)
const { ms: splitMs } = await timed(() =>
  splitCases(
    app,
    lead,
    caseId,
    joined.map(({ id }) => id),
  ),
)
await app.close()
report('fanout', {
  senders: SENDERS,
  replies: REPLIES,
  replyMsMedian: middle(replies),
  replyMsMost: Math.round(Math.max(...replies)),
  rowsAloneMsMedian: middle(alone),
  ratioToRowsAlone: Math.round((middle(replies) / middle(alone)) * 100) / 100,
  crowdMs: Math.round(crowdMs),
  split: joined.length,
  splitMs: Math.round(splitMs),
  loadAverageBefore: Number(loadBefore.toFixed(2)),
})

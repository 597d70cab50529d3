/** The inbox page by page: every case once, in one order, however clocks tie or are missing; searches that ask for nothing find nothing. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'

let app: TestApp
let agency: TestAgency
let lead: SignedIn
before(async () => {
  app = await testApp()
  agency = await testAgency(app)
  lead = await signIn(app, { agencyId: agency.agencyId, role: 'lead' })
})
after(() => app.close())

type Clock = { first: number | null; solution: number | null; replied: boolean }
const day = (at: number | null) => (at === null ? null : new Date(Date.UTC(2026, 10, 1 + at)).toISOString())
const dueOf = ({ first, solution, replied }: Clock) => (replied ? null : first) ?? solution

/** Cases with these clocks and nothing else in the agency; gives their ids in the order of the clocks. */
async function fill(clocks: readonly Clock[]): Promise<string[]> {
  const { agencyId, officeId, deskId } = agency
  await app.rows(sql`delete from case_submission where agency_id = ${agencyId}`)
  await app.rows(sql`delete from matter where agency_id = ${agencyId}`)
  const ids: string[] = []
  for (const [at, clock] of clocks.entries()) {
    const [caseId, submissionId] = [crypto.randomUUID(), crypto.randomUUID()]
    ids.push(caseId)
    await app.rows(sql`
      insert into submission (agency_id, submission_id, idempotency, received_hour, channel, form_lang, commitment, understood, opened)
      values (${agencyId}, ${submissionId}, ${Buffer.from(submissionId)}, '2026-11-01T00:00:00Z', 'web', 'fa', '\\x00', true, true)`)
    await app.rows(sql`
      insert into matter (agency_id, case_id, code, office_id, desk_id, state, opened_hour, first_reply_due_at, solution_due_at, first_reply_at, sorted_by)
      values (${agencyId}, ${caseId}, ${`c${at}`}, ${officeId}, ${deskId}, 'open', '2026-11-01T00:00:00Z', ${day(clock.first)}, ${day(clock.solution)},
        ${clock.replied ? day(0) : null}, 'nobody')`)
    await app.rows(
      sql`insert into case_submission (agency_id, case_id, submission_id) values (${agencyId}, ${caseId}, ${submissionId})`,
    )
  }
  return ids
}

type Page = { cases: { caseId: string; dueAt: string | null }[]; next: string | null }

async function readPage(query: string): Promise<Page> {
  const answer = await app.routes.request(`/api/cases?${query}`, { headers: lead.headers })
  assert.equal(answer.status, 200, query)
  return (await answer.json()) as Page
}

const clock: fc.Arbitrary<Clock> = fc.record({
  first: fc.option(fc.integer({ min: 0, max: 2 })),
  solution: fc.option(fc.integer({ min: 0, max: 2 })),
  replied: fc.boolean(),
})

test('/cases shows each case on one page and in one order, also where clocks tie or are missing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(clock, { maxLength: 9 }), fc.integer({ min: 1, max: 4 }), async (clocks, limit) => {
      const ids = await fill(clocks)
      const wanted = ids
        .map((id, at) => ({ id, due: dueOf(clocks[at]!) ?? 99 }))
        .sort((a, b) => a.due - b.due || (a.id < b.id ? -1 : 1))
        .map(({ id }) => id)
      const seen: string[] = []
      for (let after: string | null = ''; after !== null; ) {
        const page: Page = await readPage(`limit=${limit}${after && `&after=${after}`}`)
        seen.push(...page.cases.map(({ caseId }) => caseId))
        after = page.next
      }
      assert.deepEqual(seen, wanted)
    }),
    { numRuns: 15, seed: 20261122 },
  )
})

test('/cases finds nothing by signs only, and takes no sign of a search for an operator', async () => {
  await fill([{ first: 1, solution: 2, replied: false }])
  for (const q of ['!!!', ':*', "'", '\\', '()', '|', ' '])
    assert.deepEqual((await readPage(`q=${encodeURIComponent(q)}`)).cases, [], q)
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 40 }), async (text) => {
      await readPage(`q=${encodeURIComponent(text.toWellFormed().replaceAll('\0', ''))}`)
    }),
    { numRuns: 60, seed: 20261122 },
  )
})

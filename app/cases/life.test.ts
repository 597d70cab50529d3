/**
 * The life of cases with officers, persons and an umbrella acting at once, on the real database, held against a
 * model that is a table and a few counters: no act is lost, none counts twice, nobody confirms for the person.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { APOLOGY } from '../../tests/apology.ts'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { type TestAgency, testAgency } from '../../tests/journeys/agency.ts'
import { message } from '../../tests/message.ts'
import { addOfficer, type Role, type Signed } from '../people/index.ts'
import { openIntake, showReceipt } from '../submissions/index.ts'
import { understand } from '../submissions/understand.actions.ts'
import { giveStatement, sayAbove } from './above/actions.ts'
import { DECIDES, MOVE_OF } from './above/rules.ts'
import { type NewWord, WORD_KINDS, type WordKind } from './above/schema.ts'
import { standingAbove } from './above/store.ts'
import { addGrants } from './escalation/store.ts'
import { after as afterMove, traceOf } from './life.ts'
import { closeSilent } from './objection/silence.actions.ts'
import { correctService, hideCase } from './officer.actions.ts'
import { openCases } from './open.actions.ts'
import { actByReceipt, seeByReceipt } from './receipt/person.actions.ts'
import { replyTo } from './reply/actions.ts'
import { afterAct, nextDue, openActs, pauseFor } from './rules.ts'
import { type Decision, type EventType, type NewReply, type PersonAct, type State, WORDS_ABOVE } from './schema.ts'
import { caseOfSubmission, readCase } from './store.ts'
import { pausesOf } from './targets/pauses.store.ts'

let app: TestApp
let agency: TestAgency
let lead: Signed
let above: Signed
before(async () => {
  app = await testApp()
  agency = await testAgency(app)
  const umbrella = await testAgency(app)
  await app.rows(
    sql`update agency set parent_id = ${umbrella.agencyId} where agency_id = ${agency.agencyId} returning 1`,
  )
  lead = await officerOf(agency, 'lead')
  above = await officerOf(umbrella, 'umbrella')
})
after(() => app.close())

const officerOf = ({ agencyId }: TestAgency, role: Role): Promise<Signed> =>
  app.db.in(agencyId, async (tx) => {
    const who = { agencyId, email: `${role}@example.org`, name: role, role, lang: 'en' } as const
    const added = await addOfficer(app, tx, who)
    assert.ok('officerId' in added)
    return {
      ...who,
      officerId: added.officerId,
      hasSecondFactor: false,
      strongAt: null,
      mustChangePassword: false,
      wantsDigest: false,
      csrfToken: '',
    }
  })

const token = () => app.random(16).toString('base64url')

async function newCase() {
  const input = message('a pipe is leaking', { serviceId: agency.leak })
  const { submissionId, receipt } = await openIntake(app)(agency.agencyId, token(), input, { channel: 'web' })
  await understand(app, agency.agencyId)
  await openCases(app, agency.agencyId)
  const { agencyId } = agency
  return app.db.in(agencyId, async (tx) => {
    const caseId = (await caseOfSubmission(tx, agencyId, submissionId))!
    await addGrants(tx, agencyId, [caseId], { umbrellaId: above.agencyId, why: 'overdue', at: app.now() })
    return { caseId, receipt: showReceipt(receipt) }
  })
}

type Act =
  | { kind: 'reply'; reply: NewReply }
  | { kind: 'person'; act: PersonAct }
  | { kind: 'silence' }
  | { kind: 'hide' }
  | { kind: 'correct' }
  | { kind: 'above'; word: WordKind }
  | { kind: 'statement' }

const aboveAct = (word: WordKind): Act => ({ kind: 'above', word })
const STATEMENT: Act = { kind: 'statement' }

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc
      .constantFrom('done', 'question', 'update')
      .map((outcome) => ({ kind: 'reply' as const, reply: { outcome, body: 'some words' } as NewReply })),
  },
  {
    weight: 2,
    arbitrary: fc.constant<Act>({ kind: 'reply', reply: { outcome: 'planned', body: 'a day', dueOn: '2030-01-01' } }),
  },
  {
    weight: 1,
    arbitrary: fc.constant<Act>({ kind: 'reply', reply: { outcome: 'refused', body: 'no', reasonCode: 'not-ours' } }),
  },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom<PersonAct>('more', 'answer', 'confirm', 'object', 'withdraw')
      .map((act) => ({ kind: 'person' as const, act })),
  },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'silence' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'hide' }) },
  { weight: 1, arbitrary: fc.constant<Act>({ kind: 'correct' }) },
  { weight: 4, arbitrary: fc.constantFrom(...WORD_KINDS).map(aboveAct) },
  { weight: 2, arbitrary: fc.constant(STATEMENT) },
)

/** What is asked ends by a statement and by either decision: each surely happens once. */
const SURE: Act[] = [
  aboveAct('ask'),
  STATEMENT,
  aboveAct('ask'),
  aboveAct('uphold'),
  aboveAct('reply'),
  aboveAct('ask'),
  aboveAct('close'),
  { kind: 'person', act: 'object' },
  STATEMENT,
]

/** With an apology where one is owed, and only there. */
async function answer(caseId: string, reply: NewReply) {
  const done = await replyTo(app, lead, caseId, reply)
  if (!('refusal' in done) || done.refusal !== 'apology-needed') return done
  return replyTo(app, lead, caseId, { ...reply, apology: APOLOGY } as NewReply)
}

/** What was said, as one who has read all there is. */
const words = () => ({ body: 'some words', token: token(), seen: 1000 })
const wordOf = (kind: WordKind): NewWord => {
  if (kind === 'close') return { kind, reasonCode: 'not-ours', ...words() }
  return kind === 'reply' ? { kind, ...words() } : { kind, untilOn: '2040-01-01', ...words() }
}

async function carryOut({ caseId, receipt }: { caseId: string; receipt: string }, act: Act): Promise<boolean> {
  if (act.kind === 'reply') return !('refusal' in (await answer(caseId, act.reply)))
  if (act.kind === 'person')
    return !(await actByReceipt(app, receipt, { act: act.act, text: 'words', token: token() })).refusal
  if (act.kind === 'hide') return !('refusal' in (await hideCase(app, lead, caseId, 'abuse')))
  if (act.kind === 'correct') return !('refusal' in (await correctService(app, lead, caseId, agency.leak)))
  if (act.kind === 'above')
    return !('refusal' in (await sayAbove(app, above, { agencyId: agency.agencyId, caseId }, wordOf(act.word))))
  if (act.kind === 'statement') return !('refusal' in (await giveStatement(app, lead, caseId, words())))
  app.setNow(new Date(app.now().getTime() + 20 * 86_400_000))
  await closeSilent(app, agency.agencyId)
  return true
}

/** The model: what the state must be after an act, and null where the act must be refused. */
function expected(state: State, act: Act, { isTakenBack, isAsked }: { isTakenBack: boolean; isAsked: boolean }) {
  if (act.kind === 'above') return afterMove(state, MOVE_OF[act.word])
  if (act.kind === 'statement') return isAsked ? afterMove(state, 'give-statement') : null
  if (act.kind === 'reply') return afterMove(state, act.reply.outcome)
  if (act.kind === 'person' && isTakenBack) return null
  if (act.kind === 'person') return openActs(state).includes(act.act) ? afterAct(state, act.act) : null
  if (act.kind === 'silence') return state === 'done' ? 'not-confirmed' : state
  if (act.kind === 'hide') return afterMove(state, 'hide')
  return afterMove(state, 'correct-service')
}

const rowOf = async (caseId: string) =>
  (
    await app.rows<{ state: State; objections: number; replies: number; events: number; clockEvents: number }>(sql`
    select state, objections, (select count(*) from reply r where r.case_id = m.case_id) as replies,
      (select count(*) from case_event e where e.case_id = m.case_id) as events,
      (select count(*) from case_event e where e.case_id = m.case_id and type in ('paused', 'resumed')) as "clockEvents"
    from matter m where case_id = ${caseId}`)
  )[0]!

/** No clock stands without its reason in the history and in the public log, and the column says what the rule says. */
async function clocksAreRight(caseId: string) {
  const { agencyId } = agency
  const [of, pauses] = await app.db.in(agencyId, async (tx) => [
    (await readCase(tx, agencyId, caseId))!,
    await pausesOf(tx, agencyId, caseId),
  ])
  const open = pauses.filter(({ to }) => to === null)
  assert.deepEqual(
    open.map(({ reason }) => reason),
    pauseFor(of.state) ? [pauseFor(of.state)] : [],
  )
  assert.deepEqual(of.pausedSince, open[0]?.from ?? null)
  const [kept] = await app.rows<{ dueAt: Date | null }>(
    sql`select due_at as "dueAt" from matter where case_id = ${caseId}`,
  )
  assert.deepEqual(kept!.dueAt, nextDue(of))
  const told = await app.rows<{ type: string }>(sql`
    select type from record_waiting where about = ${caseId} and type in ('cases.target-paused', 'cases.target-resumed')`)
  assert.equal(told.filter(({ type }) => type === 'cases.target-paused').length, pauses.length)
  assert.equal(told.filter(({ type }) => type === 'cases.target-resumed').length, pauses.length - open.length)
}

/** What was said before the umbrella, of which each has its line in the public log, and which its sender reads. */
async function wordsAreTold({ caseId, receipt }: { caseId: string; receipt: string }) {
  const of = sql`type = any(${[...WORDS_ABOVE]}::text[])`
  const events = await app.rows<{ type: string }>(
    sql`select type from case_event where case_id = ${caseId} and ${of} order by place`,
  )
  const lines = await app.rows<{ type: string }>(sql`
    select substr(type, 7) as type from record_waiting where about = ${caseId} and type ~ '^cases[.](umbrella|statement)'`)
  const { view } = await seeByReceipt(app, receipt)
  const said = events.map(({ type }) => type)
  assert.deepEqual(lines.map(({ type }) => type).toSorted(), said.toSorted())
  assert.deepEqual(
    view?.above.map(({ kind }) => kind),
    said,
  )
  return said
}

test('whatever is done one after the other, a case is where the model says, and no act is lost or counted twice', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(acts, { maxLength: 12 }), async (list) => {
      const one = await newCase()
      let state: State = 'open'
      let [objections, replies, isTakenBack] = [0, 0, false]
      let [isAsked, decided]: [boolean, Decision | null] = [false, null]
      const said: EventType[] = []
      for (const act of list) {
        const next = expected(state, act, { isTakenBack, isAsked })
        assert.equal(await carryOut(one, act), next !== null, JSON.stringify([state, act]))
        if (next === null) continue
        state = next
        if (act.kind === 'reply') replies++
        if (act.kind === 'person' && act.act === 'withdraw') isTakenBack = true
        if (act.kind === 'person' && act.act === 'object') objections++
        if (act.kind === 'above') decided = DECIDES[act.word] ?? decided
        if (act.kind === 'above' && act.word !== 'reply') isAsked = act.word === 'ask'
        if (act.kind === 'statement') isAsked = false
        if (act.kind === 'above' || act.kind === 'statement')
          said.push(traceOf(act.kind === 'above' ? MOVE_OF[act.word] : 'give-statement').event)
      }
      await clocksAreRight(one.caseId)
      const row = await rowOf(one.caseId)
      assert.deepEqual([row.state, row.objections, row.replies], [state, objections, replies])
      const standing = await app.db.in(agency.agencyId, (tx) => standingAbove(tx, agency.agencyId, one.caseId))
      assert.deepEqual([standing?.statementOn != null, standing?.decided], [isAsked, decided])
      assert.deepEqual(await wordsAreTold(one), said)
    }),
    { numRuns: 25, seed: 20261121, examples: [[SURE]] },
  )
})

test('whatever is done at once, each accepted act leaves its event, and the events alone lead to the state', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(
        acts.filter(({ kind }) => kind !== 'silence'),
        { minLength: 2, maxLength: 8 },
      ),
      async (list) => {
        const one = await newCase()
        const accepted = (await Promise.all(list.map((act) => carryOut(one, act)))).filter(Boolean).length
        const row = await rowOf(one.caseId)
        assert.equal(row.events - row.clockEvents, 1 + accepted)
        await clocksAreRight(one.caseId)
        await wordsAreTold(one)
        const places = await app.rows<{ place: number }>(
          sql`select place from case_event where case_id = ${one.caseId} order by place`,
        )
        assert.deepEqual(
          places.map(({ place }) => place),
          Array.from({ length: row.events }, (_, place) => place),
        )
      },
    ),
    { numRuns: 15, seed: 20261121 },
  )
})

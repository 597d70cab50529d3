/**
 * Three agencies, five officers and three senders who all act at once on the same matters, for model-based tests: what each
 * may try, and what it was answered. Which case or offer is meant is drawn as a number and looked for when the act begins.
 */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { seatOfficers } from '../app/agencies/offices.store.ts'
import { letBack, standAside } from '../app/cases/conflict.actions.ts'
import { escalate } from '../app/cases/escalation.actions.ts'
import { acceptHandover, offerCase, refuseHandover, takeBack } from '../app/cases/handover.actions.ts'
import { joinCases, splitCases } from '../app/cases/joining.actions.ts'
import { grantObjected } from '../app/cases/objection.actions.ts'
import { assign, correctService, hideCase, unhideCase } from '../app/cases/officer.actions.ts'
import { openCases } from '../app/cases/open.actions.ts'
import { actByReceipt } from '../app/cases/person.actions.ts'
import { replyTo } from '../app/cases/reply.actions.ts'
import { type NewReply, PERSON_ACTS, type PersonAct } from '../app/cases/schema.ts'
import { closeSilent } from '../app/cases/silence.actions.ts'
import { caseOfSubmission } from '../app/cases/store.ts'
import { tellMissed } from '../app/cases/targets.actions.ts'
import { addOfficer, type Role, type Signed } from '../app/people/index.ts'
import { openIntake, showReceipt } from '../app/submissions/index.ts'
import { understand } from '../app/submissions/understand.actions.ts'
import { sql, type TestApp } from './app.ts'
import { type TestAgency, testAgency } from './journeys/agency.ts'
import { message } from './message.ts'

export type Sender = { submissionId: string; receipt: string; root: string; home: string }
export type World = { agencies: TestAgency[]; officers: Signed[]; senders: Sender[] }

const OFFICERS = [
  { at: 0, role: 'lead', name: 'Sara' },
  { at: 0, role: 'officer', name: 'Dara' },
  { at: 0, role: 'officer', name: 'Nika' },
  { at: 1, role: 'lead', name: 'Rima' },
  { at: 2, role: 'lead', name: 'Cyrus' },
] as const

/** The third agency is the umbrella of the first two. */
export async function makeWorld(app: TestApp): Promise<World> {
  const agencies = [await testAgency(app), await testAgency(app), await testAgency(app)]
  const [water, roads, city] = agencies.map(({ agencyId }) => agencyId)
  await app.rows(sql`update agency set parent_id = ${city} where agency_id in (${water}, ${roads}) returning 1`)
  const officers: Signed[] = []
  for (const { at, role, name } of OFFICERS) officers.push(await officerOf(app, agencies[at]!, role, name))
  const { agencyId, deskId, otherDeskId } = agencies[0]!
  await app.db.in(agencyId, async (tx) => {
    await seatOfficers(tx, deskId, [officers[1]!.officerId])
    await seatOfficers(tx, otherDeskId, [officers[2]!.officerId])
  })
  return { agencies, officers, senders: [] }
}

async function officerOf(app: TestApp, { agencyId, slug }: TestAgency, role: Role, name: string): Promise<Signed> {
  const email = `${name.toLowerCase()}@${slug}.example.org`
  const new_ = { agencyId, email, name, role, lang: 'en', password: 'kelm trub4 vof7' } as const
  const added = await app.db.in(agencyId, (tx) => addOfficer(app, tx, new_))
  assert.ok('officerId' in added)
  return {
    agencyId,
    officerId: added.officerId,
    name,
    email,
    role,
    lang: 'en',
    hasSecondFactor: false,
    strongAt: null,
    mustChangePassword: false,
    wantsDigest: false,
    csrfToken: '',
  }
}

const token = (app: TestApp) => app.random(16).toString('base64url')

/** Three people write to the first agency of the same matter, each with an address to be told at. */
export async function sendThree(app: TestApp, world: World): Promise<void> {
  const { agencyId, leak, areaId } = world.agencies[0]!
  const intake = openIntake(app)
  const sent = []
  for (const who of ['one', 'two', 'three']) {
    const contact = { mail: `${who}@example.org` }
    const words = message(`a pipe leaks, says ${who}`, { serviceId: leak, areaId, contact, wantsUpdates: true })
    sent.push(await intake(agencyId, token(app), words, { channel: 'web' }))
  }
  await understand(app, agencyId)
  await openCases(app, agencyId)
  world.senders = []
  for (const { submissionId, receipt } of sent) {
    const home = await app.db.in(agencyId, (tx) => caseOfSubmission(tx, agencyId, submissionId))
    world.senders.push({ submissionId, receipt: showReceipt(receipt), root: agencyId, home: home! })
  }
}

// ---- What each may try

const OFFICE_ACTS = [
  'done',
  'done',
  'question',
  'planned',
  'refused',
  'update',
  'passed-on',
  'join',
  'join',
  'split',
  'offer',
  'offer',
  'accept',
  'accept',
  'refuse-offer',
  'take-back',
  'give',
  'correct-service',
  'hide',
  'unhide',
  'stand-aside',
  'let-back',
] as const

export type Act =
  | { by: 'officer'; who: number; what: (typeof OFFICE_ACTS)[number]; a: number; b: number }
  | { by: 'sender'; who: number; what: PersonAct }
  | { by: 'night'; at: number }

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      by: fc.constant('officer' as const),
      // The first agency has three of the five, and most of the work.
      who: fc.nat(4),
      what: fc.constantFrom(...OFFICE_ACTS),
      a: fc.nat(5),
      b: fc.nat(5),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      by: fc.constant('sender' as const),
      who: fc.nat(2),
      what: fc.constantFrom(...PERSON_ACTS, 'object' as const, 'confirm' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ by: fc.constant('night' as const), at: fc.nat(2) }) },
)

/** Rounds one after the other; what stands in one round is done at once. */
export const rounds = fc.array(fc.array(act, { minLength: 1, maxLength: 5 }), { minLength: 3, maxLength: 9 })

/** What was done: a reply that was published, with its text, or an act of a sender that was taken. */
export type Taken = { reply?: { replyId: string; body: string }; sender?: { submissionId: string; what: PersonAct } }

const refused = (answer: object): boolean => 'refusal' in answer && answer.refusal !== undefined

/** Null when it was refused, or there was nothing to do it with. */
export async function carryOut(app: TestApp, world: World, one: Act): Promise<Taken | null> {
  if (one.by === 'night') return night(app, world.agencies[one.at]!.agencyId)
  if (one.by === 'sender') {
    const { submissionId, receipt } = world.senders[one.who]!
    const acting = { act: one.what, text: `words ${token(app)}`, token: token(app) }
    const acted = await actByReceipt(app, receipt, acting)
    return refused(acted) ? null : { sender: { submissionId, what: one.what } }
  }
  return officeAct(app, world, one)
}

async function night(app: TestApp, agencyId: string): Promise<Taken> {
  await closeSilent(app, agencyId)
  await tellMissed(app, agencyId)
  await escalate(app, agencyId)
  await grantObjected(app, agencyId)
  return {}
}

type OfficeAct = Extract<Act, { by: 'officer' }>

async function officeAct(app: TestApp, world: World, { who, what, a, b }: OfficeAct): Promise<Taken | null> {
  const by = world.officers[who]!
  const all = await casesOf(app, by.agencyId)
  const [caseId, other] = [all[a % all.length], all[b % all.length]]
  const offers = what === 'accept' || what === 'refuse-offer' ? await offersTo(app, by.agencyId) : []
  const handoverId = offers[a % offers.length]
  const { leak, bill, deskId, otherDeskId } = world.agencies.find(({ agencyId }) => agencyId === by.agencyId)!
  if (what === 'accept' || what === 'refuse-offer') {
    if (!handoverId) return null
    const answered = await (what === 'accept'
      ? acceptHandover(app, by, handoverId, bill)
      : refuseHandover(app, by, handoverId, 'Not ours.'))
    return refused(answered) ? null : {}
  }
  if (!caseId || !other) return null
  const reply = replyFor(what, `reply ${token(app)}`, b % 2 ? deskId : otherDeskId)
  if (reply) {
    const given = await replyTo(app, by, caseId, reply)
    return 'refusal' in given ? null : { reply: { replyId: given.replyId, body: reply.body } }
  }
  const colleagues = world.officers.filter(({ agencyId }) => agencyId === by.agencyId)
  const colleague = colleagues[b % colleagues.length]!.officerId
  const to = world.agencies[b % 3]!.agencyId
  const tries: Partial<Record<typeof what, () => Promise<object>>> = {
    join: () => joinCases(app, by, [caseId, other]),
    split: () => splitCases(app, by, caseId, [other]),
    offer: () => offerCase(app, by, caseId, { toAgencyId: to, body: 'It is yours.' }),
    'take-back': () => takeBack(app, by, caseId),
    give: () => assign(app, by, caseId, colleague),
    'correct-service': () => correctService(app, by, caseId, b % 2 ? leak : bill),
    hide: () => hideCase(app, by, caseId, 'abuse'),
    unhide: () => unhideCase(app, by, caseId, 'It was none.'),
    'stand-aside': () => standAside(app, by, caseId, { officerId: colleague, reason: 'A cousin.' }),
    'let-back': () => letBack(app, by, caseId, { officerId: colleague, reason: 'No cousin.' }),
  }
  return refused(await tries[what]!()) ? null : {}
}

/** Days pass and people object: who speaks says that they are sorry. */
const apology = {
  happened: 'We were late with your pipe.',
  fault: 'It was our mistake alone.',
  repair: 'A crew is there today.',
  prevention: 'The list is read each morning.',
  name: 'Sara Karimi',
}

function replyFor(what: OfficeAct['what'], body: string, deskId: string): NewReply | null {
  if (what === 'question') return { outcome: what, body }
  if (what === 'done' || what === 'update') return { outcome: what, body, apology }
  if (what === 'planned') return { outcome: what, body, dueOn: '2030-01-01', apology }
  if (what === 'refused') return { outcome: what, body, reasonCode: 'not-ours', apology }
  return what === 'passed-on' ? { outcome: what, body, deskId } : null
}

const casesOf = async (app: TestApp, agencyId: string) =>
  (await app.rows<{ id: string }>(sql`select case_id as id from matter where agency_id = ${agencyId} order by 1`)).map(
    ({ id }) => id,
  )
const offersTo = async (app: TestApp, agencyId: string) =>
  (
    await app.rows<{ id: string }>(
      sql`select handover_id as id from handover where to_agency_id = ${agencyId} and state = 'offered' order by 1`,
    )
  ).map(({ id }) => id)

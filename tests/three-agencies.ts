/**
 * Three agencies, five officers and three senders who all act at once on the same matters, for model-based tests: what each
 * may try, and what it was answered. Which case or offer is meant is drawn as a number and looked for when the act begins.
 */
import assert from 'node:assert/strict'
import fc from 'fast-check'
import { seatOfficers } from '../app/agencies/offices.store.ts'
import { letBack, standAside } from '../app/cases/conflict/actions.ts'
import { escalate } from '../app/cases/escalation/actions.ts'
import { acceptHandover, offerCase, refuseHandover, takeBack } from '../app/cases/handover/actions.ts'
import { joinCases, splitCases } from '../app/cases/joining/actions.ts'
import { endLeave, keepLeaves, takeLeave } from '../app/cases/leave/actions.ts'
import { openLeaves } from '../app/cases/leave/store.ts'
import { after, type Move } from '../app/cases/life.ts'
import { grantObjected } from '../app/cases/objection/actions.ts'
import { closeSilent } from '../app/cases/objection/silence.actions.ts'
import { assign, correctService, hideCase, unhideCase } from '../app/cases/officer.actions.ts'
import { openCases } from '../app/cases/open.actions.ts'
import { actByReceipt, seeByReceipt } from '../app/cases/receipt/person.actions.ts'
import { replyTo } from '../app/cases/reply/actions.ts'
import { type NewReply, PERSON_ACTS, type PersonAct, type State } from '../app/cases/schema.ts'
import { caseOfSubmission } from '../app/cases/store.ts'
import { tellMissed } from '../app/cases/targets/actions.ts'
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

const OFTEN = {
  done: 3,
  question: 4,
  planned: 2,
  refused: 1,
  update: 2,
  'passed-on': 1,
  join: 5,
  split: 5,
  give: 3,
  leave: 4,
  offer: 3,
  accept: 4,
} as const
const SELDOM = [
  'refuse-offer',
  'take-back',
  'end-leave',
  'correct-service',
  'hide',
  'unhide',
  'unhide',
  'stand-aside',
  'let-back',
  'let-back',
] as const
type OfficeWhat = keyof typeof OFTEN | (typeof SELDOM)[number]
// Object.entries forgets which names it was given.
const OFFICE_ACTS: readonly OfficeWhat[] = [
  ...Object.entries(OFTEN).flatMap(([what, times]) => Array.from({ length: times }, () => what as OfficeWhat)),
  ...SELDOM,
]
/** Most of the work is in the first agency. */
const WHO = [0, 0, 0, 0, 1, 1, 2, 3, 4] as const

export type Act =
  | { by: 'officer'; who: number; what: OfficeWhat; a: number; b: number }
  | { by: 'sender'; who: number; what: PersonAct; or: number }
  | { by: 'night'; at: number }

const SENDER_ACTS: readonly PersonAct[] = [
  ...PERSON_ACTS,
  ...PERSON_ACTS.filter((what) => what !== 'withdraw'),
  'object',
  'confirm',
  'object',
  'confirm',
]

const act: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      by: fc.constant('officer' as const),
      who: fc.constantFrom(...WHO),
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
      // Who takes their words back is out of it: that is tried seldom.
      what: fc.constantFrom(...SENDER_ACTS),
      or: fc.nat(6),
    }),
  },
  { weight: 1, arbitrary: fc.record({ by: fc.constant('night' as const), at: fc.nat(2) }) },
)

/** Rounds one after the other; what stands in one round is done at once. */
export const rounds = fc.array(fc.array(act, { minLength: 2, maxLength: 5, size: 'max' }), {
  minLength: 6,
  maxLength: 12,
  size: 'max',
})

/** What was done: a reply that was published, with its text, or an act of a sender that was taken. */
export type Taken = { reply?: { replyId: string; body: string }; sender?: { submissionId: string; what: PersonAct } }

const refused = (answer: object): boolean => 'refusal' in answer && answer.refusal !== undefined

/** Null when it was refused, or there was nothing to do it with. */
export async function carryOut(app: TestApp, world: World, one: Act): Promise<Taken | null> {
  if (one.by === 'night') return night(app, world.agencies[one.at]!.agencyId)
  if (one.by === 'sender') {
    const { submissionId, receipt } = world.senders[one.who]!
    const what = await openTo(app, receipt, one)
    const acting = { act: what, text: `words ${token(app)}`, token: token(app) }
    const acted = await actByReceipt(app, receipt, acting)
    return refused(acted) ? null : { sender: { submissionId, what } }
  }
  return officeAct(app, world, one)
}

/** One of the acts that the sender's page offers, other than taking it all back, where what was drawn is not among them. */
async function openTo(app: TestApp, receipt: string, { what, or }: Extract<Act, { by: 'sender' }>): Promise<PersonAct> {
  const { view } = await seeByReceipt(app, receipt)
  const open = (view?.acts ?? []).filter((act) => act !== 'withdraw')
  return view?.acts.includes(what) || or === 0 ? what : (open[or % open.length] ?? what)
}

export async function night(app: TestApp, agencyId: string): Promise<Taken> {
  await keepLeaves(app, agencyId)
  await closeSilent(app, agencyId)
  await tellMissed(app, agencyId)
  await escalate(app, agencyId)
  await grantObjected(app, agencyId)
  return {}
}

type OfficeAct = Extract<Act, { by: 'officer' }>

async function officeAct(app: TestApp, world: World, { who, what, a, b }: OfficeAct): Promise<Taken | null> {
  if (what === 'accept' || what === 'refuse-offer') return answerOffer(app, world, what, a)
  const drawn = world.officers[who]!
  // Whose agency has nothing to work on yet leaves the act to the first lead.
  const by = (await casesFor(app, drawn.agencyId, what)).length > 0 ? drawn : world.officers[0]!
  const { agencyId } = by
  const { leak, bill, deskId, otherDeskId } = world.agencies.find((one) => one.agencyId === agencyId)!
  const all = await casesFor(app, agencyId, what)
  const first = all[a % all.length]
  // Two cases are joined, not one with itself, where there are two.
  const second = all[(a + 1 + (b % Math.max(1, all.length - 1))) % all.length]
  if (!first || !second) return null
  // A joined case is split off where it has gone on.
  const caseId = what === 'split' ? (first.into ?? first.caseId) : first.caseId
  const other = what === 'split' ? first.caseId : second.caseId
  const reply = replyFor(what, `reply ${token(app)}`, b % 2 ? deskId : otherDeskId)
  if (reply) {
    const given = await replyTo(app, by, caseId, reply)
    return 'refusal' in given ? null : { reply: { replyId: given.replyId, body: reply.body } }
  }
  const colleagues = world.officers.filter(({ agencyId }) => agencyId === by.agencyId)
  const colleague = colleagues[b % colleagues.length]!.officerId
  const here = world.agencies.findIndex((one) => one.agencyId === agencyId)
  const to = world.agencies[(here + 1 + (b % 2)) % 3]!.agencyId
  const tries: Partial<Record<typeof what, () => Promise<object>>> = {
    join: () => joinCases(app, by, [caseId, other]),
    split: () => splitCases(app, by, caseId, [other]),
    offer: () => offerCase(app, by, caseId, { toAgencyId: to, body: 'It is yours.' }),
    'take-back': () => takeBack(app, by, caseId),
    give: () => assign(app, by, caseId, colleague),
    leave: async () => (await leaveOf(app, world, agencyId, 1 + b * 3)) ?? assign(app, by, caseId, colleague),
    'end-leave': () => endFirst(app, world, agencyId),
    'correct-service': () => correctService(app, by, caseId, b % 2 ? leak : bill),
    hide: () => hideCase(app, by, caseId, 'abuse'),
    unhide: () => unhideCase(app, by, caseId, 'It was none.'),
    'stand-aside': () => standAside(app, by, caseId, { officerId: colleague, reason: 'A cousin.' }),
    'let-back': () => letBack(app, by, caseId, { officerId: colleague, reason: 'No cousin.' }),
  }
  return refused(await tries[what]!()) ? null : {}
}

const leadOf = (world: World, agencyId: string) =>
  world.officers.find((one) => one.agencyId === agencyId && one.role === 'lead')!

/** Somebody who has a case in hand goes away today for so many days; a colleague has it meanwhile. Null where nobody has one. */
async function leaveOf(app: TestApp, world: World, agencyId: string, days: number) {
  const [held] = await app.rows<{ officerId: string }>(sql`
    select assigned_to as "officerId" from matter
    where agency_id = ${agencyId} and assigned_to is not null and state in ('open', 'answered', 'waiting-for-person') order by case_id limit 1`)
  if (!held) return null
  const { officerId } = held
  const toOfficerId = world.officers.find((one) => one.agencyId === agencyId && one.officerId !== officerId)?.officerId
  if (!toOfficerId) return { refusal: 'no-such-officer' }
  const dayAfter = (n: number) => new Date(app.now().getTime() + n * 86_400_000).toISOString().slice(0, 10)
  const leave = { officerId, toOfficerId, fromOn: dayAfter(0), toOn: dayAfter(days), comesBack: true }
  return takeLeave(app, leadOf(world, agencyId), leave)
}

async function endFirst(app: TestApp, world: World, agencyId: string): Promise<object> {
  const [leave] = await app.db.in(agencyId, (tx) => openLeaves(tx, agencyId))
  return leave ? endLeave(app, leadOf(world, agencyId), leave.leaveId) : { refusal: 'no-such-leave' }
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

/** A lead of the agency to which one of the open offers was made. */
async function answerOffer(
  app: TestApp,
  world: World,
  what: 'accept' | 'refuse-offer',
  a: number,
): Promise<Taken | null> {
  const ids = world.agencies.map(({ agencyId }) => agencyId)
  const offers = await app.rows<{ id: string; to: string }>(sql`
    select handover_id as id, to_agency_id as to from handover where agency_id = any(${ids}::uuid[]) and state = 'offered' order by 1`)
  const offer = offers[a % offers.length]
  const by = world.officers.find(({ agencyId, role }) => agencyId === offer?.to && role === 'lead')
  const bill = world.agencies.find(({ agencyId }) => agencyId === offer?.to)?.bill
  if (!offer || !by || !bill) return officeAct(app, world, { by: 'officer', who: 0, what: 'offer', a, b: a })
  const answered = await (what === 'accept'
    ? acceptHandover(app, by, offer.id, bill)
    : refuseHandover(app, by, offer.id, 'Not ours.'))
  return refused(answered) ? null : {}
}

/** The move that each act tries; what is given, or left behind, is what is worked on, as what is asked about is. */
const MOVE: Partial<Record<OfficeAct['what'], Move>> = {
  give: 'question',
  leave: 'question',
  'end-leave': 'assign',
}

type Found = { caseId: string; state: State; into: string | null }

/** Cases to which the act is open as they stand now; now and then, when there is none, one to which it is not. */
async function casesFor(app: TestApp, agencyId: string, what: OfficeAct['what']): Promise<Found[]> {
  const all = await app.rows<Found>(
    sql`select case_id as "caseId", state, joined_into as into from matter where agency_id = ${agencyId} order by 1`,
  )
  const open = all.filter(({ state }) => after(state, MOVE[what] ?? (what as Move)) !== null)
  return open.length > 0 ? open : all
}

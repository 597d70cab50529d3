/** Lets the made-up town live through its last weeks: its messages, replies and verdicts, day by day, through the slices' own functions. */
import { isOpen, nextOpening } from '@pasokh/worktime'
import { APOLOGIES } from '../../tests/town/apologies.ts'
import { OUTCOMES } from '../../tests/town/outcomes.ts'
import { SUBMISSIONS } from '../../tests/town/submissions.ts'
import { type Reply, type Submission, TOWN, type Verdict } from '../../tests/town/town.ts'
import { calendarOf, desksOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { faultsIn } from '../cases/apology/actions.ts'
import { owedWith } from '../cases/apology/rules.ts'
import { actByReceipt, type NewReply, openCases, replyTo } from '../cases/index.ts'
import { grantObjected } from '../cases/objection/actions.ts'
import { closeSilent } from '../cases/objection/silence.actions.ts'
import { correctService } from '../cases/officer.actions.ts'
import { rateByReceipt } from '../cases/satisfaction/actions.ts'
import { caseOfSubmission, readCase } from '../cases/store.ts'
import { tellMissed } from '../cases/targets/actions.ts'
import { keepHistory, rebuildRollUps, release, rollUpCases } from '../indicators/index.ts'
import { publishMap } from '../map/index.ts'
import { publish } from '../opendata/index.ts'
import type { Signed } from '../people/index.ts'
import { whoHas } from '../people/store.ts'
import { numberLines } from '../record/index.ts'
import { makeReports } from '../reports/make.actions.ts'
import { openIntake, showReceipt, TOKEN_BYTES } from '../submissions/index.ts'
import { readContact } from '../submissions/read-form.ts'
import { understand } from '../submissions/understand.actions.ts'
import { loadTownSettings, type TownAgency } from './sample.ts'

const DAY_MS = 86_400_000
const CHANNEL = { web: 'web', telephone: 'telephone', counter: 'counter', open311: 'api', import: 'import' } as const

type Person = { submissionId: string; receipt: string; agency: TownAgency }
type Town = { app: App; agencies: ReadonlyMap<string, TownAgency>; people: Map<string, Person>; clock: { at: Date } }

export type SampleLoaded = { password: string | null; officers: string[] }

/** Does nothing to a town that has lived before. `tell` is called after each day. */
export async function loadSample(app: App, tell: (done: number, of: number) => void = () => {}): Promise<SampleLoaded> {
  const { agencies, password } = await loadTownSettings(app, TOWN)
  const officers = TOWN.agencies.flatMap((agency) =>
    agency.officers.map(({ email, role }) => `${email}  (${agency.slug}, ${role})`),
  )
  if (!password) return { password, officers }
  const clock = { at: app.now() }
  const town: Town = { app: { ...app, now: () => clock.at }, agencies, people: new Map(), clock }
  const days = Math.max(...SUBMISSIONS.map(({ dayOffset }) => dayOffset))
  const today = Math.floor(app.now().getTime() / DAY_MS) * DAY_MS
  for (let ago = days; ago >= 0; ago--) {
    await liveThrough(town, new Date(today - ago * DAY_MS), ago)
    // The last day is not over: what is due later on it is not missed yet.
    for (const { agencyId } of agencies.values()) await tellMissed(ago > 0 ? town.app : app, agencyId)
    // A result each week, so that there is something to see over time.
    if (ago > 0 && ago % 7 === 0) for (const { agencyId } of agencies.values()) await release(town.app, agencyId)
    tell(days - ago + 1, days + 1)
  }
  // What goes before the umbrella would else come within the hour, results and counts with the night.
  for (const { agencyId } of agencies.values()) {
    await grantObjected(app, agencyId)
    await release(app, agencyId)
    await publish(app, agencyId)
    await publishMap(app, agencyId)
    await keepHistory(app, agencyId)
    await rebuildRollUps(app, agencyId)
    await rollUpCases(app, agencyId)
  }
  // That of an umbrella tells the results of all the others.
  for (const { agencyId } of agencies.values()) await makeReports(app, agencyId)
  return { password, officers }
}

async function liveThrough(town: Town, day: Date, ago: number) {
  const sent = SUBMISSIONS.filter((submission) => submission.dayOffset === ago)
  for (const submission of sent) await send(town, day, submission)
  for (const { agencyId } of town.agencies.values()) {
    await understand(town.app, agencyId)
    await openCases(town.app, agencyId)
  }
  const stories = OUTCOMES.flatMap((story) => {
    const submission = SUBMISSIONS.find(({ id }) => id === story.submission)
    return submission ? [{ story, on: submission.dayOffset - ago, submission }] : []
  })
  for (const { story, on, submission } of stories) {
    for (const reply of story.replies) if (reply.afterDays === on) await answer(town, day, submission, reply)
    for (const addition of story.additions)
      if (addition.afterDays === on) await say(town, day, submission, 'more', addition.words)
    for (const verdict of story.verdicts) if (verdict.afterDays === on) await judge(town, day, submission, verdict)
  }
  town.clock.at = new Date(day.getTime() + DAY_MS - 1000)
  for (const { agencyId } of town.agencies.values()) await closeSilent(town.app, agencyId)
  await numberLines(town.app)
}

// The town's clock is three and a half hours before UTC.
const hourOf = (day: Date, hour: number) => new Date(day.getTime() + (hour - 3.5) * 3_600_000)

async function send(town: Town, day: Date, submission: Submission) {
  const { app, agencies, clock } = town
  const agency = agencies.get(submission.agency)!
  clock.at = hourOf(day, submission.hour)
  const token = app.random(TOKEN_BYTES).toString('base64url')
  const contact = submission.contact ? readContact(submission.contact) : null
  const known = contact === 'wrong' ? null : contact
  const { submissionId, receipt } = await openIntake(app)(
    agency.agencyId,
    token,
    {
      text: submission.text,
      lang: submission.lang === 'en' ? 'en' : 'fa',
      serviceId: choosesService(submission) ? agency.services.get(submission.service!)! : null,
      areaId: submission.area && !submission.address && !submission.point ? agency.areas.get(submission.area)! : null,
      address: submission.address ?? '',
      point: submission.point ? { lat: submission.point[0], lon: submission.point[1] } : null,
      contact: known,
      wantsUpdates: false,
      mayPublish: submission.mayPublish,
    },
    { channel: CHANNEL[submission.channel] },
  )
  town.people.set(submission.id, { submissionId, receipt: showReceipt(receipt), agency })
}

// Every third person on the web picks the service from the list; the rest leave it to the office.
const choosesService = ({ id, service, channel }: Submission) =>
  service !== null && channel === 'web' && Number(id.slice(1)) % 3 === 0

/** An officer of the agency who sees all of it, signed in for the town's own purposes. */
async function officerFor({ app }: Town, slug: string, agencyId: string): Promise<Signed> {
  const officers = TOWN.agencies.find((agency) => agency.slug === slug)!.officers
  const { email, name } =
    officers.find(({ role }) => role === 'lead') ?? officers.find(({ role }) => role === 'admin') ?? officers[0]!
  const found = await app.db.open((tx) => whoHas(tx, email))
  return {
    agencyId,
    officerId: found!.officerId,
    name: name.fa,
    email,
    role: 'lead',
    lang: 'fa',
    hasSecondFactor: false,
    strongAt: null,
    mustChangePassword: false,
    wantsDigest: false,
    csrfToken: '',
  }
}

async function answer(town: Town, day: Date, submission: Submission, reply: Reply) {
  const { app, people, clock } = town
  const { submissionId, agency } = people.get(submission.id)!
  const { agencyId } = agency
  const caseId = await app.db.in(agencyId, (tx) => caseOfSubmission(tx, agencyId, submissionId))
  if (!caseId) return
  const of = await app.db.in(agencyId, (tx) => readCase(tx, agencyId, caseId))
  const calendar = await app.db.in(agencyId, (tx) => calendarOf(tx, of!.officeId))
  const from = hourOf(day, 9 + (Number(submission.id.slice(1)) % 5))
  const at = isOpen(from, calendar) ? from : nextOpening(from, calendar)
  // A reply in an office's own hours may fall on the next day; never after the present.
  clock.at = at > town.clock.at && at.getTime() - day.getTime() < 3 * DAY_MS ? at : from
  const officer = await officerFor(town, submission.agency, agencyId)
  const serviceId = submission.service && agency.services.get(submission.service)
  if (serviceId && serviceId !== of!.serviceId) await correctService(app, officer, caseId, serviceId)
  const { deskId } = (await app.db.in(agencyId, (tx) => readCase(tx, agencyId, caseId)))!
  const said = await replyFor(town, day, agency, deskId, reply)
  if (said) await answerOrApologise(town, officer, { caseId, agencyId, lang: submission.lang }, said)
}

type Of = { caseId: string; agencyId: string; lang: string }

/** Where the town has broken a promise, its officers say so in the words of the town. */
async function answerOrApologise({ app }: Town, officer: Signed, { caseId, agencyId, lang }: Of, said: NewReply) {
  const done = await replyTo(app, officer, caseId, said)
  if (!('refusal' in done) || done.refusal !== 'apology-needed') return
  if (said.outcome === 'question' || said.outcome === 'passed-on') return
  const [fault] = await app.db.in(agencyId, async (tx) =>
    owedWith(said.outcome, await faultsIn(app, tx, agencyId, (await readCase(tx, agencyId, caseId))!)),
  )
  await replyTo(app, officer, caseId, { ...said, apology: APOLOGIES[fault!][lang === 'en' ? 'en' : 'fa'] })
}

async function replyFor(
  town: Town,
  day: Date,
  agency: TownAgency,
  deskId: string,
  reply: Reply,
): Promise<NewReply | null> {
  const { body } = reply
  if (reply.outcome === 'planned')
    return {
      outcome: 'planned',
      body,
      dueOn: new Date(day.getTime() + (reply.plannedInDays ?? 7) * DAY_MS).toISOString().slice(0, 10),
    }
  if (reply.outcome === 'refused') return { outcome: 'refused', body, reasonCode: reply.reasonCode! }
  if (reply.outcome !== 'passed-on') return { outcome: reply.outcome, body }
  const desks = await town.app.db.in(agency.agencyId, desksOf)
  const officeId = agency.offices.get(reply.toOffice ?? '')
  const to = desks.find((desk) => desk.officeId === officeId && desk.deskId !== deskId && !desk.sorting)
  return to ? { outcome: 'passed-on', body, deskId: to.deskId } : null
}

async function say(town: Town, day: Date, submission: Submission, act: 'more' | 'confirm' | 'object', text: string) {
  town.clock.at = new Date(Math.max(town.clock.at.getTime(), hourOf(day, 18).getTime()))
  const { receipt } = town.people.get(submission.id)!
  await actByReceipt(town.app, receipt, { act, text, token: town.app.random(TOKEN_BYTES).toString('base64url') })
}

async function judge(town: Town, day: Date, submission: Submission, { confirm, words = '' }: Verdict) {
  await say(town, day, submission, confirm ? 'confirm' : 'object', words)
  await rate(town, submission, confirm)
}

const OF_CONFIRMING = [5, 4, 4, 3, 5] as const
const OF_OBJECTING = [1, 2, 3, 2, 1] as const

/** Of the people of the town four of five answer how satisfied they are, also some who do not confirm. */
async function rate({ app, people }: Town, { id }: Submission, confirm: boolean) {
  const n = Number(id.slice(1))
  if (n % 5 === 0) return
  const answer = (confirm ? OF_CONFIRMING : OF_OBJECTING)[(n % 7) % 5]!
  const token = app.random(TOKEN_BYTES).toString('base64url')
  await rateByReceipt(app, people.get(id)!.receipt, { answer, text: '', token })
}

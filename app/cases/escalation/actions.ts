/** Telling those above the desk that a day was missed: the lead, then the manager, then the umbrella, each step once. */
import type { Tx } from '#kit/db.ts'
import { type Agency, agencyById, type Hours, officeHours, seatsOf } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { officersOfRoles } from '../../people/index.ts'
import { append } from '../../record/index.ts'
import { type OfficerLetter, putLetters } from '../../submissions/index.ts'
import type { GrantReason } from '../schema.ts'
import { tellHouse } from './letters.actions.ts'
import { firstAt, firstOf, type StepAfter, stepsOf, TOLD, takeSteps } from './rules.ts'
import { addGrants, keepSteps, lockOverdue, type Overdue, type TakenStep, takeUntold, type Untold } from './store.ts'

const BATCH = 5000

/** Takes every step that is due in this agency, and puts the letters about them into the outbox. */
export async function escalate(app: App, agencyId: string): Promise<void> {
  while ((await app.db.in(agencyId, (tx) => escalateSome(app, tx, agencyId))) === BATCH);
  await app.db.in(agencyId, (tx) => tellSteps(app, tx, agencyId))
}

async function escalateSome(app: App, tx: Tx, agencyId: string): Promise<number> {
  const agency = await agencyById(tx, agencyId)
  const overdue = agency ? await lockOverdue(tx, agencyId, app.now(), BATCH) : []
  if (!agency || overdue.length === 0) return 0
  const hours = await officeHours(tx)
  const steps = stepsOf(agency)
  const taken = overdue.map((one) => stepsFor(one, steps, hours.get(one.officeId)?.hours, app.now()))
  const all: TakenStep[] = taken.flatMap(({ caseId, dueAt, steps }) => steps.map((step) => ({ caseId, dueAt, step })))
  await keepSteps(tx, agencyId, { cases: taken, steps: all, at: app.now() })
  const toUmbrella = all.filter(({ step }) => step === 'umbrella').map(({ caseId }) => caseId)
  await grantToUmbrella(app, tx, agency, toUmbrella, 'overdue')
  return overdue.length
}

/** An office that never opens has no working days to wait for: it is as if all had passed. */
function stepsFor({ caseId, dueAt, done }: Overdue, steps: readonly StepAfter[], hours: Hours | undefined, now: Date) {
  try {
    if (!hours) throw new RangeError('No such office')
    return { caseId, dueAt, ...takeSteps(steps, done, { dueAt, hours }, now) }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const rest = steps.slice(done).map(({ step }) => step)
    return { caseId, dueAt, steps: rest, done: steps.length, nextAt: null }
  }
}

/** Lets the umbrella above read these cases, which the public log says of each. Nothing where there is no umbrella. */
export async function grantToUmbrella(
  app: App,
  tx: Tx,
  { agencyId, parentId }: Pick<Agency, 'agencyId' | 'parentId'>,
  caseIds: readonly string[],
  why: GrantReason,
): Promise<boolean> {
  if (!parentId || caseIds.length === 0) return false
  const granted = await addGrants(tx, agencyId, caseIds, { umbrellaId: parentId, why, at: app.now() })
  const type = 'cases.granted-to-umbrella'
  await append(
    tx,
    app.now(),
    ...granted.map((caseId) => ({ type, agencyId, by: 'system' as const, about: caseId, body: { to: parentId, why } })),
  )
  return true
}

/** A letter for each who has to know, with how many there are; nothing of a case stands in it. */
async function tellSteps(app: App, tx: Tx, agencyId: string): Promise<void> {
  const untold = await takeUntold(tx, agencyId, app.now())
  const agency = await agencyById(tx, agencyId)
  if (untold.length === 0 || !agency) return
  const own = untold.filter(({ step }) => step !== 'umbrella')
  await putLetters(app, tx, agencyId, await lettersFor(app, tx, agencyId, own))
  const toUmbrella = untold.filter(({ step }) => step === 'umbrella')
  if (!agency.parentId || toUmbrella.length === 0) return
  const above = { from: agencyId, to: agency.parentId, roles: TOLD.umbrella }
  await tellHouse(app, tx, above, letterOf(app, 'umbrella', sum(toUmbrella)))
}

const sum = (untold: readonly Untold[]) => untold.reduce((all, { count }) => all + count, 0)

const letterOf = (app: App, step: Untold['step'], count: number): Omit<OfficerLetter, 'officerId'> => ({
  template: 'escalation',
  fields: { step, count: String(count) },
  once: `escalation/${step}/${app.now().toISOString()}`,
})

/** Leads of the desk where one sits there, of the agency where none does; then whoever stands above. */
async function lettersFor(app: App, tx: Tx, agencyId: string, untold: readonly Untold[]): Promise<OfficerLetter[]> {
  const people = await officersOfRoles(tx, agencyId, ['lead', 'manager', 'administrator'])
  const seats = await seatsOf(tx)
  const counts = new Map<string, { officerId: string; step: Untold['step']; count: number }>()
  for (const { step, deskId, count } of untold) {
    const readers = step === 'lead' ? firstAt(deskId, people, seats) : firstOf(TOLD[step], people)
    for (const { officerId } of readers) {
      const key = `${step} ${officerId}`
      counts.set(key, { officerId, step, count: count + (counts.get(key)?.count ?? 0) })
    }
  }
  return [...counts.values()].map(({ officerId, step, count }) => ({ officerId, ...letterOf(app, step, count) }))
}

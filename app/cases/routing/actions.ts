/** Tries a rule of who answers on the cases of the last month before it holds. It reads, and changes nothing. */
import type { Tx } from '#kit/db.ts'
import { agencyBySlug } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { officesBy, placesOf, type ResponsibilityInput, responsibilitiesOf } from '../../places/index.ts'
import { examplesOf, type Flow, flowsOf, type RuleChange, rulesAfter, type Way } from './rules.ts'
import { routedSince } from './store.ts'

const DAYS_BACK = 30
const DAY_MS = 86_400_000
const MOST_CASES = 20_000
const EXAMPLES = 10

export type Trying = { rule: ResponsibilityInput; drop?: never } | { rule?: never; drop: string }
export type Tried = {
  daysBack: number
  cases: number
  differ: number
  flows: Flow[]
  examples: { caseId: string; code: string }[]
}

export const tryRouting = (app: App, agencyId: string, trying: Trying): Promise<Tried> =>
  app.db.in(agencyId, async (tx) => {
    const since = new Date(app.now().getTime() - DAYS_BACK * DAY_MS)
    const ways = await waysOf(tx, agencyId, since, await changeOf(tx, trying))
    const examples = examplesOf(ways, EXAMPLES).map(({ caseId, code }) => ({ caseId, code }))
    return { daysBack: DAYS_BACK, cases: ways.length, ...flowsOf(ways), examples }
  })

async function changeOf(tx: Tx, { rule, drop }: Trying): Promise<RuleChange> {
  if (!rule) return { drop: drop! }
  const { serviceId, areaId, deskId, otherAgency } = rule
  const otherAgencyId = otherAgency === null ? null : ((await agencyBySlug(tx, otherAgency))?.agencyId ?? null)
  return { set: { serviceId, areaId, deskId, otherAgencyId } }
}

async function waysOf(tx: Tx, agencyId: string, since: Date, change: RuleChange): Promise<Way[]> {
  const rules = await responsibilitiesOf(tx)
  const [now, then] = [await officesBy(tx, rules), await officesBy(tx, rulesAfter(rules, change))]
  const cases = await routedSince(tx, agencyId, since, MOST_CASES)
  const places = await placesOf(
    tx,
    cases.flatMap(({ submissionId }) => submissionId ?? []),
  )
  return cases.map(({ caseId, code, serviceId, areaId, submissionId }) => {
    const kept = submissionId ? places.get(submissionId) : undefined
    // What was passed on or put right is where it is now, not where its first words said.
    const at = kept && kept.areaId === areaId ? kept : { areaId }
    return { caseId, code, from: now(serviceId, at), to: then(serviceId, at) }
  })
}

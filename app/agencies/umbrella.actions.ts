/** The rules of an umbrella for promises and reasons: said, held, and where something was set before them, listed. */
import type { Tx } from '#kit/db.ts'
import type { Text } from '#kit/words.ts'
import type { App } from '../app.ts'
import { type By, tellChange } from './actions.ts'
import { refusalReasonsOf } from './replies.store.ts'
import { brokenReason, brokenTarget } from './rules.ts'
import { servicesOf } from './services.store.ts'
import { agencyById, lockAgency } from './store.ts'
import type { Breach, RulesPage, UmbrellaRules } from './umbrella.schema.ts'
import { agenciesUnder, putRules, rulesAbove, rulesOf } from './umbrella.store.ts'

/** What is demanded here and above, and what breaks it: of an agency its own settings, of an umbrella those of all below. */
export const readRules = (app: App, { agencyId }: Pick<By, 'agencyId'>): Promise<RulesPage> =>
  app.db.in(agencyId, async (tx) => {
    const agency = (await agencyById(tx, agencyId))!
    const isUmbrella = agency.kind === 'umbrella'
    const all = isUmbrella ? await agenciesUnder(tx, agencyId) : [agency]
    const breaches: Breach[] = []
    for (const one of all) breaches.push(...(await breachesOf(tx, one)))
    await tx.enter(agencyId)
    return { own: isUmbrella ? await rulesOf(tx, agencyId) : null, above: await rulesAbove(tx, agencyId), breaches }
  })

/** Enters the agency. */
async function breachesOf(tx: Tx, { agencyId, name }: { agencyId: string; name: Text }): Promise<Breach[]> {
  await tx.enter(agencyId)
  const above = await rulesAbove(tx, agencyId)
  const of = { agencyId, agency: name }
  const targets = (await servicesOf(tx)).flatMap(({ code, target }): Breach[] => {
    const broken = target && brokenTarget(target, above)
    if (!broken) return []
    const days = broken.rule === 'most-first-reply-days' ? target.firstReplyDays : target.solutionDays
    return [{ ...of, ...broken, what: code, days }]
  })
  const reasons = (await refusalReasonsOf(tx)).flatMap(({ code }): Breach[] => {
    const broken = brokenReason(code, above)
    return broken ? [{ ...of, ...broken, what: code, days: null }] : []
  })
  return [...targets, ...reasons]
}

/** What is set already stays, and is listed; from now on nothing is set that breaks them. */
export const changeRules = (app: App, by: By, rules: UmbrellaRules): Promise<{ refusal: 'only-an-umbrella' | null }> =>
  app.db.in(by.agencyId, async (tx) => {
    await lockAgency(tx, by.agencyId)
    if ((await agencyById(tx, by.agencyId))?.kind !== 'umbrella') return { refusal: 'only-an-umbrella' }
    await putRules(tx, by.agencyId, rules)
    await tellChange(app, tx, by, 'umbrella-rules')
    return { refusal: null }
  })

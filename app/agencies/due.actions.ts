/** Until when an office promises a first reply and a solution, and on which terms. */
import type { Tx } from '#kit/db.ts'
import { type KeptHours, officeHours } from './calendars.store.ts'
import { type CaseTerms, dueOf, type Pause, termsOf } from './clock.ts'
import type { Target } from './services.schema.ts'
import { servicesOf, targetOf } from './services.store.ts'

/** All null where nothing is promised: nobody knows the service yet, or it has no target. */
export type Due = {
  firstReplyDueAt: Date | null
  solutionDueAt: Date | null
  targetVersion: number | null
  terms: CaseTerms | null
}

type Asked = {
  serviceId: string | null
  officeId: string
  from: Date
  /** Since when it may be dangerous; it then falls due at the sooner of both promises. */
  urgentFrom?: Date | null
}

type Again = Asked & {
  /** Of the promise that was made; the present one where none was. */ version: number | null
  pauses: readonly Pause[]
}

const NOTHING: Due = { firstReplyDueAt: null, solutionDueAt: null, targetVersion: null, terms: null }

/**
 * What the present promises of services mean for cases, by the calendars of their offices: what is set is read once.
 *
 * What it gives throws a RangeError when the calendar of the office never opens.
 */
export async function promises(tx: Tx): Promise<(asked: Asked) => Due> {
  const services = await servicesOf(tx, { retired: true })
  const targets = new Map(services.map(({ serviceId, target }) => [serviceId, target]))
  const hours = await officeHours(tx)
  return (asked) => dueAt((asked.serviceId && targets.get(asked.serviceId)) || null, asked, hours)
}

/** The same for one case. */
export const dueDates = async (tx: Tx, asked: Asked): Promise<Due> => (await promises(tx))(asked)

/** What was promised to a case before, counted anew: it has become dangerous, or another service's, or its clock stood. */
export async function dueAgain(tx: Tx, { version, ...asked }: Again): Promise<Due> {
  const target = asked.serviceId ? await targetOf(tx, asked.serviceId, version) : null
  return dueAt(target, asked, await officeHours(tx))
}

function dueAt(
  target: Target | null,
  asked: Asked & { pauses?: readonly Pause[] },
  hours: ReadonlyMap<string, KeptHours>,
): Due {
  if (!target) return NOTHING
  const { officeId, from, urgentFrom, pauses = [] } = asked
  const kept = hours.get(officeId)
  if (!kept) throw new Error('Cannot count a promise: this agency has no such office')
  const all = termsOf(target, { from, urgentFrom: urgentFrom ?? null, ...kept })
  const soonest = (which: keyof CaseTerms) =>
    all
      .map((terms) => ({ terms: terms[which], at: dueOf(terms[which], kept.hours, pauses) }))
      .reduce((a, b) => (b.at < a.at ? b : a))
  const [firstReply, solution] = [soonest('firstReply'), soonest('solution')]
  return {
    firstReplyDueAt: firstReply.at,
    solutionDueAt: solution.at,
    targetVersion: target.version,
    terms: { firstReply: firstReply.terms, solution: solution.terms },
  }
}

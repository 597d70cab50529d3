/** What would other rules have made of the cases that there were? Pure. */
import type { Responsibility } from '../../places/index.ts'

/** One rule that is set, in the place of what was said about the same two, or one that is taken away. */
export type RuleChange = { set: Omit<Responsibility, 'responsibilityId'>; drop?: never } | { set?: never; drop: string }

const isSame = (a: Pick<Responsibility, 'serviceId' | 'areaId'>, b: Pick<Responsibility, 'serviceId' | 'areaId'>) =>
  a.serviceId === b.serviceId && a.areaId === b.areaId

/** The rules as they would be. */
export function rulesAfter(rules: readonly Responsibility[], change: RuleChange): Responsibility[] {
  if (change.drop !== undefined) return rules.filter(({ responsibilityId }) => responsibilityId !== change.drop)
  const { set } = change
  return [...rules.filter((rule) => !isSame(rule, set)), { ...set, responsibilityId: 'tried' }]
}

/** Where a case went by the rules, and where it would go. */
export type Way = { caseId: string; code: string; from: Target; to: Target }
/** A desk, which may have to offer it to another agency. */
type Target = { deskId: string; otherAgencyId: string | null }

export type Flow = { fromDeskId: string; toDeskId: string; toAgencyId: string | null; cases: number }

const isOther = ({ from, to }: Way) => from.deskId !== to.deskId || from.otherAgencyId !== to.otherAgencyId

/** How many cases would go elsewhere, from where to where, the most first. */
export function flowsOf(ways: readonly Way[]): { differ: number; flows: Flow[] } {
  const others = ways.filter(isOther)
  const groups = Map.groupBy(others, ({ from, to }) => `${from.deskId} ${to.deskId} ${to.otherAgencyId}`)
  const flows = [...groups.values()].map((of) => {
    const { from, to } = of[0]!
    return { fromDeskId: from.deskId, toDeskId: to.deskId, toAgencyId: to.otherAgencyId, cases: of.length }
  })
  const order = (a: Flow, b: Flow) =>
    b.cases - a.cases || a.fromDeskId.localeCompare(b.fromDeskId) || a.toDeskId.localeCompare(b.toDeskId)
  return { differ: others.length, flows: flows.toSorted(order) }
}

/** A few of those that would go elsewhere. */
export const examplesOf = (ways: readonly Way[], most: number): Way[] => ways.filter(isOther).slice(0, most)

/** Which office answers for a service in a place, and by which rule? Pure: rules and areas are given. */
import type { AreaWhy, Responsibility, Why } from './schema.ts'

type Rule = Omit<Responsibility, 'responsibilityId'>

const RULES = { 0: 'everything', 1: 'area', 2: 'service', 3: 'service-and-area' } as const
const weight = ({ serviceId, areaId }: Rule) => ((serviceId ? 2 : 0) + (areaId ? 1 : 0)) as keyof typeof RULES

/**
 * The rules that fit a service in a place, the one that holds first: service before area, and of areas the narrowest.
 * `areaIds` are all areas that hold the place, the narrowest first. What nobody could sort has no rule.
 */
export function fittingRules<Some extends Rule>(
  rules: readonly Some[],
  serviceId: string | null,
  areaIds: readonly string[],
): Some[] {
  if (!serviceId) return []
  const at = ({ areaId }: Rule) => (areaId ? areaIds.indexOf(areaId) : areaIds.length)
  return rules
    .filter((rule) => (!rule.serviceId || rule.serviceId === serviceId) && (!rule.areaId || at(rule) >= 0))
    .sort((a, b) => weight(b) - weight(a) || at(a) - at(b))
}

/** Areas whose rules would have held as well, had there not been a narrower area: where responsibilities overlap. */
export const overruled = (fitting: readonly Rule[]): string[] =>
  fitting.slice(1).flatMap((rule) => (rule.areaId && weight(rule) === weight(fitting[0]!) ? [rule.areaId] : []))

export function whyOf(fitting: readonly Rule[], serviceId: string | null, area: AreaWhy): Why {
  const [rule] = fitting
  if (!rule) return { rule: 'sorting', area, reason: serviceId ? 'no-rule' : 'unknown-service', areaId: null, over: [] }
  return { rule: RULES[weight(rule)], area, reason: null, areaId: rule.areaId, over: overruled(fitting) }
}

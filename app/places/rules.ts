/** Which area a place lies in, and which office answers there. Pure: areas and rules are given. */
import { areaMisspelt } from './misspelt.ts'
import { wordsOf } from './names.ts'
import type { Area, Border, Found, Place, Point, Responsibility, Why } from './schema.ts'

type Known = Pick<Area, 'areaId' | 'name' | 'aliases' | 'border' | 'retired'>

/** The area of a place: as given, or around the point, or named in the text. */
export function findArea(areas: readonly Known[], { areaId, point, text }: Place): Found {
  const present = presentOf(areas)
  if (areaId && present.some((area) => area.areaId === areaId)) return found(areaId, 'given')
  const around = point ? areaAround(present, point) : null
  if (around) return found(around.areaId, 'point')
  if (text?.trim()) {
    const named = areaNamed(present, text)
    return named.why === 'not-found' ? areaMisspelt(present, text) : named
  }
  return { areaId: null, why: point ? 'not-found' : 'no-place', candidates: [] }
}

const present = new WeakMap<readonly Known[], readonly Known[]>()

function presentOf(areas: readonly Known[]): readonly Known[] {
  const known = present.get(areas) ?? areas.filter(({ retired }) => !retired)
  present.set(areas, known)
  return known
}

const found = (areaId: string, why: 'given' | 'point' | 'text'): Found => ({ areaId, why, candidates: [areaId] })

// ---- By point

/** The smallest area around a point: a quarter goes before the city that holds it. */
function areaAround<Some extends Known>(areas: readonly Some[], point: Point): Some | null {
  const around = areas.filter(({ border }) => border && isInside(border, point))
  return around.sort((a, b) => extent(a.border!) - extent(b.border!) || (a.areaId < b.areaId ? -1 : 1))[0] ?? null
}

const polygonsOf = (border: Border) => (border.type === 'Polygon' ? [border.coordinates] : border.coordinates)

/**
 * Whether a point lies inside a border. A point on an edge lies in one of the two areas that share it. (Even-odd rule:
 * a ray to the east crosses the rings an odd number of times; holes are rings like others.)
 */
export function isInside(border: Border, { lat, lon }: Point): boolean {
  return polygonsOf(border).some((rings) => {
    let inside = false
    for (const ring of rings) {
      for (let at = 0; at + 1 < ring.length; at++) {
        const [[x, y], [nextX, nextY]] = [ring[at]!, ring[at + 1]!]
        if (y > lat !== nextY > lat && lon < x + ((lat - y) / (nextY - y)) * (nextX - x)) inside = !inside
      }
    }
    return inside
  })
}

/** Twice the area in square degrees, holes taken off: for comparing only. */
const extent = (border: Border) =>
  polygonsOf(border).reduce(
    (sum, [outer, ...holes]) => sum + shoelace(outer!) - holes.reduce((holed, hole) => holed + shoelace(hole), 0),
    0,
  )

function shoelace(ring: readonly (readonly [number, number])[]): number {
  let sum = 0
  for (let at = 0; at + 1 < ring.length; at++) sum += ring[at]![0] * ring[at + 1]![1] - ring[at + 1]![0] * ring[at]![1]
  return Math.abs(sum)
}

// ---- By name

type Mention = { areaId: string; from: number; to: number }

/** The one area that a text names; of names inside one another the longest counts. */
export function areaNamed(areas: readonly Known[], text: string): Found {
  const mentions = mentionsIn(wordsOf(text), namesOf(areas))
  const whole = mentions.filter((one) => !mentions.some((other) => holds(other, one)))
  const candidates = [...new Set(whole.map(({ areaId }) => areaId))].sort()
  if (candidates.length === 1) return found(candidates[0]!, 'text')
  return { areaId: null, why: candidates.length > 1 ? 'many' : 'not-found', candidates }
}

const holds = (outer: Mention, inner: Mention) =>
  outer.from <= inner.from && inner.to <= outer.to && outer.to - outer.from > inner.to - inner.from

/** Which areas bear a name, its words written together, and how long the longest name is. */
type Names = { areaIds: ReadonlyMap<string, readonly string[]>; longest: number }

const names = new WeakMap<readonly Known[], Names>()

// Many texts are held against one list of areas, so its names are made ready once.
function namesOf(areas: readonly Known[]): Names {
  const known = names.get(areas)
  if (known) return known
  const areaIds = new Map<string, string[]>()
  for (const { areaId, name, aliases } of areas)
    for (const each of new Set([name.fa, name.en, ...aliases].map((one) => wordsOf(one).join(''))))
      if (each) areaIds.set(each, [...(areaIds.get(each) ?? []), areaId])
  const ready = { areaIds, longest: Math.max(0, ...[...areaIds.keys()].map((name) => name.length)) }
  names.set(areas, ready)
  return ready
}

/** Where whole words, written together, are a name. */
function mentionsIn(words: readonly string[], { areaIds, longest }: Names): Mention[] {
  const mentions: Mention[] = []
  for (let from = 0; from < words.length; from++) {
    let joined = ''
    for (let to = from; to < words.length && joined.length + words[to]!.length <= longest; to++) {
      joined += words[to]
      for (const areaId of areaIds.get(joined) ?? []) mentions.push({ areaId, from, to: to + 1 })
    }
  }
  return mentions
}

// ---- Who answers

type Rule = Omit<Responsibility, 'responsibilityId'>

const RULES = { 0: 'everything', 1: 'area', 2: 'service', 3: 'service-and-area' } as const
const weight = ({ serviceId, areaId }: Rule) => ((serviceId ? 2 : 0) + (areaId ? 1 : 0)) as keyof typeof RULES

/**
 * The rule that sends a service in an area to a desk, or null for the desk "to be sorted". The narrower rule wins,
 * service before area; what nobody could sort has no rule.
 */
export function ruleFor<Some extends Rule>(
  rules: readonly Some[],
  serviceId: string | null,
  areaId: string | null,
): Some | null {
  if (!serviceId) return null
  const fitting = rules.filter(
    (rule) => (!rule.serviceId || rule.serviceId === serviceId) && (!rule.areaId || rule.areaId === areaId),
  )
  return fitting.sort((a, b) => weight(b) - weight(a))[0] ?? null
}

export function whyOf(rule: Rule | null, serviceId: string | null, area: Found): Why {
  if (rule) return { rule: RULES[weight(rule)], area: area.why, reason: null }
  return { rule: 'sorting', area: area.why, reason: serviceId ? 'no-rule' : 'unknown-service' }
}

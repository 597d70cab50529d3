/**
 * How evenly are areas heard and served? Worked out from the published parts of services by areas and from how many
 * people live in each area, and nothing else: no area of a release is told more of than its parts tell.
 *
 * Areas that stand together in a part are taken as heard alike, so that the figures say at least so much inequality.
 * Intervals: 400 draws from a published seed (counts as Poisson, mean waits as normal), the basic bootstrap.
 * Source: Davison & Hinkley (1997), Bootstrap Methods and their Application, ch. 5, doi:10.1017/CBO9780511802843. Pure.
 */
import { gini, meanWait, type Random, seeded, theil, type Unit, waitingCurve, wilson } from '@pasokh/indicators'
import { toCounts, type Worked } from './measure.ts'
import { addTallies } from './release/tally.ts'
import { type Line, NONE, type ReleaseFile, type Why } from './schema.ts'

export const SEED = 1404
const DRAWS = 400
/** Waits are counted as at most so many days, so that those who still wait have a mean, too. */
export const MOST_DAYS = 90
/** With fewer areas there is no spread to speak of. */
const LEAST_AREAS = 3

export type Spread = Pick<ReleaseFile, 'lines' | 'residents' | 'formerAreas'>
export type SpreadBy = 'gini' | 'theil' | 'worst-tenth' | 'silent'

/** An area with its people, and how many cases came from it. */
export type Heard = { areaId: string; people: number; cases: number }

const splitsOf = (lines: readonly Line[]) => lines.flatMap(({ areas }) => areas ?? [])

/** Every area that people live in, with its cases; or why it cannot be said. */
export function areasHeard({ lines, residents, formerAreas }: Spread): Heard[] | Why {
  const parts = splitsOf(lines).flatMap((split) => split.parts)
  if (parts.length === 0) return 'too-few'
  const named = new Set(parts.flatMap(({ areas }) => areas).filter((area) => area !== NONE))
  if ([...named].some((area) => formerAreas.includes(area))) return 'area-changed'
  const living = Object.entries(residents)
  if (living.length < LEAST_AREAS || [...named].some((area) => !(area in residents))) return 'no-residents'
  const cases = new Map<string, number>()
  for (const { areas, counts } of parts) {
    const peopled = areas.filter((area) => area in residents)
    const people = peopled.reduce((sum, area) => sum + residents[area]!.people, 0)
    for (const area of peopled)
      cases.set(area, (cases.get(area) ?? 0) + (counts.received * residents[area]!.people) / people)
  }
  return living.map(([areaId, { people }]) => ({ areaId, people, cases: cases.get(areaId) ?? 0 }))
}

/** Areas from which, as sure as can be, less than half as many cases come for each person as from all together. */
export function silentAreas(heard: readonly Heard[]): string[] {
  const cases = heard.reduce((sum, one) => sum + one.cases, 0)
  const people = heard.reduce((sum, one) => sum + one.people, 0)
  const all = Math.round(cases)
  if (all === 0) return []
  return heard
    .filter((one) => wilson(Math.min(Math.ceil(one.cases), all), all).high < one.people / people / 2)
    .map(({ areaId }) => areaId)
}

type Measured = Worked | Why

/** How unequally cases come from areas, for each person that lives there. Denominator: the cases. */
export function coverage(spread: Spread, by: SpreadBy): Measured {
  const heard = areasHeard(spread)
  if (typeof heard === 'string') return heard
  const cases = heard.reduce((sum, one) => sum + one.cases, 0)
  if (by === 'silent') {
    const silent = silentAreas(heard).length
    return { value: silent, low: null, high: null, numerator: silent, denominator: heard.length }
  }
  const units = (of: readonly number[]) => heard.map(({ people }, at) => ({ value: of[at]! / people, weight: people }))
  const draw = (random: Random) => units(heard.map((one) => poisson(random, one.cases)))
  const value = (of: readonly Unit[]) =>
    by === 'worst-tenth' ? shareOfTenth(of) : by === 'gini' ? gini(of) : theil(of)
  return measured(value, { units: units(heard.map((one) => one.cases)), draw, denominator: Math.round(cases), most: 1 })
}

/** How unequally people of different areas wait until it is done, by the mean of each area. Denominator: the cases. */
export function waiting({ lines, formerAreas }: Spread, by: SpreadBy): Measured {
  const parts = splitsOf(lines).flatMap((split) => split.parts)
  const alone = parts.filter(({ areas }) => areas.length === 1 && areas[0] !== NONE)
  if (parts.some(({ areas }) => areas.some((area) => formerAreas.includes(area)))) return 'area-changed'
  const byArea = [...Map.groupBy(alone, ({ areas }) => areas[0]!).values()].map((own) => addTallies(own).solutionWaits)
  if (byArea.length < LEAST_AREAS) return 'too-few'
  // No further than every area has been watched.
  const watched = byArea.map((waits) => Math.max(0, ...waits.map(([days]) => days)))
  const until = Math.min(MOST_DAYS, ...watched)
  if (until === 0) return 'nothing'
  const means = byArea.map((waits) => ({
    ...meanWait(waitingCurve(toCounts(waits)), until),
    weight: waits.reduce((sum, [, ended, still]) => sum + ended + still, 0),
  }))
  const draw = (random: Random) =>
    means.map(({ days, error, weight }) => ({ value: Math.max(0, days + error * normal(random)), weight }))
  const value = (of: readonly Unit[]) => (by === 'worst-tenth' ? meanOfTenth(of) : by === 'gini' ? gini(of) : theil(of))
  return measured(value, {
    units: means.map(({ days, weight }) => ({ value: days, weight })),
    draw,
    denominator: means.reduce((sum, { weight }) => sum + weight, 0),
    most: by === 'worst-tenth' ? until : Number.POSITIVE_INFINITY,
  })
}

type Measuring = { units: Unit[]; draw(random: Random): Unit[]; denominator: number; most: number }

function measured(value: (of: readonly Unit[]) => number, { units, draw, denominator, most }: Measuring): Worked {
  const random = seeded(SEED)
  const draws = Array.from({ length: DRAWS }, () => value(draw(random))).sort((a, b) => a - b)
  const at = (share: number) => draws[Math.round(share * (DRAWS - 1))]!
  const own = value(units)
  const end = (drawn: number) => Math.min(most, Math.max(0, 2 * own - drawn))
  return {
    value: own,
    low: Math.min(own, end(at(0.975))),
    high: Math.max(own, end(at(0.025))),
    numerator: null,
    denominator,
  }
}

/** A tenth of the weight, where values are lowest or highest; a unit on the edge belongs to it in part. */
function tenth(units: readonly Unit[], from: 'lowest' | 'highest'): Unit[] {
  const sign = from === 'lowest' ? 1 : -1
  let left = units.reduce((sum, { weight }) => sum + weight, 0) / 10
  const taken: Unit[] = []
  for (const { value, weight } of units.toSorted((a, b) => sign * (a.value - b.value))) {
    taken.push({ value, weight: Math.min(weight, left) })
    left -= weight
    if (left <= 0) break
  }
  return taken
}

const totalOf = (units: readonly Unit[]) => units.reduce((sum, { value, weight }) => sum + value * weight, 0)

/** Which share of all cases comes from the tenth of people who are heard least. */
export const shareOfTenth = (units: readonly Unit[]): number => {
  const all = totalOf(units)
  return all === 0 ? 0 : totalOf(tenth(units, 'lowest')) / all
}

/** The mean of the tenth with the highest values. */
export function meanOfTenth(units: readonly Unit[]): number {
  const worst = tenth(units, 'highest')
  return totalOf(worst) / worst.reduce((sum, { weight }) => sum + weight, 0)
}

/** Box and Muller. */
const normal = (random: Random): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** Knuth's way for few, the normal curve for many. */
function poisson(random: Random, mean: number): number {
  if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)))
  const least = Math.exp(-mean)
  let drawn = 0
  for (let product = random(); product > least; product *= random()) drawn++
  return drawn
}

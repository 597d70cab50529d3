/**
 * Where is it that a person speaks of, how surely, and what else could be meant? As given, around a point, or read out of
 * an address or a message by the atlas of the agency. Pure.
 */
import { type Answer, geocode, type Match } from '@pasokh/geocoder'
import type { Atlas, AtlasArea } from './atlas.ts'
import { areasMentioned } from './mention.ts'
import { nameKey } from './names.ts'
import type { Located, Option, Place, Point } from './schema.ts'

/** How often officers and people have meant an area by a name, in this agency. */
export type Choices = ReadonlyMap<string, ReadonlyMap<string, number>>

/** Below this an area is not believed: a wrong office is worse than the desk "to be sorted". */
const SURE_ENOUGH = 0.5
/** One of several places of a name is taken for meant when this share of so many corrections says so. */
const USUAL_SHARE = 0.8
const USUAL_COUNT = 5
const MOST_MATCHES = 20
const MOST_OPTIONS = 12

const NOWHERE: Located = {
  areaId: null,
  why: 'no-place',
  candidates: [],
  areaIds: [],
  level: null,
  certainty: 0,
  point: null,
  name: null,
  options: [],
}
const ids = (areas: readonly AtlasArea[]) => areas.map(({ areaId }) => areaId)
const unique = (list: readonly string[]) => [...new Set(list)]

/** Where a place is. An area that was chosen goes before a point, a point before an address, an address before a message. */
export function locate(atlas: Atlas, place: Place, choices: Choices = new Map()): Located {
  const given = place.areaId ? locateGiven(atlas, place.areaId, place) : null
  if (given) return given
  const around = place.point ? locatePoint(atlas, place.point) : null
  if (around?.areaId) return around
  // A point in no border that is known says where it is, and not in which area.
  const pointed = (found: Located): Located => (place.point ? { ...found, point: place.point } : found)
  const address = place.address?.trim() ? locateAddress(atlas, place.address, choices) : null
  if (address && address.why !== 'not-found') return pointed(address)
  const message = place.text?.trim() ? locateMessage(atlas, place.text, choices) : null
  if (message && message.why !== 'not-found') return pointed(message)
  return around ?? address ?? message ?? NOWHERE
}

/** What the person chose; the address, looked for inside it, says how far it is known. */
function locateGiven(atlas: Atlas, areaId: string, { point, address }: Place): Located | null {
  const offered = atlas.offeredOf(areaId)
  if (!offered) return null
  const chain = atlas.chain(areaId)
  const own = { ...NOWHERE, areaId: offered, why: 'given' as const, candidates: [offered], certainty: 1 }
  if (point) return { ...own, areaIds: ids(chain), level: 'point', point }
  const [match] = address?.trim() ? matchesIn(atlas, address, [areaId]) : []
  const areaIds = unique([...(match ? areasOf(atlas, match) : []), ...ids(chain)])
  return { ...own, areaIds, level: match?.level ?? chain[0]?.level ?? null, point: pointOf(match) }
}

function locatePoint(atlas: Atlas, point: Point): Located {
  const around = atlas.around(point)
  const areaIds = unique([...around, ...around.flatMap((areaId) => ids(atlas.chain(areaId)))])
  const areaId = areaIds.map((one) => atlas.offeredOf(one)).find((one) => one !== null) ?? null
  if (!areaId) return { ...NOWHERE, why: 'not-found', areaIds, level: 'point', point }
  return { ...NOWHERE, areaId, why: 'point', candidates: [areaId], areaIds, level: 'point', certainty: 1, point }
}

// ---- By what is written

function locateAddress(atlas: Atlas, address: string, choices: Choices): Located {
  const answer = geocode(atlas.gazetteer, address, { limit: MOST_MATCHES })
  const found = choose(atlas, answer, choices)
  // A name that stands in the address as it is, beside words that no gazetteer knows.
  const named = found.why === 'not-found' ? locateMention(atlas, address) : found
  // A place that is known and lies in no area of this agency is known all the same.
  return named.why === 'not-found' ? found : named
}

/** A message names places beside much else: what stands there as it is goes first, and slips are believed of short texts only. */
function locateMessage(atlas: Atlas, text: string, choices: Choices): Located {
  const named = locateMention(atlas, text)
  if (named.why !== 'not-found') return named
  const answer = geocode(atlas.gazetteer, text, { limit: MOST_MATCHES })
  const near = answer.matches.filter(({ place, parts }) =>
    parts.some((part) => part.place === place && (part.certainty ?? 0) >= SURE_ENOUGH),
  )
  // Only what is as sure as the best is a choice: the rest is another name.
  const best = Math.max(0, ...near.map(({ certainty }) => certainty))
  const likely = near.filter(({ certainty }) => certainty >= best / 2)
  return choose(atlas, { ...answer, matches: likely, choices: Math.min(answer.choices, likely.length) }, choices)
}

function locateMention(atlas: Atlas, text: string): Located {
  const named = areasMentioned(atlas.offered, text)
  const [first] = named
  if (!first) return { ...NOWHERE, why: 'not-found' }
  if (named.length > 1)
    return {
      ...NOWHERE,
      why: 'many',
      candidates: named,
      options: named.map((areaId) => optionOf(atlas, areaId, 1 / named.length)),
    }
  const chain = atlas.chain(first)
  return {
    ...NOWHERE,
    areaId: first,
    why: 'text',
    candidates: [first],
    areaIds: ids(chain),
    level: chain[0]?.level ?? null,
    certainty: 1,
    name: nameKey(chain[0]!.name.fa),
  }
}

const matchesIn = (atlas: Atlas, text: string, within: readonly string[]): Match[] => {
  try {
    return geocode(atlas.gazetteer, text, { within }).matches
  } catch (error) {
    // An area that is younger than the gazetteer.
    if (error instanceof RangeError) return []
    throw error
  }
}

/** The areas of the agency that a match is or lies in, the narrowest first. */
function areasOf(atlas: Atlas, match: Match): string[] {
  const [own] = [match, ...match.within].flatMap(({ code }) => (code && atlas.get(code) ? [code] : []))
  return own ? ids(atlas.chain(own)) : []
}

const pointOf = (match: Match | undefined): Point | null =>
  match && (match.level === 'house' || match.level === 'street' || match.level === 'alley') ? match.point : null

/** `share` is how much of all that was found leads there. */
type Group = { areaId: string | null; matches: Match[]; share: number }

/** How surely the names themselves were read; what stands beside them unread says nothing against their area. */
const sureOf = ({ parts }: Match): number =>
  Math.min(1, ...parts.flatMap(({ place, certainty }) => (place !== null && certainty !== null ? [certainty] : [])))

/** Matches by the offered area that they lead to. Those that lead to none give way to those that do. */
function groupsOf(atlas: Atlas, matches: readonly Match[]): Group[] {
  const groups = new Map<string, Group>()
  const all = matches.reduce((sum, { certainty }) => sum + certainty, 0) || 1
  for (const match of matches) {
    const areas = areasOf(atlas, match)
    const areaId = areas.map((one) => atlas.offeredOf(one)).find((one) => one !== null) ?? null
    const key = areaId ?? areas[0] ?? match.code ?? String(match.place)
    const group = groups.get(key) ?? { areaId, matches: [], share: 0 }
    group.matches.push(match)
    group.share += match.certainty / all
    groups.set(key, group)
  }
  const found = [...groups.values()]
  const own = found.filter(({ areaId }) => areaId !== null)
  return own.length > 0 ? own : found
}

/** From an answer to an area: found, open between several, or none that is sure enough. */
function choose(atlas: Atlas, { status, matches, choices: count }: Answer, choices: Choices): Located {
  const [first] = matches
  if (!first) return { ...NOWHERE, why: 'not-found' }
  const name = nameKey(first.name)
  const sure = sureOf(first)
  if (sure < SURE_ENOUGH) return { ...NOWHERE, why: 'not-found', name }
  const all = groupsOf(atlas, matches)
  const groups =
    status === 'ambiguous'
      ? groupsOf(atlas, matches.slice(0, count))
      : all.filter((one) => one.matches.includes(first)).map((one) => ({ ...one, matches: [first] }))
  const usual = groups.length > 1 ? usualOf(groups, choices.get(name)) : null
  const [only] = groups.length > 1 ? (usual ? [usual.group] : []) : groups
  if (only) {
    const share = usual?.share ?? all.find(({ areaId }) => areaId === only.areaId)?.share ?? 1
    return foundIn(atlas, only, { name, certainty: sure * share })
  }
  const options = optionsOf(atlas, groups, choices.get(name))
  return { ...NOWHERE, why: 'many', candidates: groups.flatMap(({ areaId }) => areaId ?? []).sort(), name, options }
}

function foundIn(
  atlas: Atlas,
  { areaId, matches }: Group,
  { name, certainty }: { name: string; certainty: number },
): Located {
  const [first] = matches as [Match]
  // Of several places of one name in an area only the area is known.
  const chain = areaId && matches.length > 1 ? ids(atlas.chain(areaId)) : areasOf(atlas, first)
  const level = matches.length > 1 ? (atlas.get(areaId ?? '')?.level ?? null) : first.level
  return {
    ...NOWHERE,
    areaId,
    why: areaId ? 'text' : 'not-found',
    candidates: areaId ? [areaId] : [],
    areaIds: chain,
    level,
    certainty,
    point: matches.length > 1 ? null : pointOf(first),
    name,
  }
}

/** The one that corrections have nearly always meant, with its share. */
function usualOf(groups: readonly Group[], counts: ReadonlyMap<string, number> = new Map()) {
  const of = groups.map((group) => ({ group, count: (group.areaId && counts.get(group.areaId)) || 0 }))
  const all = of.reduce((sum, { count }) => sum + count, 0)
  const best = of.reduce((most, one) => (one.count > most.count ? one : most))
  const share = best.count / (all + 1)
  return all >= USUAL_COUNT && share >= USUAL_SHARE ? { group: best.group, share } : null
}

/** The choices that a person is asked to choose from; what corrections have meant more often stands first. */
function optionsOf(atlas: Atlas, groups: readonly Group[], counts: ReadonlyMap<string, number> = new Map()): Option[] {
  return groups
    .flatMap(({ matches, areaId }) =>
      matches.flatMap((match) => {
        const [narrowest] = areasOf(atlas, match)
        return narrowest
          ? [{ ...optionOf(atlas, narrowest, match.certainty), count: (areaId && counts.get(areaId)) || 0 }]
          : []
      }),
    )
    .filter((option, at, all) => all.findIndex(({ areaId }) => areaId === option.areaId) === at)
    .sort((a, b) => b.count - a.count || b.certainty - a.certainty)
    .slice(0, MOST_OPTIONS)
    .map(({ count: _, ...option }) => option)
}

const optionOf = (atlas: Atlas, areaId: string, certainty: number): Option => ({
  areaId,
  path: ids(atlas.chain(areaId)),
  certainty,
})

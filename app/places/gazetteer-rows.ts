/**
 * The rows of an agency's gazetteer: its areas, the ways of its addresses with their houses, and, of the first file, what
 * the agency does not know itself, so that a fresh installation knows where Isfahan is. Pure.
 */
import { type House, IRAN_ROWS, type Row } from '@pasokh/geocoder'
import type { Text } from '#kit/words.ts'
import { bareName, nameKey } from './names.ts'
import type { AreaLevel, Point } from './schema.ts'

export type NamedArea = {
  areaId: string
  level: AreaLevel
  parentId: string | null
  name: Text
  moreNames: Record<string, string>
  aliases: string[]
  centre: Point | null
  offered: boolean
  retired: boolean
  validTo: string | null
  replacedBy: string | null
}

/** The houses of one way, as [number, lat, lon]; a house without a point has nulls. */
export type Way = {
  areaId: string
  street: string
  alley: string
  houses: readonly (readonly [number: string, lat: number | null, lon: number | null])[]
}

/** Codes of the first file, which are no areas of the agency. */
const FIRST = 'first:'
/** An area that cases are counted by is meant more often than another of its name. */
const OFFERED_WEIGHT = 0.6
/** A day for what is no more when nobody has said since when. */
const SOME_DAY = '1970-01-01'

export function* gazetteerRows(areas: readonly NamedArea[], ways: Iterable<Way>): Generator<Row> {
  yield* firstRows(areas)
  const aliases = new Map(
    areas.map((area) => [area.areaId, new Map(area.aliases.map((alias) => [nameKey(alias), alias]))]),
  )
  yield* wayRows(withoutTheirNames(ways, aliases))
  for (const area of areas) yield areaRow({ ...area, aliases: [...aliases.get(area.areaId)!.values()] })
}

/** A street that is known by itself says more than that its name leads to the area. */
function* withoutTheirNames(ways: Iterable<Way>, aliases: ReadonlyMap<string, Map<string, string>>): Generator<Way> {
  for (const way of ways) {
    const own = aliases.get(way.areaId)
    if (own && own.size > 0) for (const name of [way.street, way.alley]) own.delete(nameKey(name))
    yield way
  }
}

function areaRow({ areaId, level, parentId, name, moreNames, aliases, centre, ...area }: NamedArea): Row {
  return {
    code: areaId,
    name: name.fa,
    level,
    aliases: [...new Set([name.en, ...Object.values(moreNames), ...aliases])].filter((one) => one !== name.fa),
    ...(parentId && { parent: parentId }),
    ...(centre && { point: centre }),
    ...(area.offered && { weight: OFFERED_WEIGHT }),
    ...(area.retired && { validTo: area.validTo ?? SOME_DAY }),
    ...(area.replacedBy && { replacedBy: area.replacedBy }),
  }
}

/** A place of the first file lies in the agency's own area where that is the same. */
function* firstRows(areas: readonly NamedArea[]): Generator<Row> {
  const key = (level: string, name: string) => `${level} ${nameKey(name)}`
  const own = new Map(
    areas.flatMap(({ areaId, level, name }) =>
      [name.fa, bareName(name.fa, level), name.en].map((one) => [key(level, one), areaId] as const),
    ),
  )
  const codes = new Map<string, string>()
  for (const { code, parent, ...row } of IRAN_ROWS) {
    const known = own.get(key(row.level, row.name))
    if (code) codes.set(code, known ?? FIRST + code)
    if (known || !code) continue
    yield { ...row, code: FIRST + code, weight: (row.weight ?? 0) / 2, ...(parent && { parent: codes.get(parent)! }) }
  }
}

/** Ways come sorted by area, street and alley; a street that has only alleys is made for them. */
function* wayRows(ways: Iterable<Way>): Generator<Row> {
  let last = ''
  for (const { areaId, street, alley, houses } of ways) {
    const streetCode = street && `${areaId}/${street}`
    const isStreet = street !== '' && alley === ''
    if (street && alley && last !== streetCode) yield wayRow(street, 'street', areaId, { code: streetCode, houses: [] })
    if (street) last = streetCode
    if (isStreet) yield wayRow(street, 'street', areaId, { code: streetCode, houses })
    else if (alley) yield wayRow(alley, 'alley', streetCode || areaId, { code: `${areaId}/${street}/${alley}`, houses })
  }
}

type Of = { code: string; houses: Way['houses'] }

function wayRow(name: string, level: 'street' | 'alley', parent: string, { code, houses }: Of): Row {
  return { code, name, level, parent, houses: housesOf(houses) }
}

function* housesOf(houses: Way['houses']): Generator<House> {
  const seen = new Set<string>()
  for (const [number, lat, lon] of houses) {
    // A flat has the number of its house.
    if (!/\d/.test(number) || seen.has(number)) continue
    seen.add(number)
    yield lat === null || lon === null ? { number } : { number, point: { lat, lon } }
  }
}

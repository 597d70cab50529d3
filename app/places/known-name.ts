/**
 * What is a place called that is known and lies in no area that cases are counted by: by the agency's own areas, or by the
 * first file, so that a fresh installation can say where Isfahan is? Pure.
 */
import { IRAN_ROWS, type Row } from '@pasokh/geocoder'
import type { Text } from '#kit/words.ts'
import type { Atlas } from './atlas.ts'
import { FIRST_AREAS } from './formats/first.ts'
import { nameKey } from './names.ts'
import type { Located } from './schema.ts'

/** Its name and that of what it lies in; null where it is not known, or where the first file has several of that name. */
export function knownName(
  atlas: Atlas,
  { areaIds, level, name }: Pick<Located, 'areaIds' | 'level' | 'name'>,
): Text | null {
  const own = areaIds.flatMap((areaId) => atlas.get(areaId)?.name ?? [])
  if (own.length > 0) return labelOf(own)
  const [first, ...others] = name && level ? (FIRST.get(`${level} ${name}`) ?? []) : []
  return first && others.length === 0 ? labelOf(first) : null
}

/** A city that is called like its province is said once. */
const labelOf = (names: readonly Text[]): Text => ({
  fa: [...new Set(names.map(({ fa }) => fa))].join('، '),
  en: [...new Set(names.map(({ en }) => en))].join(', '),
})

const names = new Map(FIRST_AREAS.map(({ code, name }) => [code, name]))
/** A place and its province; the country goes without saying. */
const chainOf = ({ level, parent }: Row, name: Text): Text[] => [
  name,
  ...(level === 'city' ? [names.get(parent ?? null) ?? []].flat() : []),
]
const FIRST: ReadonlyMap<string, Text[][]> = IRAN_ROWS.reduce((found, row, at) => {
  const key = `${row.level} ${nameKey(row.name)}`
  return found.set(key, [...(found.get(key) ?? []), chainOf(row, FIRST_AREAS[at]!.name)])
}, new Map<string, Text[][]>())

/**
 * What is a place called that is known and lies in no area that cases are counted by: by the agency's own areas, or by the
 * first file, so that a fresh installation can say where Isfahan is? Pure.
 */
import type { Text } from '#kit/words.ts'
import type { Atlas } from './atlas.ts'
import type { FileArea } from './file.schema.ts'
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
  return first && others.length === 0 ? labelOf(chainOf(first)) : null
}

/** A city that is called like its province is said once. */
const labelOf = (names: readonly Text[]): Text => ({
  fa: [...new Set(names.map(({ fa }) => fa))].join('، '),
  en: [...new Set(names.map(({ en }) => en))].join(', '),
})

const FIRST = Map.groupBy(FIRST_AREAS, ({ level, name }) => `${level} ${nameKey(name.fa)}`)
const names = new Map(FIRST_AREAS.map(({ code, name }) => [code, name]))

/** A place and its province; the country goes without saying. */
function chainOf({ level, name, parents: [parent] }: FileArea): Text[] {
  const province = level === 'city' && parent ? names.get(parent) : undefined
  return province ? [name, province] : [name]
}

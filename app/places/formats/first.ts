/** The first file: the provinces of Iran and its larger cities, as facts that @pasokh/geocoder brings. Pure. */
import { IRAN_ROWS } from '@pasokh/geocoder'
import type { FileArea } from '../file.schema.ts'
import { AREA_LEVELS } from '../schema.ts'
import { bareArea } from './cells.ts'

const isPersian = (name: string) => /\p{Script=Arabic}/u.test(name)

/** Country, provinces and cities. Provinces have the codes of ISO 3166-2, cities some of this file. */
export const FIRST_AREAS: readonly FileArea[] = IRAN_ROWS.map(
  ({ code, name, level, parent, aliases = [], point }, at) => ({
    ...bareArea(at + 1),
    keeper: level === 'city' ? 'first' : 'iso',
    code: code ?? null,
    also: code ? [code] : [],
    level: AREA_LEVELS.find((one) => one === level) ?? null,
    name: { fa: name, en: aliases.find((alias) => !isPersian(alias)) ?? name },
    aliases: aliases.slice(1),
    parents: parent ? [parent] : [],
    centre: point ?? null,
  }),
)

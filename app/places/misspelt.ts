/** Which area does a text name with a slip of the pen, or in Latin letters? Asked only when no name stands in the text as it is. Pure. */
import { buildGazetteer, type Gazetteer, geocode } from '@pasokh/geocoder'
import type { Area, Found } from './schema.ts'

type Known = Pick<Area, 'areaId' | 'name' | 'aliases'>

/**
 * How sure the name itself must be. One letter that sounds alike in five, or one missing in six, is still it; two
 * letters of a short name may be any other name, and a wrong office is worse than the desk "to be sorted".
 */
const SURE_ENOUGH = 0.5

const gazetteers = new WeakMap<readonly Known[], Gazetteer>()

function gazetteerOf(areas: readonly Known[]): Gazetteer {
  const known = gazetteers.get(areas)
  if (known) return known
  const made = buildGazetteer(
    areas.map(({ areaId, name, aliases }) => ({
      code: areaId,
      name: name.fa,
      level: 'quarter',
      aliases: [name.en, ...aliases],
    })),
    // A name without a letter or digit is nobody's misspelling.
    { refused: () => {} },
  )
  gazetteers.set(areas, made)
  return made
}

/** The area whose name the text comes near to; several that are as near are left to choose from. */
export function areaMisspelt(areas: readonly Known[], text: string): Found {
  const { matches } = geocode(gazetteerOf(areas), text, { limit: 10 })
  const near = matches.filter(({ place, parts }) =>
    parts.some((part) => part.place === place && (part.certainty ?? 0) >= SURE_ENOUGH),
  )
  // Only what is as sure as the best is a choice: the rest is another name.
  const best = Math.max(0, ...near.map(({ certainty }) => certainty))
  const candidates = near.flatMap(({ code, certainty }) => (code && certainty >= best / 2 ? [code] : [])).sort()
  if (candidates.length === 1) return { areaId: candidates[0]!, why: 'text', candidates }
  return { areaId: null, why: candidates.length > 1 ? 'many' : 'not-found', candidates }
}

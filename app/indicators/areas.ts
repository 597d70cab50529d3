/**
 * What a release says of the areas of a service, for the table on the page of an indicator. A map draws the same list:
 * it takes nothing else from a release. Pure.
 */
import { computeFigures } from './compute.ts'
import type { Definition } from './definition.schema.ts'
import type { Figure, Line } from './schema.ts'

/** Areas that stand together are one row; `areas` are their ids, with NONE for an unknown place. */
export type AreaRow = { areas: readonly string[]; isOthers: boolean; figure: Figure }

export type AreaFigures = { asOf: string; rows: AreaRow[] }

/** Whether an indicator is worked out for a single service, and so for its areas, too; answers are too few for that. */
export const isByArea = ({ breakdowns, compute }: Definition): boolean =>
  breakdowns.includes('service') && compute.how !== 'answers'

/** Null when the service is not given by areas. */
export function areaFigures(definition: Definition, line: Pick<Line, 'areas'>): AreaFigures | null {
  if (!line.areas || !isByArea(definition)) return null
  return {
    asOf: line.areas.asOf,
    rows: line.areas.parts.map(({ areas, isOthers, ...tally }) => ({
      areas,
      isOthers,
      figure: computeFigures(definition, tally)[0]!,
    })),
  }
}

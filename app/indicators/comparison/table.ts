/** Agencies beside each other as a table: a row for each indicator and agency, with the interval and the places that hold for all together. Pure. */
import { type Cell, csvTable } from '#kit/csv.ts'
import { DEFINITIONS } from '../definitions.ts'
import type { Group } from '../figures.ts'
import { compare, confidenceBeside, isComparable, isEnough } from './compare.ts'

export const COMPARISON_COLUMNS = [
  'indicator',
  'method',
  'umbrella',
  'agency',
  'value',
  'numerator',
  'denominator',
  'low',
  'high',
  'confidence',
  'best_place',
  'worst_place',
  'places',
  'as_of',
  'release_sha256',
] as const

/** An agency with what its release says of the whole of it. */
export type Beside = { slug: string; sha256: string; group: Group }
export type BesideEachOther = { umbrella: string | null; all: readonly Beside[] }

/** Each row as long as COMPARISON_COLUMNS; an indicator of which fewer than two agencies have a figure has none. */
export function comparisonRows(families: readonly BesideEachOther[]): Cell[][] {
  const definitions = DEFINITIONS.filter(isComparable)
  return definitions.flatMap((definition) =>
    families.flatMap(({ umbrella, all }) => {
      const compared = compare(
        definition,
        all.map((of) => ({ of, group: of.group })),
      )
      if (!isEnough(compared)) return []
      return compared.map(({ of: { slug, sha256, group }, figure, low, high, places }) => [
        definition.id,
        definition.version,
        umbrella,
        slug,
        figure.value,
        figure.numerator,
        figure.denominator,
        low,
        Number.isFinite(high) ? high : null,
        confidenceBeside(compared.length),
        places.best,
        places.worst,
        compared.length,
        (figure.days ?? group).asOf,
        sha256,
      ])
    }),
  )
}

/** UTF-8 with a byte order mark; null when no two agencies stand beside each other. */
export function comparisonsCsv(families: readonly BesideEachOther[]): string | null {
  const rows = comparisonRows(families)
  return rows.length > 0 ? csvTable(COMPARISON_COLUMNS, rows) : null
}

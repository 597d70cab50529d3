/** The published table of agencies beside each other held against the releases that it is said to come from. Pure. */
import { COMPARISON_COLUMNS, comparisonRows, figuresOf, readRelease, sha256Of } from '../indicators/index.ts'
import { cellsOf, type Difference, hold, rowsWith } from './compare-figures.ts'

type Column = (typeof COMPARISON_COLUMNS)[number]
/** A row as text; a number is written with every digit it has. */
export type ComparisonRow = Record<Column, string>

const rowOf = rowsWith(COMPARISON_COLUMNS)

export type Again = { published: ComparisonRow[]; computed: ComparisonRow[]; differences: Difference[] }

/** Who stands under which umbrella is what the table says; all else comes from the releases. @throws Error when it is no CSV. */
export function comparisonsAgain(csv: Uint8Array, releases: readonly Uint8Array[]): Again {
  const published = cellsOf(csv).map((row) => rowOf((column) => row[column]))
  const whole = new Map(releases.flatMap(wholeOf).map((one) => [one.slug, one]))
  const families = Map.groupBy(published, ({ umbrella }) => umbrella)
  const computed = comparisonRows(
    [...families].map(([umbrella, rows]) => ({
      umbrella: umbrella || null,
      all: [...new Set(rows.map(({ agency }) => agency))].flatMap((slug) => whole.get(slug) ?? []),
    })),
  ).map((row) => rowOf((_, at) => row[at]))
  const how = { keyOf, groupOf: ({ agency }: ComparisonRow) => agency, columns: COMPARISON_COLUMNS }
  return { published, computed, differences: hold(published, computed, how) }
}

const keyOf = ({ indicator, umbrella, agency }: ComparisonRow) => JSON.stringify([indicator, umbrella, agency])

function wholeOf(bytes: Uint8Array) {
  const file = readRelease(bytes)
  const group = figuresOf(file).agency
  return group ? [{ slug: file.agency.slug, sha256: sha256Of(bytes).toString('hex'), group }] : []
}

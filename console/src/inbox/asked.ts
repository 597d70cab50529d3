/** What the inbox is asked for, as it stands in the address; and how its pages become one list. Pure. */
import type { Asked, Row } from '../case-doors.ts'

const NAMES = ['state', 'desk', 'service', 'area', 'assigned', 'due', 'unsorted', 'dangerous'] as const
/** Of these the number stands on the button that opens the filters; the desk has its own place. */
const FILTERS = ['state', 'service', 'area', 'assigned', 'due', 'unsorted', 'dangerous'] as const

export function askedOf(search: URLSearchParams): Asked {
  return Object.fromEntries(NAMES.flatMap((name) => (search.get(name) ? [[name, search.get(name)]] : [])))
}

/** The address with a change; null takes a filter away. */
export function withChange(
  search: URLSearchParams,
  change: Partial<Record<keyof Asked, string | null | undefined>>,
): URLSearchParams {
  const next = new URLSearchParams(search)
  for (const [name, value] of Object.entries(change)) {
    if (value) next.set(name, value)
    else next.delete(name)
  }
  return next
}

export const filtersOn = (asked: Asked): number => FILTERS.filter((name) => asked[name]).length

/** Whether it may be a case's code: six of the letters and digits that are read aloud without mistakes. Some words may, too. */
export const mayBeCode = (text: string): boolean => /^[2-9a-hjkmnp-z]{6}$/i.test(text)

/** A case that moved while the pages were fetched may stand on two of them: the later page is the newer truth of its place. */
export function joinPages(pages: readonly { cases: readonly Row[] }[]): Row[] {
  const rows = new Map<string, Row>()
  for (const { cases } of pages) {
    for (const row of cases) {
      rows.delete(row.caseId)
      rows.set(row.caseId, row)
    }
  }
  return [...rows.values()]
}

/** The id `by` steps from the present one, held at both ends; the first when none is present. */
export function moved(rows: readonly Row[], present: string | null, by: number): string | null {
  const at = rows.findIndex(({ caseId }) => caseId === present)
  const next = at === -1 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))
  return rows[next]?.caseId ?? null
}

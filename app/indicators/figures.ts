/**
 * The published figures, worked out from a release file and nothing else. The pages, the downloads
 * and `pasokh recompute` all use this one function.
 */
import { DEFINITIONS } from './definitions.ts'
import type { Figure, Line, ReleaseFile, Tally } from './schema.ts'
import { addTallies } from './tally.ts'

/** The figures of a group of cases, with the days they are of. */
export type Group = {
  /** Codes of the services; all of them for the agency. */
  services: string[]
  isOthers: boolean
  openedFrom: string
  openedTo: string
  /** The last closed day; for the agency the oldest of its lines. */
  asOf: string
  tally: Tally
  figures: Figure[]
}

/** `agency` is null when there is no line: too few cases. */
export type Published = { agency: Group | null; services: Group[] }

export function figuresOf({ lines }: Pick<ReleaseFile, 'lines'>): Published {
  if (lines.length === 0) return { agency: null, services: [] }
  return { agency: wholeOf(lines), services: lines.map((line) => groupOf(line, line)) }
}

const wholeOf = (lines: readonly Line[]): Group =>
  groupOf(
    {
      services: lines.flatMap(({ services }) => services),
      isOthers: false,
      openedFrom: lines.map(({ openedFrom }) => openedFrom).sort()[0]!,
      openedTo: lines
        .map(({ openedTo }) => openedTo)
        .sort()
        .at(-1)!,
      asOf: lines.map(({ asOf }) => asOf).sort()[0]!,
    },
    addTallies(lines),
  )

function groupOf(
  { services, isOthers, openedFrom, openedTo, asOf }: Omit<Group, 'tally' | 'figures'>,
  tally: Tally,
): Group {
  const { counts, replyWaits, solutionWaits } = tally
  const figures = DEFINITIONS.map(({ id, unit, compute }) => ({ indicator: id, unit, ...compute(tally) }))
  return { services, isOthers, openedFrom, openedTo, asOf, tally: { counts, replyWaits, solutionWaits }, figures }
}

/**
 * The published figures, worked out from a release file and nothing else. The pages, the downloads
 * and `pasokh recompute` all use this one function.
 */
import { addAnswers } from './answers/rules.ts'
import { computeFigures, type Whole } from './compute.ts'
import type { Definition } from './definition.schema.ts'
import { definitionsIn } from './definitions.ts'
import { addTallies } from './release/tally.ts'
import type { Figure, ReleaseFile, Tally } from './schema.ts'

/** The figures of a group of cases, with the days they are of. */
export type Group = {
  /** Codes of the services; all of them for the agency. */
  services: string[]
  isOthers: boolean
  openedFrom: string
  openedTo: string
  /** The last closed day; for the agency the oldest of its lines. */
  asOf: string
  /** Whether it is also given by areas. */
  hasAreas: boolean
  tally: Tally
  figures: Figure[]
}

/** `agency` is null when there is no line: too few cases. */
export type Published = { agency: Group | null; services: Group[] }

/** By the definitions of the method that the release names. @throws Error when that method is not known here. */
export function figuresOf({
  method,
  definitions: own,
  ...whole
}: Pick<ReleaseFile, 'method' | 'definitions'> & Whole): Published {
  const { lines } = whole
  if (lines.length === 0) return { agency: null, services: [] }
  const definitions = definitionsIn({ method, definitions: own })
  const ofLevel = (level: 'agency' | 'service') => definitions.filter(({ breakdowns }) => breakdowns.includes(level))
  return {
    agency: wholeOf(whole, ofLevel('agency')),
    services: lines.map((line) =>
      groupOf({ ...line, hasAreas: line.areas !== null }, line, { definitions: ofLevel('service'), whole: null }),
    ),
  }
}

function wholeOf(whole: Whole, definitions: readonly Definition[]): Group {
  const { lines } = whole
  return groupOf(
    {
      services: lines.flatMap(({ services }) => services),
      isOthers: false,
      openedFrom: lines.map(({ openedFrom }) => openedFrom).sort()[0]!,
      openedTo: lines
        .map(({ openedTo }) => openedTo)
        .sort()
        .at(-1)!,
      asOf: lines.map(({ asOf }) => asOf).sort()[0]!,
      hasAreas: false,
    },
    { ...addTallies(lines), answers: addAnswers(lines) },
    { definitions, whole },
  )
}

type By = { definitions: readonly Definition[]; whole: Whole | null }

function groupOf(
  { services, isOthers, openedFrom, openedTo, asOf, hasAreas }: Omit<Group, 'tally' | 'figures'>,
  { counts, replyWaits, solutionWaits, work, answers }: Tally,
  { definitions, whole }: By,
): Group {
  const tally = { counts, replyWaits, solutionWaits, work, answers: answers ?? null }
  const figures = definitions.flatMap((definition) => computeFigures(definition, tally, whole))
  return { services, isOthers, openedFrom, openedTo, asOf, hasAreas, tally, figures }
}

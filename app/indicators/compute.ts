/** Works an indicator out of what is counted about a group of cases, as its definition says. Pure. */
import { suppress } from '@pasokh/indicators'
import type { Definition } from './definition.schema.ts'
import type { CountName, Formula, WorkName } from './formula.schema.ts'
import { countOf, meanOf, medianOf, middleOf, olderOf, shareOf, type Worked } from './measure.ts'
import { hiddenOf } from './release/tally.ts'
import {
  type Answers,
  type Breakdown,
  COPY,
  type Counts,
  type Dimension,
  type Figure,
  type Heard,
  type System,
  type Tally,
  type Why,
  type Work,
} from './schema.ts'
import { coverage, type Spread, type SpreadBy, waiting } from './spread.ts'

/** What only the whole agency has. */
export type Whole = Spread & { heard: Heard; system: System }

/** Stands for the parts that are too small to be shown alone. */
export const OTHERS = 'others'

type Known = Pick<Figure, 'indicator' | 'version' | 'unit'>

/**
 * The figures of a group: one, or one for each part of a breakdown. Where there is nothing to compute, or of fewer
 * than the definition asks for, it says why and has no number.
 */
export function computeFigures(definition: Definition, tally: Tally, whole: Whole | null = null): Figure[] {
  const { compute, minimumGroup } = definition
  const known = knownOf(definition)
  if (tally.counts.received < minimumGroup) return [without(known, 'too-few')]
  if (compute.how === 'answers') return [answersOf(known, tally.answers ?? null, { of: compute.of, definition })]
  if (compute.how === 'copies') return [copiesOf(known, whole?.heard.copies ?? null, definition)]
  if (compute.how === 'system') return [systemOf(known, whole?.system ?? null, { of: compute.of, definition })]
  if (compute.how === 'spread') return [spreadOf(known, whole, { ...compute, definition })]
  if (compute.how === 'parts' && compute.of !== 'refusedFor')
    return heardParts(known, whole?.heard[compute.of] ?? null, { by: compute.of, definition })
  if (compute.how === 'parts')
    return tally.work ? reasonParts(known, tally.work, definition) : [without(known, 'not-counted')]
  const worked = workedOut({ ...definition, compute }, tally)
  return [worked ? figureOf(known, worked, definition) : without(known, 'not-counted')]
}

const knownOf = ({ id, version, unit }: Definition): Known => ({ indicator: id, version, unit })

/** The figure of a group of so many cases whose sums were worked out elsewhere. */
export function finishFigure(definition: Definition, received: number, worked: Worked): Figure {
  const known = knownOf(definition)
  return received < definition.minimumGroup ? without(known, 'too-few') : figureOf(known, worked, definition)
}

/** The same for a breakdown by reasons. */
export function finishParts(definition: Definition, received: number, of: Pick<Work, 'refusedFor'>): Figure[] {
  const known = knownOf(definition)
  return received < definition.minimumGroup ? [without(known, 'too-few')] : reasonParts(known, of, definition)
}

const PLAIN = { part: null, by: null, days: null }
type Which = Pick<Figure, 'part' | 'by' | 'days'>

const without = (known: Known, why: Why, which: Which = PLAIN): Figure => ({
  ...known,
  ...which,
  value: null,
  low: null,
  high: null,
  numerator: null,
  denominator: null,
  why,
})

function figureOf(known: Known, worked: Worked, definition: Definition, which: Which = PLAIN): Figure {
  const { data, minimumDenominator } = definition
  const { denominator, value } = worked
  // Releases of the first form gave these numbers; they are computed as they were.
  const isFormer = data === 'pasokh-release/1'
  if (!isFormer && denominator === 0) return without(known, 'nothing', which)
  if (denominator !== null && denominator < minimumDenominator && denominator > 0)
    return without(known, 'too-few', which)
  return { ...known, ...which, ...worked, why: value !== null ? null : denominator === 0 ? 'nothing' : 'not-reached' }
}

type Single = Exclude<Definition['compute'], { how: 'answers' | 'parts' | 'copies' | 'spread' | 'system' }>

function workedOut(
  { compute, interval }: Pick<Definition, 'interval'> & { compute: Single },
  tally: Tally,
): Worked | null {
  switch (compute.how) {
    case 'count': {
      const cases = sumOf(compute.numerator, tally)
      return cases === null ? null : countOf(cases)
    }
    case 'share': {
      const [numerator, denominator] = [sumOf(compute.numerator, tally), sumOf(compute.denominator, tally)]
      return numerator === null || denominator === null ? null : shareOf(numerator, denominator)
    }
    case 'median':
      if (compute.of !== 'openAges') return medianOf(tally[compute.of])
      return tally.work && middleOf(tally.work.openAges)
    case 'older':
      return tally.work && olderOf(tally.work.openAges, compute.days)
    case 'mean':
      return tally.work && meanOf(tally.work.passedOn, { interval })
  }
}

/** A sum of counts; null where one of them was not counted. */
export function sumOf({ terms }: Pick<Formula, 'terms'>, tally: Tally): number | null {
  let sum = 0
  for (const { sign, count } of terms) {
    const n = one(tally, count)
    if (n === null) return null
    sum += sign * n
  }
  return sum
}

function one({ counts, work }: Tally, name: CountName | WorkName): number | null {
  if (name === 'hidden') return hiddenOf(counts)
  return isCount(name, counts) ? counts[name] : (work?.[name] ?? null)
}

const isCount = (name: string, counts: Counts): name is Exclude<CountName, 'hidden'> => name in counts

/** Parts of fewer than the definition asks for stand together, and with a larger one where they could be subtracted. */
function reasonParts(known: Known, { refusedFor }: Pick<Work, 'refusedFor'>, definition: Definition): Figure[] {
  const { minimumDenominator } = definition
  const counts = Object.entries(refusedFor)
    .map(([name, count]) => ({ name, count }))
    // Never by their counts: that would tell how large the smallest can be.
    .sort((a, b) => (a.name < b.name ? -1 : 1))
  const all = counts.reduce((sum, { count }) => sum + count, 0)
  if (all === 0) return [without(known, 'nothing')]
  if (all < minimumDenominator) return [without(known, 'too-few')]
  const { shown, others } = suppress(counts, minimumDenominator)
  return [...shown, ...(others ? [{ name: OTHERS, count: others.count }] : [])].map(({ name, count }) =>
    figureOf(known, shareOf(count, all), definition, { part: name, by: 'refusedFor', days: null }),
  )
}

type Parted = { by: Dimension; definition: Definition }

/** Of the days that the breakdown is of, which may be earlier ones than those of the lines. */
function heardParts(known: Known, breakdown: Breakdown | null, { by, definition }: Parted): Figure[] {
  if (!breakdown) return [without(known, 'too-few')]
  const all = breakdown.parts.reduce((sum, { cases }) => sum + cases, 0)
  const days = daysOf(breakdown)
  return breakdown.parts.map(({ names, isOthers, cases }) =>
    figureOf(known, shareOf(cases, all), definition, { part: isOthers ? OTHERS : names[0]!, by, days }),
  )
}

function copiesOf(known: Known, copies: Breakdown | null, definition: Definition): Figure {
  if (!copies) return without(known, 'too-few')
  const all = copies.parts.reduce((sum, { cases }) => sum + cases, 0)
  const same = copies.parts.find(({ names }) => names[0] === COPY)?.cases ?? 0
  return figureOf(known, shareOf(same, all), definition, { ...PLAIN, days: daysOf(copies) })
}

type OfAnswers = { of: 'satisfied' | 'response'; definition: Definition }

/** Of the days that the answers are of, which may be earlier ones than those of their group. */
function answersOf(known: Known, answers: Answers | null, { of, definition }: OfAnswers): Figure {
  if (!answers) return without(known, 'too-few')
  const { asked, answered, satisfied, openedFrom, openedTo, asOf } = answers
  const worked = of === 'satisfied' ? shareOf(satisfied, answered) : shareOf(answered, asked)
  return figureOf(known, worked, definition, { ...PLAIN, days: { openedFrom, openedTo, asOf } })
}

type Spreading = { of: 'coverage' | 'waiting'; by: SpreadBy; definition: Definition }

function spreadOf(known: Known, whole: Whole | null, { of, by, definition }: Spreading): Figure {
  const worked = whole ? (of === 'coverage' ? coverage : waiting)(whole, by) : 'too-few'
  return typeof worked === 'string' ? without(known, worked) : figureOf(known, worked, definition)
}

type OfSystem = { of: 'uptime' | 'lost'; definition: Definition }

/** A count of all minutes, or of all messages, and no estimate. */
function systemOf(known: Known, system: System | null, { of, definition }: OfSystem): Figure {
  const { intake, promises } = system ?? { intake: null, promises: null }
  const [numerator, denominator] =
    of === 'uptime' ? [intake?.up, intake?.minutes] : [promises?.lost, promises?.acknowledged]
  if (numerator === undefined || denominator === undefined) return without(known, 'not-counted')
  const value = of === 'uptime' ? numerator / denominator : numerator
  return figureOf(known, { value, low: null, high: null, numerator, denominator }, definition)
}

const daysOf = ({ of, asOf }: Breakdown) => ({
  openedFrom: of.map(({ openedFrom }) => openedFrom).sort()[0]!,
  openedTo: of
    .map(({ openedTo }) => openedTo)
    .sort()
    .at(-1)!,
  asOf,
})

/** Works an indicator out of what is counted about a group of cases, as its definition says. Pure. */
import type { Definition } from './definition.schema.ts'
import type { CountName, Formula } from './formula.schema.ts'
import { countOf, medianOf, shareOf } from './measure.ts'
import type { Counts, Figure, Tally } from './schema.ts'
import { hiddenOf } from './tally.ts'

const one = (counts: Counts, name: CountName): number => (name === 'hidden' ? hiddenOf(counts) : counts[name])

const sumOf = ({ terms }: Formula, counts: Counts): number =>
  terms.reduce((sum, { sign, count }) => sum + sign * one(counts, count), 0)

/** The figure of a group; of a group that is too small for the definition it says nothing. */
export function computeFigure({ id, version, unit, compute, minimumGroup }: Definition, tally: Tally): Figure {
  const known = { indicator: id, version, unit }
  if (tally.counts.received < minimumGroup)
    return { ...known, value: null, low: null, high: null, numerator: null, denominator: null }
  return { ...known, ...workedOut(compute, tally) }
}

function workedOut(compute: Definition['compute'], tally: Tally) {
  if (compute.how === 'median') return medianOf(tally[compute.of])
  const numerator = sumOf(compute.numerator, tally.counts)
  return compute.how === 'count' ? countOf(numerator) : shareOf(numerator, sumOf(compute.denominator, tally.counts))
}

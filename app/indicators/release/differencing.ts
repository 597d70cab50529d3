/**
 * Whether a new definition, published beside those that stand, would let a reader subtract their way to a group that is
 * too small to be shown. It knows sums of counts, and which of them lie within which; it reads no cases. Pure.
 */
import { sumOf } from '../compute.ts'
import type { Definition } from '../definition.schema.ts'
import { type CountName, type Formula, readFormula, type Term, type WorkName } from '../formula.schema.ts'
import type { Tally } from '../schema.ts'

type Name = CountName | WorkName

export const ROLES = ['above', 'below'] as const
export type Role = (typeof ROLES)[number]

/** A group of cases that has figures: the agency first, with the services that it is the sum of. */
export type Grouping = { name: string; tally: Tally }

export type Exposure =
  /** What stands below the line of the draft is too small itself. */
  | { how: 'alone'; role: Role; group: string }
  /** Less what another publishes, or taken from it. */
  | { how: 'between'; role: Role; group: string; other: string; otherRole: Role }
  /** The whole less the services that are shown leaves too few. */
  | { how: 'parts'; role: Role; group: string; hidden: string[] }

type Sum = { of: string; role: Role; terms: readonly Term[] }

const formula = (text: string): readonly Term[] => readFormula(text)!

const POPULATIONS = { replyWaits: 'cases', solutionWaits: 'cases', openAges: 'open' } as const

/** The sums that are published with an indicator, as far as they are sums of counts. */
function sumsOf({ id, compute }: Definition): Sum[] {
  const sum = (role: Role, { terms }: Pick<Formula, 'terms'>): Sum => ({ of: id, role, terms })
  switch (compute.how) {
    case 'count':
      return [sum('below', compute.numerator)]
    case 'share':
      return [sum('above', compute.numerator), sum('below', compute.denominator)]
    case 'median':
      return [sum('below', { terms: [...formula(POPULATIONS[compute.of])] })]
    case 'older':
      return [sum('below', { terms: [...formula('open')] })]
    case 'mean':
      return [sum('below', { terms: [...formula('cases')] })]
    case 'parts':
      return compute.of === 'refusedFor' ? [sum('below', { terms: [...formula('refused')] })] : []
    default:
      return []
  }
}

// ---- What lies within what

const CASES = ['open', 'done', 'confirmed', 'notConfirmed', 'refused'] as const
/** Counts as sums of what cannot overlap. */
const MADE_OF: Partial<Record<Name, readonly string[]>> = {
  received: [...CASES, 'withdrawn', 'hidden'],
  cases: CASES,
  replyDue: ['repliedInTime', 'repliedLate'],
  solutionDue: ['doneInTime', 'doneLate'],
  promised: ['promisesKept', 'promisesBroken'],
  planDue: ['planKept', 'planMissed'],
  doneJudged: ['doneObjected', 'doneUndisputed'],
  objected: ['objectedUnsettled', 'objectedSettled'],
  proposable: ['unsure', 'sure'],
  finalReplies: ['objections', 'undisputed'],
  proposalJudged: ['proposalRight', 'proposalWrong'],
}

type Vector = ReadonlyMap<string, number>

function vectorOf(terms: readonly Term[]): Vector {
  const vector = new Map<string, number>()
  for (const { sign, count } of terms)
    for (const part of MADE_OF[count] ?? [count]) vector.set(part, (vector.get(part) ?? 0) + sign)
  return vector
}

function minus(a: Vector, b: Vector): number[] {
  return [...new Set([...a.keys(), ...b.keys()])].map((part) => (a.get(part) ?? 0) - (b.get(part) ?? 0))
}

const isSame = (a: readonly Term[], b: readonly Term[]) => minus(vectorOf(a), vectorOf(b)).every((n) => n === 0)

/** What is counted of cases that are neither withdrawn nor hidden, once for each. */
const OF_CASES: readonly Name[] = [
  ...CASES,
  ...(['objected', 'objectedUnsettled', 'replyDue', 'repliedInTime', 'solutionDue', 'doneInTime', 'cases'] as const),
  ...([
    'promised',
    'promisesKept',
    'planDue',
    'planKept',
    'doneJudged',
    'doneObjected',
    'placed',
    'proposable',
  ] as const),
  ...(['unsure', 'proposalJudged', 'proposalRight'] as const),
]

/** Whether every case of one sum is in the other, whatever the cases are. */
export function isWithin(inner: readonly Term[], outer: readonly Term[]): boolean {
  if (minus(vectorOf(outer), vectorOf(inner)).every((n) => n >= 0)) return true
  const holdsAll = minus(vectorOf(outer), vectorOf(formula('cases'))).every((n) => n >= 0)
  const [only, ...more] = inner
  return holdsAll && more.length === 0 && only?.sign === 1 && OF_CASES.includes(only.count)
}

// ---- What would be exposed

const isSmall = (n: number, k: number) => n > 0 && n < k

type Standing = { standing: readonly Definition[]; k: number }

/** @param groups the agency, and after it the services that it is the sum of. */
export function exposuresOf(draft: Definition, groups: readonly Grouping[], { standing, k }: Standing): Exposure[] {
  const known = standing.flatMap(sumsOf)
  const own = sumsOf(draft).filter(({ terms }) => !known.some((other) => isSame(other.terms, terms)))
  const shown = draft.breakdowns.includes('service') ? groups : groups.slice(0, 1)
  return own.flatMap((sum) => [
    ...shown.flatMap(({ name, tally }) => inGroup(sum, { name, tally }, { known, k, draft })),
    ...(shown.length > 1 && sum.role === 'below' ? betweenParts(sum, shown, k) : []),
  ])
}

type Among = { known: readonly Sum[]; k: number; draft: Definition }

function inGroup(sum: Sum, { name, tally }: Grouping, { known, k, draft }: Among): Exposure[] {
  const size = sumOf({ terms: [...sum.terms] }, tally)
  if (size === null) return []
  // Of fewer below the line the engine says words.
  const isSaid = draft.compute.how === 'count' || size >= draft.minimumDenominator
  if (sum.role === 'below' && isSmall(size, k)) return isSaid ? [{ how: 'alone', role: sum.role, group: name }] : []
  return known.flatMap((other): Exposure[] => {
    const theirs = sumOf({ terms: [...other.terms] }, tally)
    if (theirs === null || !isSmall(Math.abs(size - theirs), k)) return []
    const nested = size > theirs ? isWithin(other.terms, sum.terms) : isWithin(sum.terms, other.terms)
    if (!nested) return []
    return [{ how: 'between', role: sum.role, group: name, other: other.of, otherRole: other.role }]
  })
}

function betweenParts(sum: Sum, [whole, ...parts]: readonly Grouping[], k: number): Exposure[] {
  const sizeOf = ({ tally }: Grouping) => sumOf({ terms: [...sum.terms] }, tally) ?? 0
  const hidden = parts.filter((part) => isSmall(sizeOf(part), k))
  const left = hidden.reduce((rest, part) => rest + sizeOf(part), 0)
  if (!whole || hidden.length === parts.length || !isSmall(left, k)) return []
  return [{ how: 'parts', role: sum.role, group: whole.name, hidden: hidden.map(({ name }) => name) }]
}

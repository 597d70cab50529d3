/**
 * A definition as SQL over `case_roll_up`, for the console. What comes out is worked out further by the same functions as
 * a release, so that the figure is the same where the cases are. Texts of SQL only; nothing is asked here.
 */
import { type RawBuilder, sql } from '#kit/db.ts'
import type { Compute, Definition } from '../definition.schema.ts'
import type { Formula } from '../formula.schema.ts'
import { columnOf } from '../release/cells.store.ts'

type Sql = RawBuilder<unknown>

/** `cell` is a row of the roll-up; `until` the last closed day. */
export type Compiled =
  /** Sums over cells. */
  | { of: 'sums'; numerator: Sql; denominator: Sql | null }
  /** For each cell rows of (amount, ended, waiting). */
  | { of: 'steps'; rows: Sql }
  /** For each cell rows of (part, cases). */
  | { of: 'parts'; rows: Sql }

/** Null where it is of the whole agency and no sum over its cases: those stand in the release. */
export function compile({ compute }: Pick<Definition, 'compute'>): Compiled | null {
  switch (compute.how) {
    case 'count':
      return { of: 'sums', numerator: sumOf(compute.numerator), denominator: null }
    case 'share':
      return { of: 'sums', numerator: sumOf(compute.numerator), denominator: sumOf(compute.denominator) }
    case 'median':
      return { of: 'steps', rows: STEPS[compute.of] }
    case 'older':
      return { of: 'steps', rows: STEPS.openAges }
    case 'mean':
      return { of: 'steps', rows: STEPS.passedOn }
    case 'parts':
      return compute.of === 'refusedFor'
        ? { of: 'parts', rows: sql`select part, 1 from unnest(refused_for) part` }
        : null
    default:
      return null
  }
}

const sumOf = ({ terms }: Formula): Sql =>
  sql`coalesce(sum(${sql.join(
    terms.map(({ sign, count }) => (sign === 1 ? sql`+ ${columnOf(count)}` : sql`- ${columnOf(count)}`)),
    sql` `,
  )}), 0)`

/** Those who are through have an element each; the others wait since their case was opened. */
const waits = (days: Sql): Sql => sql`
  select amount, 1, 0 from unnest(${days}) amount
  union all select greatest(until - opened_on, 0), 0, cases - cardinality(${days}) where cases > cardinality(${days})`

type OfSteps = Extract<Compute, { how: 'median' }>['of'] | 'passedOn'

const STEPS: Record<OfSteps, Sql> = {
  replyWaits: waits(sql`reply_days`),
  solutionWaits: waits(sql`done_days`),
  openAges: sql`select until - opened_on, open, 0 where open > 0`,
  passedOn: sql`select amount, 1, 0 from unnest(passed_on) amount`,
}

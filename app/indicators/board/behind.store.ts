/** SQL of the cases behind a figure: those that its definition counts above the line, or only below it. */
import { type RawBuilder, sql, type Tx } from '#kit/db.ts'
import type { Compute, Definition } from '../definition.schema.ts'
import type { Formula } from '../formula.schema.ts'
import { addedBy, namedUnits } from '../release/cells.store.ts'
import { CLASS } from '../roll-ups/units.store.ts'
import { isOf } from '../store.ts'
import type { Side } from './schema.ts'
import { type Slice, within } from './store.ts'

type Sql = RawBuilder<unknown>

const worthOf = ({ terms }: Formula): Sql =>
  sql`(${sql.join(
    terms.map(({ sign, count }) => (sign === 1 ? sql`+ ${addedBy(count)}` : sql`- ${addedBy(count)}`)),
    sql` `,
  )})`

type Sided = Partial<Record<Side, Sql>>

/** Which cases stand on which side; none where it is no sum over cases. */
function sidesIn(compute: Compute): Sided {
  switch (compute.how) {
    case 'count':
      return { counted: sql`${worthOf(compute.numerator)} > 0` }
    case 'share': {
      const [above, below] = [worthOf(compute.numerator), worthOf(compute.denominator)]
      return { counted: sql`${above} > 0`, rest: sql`${below} > ${above}` }
    }
    case 'median':
      return MEDIANS[compute.of]
    case 'older': {
      const age = sql`(${compute.days}::int)`
      return {
        counted: sql`${isOf('open')} and until - opened_on > ${age}`,
        rest: sql`${isOf('open')} and until - opened_on <= ${age}`,
      }
    }
    case 'mean':
      return { counted: sql`counts and passed_on > 0`, rest: sql`counts and passed_on = 0` }
    case 'parts':
      return compute.of === 'refusedFor' ? { counted: sql`${isOf('refused')}` } : {}
    default:
      return {}
  }
}

const MEDIANS: Record<Extract<Compute, { how: 'median' }>['of'], Sided> = {
  replyWaits: { counted: sql`counts and replied = 1`, rest: sql`counts and replied = 0` },
  solutionWaits: { counted: sql`counts and done = 1`, rest: sql`counts and done = 0` },
  openAges: { counted: sql`${isOf('open')}` },
}

/** The sides of a figure whose cases can be listed. */
export const sidesOf = ({ compute }: Pick<Definition, 'compute'>): Side[] => {
  const sides = sidesIn(compute)
  return (['counted', 'rest'] as const).filter((side) => sides[side])
}

export type BehindRow = {
  caseId: string
  openedOn: string
  class: string
  serviceId: string | null
  areaId: string | null
  deskId: string
}

/** A place in the list: the day and the case it ended with. */
export type BehindCursor = { openedOn: string; caseId: string }
type Page = { side: Side; limit: number; after: BehindCursor | null }

/** In the order of their numbers. */
const CLASS_NAMES = Object.keys(CLASS)

const NIL = '00000000-0000-0000-0000-000000000000'

/** The oldest first. Cases that somebody took back before they were opened are none to list. */
export function casesBehind(
  tx: Tx,
  slice: Slice & { zone: string },
  definition: Definition,
  { side, limit, after }: Page,
): Promise<BehindRow[]> {
  const { agencyId, zone, until, from, to } = slice
  const holds = sidesIn(definition.compute)[side]
  if (!holds) return Promise.resolve([])
  return tx.rows<BehindRow>(sql`
    with ${namedUnits({ agencyId, zone, untilDay: until, opened: { from, to } })},
    asked as (select *, ${until}::date as until from chosen where case_id is not null and ${within(slice)})
    select case_id as "caseId", opened_on as "openedOn", (${CLASS_NAMES}::text[])[1 + class] as class,
           nullif(service_id, ${NIL}::uuid) as "serviceId", nullif(area_id, ${NIL}::uuid) as "areaId", desk_id as "deskId"
    from asked
    where ${holds} and (${after === null} or (opened_on, case_id) > (${after?.openedOn ?? null}::date, ${after?.caseId ?? null}::uuid))
    order by 2, 1 limit ${limit}`)
}

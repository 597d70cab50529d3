/** SQL on what umbrellas demand of promises and reasons. */
import { sql, type Tx } from '#kit/db.ts'
import type { UmbrellaRules } from './umbrella.schema.ts'

const RULES = sql`
  most_first_reply_days as "mostFirstReplyDays", most_solution_days as "mostSolutionDays", reason_codes as "reasonCodes"`

export const NO_RULES: UmbrellaRules = { mostFirstReplyDays: null, mostSolutionDays: null, reasonCodes: null }

export const rulesOf = async (tx: Tx, agencyId: string): Promise<UmbrellaRules> =>
  (await tx.one<UmbrellaRules>(sql`select ${RULES} from umbrella_rule where agency_id = ${agencyId}`)) ?? NO_RULES

/** What the umbrellas above demand together. */
export const rulesAbove = async (tx: Tx, agencyId: string): Promise<UmbrellaRules> =>
  (await tx.one<UmbrellaRules>(sql`select ${RULES} from rules_above(${agencyId}) as above`)) ?? NO_RULES

export const putRules = (tx: Tx, agencyId: string, rules: UmbrellaRules) =>
  tx.run(sql`
    insert into umbrella_rule (agency_id, most_first_reply_days, most_solution_days, reason_codes)
    values (${agencyId}, ${rules.mostFirstReplyDays}, ${rules.mostSolutionDays}, ${rules.reasonCodes}::text[])
    on conflict (agency_id) do update set most_first_reply_days = excluded.most_first_reply_days,
      most_solution_days = excluded.most_solution_days, reason_codes = excluded.reason_codes`)

/** The agencies under this one, also those under an umbrella that is under it. */
export const agenciesUnder = (tx: Tx, umbrellaId: string) =>
  tx.rows<{ agencyId: string; name: { fa: string; en: string } }>(sql`
    with recursive under as (
      select agency_id, name, kind, slug, 1 as step from agency where parent_id = ${umbrellaId}
      union all
      select agency.agency_id, agency.name, agency.kind, agency.slug, step + 1 from under join agency on parent_id = under.agency_id where step < 8)
    select agency_id as "agencyId", name from under order by slug`)

/** SQL on `agency` and `agency_key`. The agency meant is the one this transaction has entered. */
import { sql, type Tx } from '#kit/db.ts'
import type { Logo } from './logo.ts'
import type { Agency, AgencyChange, NewAgency } from './schema.ts'

// The strictest of what the agency set and what the umbrellas above demand: least() and greatest() pass over null.
const AGENCY = sql`
  select agency.agency_id as "agencyId", slug, kind, parent_id as "parentId", name, words, lang, zone,
         least(retention_days, above.most_retention_days) as "retentionDays", confirm_days as "confirmDays",
         greatest(min_group, above.least_min_group) as "minGroup", sure_enough as "sureEnough", open,
         json_build_object('leadDays', lead_after_days, 'managerDays', manager_after_days,
                           'umbrellaDays', umbrella_after_days) as escalation,
         logo_tag as "logoTag",
         json_build_object('mostRetentionDays', above.most_retention_days,
                           'leastMinGroup', above.least_min_group) as demanded,
         json_build_object('mostRetentionDays', agency.most_retention_days,
                           'leastMinGroup', agency.least_min_group) as demands
  from agency cross join lateral demands_on(agency.agency_id) above`

/** The agency with this slug, whatever this transaction has entered: what an agency is, is public. */
export const agencyBySlug = (tx: Tx, slug: string): Promise<Agency | null> =>
  tx.one<Agency>(sql`${AGENCY} where slug = ${slug}`)

export const agencyById = (tx: Tx, agencyId: string): Promise<Agency | null> =>
  tx.one<Agency>(sql`${AGENCY} where agency.agency_id = ${agencyId}`)

const PAGE = 1000

const pageOfAgencies = (tx: Tx, limit: number, after: string) =>
  tx.rows<Agency>(sql`${AGENCY} where slug > ${after} order by slug limit ${limit}`)

/** Agencies in the order of their slugs: all of them, or a page after a slug. */
export async function listAgencies(
  tx: Tx,
  { limit, after = '' }: { limit?: number; after?: string | undefined } = {},
): Promise<Agency[]> {
  if (limit !== undefined) return pageOfAgencies(tx, limit, after)
  const all: Agency[] = []
  for (let page = await pageOfAgencies(tx, PAGE, after); page.length > 0; ) {
    all.push(...page)
    page = page.length < PAGE ? [] : await pageOfAgencies(tx, PAGE, page.at(-1)!.slug)
  }
  return all
}

export async function isAnyAgency(tx: Tx): Promise<boolean> {
  return (await tx.one(sql`select from agency limit 1`)) !== null
}

const MAKER_LOCK = 813_704

/** Whoever makes an agency waits for whoever does, so that what was asked about slugs stays true. */
export const lockMaking = (tx: Tx) => tx.run(sql`select pg_advisory_xact_lock(${MAKER_LOCK})`)

export async function newAgencyId(tx: Tx): Promise<string> {
  const row = await tx.one<{ agencyId: string }>(sql`select gen_random_uuid() as "agencyId"`)
  return row!.agencyId
}

export const insertAgency = (tx: Tx, agencyId: string, at: Date, agency: NewAgency) =>
  tx.run(sql`
    insert into agency (agency_id, slug, kind, parent_id, name, words, lang, zone, retention_days, confirm_days, created_at)
    values (${agencyId}, ${agency.slug}, ${agency.kind ?? 'agency'}, ${agency.parentId ?? null},
            ${JSON.stringify(agency.name)}::jsonb, ${JSON.stringify(agency.words ?? {})}::jsonb,
            ${agency.lang ?? 'fa'}, ${agency.zone ?? 'Asia/Tehran'}, ${agency.retentionDays ?? 365},
            ${agency.confirmDays ?? 14}, ${at})`)

export const insertKey = (tx: Tx, agencyId: string, wrapped: Buffer) =>
  tx.run(sql`insert into agency_key (agency_id, wrapped) values (${agencyId}, ${wrapped})`)

export async function wrappedKey(tx: Tx, agencyId: string): Promise<Buffer | null> {
  const row = await tx.one<{ wrapped: Buffer }>(sql`select wrapped from agency_key where agency_id = ${agencyId}`)
  return row?.wrapped ?? null
}

/** Locks the agency's settings until the transaction ends, so that two changes cannot cross. */
export const lockAgency = (tx: Tx, agencyId: string) =>
  tx.run(sql`select from agency where agency_id = ${agencyId} for update`)

/** The column, or this number where its group is given; null is a value. */
const orAsItWas = (column: ReturnType<typeof sql>, group: object | undefined, given: number | null | undefined) =>
  group ? sql`${given ?? null}::integer` : column

export const updateAgency = (tx: Tx, agencyId: string, { demands, escalation, name, words, ...change }: AgencyChange) =>
  tx.run(sql`
    update agency set
      name = coalesce(${name ? JSON.stringify(name) : null}::jsonb, name),
      words = words || coalesce(${words ? JSON.stringify(words) : null}::jsonb, '{}'),
      lang = coalesce(${change.lang ?? null}, lang),
      zone = coalesce(${change.zone ?? null}, zone),
      retention_days = coalesce(${change.retentionDays ?? null}::integer, retention_days),
      confirm_days = coalesce(${change.confirmDays ?? null}::integer, confirm_days),
      min_group = coalesce(${change.minGroup ?? null}::integer, min_group),
      sure_enough = coalesce(${change.sureEnough ?? null}::real, sure_enough),
      open = coalesce(${change.open ?? null}::boolean, open),
      lead_after_days = ${orAsItWas(sql`lead_after_days`, escalation, escalation?.leadDays)},
      manager_after_days = ${orAsItWas(sql`manager_after_days`, escalation, escalation?.managerDays)},
      umbrella_after_days = ${orAsItWas(sql`umbrella_after_days`, escalation, escalation?.umbrellaDays)},
      most_retention_days = case when ${demands !== undefined} then ${demands?.mostRetentionDays ?? null}::integer
                                 else most_retention_days end,
      least_min_group = case when ${demands !== undefined} then ${demands?.leastMinGroup ?? null}::integer
                             else least_min_group end
    where agency_id = ${agencyId}`)

export const setLogo = (tx: Tx, agencyId: string, logo: Logo | null) =>
  tx.run(sql`
    update agency set logo = ${logo?.png ?? null}, logo_tag = ${logo?.tag ?? null} where agency_id = ${agencyId}`)

export const logoOf = (tx: Tx, slug: string): Promise<Logo | null> =>
  tx.one(sql`select logo as png, logo_tag as tag from agency where slug = ${slug} and logo is not null`)

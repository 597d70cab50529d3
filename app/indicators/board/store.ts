/** SQL of the board: definitions over the roll-ups of the cases that were asked for. */
import { type RawBuilder, sql, type Tx } from '#kit/db.ts'
import type { Wait } from '../schema.ts'
import type { Compiled } from './compile.store.ts'

/** Which cases; null is all. `to` and `from` are days of opening, `until` the last closed day. */
export type Slice = {
  agencyId: string
  from: string
  to: string
  until: string
  serviceIds: readonly string[] | null
  deskIds: readonly string[] | null
  areaIds: readonly string[] | null
  channel: string | null
}

/** What the cells are divided by; one group without it. */
export type Grouped =
  | { column: 'service_id' | 'area_id' | 'channel' }
  | { officeOfDesk: Readonly<Record<string, string>> }

const keyOf = (by: Grouped | null): RawBuilder<unknown> => {
  if (!by) return sql`''`
  return 'column' in by
    ? sql`${sql.ref(by.column)}::text`
    : sql`coalesce(${JSON.stringify(by.officeOfDesk)}::jsonb ->> desk_id::text, '')`
}

/** The cases of a slice, by the columns of `case_roll_up` or of the cases themselves. */
export const within = ({ from, to, serviceIds, deskIds, areaIds, channel }: Slice): RawBuilder<unknown> => sql`
  opened_on between ${from}::date and ${to}::date
  and (${serviceIds === null} or service_id = any(${[...(serviceIds ?? [])]}::uuid[]))
  and (${channel}::text is null or channel = ${channel}::text)
  and (${deskIds === null} or desk_id = any(${[...(deskIds ?? [])]}::uuid[]))
  and (${areaIds === null} or area_id = any(${[...(areaIds ?? [])]}::uuid[]))`

const cells = (slice: Slice) => sql`(
  select *, ${slice.until}::date as until from case_roll_up where agency_id = ${slice.agencyId} and ${within(slice)}) cell`

type Sums = Extract<Compiled, { of: 'sums' }>
export type Summed = { key: string; received: number; sums: [numerator: number, denominator: number | null][] }

/** The sums of all these definitions in one scan, by group, the largest first. */
export const readSums = (tx: Tx, slice: Slice, by: Grouped | null, compiled: readonly Sums[]): Promise<Summed[]> =>
  tx.rows<Summed>(sql`
    select ${keyOf(by)} as key, coalesce(sum(received), 0)::int as received,
           ${compiled.length > 0 ? sql`jsonb_build_array(${sql.join(compiled.map(pairOf))})` : sql`'[]'::jsonb`} as sums
    from ${cells(slice)} ${by ? sql`group by 1` : sql``} order by 2 desc, 1`)

const pairOf = ({ numerator, denominator }: Sums) => sql`jsonb_build_array(${numerator}, ${denominator ?? sql`null`})`

type Steps = Extract<Compiled, { of: 'steps' }>

/** Of each group how many ended after so much and how many have waited so long. */
export async function readSteps(tx: Tx, slice: Slice, by: Grouped | null, { rows }: Steps) {
  const found = await tx.rows<{ key: string; amount: number; ended: number; waiting: number }>(sql`
    select ${keyOf(by)} as key, amount, sum(ended)::int as ended, sum(waiting)::int as waiting
    from ${cells(slice)} cross join lateral (${rows}) step (amount, ended, waiting) group by 1, 2 order by 2`)
  const steps = new Map<string, Wait[]>()
  for (const { key, amount, ended, waiting } of found)
    steps.set(key, [...(steps.get(key) ?? []), [amount, ended, waiting]])
  return steps
}

type Parts = Extract<Compiled, { of: 'parts' }>

export async function readParts(tx: Tx, slice: Slice, by: Grouped | null, { rows }: Parts) {
  const found = await tx.rows<{ key: string; part: string; cases: number }>(sql`
    select ${keyOf(by)} as key, part, sum(n)::int as cases
    from ${cells(slice)} cross join lateral (${rows}) step (part, n) group by 1, 2 order by 2`)
  const parts = new Map<string, Record<string, number>>()
  for (const { key, part, cases } of found) parts.set(key, { ...parts.get(key), [part]: cases })
  return parts
}

/** The channels by which anything came. */
export const channelsKnown = async (tx: Tx, agencyId: string): Promise<string[]> =>
  (
    await tx.rows<{ channel: string }>(sql`
      select distinct channel from case_roll_up where agency_id = ${agencyId} and channel <> '-' order by 1`)
  ).map(({ channel }) => channel)

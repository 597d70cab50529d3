/** SQL on `submission_place` and `place_choice`: where submissions are, and what names have meant here. */
import { sql, type Tx } from '#kit/db.ts'
import type { Located, PlaceLevel } from './schema.ts'

/** Where a submission is, without anything that was typed and without its point. */
export type Kept = Pick<Located, 'areaId' | 'areaIds' | 'certainty' | 'name' | 'candidates'> & {
  submissionId: string
  how: Located['why'] | 'officer'
  level: PlaceLevel | null
  cell: string | null
}

export const putPlaces = (tx: Tx, places: readonly Kept[]) =>
  tx.run(sql`
    insert into submission_place (agency_id, submission_id, area_id, area_ids, how, level, certainty, cell, name, candidates)
    select current_agency(), "submissionId", "areaId", "areaIds", how, level, certainty, cell, left(name, 200), candidates
    from jsonb_to_recordset(${JSON.stringify(places)}::jsonb) as new ("submissionId" uuid, "areaId" uuid, "areaIds" uuid[], how text,
      level text, certainty real, cell text, name text, candidates uuid[])
    on conflict (agency_id, submission_id) do update set area_id = excluded.area_id, area_ids = excluded.area_ids,
      how = excluded.how, level = excluded.level, certainty = excluded.certainty, cell = excluded.cell,
      candidates = excluded.candidates`)

export const placesOf = async (tx: Tx, submissionIds: readonly string[]): Promise<Map<string, Kept>> => {
  const rows = await tx.rows<Kept>(sql`
    select submission_id as "submissionId", area_id as "areaId", area_ids as "areaIds", how, level, certainty, cell, name, candidates
    from submission_place where agency_id = current_agency() and submission_id = any(${submissionIds}::uuid[])`)
  return new Map(rows.map((row) => [row.submissionId, row]))
}

export const forgetPlaces = (tx: Tx, submissionIds: readonly string[]) =>
  tx.run(
    sql`delete from submission_place where agency_id = current_agency() and submission_id = any(${submissionIds}::uuid[])`,
  )

export const choicesOf = (tx: Tx) =>
  tx.rows<{ name: string; areaId: string; count: number }>(
    sql`select name, area_id as "areaId", count from place_choice where agency_id = current_agency()`,
  )

/** An area was meant by a name once more: counts of the whole agency, of nobody. */
export const addChoice = (tx: Tx, name: string, areaId: string) =>
  tx.run(sql`
    insert into place_choice (agency_id, name, area_id, count) values (current_agency(), left(${name}, 200), ${areaId}, 1)
    on conflict (agency_id, name, area_id) do update set count = place_choice.count + 1`)

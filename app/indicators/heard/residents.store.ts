/** SQL on `area_residents`, of the agency this transaction has entered. */
import { sql, type Tx } from '#kit/db.ts'

export type Residents = { areaId: string; people: number; source: string }

export const residentsOf = (tx: Tx): Promise<Residents[]> =>
  tx.rows<Residents>(sql`
    select area_id as "areaId", people, source from area_residents where agency_id = current_agency() order by area_id`)

/** What was known of any area before is forgotten. */
export async function putResidents(tx: Tx, agencyId: string, all: readonly Residents[]): Promise<void> {
  await tx.run(sql`delete from area_residents where agency_id = ${agencyId}`)
  await tx.run(sql`
    insert into area_residents (agency_id, area_id, people, source)
    select ${agencyId}, "areaId", people, source
    from jsonb_to_recordset(${JSON.stringify(all)}::jsonb) as new ("areaId" uuid, people integer, source text)`)
}

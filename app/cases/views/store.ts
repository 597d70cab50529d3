/** SQL on the views that officers keep. */
import { sql, type Tx } from '#kit/db.ts'
import type { NewView, View } from './schema.ts'

export const viewsOf = (tx: Tx, agencyId: string, officerId: string) =>
  tx.rows<View>(sql`
    select view_id as "viewId", name, asked from saved_view
    where agency_id = ${agencyId} and officer_id = ${officerId} order by name, view_id`)

/** Under a name that the officer has used the view is put in the place of the former. */
export const putView = async (tx: Tx, agencyId: string, officerId: string, { name, asked }: NewView): Promise<string> =>
  (await tx.one<{ viewId: string }>(sql`
    insert into saved_view (agency_id, officer_id, name, asked)
    values (${agencyId}, ${officerId}, ${name}, ${JSON.stringify(asked)}::jsonb)
    on conflict (agency_id, officer_id, name) do update set asked = excluded.asked
    returning view_id as "viewId"`))!.viewId

export const dropView = async (tx: Tx, agencyId: string, officerId: string, viewId: string): Promise<boolean> =>
  (await tx.run(
    sql`delete from saved_view where agency_id = ${agencyId} and officer_id = ${officerId} and view_id = ${viewId}`,
  )) === 1

/** SQL on what was promised an entry in the log. */
import { sql, type Tx } from '#kit/db.ts'

/** Submissions accepted after `from` up to `to`, by their ids. What was imported was promised nothing. */
export const acceptedIn = async (
  tx: Tx,
  agencyId: string,
  { from, to }: { from: Date; to: Date },
  after: string | null,
  limit: number,
): Promise<string[]> =>
  (
    await tx.rows<{ id: string }>(sql`
      select submission_id as id from submission
      where agency_id = ${agencyId} and received_hour > ${from} and received_hour <= ${to} and channel <> 'import'
        and (${after}::uuid is null or submission_id > ${after}::uuid)
      order by submission_id limit ${limit}`)
  ).map(({ id }) => id)

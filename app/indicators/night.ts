/** A night's work over all cases. */
import { sql, type Tx } from '#kit/db.ts'

/** Beside the seconds and the few megabytes of a short question, it takes long and would sort through files; what people wait for keeps its short limits. */
export async function takeTime(tx: Tx): Promise<void> {
  await tx.run(sql`set local statement_timeout = '10min'`)
  await tx.run(sql`set local work_mem = '64MB'`)
}

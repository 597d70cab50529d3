/** What is counted for one release: all of it as it stood at one moment, by two processes of the store at once. */
import { sql, type Tx } from '#kit/db.ts'
import type { App } from '../../app.ts'

export type Moment = {
  tx: Tx
  /** Reads what `tx` reads, of the same moment, at the same time. */
  beside: <T>(read: (tx: Tx) => Promise<T>) => Promise<T>
}

export const atOneMoment = <T>(app: App, agencyId: string, act: (moment: Moment) => Promise<T>): Promise<T> =>
  app.db.open(async (tx) => {
    await tx.run(sql`set transaction isolation level repeatable read`)
    await forANight(tx, agencyId)
    const { name } = (await tx.one<{ name: string }>(sql`select pg_export_snapshot() as name`))!
    const beside: Moment['beside'] = (read) =>
      app.db.open(async (other) => {
        await other.run(sql`set transaction isolation level repeatable read`)
        await other.run(sql`set transaction snapshot ${sql.lit(name)}`)
        await forANight(other, agencyId)
        return read(other)
      })
    return act({ tx, beside })
  })

/** A night's work over all cases of a year; what people wait for keeps its short limits. */
export async function forANight(tx: Tx, agencyId: string) {
  await tx.run(sql`set local statement_timeout = '10min'`)
  // One of two that read at once waits for the other.
  await tx.run(sql`set local idle_in_transaction_session_timeout = '10min'`)
  // Beside the few megabytes of a short question, sorting and joining a year of cases would go through files.
  await tx.run(sql`set local work_mem = '64MB'`)
  await tx.enter(agencyId)
}

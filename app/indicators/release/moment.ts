/** What is counted for one release: all of it as it stood at one moment, by two processes of the store at once. */
import { sql, type Tx } from '#kit/db.ts'
import type { App } from '../../app.ts'
import { takeTime } from '../night.ts'

export type Moment = {
  tx: Tx
  /** Reads what `tx` reads, of the same moment, at the same time. */
  beside: <T>(read: (tx: Tx) => Promise<T>) => Promise<T>
}

export const atOneMoment = <T>(app: App, agencyId: string, act: (moment: Moment) => Promise<T>): Promise<T> =>
  app.db.open(async (tx) => {
    await begin(tx, agencyId)
    const { name } = (await tx.one<{ name: string }>(sql`select pg_export_snapshot() as name`))!
    const beside: Moment['beside'] = (read) =>
      app.db.open(async (other) => {
        await begin(other, agencyId, name)
        return read(other)
      })
    return act({ tx, beside })
  })

async function begin(tx: Tx, agencyId: string, snapshot: string | null = null) {
  await tx.run(sql`set transaction isolation level repeatable read`)
  if (snapshot) await tx.run(sql`set transaction snapshot ${sql.lit(snapshot)}`)
  await takeTime(tx)
  // One of the two waits for the other.
  await tx.run(sql`set local idle_in_transaction_session_timeout = '10min'`)
  await tx.enter(agencyId)
}

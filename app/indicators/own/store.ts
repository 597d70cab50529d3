/** SQL on `own_definition`, of the agency this transaction has entered. */
import { sql, type Tx } from '#kit/db.ts'

export type OwnRow = { id: string; version: number; text: string; keptAt: Date; retired: boolean }

const ROW = sql`id, version, text, kept_at as "keptAt", retired`

/** Every version, the newest first. */
export const allOwn = (tx: Tx): Promise<OwnRow[]> =>
  tx.rows<OwnRow>(sql`select ${ROW} from own_definition where agency_id = current_agency() order by id, version desc`)

/** The newest version of each that is not retired, as YAML. */
export const usedOwn = async (tx: Tx): Promise<string[]> =>
  (
    await tx.rows<{ text: string }>(sql`
      select text from (
        select distinct on (id) id, text, retired from own_definition where agency_id = current_agency() order by id, version desc) newest
      where not retired order by id`)
  ).map(({ text }) => text)

type NewOwn = Pick<OwnRow, 'id' | 'version' | 'text' | 'keptAt'> & { officerId: string }

/** False when this version is there already. */
export const addOwn = async (tx: Tx, { id, version, text, keptAt, officerId }: NewOwn): Promise<boolean> =>
  (await tx.run(sql`
    insert into own_definition (agency_id, id, version, text, kept_at, kept_by)
    values (current_agency(), ${id}, ${version}, ${text}, ${keptAt}, ${officerId}) on conflict do nothing`)) > 0

export const retireOwn = (tx: Tx, id: string) =>
  tx.run(
    sql`update own_definition set retired = true where agency_id = current_agency() and id = ${id} and not retired`,
  )

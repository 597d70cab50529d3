/** One commit of an import: rows that are new are sealed and stored; receipts are given where they are asked for. */
import type { Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { append } from '../record/index.ts'
import { knownKeys } from './import.store.ts'
import {
  accepted,
  type Given,
  giveReceipts,
  type Order,
  receiptWith,
  sealOne,
  type Unreceipted,
} from './intake.actions.ts'
import { addSubmissions } from './intake.store.ts'
import { idempotencyKey, showReceipt } from './receipt.ts'
import type { NewSubmission } from './schema.ts'

export type ImportedRow = {
  line: number
  input: NewSubmission
  /** Null where the file has no time: it then came now. */
  receivedAt: Date | null
  /** In the place of a form's token; no form's token has a space. */
  token: string
}

export type BatchTaken = { added: number; receipts: { line: number; receipt: string }[] }

export function importBatch(
  app: App,
  agencyId: string,
  rows: readonly ImportedRow[],
  withReceipts: boolean,
): Promise<BatchTaken> {
  return app.db.in(agencyId, async (tx) => {
    const keyOf = new Map(rows.map((row) => [row, idempotencyKey(row.token).toString('hex')]))
    const keys = [...keyOf.values()].map((key) => Buffer.from(key, 'hex'))
    const known = new Map((await knownKeys(tx, agencyId, keys)).map((one) => [one.key, one]))
    const fresh = rows.filter((row) => !known.has(keyOf.get(row)!))
    const added = await addFresh(app, tx, agencyId, fresh)
    if (!withReceipts) return { added: added.length, receipts: [] }
    const before = rows.flatMap((row) => {
      const found = known.get(keyOf.get(row)!)
      return found && !found.erased ? [{ row, ...found }] : []
    })
    return { added: added.length, receipts: await receiptsFor(app, tx, agencyId, added, before) }
  })
}

type Added = { row: ImportedRow; order: Order }

async function addFresh(app: App, tx: Tx, agencyId: string, rows: readonly ImportedRow[]): Promise<Added[]> {
  if (rows.length === 0) return []
  const orders: Added[] = []
  for (const row of rows) {
    const { token, input, receivedAt } = row
    const how = { channel: 'import' as const, ...(receivedAt && { receivedAt }) }
    orders.push({ row, order: { agencyId, token, ready: await sealOne(app, agencyId, token, input, how) } })
  }
  const stored = await addSubmissions(
    tx,
    orders.map(({ order }) => order.ready),
  )
  // Another run of the same file may have been faster.
  const added = orders.filter(({ order }) => stored.has(order.ready.idempotency.toString('hex')))
  await append(tx, app.now(), ...added.map(({ order }) => accepted(order.ready)))
  await app.jobs.add(tx, 'submissions.understand', { agencyId }, { key: agencyId })
  return added
}

type Before = { row: ImportedRow; submissionId: string; lookup: string | null }

/** New ones for what was added and for what an earlier import gave none; else the same as before. */
async function receiptsFor(
  app: App,
  tx: Tx,
  agencyId: string,
  added: readonly Added[],
  before: readonly Before[],
): Promise<BatchTaken['receipts']> {
  const taken = new Map<Unreceipted, Given>()
  const bare = before.filter(({ lookup }) => lookup === null)
  const orders = [
    ...added,
    ...bare.map(({ row, submissionId }) => ({ row, order: { agencyId, token: row.token, ready: { submissionId } } })),
  ]
  await giveReceipts(
    app,
    tx,
    orders.map(({ order }) => order),
    taken,
  )
  return [
    ...orders.map(({ row, order }) => ({ line: row.line, receipt: showReceipt(taken.get(order)!.receipt) })),
    ...before.flatMap(({ row, lookup }) =>
      lookup === null ? [] : [{ line: row.line, receipt: showReceipt(receiptWith(app, row.token, lookup)) }],
    ),
  ]
}

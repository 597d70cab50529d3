/**
 * The list of erasures, written outside the database: a backup that is put back holds again what
 * was erased after it was made, with its key, and this list is how it is erased again.
 */
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { listAgencies } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { append } from '../record/index.ts'
import { type Erasure, erasuresSince, notErased } from './erasures.store.ts'
import { type ErasedWhy, eraseSubmissions, forgetReceipts, markWithdrawn } from './store.ts'

const DAY_MS = 86_400_000
/** A backup that is older is not put back: what it holds is past almost every retention. */
const LISTED_DAYS = 400
const HEAD = 'pasokh erasures 1'
const BATCH = 500

export const erasuresFile = (dataFolder: string): string => join(dataFolder, 'erasures.txt')

/** Writes the list anew beside the data: ids only, one a line. */
export async function listErasures(app: App): Promise<void> {
  const since = new Date(app.now().getTime() - LISTED_DAYS * DAY_MS)
  const lines = [`${HEAD} ${app.now().toISOString()}`]
  for (const { agencyId } of await app.db.open((tx) => listAgencies(tx))) {
    const erasures = await app.db.in(agencyId, (tx) => erasuresSince(tx, agencyId, since))
    for (const { submissionId, why } of erasures) lines.push(`${agencyId} ${submissionId} ${why}`)
  }
  const file = erasuresFile(app.config.dataFolder)
  await writeFile(`${file}.new`, `${lines.join('\n')}\n`, { mode: 0o600 })
  await rename(`${file}.new`, file)
}

export type ErasureList = { writtenAt: Date; erasures: ReadonlyMap<string, readonly Erasure[]> }

const UUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
const LINE = new RegExp(`^(${UUID}) (${UUID}) (withdrawn|retention)$`)

/** Null when the text is no such list, or was cut. */
export function readErasures(text: string): ErasureList | null {
  const [head = '', ...lines] = text.split('\n')
  const writtenAt = new Date(head.slice(HEAD.length + 1))
  if (!head.startsWith(`${HEAD} `) || Number.isNaN(writtenAt.getTime()) || lines.pop() !== '') return null
  const erasures = new Map<string, Erasure[]>()
  for (const line of lines) {
    const [, agencyId, submissionId, why] = LINE.exec(line) ?? []
    if (!agencyId || !submissionId) return null
    const erasure = { submissionId, why: why as ErasedWhy }
    const own = erasures.get(agencyId) ?? []
    own.push(erasure)
    erasures.set(agencyId, own)
  }
  return { writtenAt, erasures }
}

/** Erases what the list names and is still there; gives how many. */
export async function eraseAgain(app: App, { erasures }: ErasureList): Promise<number> {
  let erased = 0
  for (const [agencyId, all] of erasures)
    for (let at = 0; at < all.length; at += BATCH) erased += await eraseBatch(app, agencyId, all.slice(at, at + BATCH))
  return erased
}

function eraseBatch(app: App, agencyId: string, batch: readonly Erasure[]): Promise<number> {
  return app.db.in(agencyId, async (tx) => {
    const there = new Set(
      (
        await notErased(
          tx,
          agencyId,
          batch.map(({ submissionId }) => submissionId),
        )
      ).map((row) => row.submissionId),
    )
    for (const why of ['withdrawn', 'retention'] as const) {
      const ids = batch.filter((one) => one.why === why && there.has(one.submissionId)).map((one) => one.submissionId)
      if (ids.length === 0) continue
      await eraseSubmissions(tx, agencyId, ids, { on: app.now(), why })
      if (why === 'retention') await forgetReceipts(tx, agencyId, ids)
      else for (const id of ids) await markWithdrawn(tx, agencyId, id)
    }
    if (there.size > 0)
      await append(tx, app.now(), {
        type: 'submissions.erased-again',
        agencyId,
        by: 'system',
        body: { erased: there.size },
      })
    return there.size
  })
}

/**
 * What a log lost when an old backup was put back, and whether it says so: the log that follows names what had been
 * published and what is left, under a key of the log before. Who saw more than it admits still finds a roll-back.
 */
import { parseCheckpoint, parseNote, toHex } from '@pasokh/ledger'
import { z } from 'zod'
import type { Finding, Kept, PublishedLog } from './audit-shapes.ts'

export const Lost = z.object({ keptSize: z.number(), publishedRoot: z.string(), publishedSize: z.number() })

export type Beginning = z.infer<typeof Lost> & { after: PublishedLog; by: string }

/** A roll-back that is admitted is told and no more; what was kept of the log is kept on. */
export function admit(
  kept: readonly Kept[],
  beginning: Beginning,
  audited: { findings: Finding[]; logs: readonly { origin: string; size: number }[]; kept: Kept[] },
) {
  const { origin } = beginning.after
  const own = kept.find((one) => one.origin === origin)
  const found = audited.findings.find((one) => one.word === 'rolled-back' && one.origin === origin)
  if (!own || !found || !isAdmitted(own, beginning, found.at)) return
  found.word = 'lost'
  const isElse = audited.findings.some((one) => one.origin === origin && one.word !== 'lost')
  if (!isElse) audited.kept.push(own)
}

function isAdmitted(
  { note }: Kept,
  { after, by, keptSize, publishedRoot, publishedSize }: Beginning,
  size: number | null,
) {
  const seen = parseCheckpoint(parseNote(note)?.text ?? '')
  if (!seen || keptSize !== size || seen.size > publishedSize) return false
  const isSame = seen.size < publishedSize || toHex(seen.root) === publishedRoot
  return isSame && after.keys.some(({ vkey }) => bytesOf(vkey) === bytesOf(by))
}

/** The public key itself, whatever it is called: what follows the id. */
const bytesOf = (vkey: string) => vkey.split('+').slice(2).join('+')

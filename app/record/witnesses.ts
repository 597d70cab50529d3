/** Who countersigns this log, and whose logs are countersigned here: from the operator's file, read when it changes. */
import { readFile, stat } from 'node:fs/promises'
import type { App } from '../app.ts'
import { readPolicy, type WitnessPolicy } from './policy-file.ts'

const NOBODY: WitnessPolicy = { logs: [], witnesses: [], quorum: null }
const read = new Map<string, { changedMs: number; policy: WitnessPolicy }>()

/** @throws Error when there is a file and it cannot be read: a log must not lose its witnesses by a slip of the pen. */
export async function witnessPolicy({ config: { witnessFile } }: App): Promise<WitnessPolicy> {
  if (!witnessFile) return NOBODY
  const { mtimeMs } = await stat(witnessFile)
  const known = read.get(witnessFile)
  if (known?.changedMs === mtimeMs) return known.policy
  const policy = await readPolicy(await readFile(witnessFile, 'utf8'))
  if (!policy) throw new Error('witness-file-is-wrong')
  read.set(witnessFile, { changedMs: mtimeMs, policy })
  return policy
}

/** How many witnesses there are and how many must sign; null when none is asked for. */
export async function witnessCount(app: App): Promise<{ of: number; needed: number } | null> {
  const { witnesses, quorum } = await witnessPolicy(app)
  return quorum && { of: witnesses.length, needed: quorum.atLeast }
}

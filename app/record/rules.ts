/** When a line may be numbered, by when it must be, and whether a log may go on from what it has published. */
import { type Checkpoint, sameBytes } from '@pasokh/ledger'

const HOUR_MS = 3_600_000

export const startOfHour = (at: Date) => new Date(Math.floor(at.getTime() / HOUR_MS) * HOUR_MS)
export const endOfHour = (at: Date) => new Date(startOfHour(at).getTime() + HOUR_MS)

/** What is wrong with going on from a tree when `published` is the last checkpoint one has given out. */
export type Setback = 'log-rolled-back' | 'log-forked'

/** Null when all that was published is still so. `rootAt` gives the root of the first entries of the tree. */
export async function setbackOf(
  published: Checkpoint,
  size: number,
  rootAt: (size: number) => Promise<Uint8Array>,
): Promise<Setback | null> {
  if (published.size > size) return 'log-rolled-back'
  return sameBytes(published.root, await rootAt(published.size)) ? null : 'log-forked'
}

/** The first line of a promise; no checkpoint can begin with it, for an origin is a host. */
export const PROMISE_LINE = 'pasokh promise v1'

/** By when an entry is in the log that was accepted in the hour of `at`: within two hours of its acceptance. */
export const boundOf = (at: Date) => new Date(startOfHour(at).getTime() + 2 * HOUR_MS)

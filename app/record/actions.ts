/** Writing to the record and reading on from where a reader stopped. */
import type { Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { entryOf } from './entries.ts'
import { endOfHour } from './rules.ts'
import { type Event, EventShape, type Line } from './schema.ts'
import { addWaiting, linesAfter, moveReader, readerSeq } from './store.ts'

const BATCH = 1000

/**
 * Adds lines with the caller's transaction: they stand in the record exactly when the act happened.
 * A citizen's line is numbered after the end of its hour, so that the record tells nobody's minute.
 *
 * @throws ZodError when an event has a shape that could carry more than ids, codes and days.
 * @throws TypeError when it does not have what its registered type shows.
 */
export async function append(tx: Tx, now: Date, ...events: Event[]): Promise<void> {
  const lines = events.map((event) => {
    const { by, about = null, agencyId, type, body } = EventShape.parse(event)
    const readyAt = by === 'citizen' ? endOfHour(now) : now
    return { type, agencyId, body, about, readyAt, ...entryOf(event, now) }
  })
  await addWaiting(tx, lines)
}

/**
 * Gives a reader the lines it has not seen, in one transaction with what it does about them: if
 * that fails, it sees them again. Returns how many there were.
 */
export function readOn(
  app: App,
  reader: string,
  see: (tx: Tx, lines: readonly Line[]) => Promise<void>,
): Promise<number> {
  return app.db.open(async (tx) => {
    // The reader's row is locked by this, so that two processes do not see the same lines at once.
    const lines = await linesAfter(tx, await readerSeq(tx, reader), BATCH)
    const last = lines.at(-1)
    if (!last) return 0
    await see(tx, lines)
    await moveReader(tx, reader, last.seq)
    return lines.length
  })
}

/** Whether every promise was kept: what was accepted is in the log two hours after the beginning of its hour. */
import type { Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { append } from './actions.ts'
import { boundOf, startOfHour } from './rules.ts'
import { addIncident, checkedUntil, keepWatched, notLogged } from './watch.store.ts'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

/** What was promised: lines of this type, about what was accepted in the hours after `from` up to `to`. */
export type Promises = {
  type: string
  /** Ids in pages of at most `limit`, in their order. */
  of(tx: Tx, hours: { from: Date; to: Date }, after: string | null, limit: number): Promise<string[]>
}

const PAGE = 5000

/** Looks at the promises of an agency that are due and were not looked at; gives how many were broken. */
export async function watchPromises(app: App, agencyId: string, promises: Promises): Promise<number> {
  const now = app.now()
  const to = new Date(startOfHour(now).getTime() - 2 * HOUR_MS)
  const broken = await app.db.in(agencyId, async (tx) => {
    const from = await checkedUntil(tx, agencyId, new Date(now.getTime() - DAY_MS))
    if (!from || boundOf(to) > now) return 0
    // The clock was set back: hours that come once more are looked at once more.
    if (from > to) await keepWatched(tx, agencyId, { until: to, promises: 0, broken: 0 }, now)
    if (from >= to) return 0
    const [count, lost] = await look(tx, promises, { from, to })
    await keepWatched(tx, agencyId, { until: to, promises: count, broken: lost }, now)
    if (lost > 0) {
      await addIncident(tx, agencyId, lost, now)
      await append(tx, now, { type: 'record.promise-broken', agencyId, by: 'system', body: { count: lost } })
    }
    return lost
  })
  if (broken > 0) app.log.error('promise-broken', { agency: agencyId, count: broken })
  return broken
}

async function look(tx: Tx, promises: Promises, hours: { from: Date; to: Date }): Promise<[number, number]> {
  let [count, lost, after] = [0, 0, null as string | null]
  for (;;) {
    const page = await promises.of(tx, hours, after, PAGE)
    count += page.length
    lost += (await notLogged(tx, page, promises.type)).length
    if (page.length < PAGE) return [count, lost]
    after = page.at(-1)!
  }
}

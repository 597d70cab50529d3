/** Keeps the roll-up of cases for the board: each night the days of opening that may have changed are counted again. */
import type { Tx } from '#kit/db.ts'
import { civilDay } from '#kit/words.ts'
import { agencyById } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { shiftDay } from '../days.ts'
import { takeTime } from '../night.ts'
import { changedDays, countCells, countedUntil, setCountedUntil, wrongCellDays } from './cells.store.ts'

/** A month of counting in one statement. */
const DAYS_AT_ONCE = 31

/** Counts up to the last closed day; gives how many days of opening were counted. */
export const rollUpCases = (app: App, agencyId: string): Promise<number> =>
  app.db.in(agencyId, async (tx) => {
    const agency = await agencyById(tx, agencyId)
    if (!agency) return 0
    const untilDay = shiftDay(civilDay(app.now(), agency.zone), -1)
    const last = await countedUntil(tx, agencyId)
    if (last && last >= untilDay) return 0
    await takeTime(tx)
    const closing = { agencyId, zone: agency.zone, untilDay }
    const changed = last ? await changedDays(tx, closing, last) : []
    const days = new Set([...changed, ...(await wrongCellDays(tx, closing))])
    await countDays(tx, closing, [...days].sort())
    await setCountedUntil(tx, agencyId, untilDay)
    return days.size
  })

async function countDays(tx: Tx, closing: Parameters<typeof countCells>[1], days: readonly string[]) {
  for (let at = 0; at < days.length; at += DAYS_AT_ONCE)
    await countCells(tx, closing, days.slice(at, at + DAYS_AT_ONCE))
}

/** The officers' morning letter: how much waits at their desks, on working days, in numbers only. */
import { hoursOn } from '@pasokh/worktime'
import { civilDay } from '#kit/words.ts'
import { agencyById, calendarOf, desksOfOfficer, sortingDesk } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { digestReaders } from '../../people/index.ts'
import { putLetters } from '../../submissions/index.ts'
import { countDesks } from './store.ts'

export function sendDigests(app: App, agencyId: string): Promise<void> {
  return app.db.in(agencyId, async (tx) => {
    const agency = await agencyById(tx, agencyId)
    if (!agency) return
    const day = civilDay(app.now(), agency.zone)
    const { officeId } = await sortingDesk(tx)
    const { spans } = hoursOn(day, await calendarOf(tx, officeId))
    if (spans.length === 0) return
    const counts = await countDesks(tx, agencyId, { deskIds: null, barred: [] }, app.now())
    const letters = []
    for (const { officerId } of await digestReaders(tx, agencyId)) {
      const desks = new Set((await desksOfOfficer(tx, officerId)).map(({ deskId }) => deskId))
      const own = counts.filter(({ deskId }) => desks.has(deskId))
      const sum = (of: 'open' | 'late' | 'news') => own.reduce((total, count) => total + count[of], 0)
      const fields = { open: String(sum('open')), late: String(sum('late')), news: String(sum('news')) }
      if (sum('open') > 0) letters.push({ officerId, template: 'digest' as const, fields, once: `digest/${day}` })
    }
    await putLetters(app, tx, agencyId, letters)
  })
}

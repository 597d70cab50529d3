/** Until when an office promises a first reply and a solution. */
import { addWorkingDays } from '@pasokh/worktime'
import type { Tx } from '#kit/db.ts'
import { calendarOf } from './calendars.store.ts'
import { serviceById } from './services.store.ts'

/** All null where nothing is promised: nobody knows the service yet, or it has no target. */
export type Due = { firstReplyDueAt: Date | null; solutionDueAt: Date | null; targetVersion: number | null }

type Asked = { serviceId: string | null; officeId: string; from: Date }

/** What the present promise of a service means for a case that came at `from`, in working days of the office. */
export async function dueDates(tx: Tx, { serviceId, officeId, from }: Asked): Promise<Due> {
  const service = serviceId ? await serviceById(tx, serviceId) : null
  if (!service?.target) return { firstReplyDueAt: null, solutionDueAt: null, targetVersion: null }
  const { version, firstReplyDays, solutionDays } = service.target
  const hours = await calendarOf(tx, officeId)
  return {
    firstReplyDueAt: addWorkingDays(from, firstReplyDays, hours),
    solutionDueAt: addWorkingDays(from, solutionDays, hours),
    targetVersion: version,
  }
}

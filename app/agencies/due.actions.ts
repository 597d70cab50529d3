/** Until when an office promises a first reply and a solution. */
import { addWorkingDays } from '@pasokh/worktime'
import type { Tx } from '#kit/db.ts'
import { calendarOf } from './calendars.store.ts'
import { serviceById } from './services.store.ts'

/** All null where nothing is promised: nobody knows the service yet, or it has no target. */
export type Due = { firstReplyDueAt: Date | null; solutionDueAt: Date | null; targetVersion: number | null }

type Asked = { serviceId: string | null; officeId: string; from: Date }

/** What the present promise of a service means for a case that came at `from`, in working days of the office. */
export const dueDates = (tx: Tx, asked: Asked): Promise<Due> => promises(tx)(asked)

/** The same for many cases: a service and a calendar are read once. */
export function promises(tx: Tx): (asked: Asked) => Promise<Due> {
  const service = kept((serviceId: string) => serviceById(tx, serviceId))
  const hours = kept((officeId: string) => calendarOf(tx, officeId))
  return async ({ serviceId, officeId, from }) => {
    const target = serviceId ? (await service(serviceId))?.target : null
    if (!target) return { firstReplyDueAt: null, solutionDueAt: null, targetVersion: null }
    const calendar = await hours(officeId)
    return {
      firstReplyDueAt: addWorkingDays(from, target.firstReplyDays, calendar),
      solutionDueAt: addWorkingDays(from, target.solutionDays, calendar),
      targetVersion: target.version,
    }
  }
}

function kept<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const known = new Map<string, Promise<T>>()
  return (key) => {
    const answer = known.get(key) ?? ask(key)
    known.set(key, answer)
    return answer
  }
}

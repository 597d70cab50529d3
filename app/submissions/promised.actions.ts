/** By which days an office would answer and solve what is sent now: said before sending, and with the receipt. */
import type { Tx } from '#kit/db.ts'
import { civilDay } from '#kit/words.ts'
import { type Agency, promises } from '../agencies/index.ts'
import { responsibleOffices } from '../places/index.ts'
import { startOfHour } from './intake.actions.ts'
import type { PromisedDays } from './words.ts'

type Sending = { serviceId: string | null; areaId: string | null; at: Date; isDangerous: boolean }

/** Days in the zone of the agency; null where nothing is promised. What is set is read once. */
export type PromiseOf = (sending: Sending) => PromisedDays | null

export async function promisedDays(tx: Tx, { zone }: Agency): Promise<PromiseOf> {
  const officeFor = await responsibleOffices(tx)
  const dueFor = await promises(tx)
  return ({ serviceId, areaId, at, isDangerous }) => {
    const { officeId } = officeFor(serviceId, areaId ? { areaId } : {})
    const from = startOfHour(at)
    const due = orNothing(() => dueFor({ serviceId, officeId, from, urgentFrom: isDangerous ? from : null }))
    if (!due?.firstReplyDueAt || !due.solutionDueAt) return null
    return { firstReplyOn: civilDay(due.firstReplyDueAt, zone), solutionOn: civilDay(due.solutionDueAt, zone) }
  }
}

/** A calendar without working days promises nothing; the form is there all the same. */
function orNothing<T>(ask: () => T): T | null {
  try {
    return ask()
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Who is told when a day was missed, and when, in the working time of the office. Pure. */
import { addWorkingDays } from '@pasokh/worktime'
import type { Agency, Hours } from '../../agencies/index.ts'
import type { Role } from '../../people/index.ts'
import type { Step } from '../schema.ts'

/** A step, and so many working days after the missed one. */
export type StepAfter = { step: Step; days: number }

/** The steps of an agency in their order; one that is turned off, and the umbrella's where there is none, is left out. */
export function stepsOf({ escalation, parentId }: Pick<Agency, 'escalation' | 'parentId'>): StepAfter[] {
  const { leadDays, managerDays, umbrellaDays } = escalation
  const all = [
    { step: 'lead' as const, days: leadDays },
    { step: 'manager' as const, days: managerDays },
    { step: 'umbrella' as const, days: parentId ? umbrellaDays : null },
  ]
  return all.flatMap(({ step, days }) => (days === null ? [] : [{ step, days }]))
}

/** Steps to take now, how many are then taken in all, and when the next one comes. */
export type Taken = { steps: Step[]; done: number; nextAt: Date | null }

/** What is to be done about a missed day of which `done` steps were taken: no step comes before the one below it. */
export function takeSteps(
  steps: readonly StepAfter[],
  done: number,
  missed: { dueAt: Date; hours: Hours },
  now: Date,
): Taken {
  const taken: Step[] = []
  for (const { step, days } of steps.slice(done)) {
    const at = days === 0 ? missed.dueAt : addWorkingDays(missed.dueAt, days, missed.hours)
    if (at > now) return { steps: taken, done: done + taken.length, nextAt: at }
    taken.push(step)
  }
  return { steps: taken, done: done + taken.length, nextAt: null }
}

/** Who is told of each step: of the first of these roles that anybody has. */
export const TOLD: Record<Step, readonly Role[]> = {
  lead: ['lead', 'manager', 'administrator'],
  manager: ['manager', 'administrator'],
  umbrella: ['umbrella', 'manager', 'administrator'],
}

/** Of these people those who have the first role that anybody of them has. */
export function firstOf<One extends { role: Role }>(roles: readonly Role[], people: readonly One[]): One[] {
  const role = roles.find((wanted) => people.some((one) => one.role === wanted))
  return people.filter((one) => one.role === role)
}

type Seat = { deskId: string; officerId: string }

/** Who is told first of what happens at a desk: its leads where one sits there, those of the agency where none does. */
export function firstAt<One extends { role: Role; officerId: string }>(
  deskId: string,
  people: readonly One[],
  seats: readonly Seat[],
): One[] {
  const isSeated = (officerId: string) => seats.some((seat) => seat.deskId === deskId && seat.officerId === officerId)
  const seated = people.filter(({ role, officerId }) => role === 'lead' && isSeated(officerId))
  return seated.length > 0 ? seated : firstOf(TOLD.lead, people)
}

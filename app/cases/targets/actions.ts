/** The promises of a case: counted, counted anew when it changes, and what the record says of them. */

import type { Tx } from '#kit/db.ts'
import { faultWord } from '#kit/fault.ts'
import type { Lang } from '#kit/words.ts'
import { type CaseTerms, type Due, dueAgain, hoursOfVersion, type Terms } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { append, type Event } from '../../record/index.ts'
import { urgentSince } from '../rules.ts'
import type { Case, CasePause } from '../schema.ts'
import { pausesOf } from './pauses.store.ts'
import { addMissed } from './store.ts'
import { type Why, whyDue } from './why.ts'

/** Nothing where nothing is promised. In the citizens' batch, for it follows from a person's message. */
export function targetSet(
  agencyId: string,
  caseId: string,
  { firstReplyDueAt, solutionDueAt }: Pick<Due, 'firstReplyDueAt' | 'solutionDueAt'>,
): Event[] {
  if (!firstReplyDueAt || !solutionDueAt) return []
  const day = (at: Date) => at.toISOString().slice(0, 10)
  const body = { firstReplyDueOn: day(firstReplyDueAt), solutionDueOn: day(solutionDueAt) }
  return [{ type: 'cases.target-set', agencyId, by: 'citizen', about: caseId, body }]
}

const NO_PROMISE: Due = { firstReplyDueAt: null, solutionDueAt: null, targetVersion: null, terms: null }

/** A calendar without working days promises nothing; the case goes on all the same. */
export async function promiseOr(app: App, agencyId: string, due: () => Due | Promise<Due>): Promise<Due> {
  try {
    return await due()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    app.log.warn('no-working-days', { agency: agencyId, failure: faultWord(error) })
    return NO_PROMISE
  }
}

type Change<C extends Case> = { was: Case; now: C /** Of a person the hour, of an officer the instant. */; at: Date }

/**
 * The case after a change of its service or its danger, its days counted anew from where they were counted before. With
 * the same service the promise is the one that was made, whatever was promised since.
 */
export async function countAnew<C extends Case>(
  app: App,
  tx: Tx,
  agencyId: string,
  { was, now, at }: Change<C>,
): Promise<C> {
  const pauses = await endedPauses(tx, agencyId, was.caseId)
  const due = await promiseOr(app, agencyId, () =>
    dueAgain(tx, {
      serviceId: now.serviceId,
      officeId: now.officeId,
      from: now.openedHour,
      urgentFrom: urgentSince(was, now, at),
      version: now.serviceId === was.serviceId ? was.targetVersion : null,
      pauses,
    }),
  )
  return { ...now, ...due }
}

/** Why both are due when they are, in both languages; null where nothing is promised, or nothing is owed any more. */
export type WhyBoth = Record<keyof CaseTerms, Record<Lang, Why> | null>

export async function whyOf(
  tx: Tx,
  agencyId: string,
  { caseId, terms, firstReplyAt }: Pick<Case, 'caseId' | 'terms' | 'firstReplyAt'>,
): Promise<WhyBoth> {
  if (!terms) return { firstReply: null, solution: null }
  const pauses = await pausesOf(tx, agencyId, caseId)
  return {
    firstReply: firstReplyAt ? null : await whyOne(tx, terms.firstReply, pauses),
    solution: await whyOne(tx, terms.solution, pauses),
  }
}

async function whyOne(tx: Tx, terms: Terms, pauses: readonly CasePause[]): Promise<Record<Lang, Why>> {
  const hours = await hoursOfVersion(tx, terms.calendarId, terms.calendarVersion)
  return { fa: whyDue(terms, hours, pauses, 'fa'), en: whyDue(terms, hours, pauses, 'en') }
}

/** Those that are over; one that goes on moves the day when it ends. */
const endedPauses = async (tx: Tx, agencyId: string, caseId: string) =>
  (await pausesOf(tx, agencyId, caseId)).flatMap(({ from, to }) => (to ? [{ from, to }] : []))

/** What the record says when the days of a case are others than before. */
export const targetMoved = (agencyId: string, was: Case, now: Case): Event[] =>
  was.firstReplyDueAt?.getTime() === now.firstReplyDueAt?.getTime() &&
  was.solutionDueAt?.getTime() === now.solutionDueAt?.getTime()
    ? []
    : targetSet(agencyId, now.caseId, now)

const BATCH = 5000

/** Says of each promise once that it was missed, also when the answer came late. */
export async function tellMissed(app: App, agencyId: string): Promise<void> {
  for (;;) {
    const done = await app.db.in(agencyId, async (tx) => {
      const missed = await addMissed(tx, agencyId, app.now(), BATCH)
      if (missed.length > 0)
        await append(
          tx,
          app.now(),
          ...missed.map(({ caseId, which }) => ({
            type: 'cases.target-missed',
            agencyId,
            by: 'system' as const,
            about: caseId,
            body: { which },
          })),
        )
      return missed.length
    })
    if (done < BATCH) return
  }
}

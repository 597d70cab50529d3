/** Opening cases for what was understood: at the office responsible for the service and place, with its promise. */
import type { Tx } from '#kit/db.ts'
import { type Agency, agencyById, dueDates } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { responsibleOffice } from '../places/index.ts'
import { append } from '../record/index.ts'
import { lockUnopened, markOpened, readOriginal, type Submission } from '../submissions/index.ts'
import { caseCode, sortOut } from './rules.ts'
import { addCases, type NewCase } from './store.ts'

const BATCH = 200
const CODE_LENGTH = 6

/** Opens a case for every understood submission of one agency that has none. */
export async function openCases(app: App, agencyId: string): Promise<void> {
  for (;;) {
    const done = await app.db.in(agencyId, async (tx) => {
      const waiting = await lockUnopened(tx, agencyId, BATCH)
      const agency = await agencyById(tx, agencyId)
      if (waiting.length === 0 || !agency) return 0
      const cases: NewCase[] = []
      const known: Known = { offices: new Map(), dues: new Map() }
      for (const submission of waiting) {
        // Taken back or erased before anyone saw it: there is nothing to work on.
        if (!submission.withdrawn && !submission.erased) cases.push(await caseFor(app, tx, agency, submission, known))
      }
      if (cases.length > 0) {
        await addCases(tx, agencyId, cases)
        await append(
          tx,
          app.now(),
          ...cases.map(() => ({ type: 'cases.opened', agencyId, by: 'citizen' as const, body: {} })),
        )
      }
      await markOpened(
        tx,
        agencyId,
        waiting.map(({ submissionId }) => submissionId),
      )
      return waiting.length
    })
    if (done < BATCH) return
  }
}

/** Answers that are the same for many submissions of one batch. */
type Known = {
  offices: Map<string, ReturnType<typeof responsibleOffice>>
  dues: Map<string, ReturnType<typeof dueDates>>
}

const once = <T>(kept: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> => {
  const known = kept.get(key) ?? ask()
  kept.set(key, known)
  return known
}

async function caseFor(app: App, tx: Tx, agency: Agency, submission: Submission, known: Known): Promise<NewCase> {
  const { chosenServiceId, chosenAreaId, proposedServiceId, probability, receivedHour, submissionId } = submission
  const { serviceId, sortedBy } = sortOut(chosenServiceId, proposedServiceId, probability, agency.sureEnough)
  const { officeId, deskId, areaId } = await officeFor(app, tx, agency.agencyId, submission, serviceId, known)
  const due = await once(known.dues, `${serviceId}/${officeId}/${receivedHour.getTime()}`, () =>
    dueDates(tx, { serviceId, officeId, from: receivedHour }),
  )
  return {
    caseId: crypto.randomUUID(),
    submissionId,
    code: caseCode(app.random(CODE_LENGTH)),
    serviceId,
    sortedBy,
    officeId,
    deskId,
    areaId: chosenAreaId ?? areaId,
    openedHour: receivedHour,
    ...due,
  }
}

async function officeFor(
  app: App,
  tx: Tx,
  agencyId: string,
  { submissionId, chosenAreaId, covered }: Submission,
  serviceId: string | null,
  known: Known,
) {
  if (chosenAreaId)
    return once(known.offices, `${serviceId}/${chosenAreaId}`, () =>
      responsibleOffice(tx, serviceId, { areaId: chosenAreaId }),
    )
  // The address and the point are sealed; they are opened by the system for routing and by nobody else.
  const original = await readOriginal(app, tx, agencyId, submissionId)
  const text = original?.address || covered || ''
  return responsibleOffice(tx, serviceId, { ...(original?.point && { point: original.point }), ...(text && { text }) })
}

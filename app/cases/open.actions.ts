/** Opening cases for what was understood: at the office responsible for the service and place, with its promise. */
import { MARKS } from '@pasokh/persian'
import { inBatches } from '#kit/batches.ts'
import type { Tx } from '#kit/db.ts'
import { type Agency, agencyById, promises } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { dangerBy } from '../models/index.ts'
import { placesOf, responsibleOffices } from '../places/index.ts'
import { append, type Event } from '../record/index.ts'
import { lockUnopened, markOpened, readOriginals, type Submission } from '../submissions/index.ts'
import { barNamed, isAnyNamed, namesOfOfficers } from './conflict/actions.ts'
import { CODE_LENGTH, caseCode, sortOut } from './rules.ts'
import { addCases, lockCase, type NewCase, planAnew } from './store.ts'
import { promiseOr, targetSet } from './targets/actions.ts'

const BATCH = 500
const MAX_DRAWS = 20

/** Opens a case for every understood submission of one agency that has none. */
export const openCases = (app: App, agencyId: string): Promise<void> =>
  inBatches(BATCH, () =>
    app.db.in(agencyId, async (tx) => {
      await planAnew(tx)
      const waiting = await lockUnopened(tx, agencyId, BATCH)
      const agency = await agencyById(tx, agencyId)
      if (waiting.length === 0 || !agency) return 0
      // Taken back or erased before anyone saw it: there is nothing to work on.
      const cases = await casesFor(
        app,
        tx,
        agency,
        waiting.filter(({ withdrawn, erased }) => !withdrawn && !erased),
      )
      if (cases.length > 0) {
        await addAll(app, tx, agencyId, cases)
        await append(tx, app.now(), ...cases.flatMap((one) => openedLines(agencyId, one)))
        await standAsideFrom(app, tx, agencyId, cases, waiting)
      }
      await markOpened(
        tx,
        agencyId,
        waiting.map(({ submissionId }) => submissionId),
      )
      return waiting.length
    }),
  )

/** Officers whom the words name never see the case. A name may be covered: the system then looks into the original. */
async function standAsideFrom(
  app: App,
  tx: Tx,
  agencyId: string,
  cases: readonly NewCase[],
  waiting: readonly Submission[],
) {
  const names = await namesOfOfficers(tx, agencyId)
  const texts = new Map(waiting.map(({ submissionId, covered }) => [submissionId, covered ?? '']))
  const covering = [...texts].filter(([, text]) => NAME_MARKS.some((mark) => text.includes(mark))).map(([id]) => id)
  const originals = await readOriginals(app, tx, agencyId, covering)
  for (const { caseId, submissionId, openedHour: at } of cases) {
    const text = originals.get(submissionId)?.text ?? texts.get(submissionId) ?? ''
    if (!isAnyNamed(text, names)) continue
    const of = await lockCase(tx, agencyId, caseId)
    if (of) await barNamed(app, tx, agencyId, { of, text, names, at })
  }
}

const NAME_MARKS = [MARKS.fa.name, MARKS.en.name]

/** That it was opened, and by when the office has promised to answer and to solve. */
function openedLines(agencyId: string, { caseId, firstReplyDueAt, solutionDueAt }: NewCase): Event[] {
  const opened: Event = { type: 'cases.opened', agencyId, by: 'citizen', about: caseId, body: {} }
  return [opened, ...targetSet(agencyId, caseId, { firstReplyDueAt, solutionDueAt })]
}

/** A code that another case of the agency has is drawn again. */
export async function addAll(app: App, tx: Tx, agencyId: string, cases: readonly NewCase[]) {
  let open = cases
  for (let draw = 0; open.length > 0; draw++) {
    if (draw === MAX_DRAWS) throw new Error('No free code for a case was found')
    const taken = await addCases(tx, agencyId, open)
    open = taken.map((one) => ({ ...one, code: caseCode(app.random(CODE_LENGTH)) }))
  }
}

/** What the batch asks again and again is read once for all of it. */
async function casesFor(app: App, tx: Tx, agency: Agency, waiting: readonly Submission[]): Promise<NewCase[]> {
  const ids = waiting.map(({ submissionId }) => submissionId)
  const places = await placesOf(tx, ids)
  const officeFor = await responsibleOffices(tx)
  const dueFor = await promises(tx)
  const cases: NewCase[] = []
  for (const submission of waiting) {
    const { chosenServiceId, chosenAreaId, proposedServiceId, probability, receivedHour, submissionId } = submission
    const { serviceId, sortedBy } = sortOut(chosenServiceId, proposedServiceId, probability, agency.sureEnough)
    const { officeId, deskId, areaId } = officeFor(serviceId, places.get(submissionId) ?? { areaId: chosenAreaId })
    const danger = dangerBy({ signs: submission.dangerSigns, probability: submission.dangerProbability ?? 0 })
    const urgentFrom = danger && receivedHour
    const asked = { serviceId, officeId, from: receivedHour, urgentFrom }
    const due = await promiseOr(app, agency.agencyId, () => dueFor(asked))
    cases.push({
      caseId: crypto.randomUUID(),
      submissionId,
      code: caseCode(app.random(CODE_LENGTH)),
      serviceId,
      sortedBy,
      officeId,
      deskId,
      areaId,
      openedHour: receivedHour,
      dangerBy: danger,
      ...due,
    })
  }
  return cases
}

/** Taking up a matter that another agency has handed over: a case of one's own for it, or the old one when it comes back. */
import type { Tx } from '#kit/db.ts'
import { promises } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import type { Signed } from '../../people/index.ts'
import { keepPlaces, placesOf, responsibleOffices } from '../../places/index.ts'
import { append } from '../../record/index.ts'
import { carry, readOriginals, startOfHour } from '../../submissions/index.ts'
import { barNamed, namesOfOfficers } from '../conflict/actions.ts'
import { moveCase } from '../move.actions.ts'
import { addAll } from '../open.actions.ts'
import { CODE_LENGTH, caseCode, type Refusal } from '../rules.ts'
import type { Case } from '../schema.ts'
import { caseOfSubmission, lockCase, readCase } from '../store.ts'
import { promiseOr, targetSet } from '../targets/actions.ts'
import { addSenders, type HandoverRow, setCameBy } from './store.ts'

type Taking = { row: HandoverRow; of: Case; ids: readonly string[]; serviceId: string | null }

/** Comes in the agency that hands over, and leaves in the one that takes up. */
export async function takeUp(
  app: App,
  tx: Tx,
  by: Signed,
  taking: Taking,
): Promise<{ refusal: Refusal } | { caseId: string }> {
  const carried = await carry(app, tx, { from: taking.row.agencyId, to: by.agencyId }, taking.ids)
  const first = carried[0]
  // All who wrote have taken their words back: there is nothing to take up.
  if (!first) return { refusal: 'case-closed' }
  const present = await caseOfSubmission(tx, by.agencyId, first)
  if (!present) await findPlaces(app, tx, by.agencyId, carried)
  // Without a service there is no clock, and the one that ran stands.
  if (!present && !taking.serviceId) return { refusal: 'service-first' }
  const caseId = present ? await goOn(app, tx, by, present, taking.row) : await openOwn(app, tx, by, first, taking)
  if (!caseId) return { refusal: 'case-closed' }
  await addSenders(tx, by.agencyId, caseId, carried)
  await standAside(app, tx, by.agencyId, caseId, carried)
  return { caseId }
}

/** It has been here before: the case that was given away goes on, with its promise and what was left of it. */
async function goOn(
  app: App,
  tx: Tx,
  by: Signed,
  caseId: string,
  { handoverId, agencyId }: HandoverRow,
): Promise<string | null> {
  const of = await lockCase(tx, by.agencyId, caseId)
  if (of?.state !== 'handed-over') return null
  const fields = { handoverId, from: agencyId }
  const now = { ...of, state: 'open', solvedAt: null, news: true } as const
  const happened = { by: 'officer', officerId: by.officerId, at: app.now(), fields } as const
  await moveCase(app, tx, by.agencyId, { ...happened, move: 'take-up', was: of, now })
  return caseId
}

/** Officers of this agency whom the words name stand aside here, too. */
async function standAside(app: App, tx: Tx, agencyId: string, caseId: string, submissionIds: readonly string[]) {
  const names = await namesOfOfficers(tx, agencyId)
  const originals = await readOriginals(app, tx, agencyId, submissionIds)
  const text = [...originals.values()].map((original) => original.text).join('\n')
  const of = await lockCase(tx, agencyId, caseId)
  if (of) await barNamed(app, tx, agencyId, { of, text, names, at: startOfHour(app.now()) })
}

async function openOwn(
  app: App,
  tx: Tx,
  by: Signed,
  submissionId: string,
  { row, of, serviceId }: Taking,
): Promise<string> {
  const { agencyId, officerId } = by
  const openedHour = startOfHour(app.now())
  const place = (await placesOf(tx, [submissionId])).get(submissionId)
  const { officeId, deskId, areaId } = (await responsibleOffices(tx))(serviceId, place ?? { areaId: null })
  const dueFor = await promises(tx)
  const urgentFrom = of.dangerous ? openedHour : null
  const due = await promiseOr(app, agencyId, () => dueFor({ serviceId, officeId, from: openedHour, urgentFrom }))
  const caseId = crypto.randomUUID()
  const where = { officeId, deskId, areaId }
  const sorted = {
    serviceId,
    sortedBy: serviceId ? ('officer' as const) : ('nobody' as const),
    dangerBy: of.dangerous ? of.dangerBy : null,
  }
  const code = caseCode(app.random(CODE_LENGTH))
  await addAll(app, tx, agencyId, [{ caseId, submissionId, code, openedHour, ...where, ...sorted, ...due }])
  await setCameBy(tx, agencyId, caseId, row.handoverId)
  const fields = { handoverId: row.handoverId, from: row.agencyId }
  const opened = (await readCase(tx, agencyId, caseId))!
  const happened = { by: 'officer', officerId, at: app.now(), fields } as const
  await moveCase(app, tx, agencyId, { ...happened, move: 'take-up', was: opened, now: { ...opened, state: 'open' } })
  await append(
    tx,
    app.now(),
    { type: 'cases.opened', agencyId, by: 'officer', about: caseId, body: {} },
    ...targetSet(agencyId, caseId, due),
  )
  return caseId
}

/** Where each of them is by the places of this agency; the system opens the originals for that, and nobody else. */
async function findPlaces(app: App, tx: Tx, agencyId: string, submissionIds: readonly string[]): Promise<void> {
  const originals = await readOriginals(app, tx, agencyId, submissionIds)
  const told = submissionIds.map((submissionId) => {
    const { address, point, text } = originals.get(submissionId) ?? {}
    return { submissionId, address, point, text }
  })
  await keepPlaces(tx, told)
}

/**
 * Standing aside: an officer whom a complaint is about never handles it. They say so, a colleague says so, or the words name
 * them; from then on the case is not there for them, until a lead who is not concerned lets them back. Where nobody is left
 * who could decide, the umbrella may read it.
 */

import { fold } from '@pasokh/persian'
import type { Tx } from '#kit/db.ts'
import { civilDay } from '#kit/words.ts'
import { agencyById, seatsOf } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { officersById, officersOfRoles, type Role, type Signed } from '../../people/index.ts'
import { readAdditions, readOriginals } from '../../submissions/index.ts'
import { grantToUmbrella } from '../escalation/actions.ts'
import { awayOn } from '../leave/store.ts'
import { afterMove } from '../life.ts'
import { moveCase } from '../move.actions.ts'
import { lockOwn } from '../officer.actions.ts'
import type { Refusal } from '../rules.ts'
import type { Case } from '../schema.ts'
import { type Named, namedIn } from './rules.ts'
import { addConflict, asideFrom, idsAside, liftConflict } from './store.ts'

type Refused = { refusal: Refusal }
type Aside = { officerId: string; reason: string }

/** Who decides that somebody need not stand aside. */
const LETS_BACK: readonly Role[] = ['lead', 'administrator']

export const mayLetBack = ({ role }: Pick<Signed, 'role'>): boolean => LETS_BACK.includes(role)

/** Says that an officer, oneself or another, has to stand aside from a case of one's own. */
export async function standAside(
  app: App,
  by: Signed,
  caseId: string,
  { officerId, reason }: Aside,
): Promise<Refused | { officerId: string }> {
  const { agencyId } = by
  return app.db.in(agencyId, async (tx) => {
    const own = await lockOwn(tx, by, caseId)
    if (!own) return { refusal: 'no-such-case' }
    if (own.of.state === 'joined') return { refusal: 'case-joined' }
    if ((await officersById(tx, agencyId, [officerId])).length === 0) return { refusal: 'no-such-officer' }
    const added = await addConflict(tx, agencyId, { caseId, officerId, how: 'declared', since: app.now() })
    if (!added) return { refusal: 'aside-already' }
    const act = { by: 'officer', officerId: by.officerId, at: app.now(), reason } as const
    await putAside(app, tx, agencyId, own.of, { ...act, fields: { officer: officerId, how: 'declared' } })
    return { officerId }
  })
}

type Act = Pick<Parameters<typeof moveCase<'stand-aside'>>[3], 'by' | 'officerId' | 'at' | 'reason' | 'fields'>

async function putAside(app: App, tx: Tx, agencyId: string, was: Case, act: Act): Promise<Case> {
  const isTheirs = was.assignedTo === act.fields?.officer
  const now = { ...afterMove(was, 'stand-aside'), ...(isTheirs && { assignedTo: null }) }
  const { of } = await moveCase(app, tx, agencyId, { ...act, move: 'stand-aside', was, now })
  const agency = await agencyById(tx, agencyId)
  if (agency && !(await isAnybodyLeft(tx, agencyId, of)))
    await grantToUmbrella(app, tx, agency, [of.caseId], 'nobody-may-decide')
  return of
}

async function isAnybodyLeft(tx: Tx, agencyId: string, of: Case): Promise<boolean> {
  const aside = await idsAside(tx, agencyId, of.caseId)
  return (await workersOf(tx, agencyId, of)).some((officerId) => !aside.has(officerId))
}

/** Those who could work on it: at its desk, or over all desks. */
async function workersOf(tx: Tx, agencyId: string, { deskId }: Pick<Case, 'deskId'>): Promise<string[]> {
  const working = await officersOfRoles(tx, agencyId, ['officer', 'lead', 'administrator'])
  const seated = new Set((await seatsOf(tx)).filter((seat) => seat.deskId === deskId).map(({ officerId }) => officerId))
  return working
    .filter(({ officerId, role }) => role !== 'officer' || seated.has(officerId))
    .map(({ officerId }) => officerId)
}

/** To whom a case can be given: those who could work on it, are there, and need not stand aside. */
export async function colleaguesFor(app: App, tx: Tx, agencyId: string, of: Pick<Case, 'caseId' | 'deskId'>) {
  const aside = await idsAside(tx, agencyId, of.caseId)
  const { zone } = (await agencyById(tx, agencyId))!
  const away = await awayOn(tx, agencyId, civilDay(app.now(), zone))
  const free = (await workersOf(tx, agencyId, of)).filter((id) => !aside.has(id) && !away.has(id))
  return (await officersById(tx, agencyId, free)).map(({ officerId, name }) => ({ officerId, name }))
}

/** A lead who need not stand aside themself says that somebody may work on it again. */
export async function letBack(
  app: App,
  by: Signed,
  caseId: string,
  { officerId, reason }: Aside,
): Promise<Refused | { officerId: string }> {
  const { agencyId } = by
  return app.db.in(agencyId, async (tx) => {
    const own = await lockOwn(tx, by, caseId)
    if (!own) return { refusal: 'no-such-case' }
    if (!mayLetBack(by)) return { refusal: 'leads-only' }
    const aside = (await asideFrom(tx, agencyId, caseId)).filter((one) => one.officerId === officerId)
    if (aside.length === 0) return { refusal: 'not-aside' }
    for (const one of aside) await liftConflict(tx, agencyId, one.caseId, officerId, app.now())
    const act = {
      by: 'officer',
      officerId: by.officerId,
      at: app.now(),
      reason,
      fields: { officer: officerId },
    } as const
    await moveCase(app, tx, agencyId, { ...act, move: 'let-back', was: own.of, now: afterMove(own.of, 'let-back') })
    return { officerId }
  })
}

// ---- Found in the words

export type Names = Awaited<ReturnType<typeof namesOfOfficers>>

/** Of everybody who works on cases, read once for many texts. */
export async function namesOfOfficers(tx: Tx, agencyId: string) {
  const working = await officersOfRoles(tx, agencyId, ['officer', 'lead', 'manager', 'administrator'])
  return officersById(
    tx,
    agencyId,
    working.map(({ officerId }) => officerId),
  )
}

export const isAnyNamed = (text: string, names: readonly Named[]): boolean => namedIn(text, names, fold).length > 0

/** So many senders of a case are looked at. */
const LOOKED_AT = 500

/** Whether these senders name an officer of another house who would act on it. */
export async function isSelfNamed(
  app: App,
  tx: Tx,
  agencyId: string,
  by: Pick<Signed, 'officerId' | 'name'>,
  submissionIds: readonly string[],
): Promise<boolean> {
  const ids = submissionIds.slice(0, LOOKED_AT)
  const texts = [...(await readOriginals(app, tx, agencyId, ids)).values()].map(({ text }) => text)
  const added = (await readAdditions(app, tx, agencyId, ids)).map(({ text }) => text ?? '')
  return isAnyNamed([...texts, ...added].join('\n'), [by])
}

/** Puts aside whom these words name; gives the case as it then stands. */
export async function barNamed(
  app: App,
  tx: Tx,
  agencyId: string,
  { of, text, names, at }: { of: Case; text: string; names: Names; at: Date },
): Promise<Case> {
  let stands = of
  for (const { officerId } of namedIn(text, names, fold)) {
    if (!(await addConflict(tx, agencyId, { caseId: of.caseId, officerId, how: 'named', since: at }))) continue
    const act = { by: 'citizen', officerId: null, at, fields: { officer: officerId, how: 'named' } } as const
    stands = await putAside(app, tx, agencyId, stands, act)
  }
  return stands
}

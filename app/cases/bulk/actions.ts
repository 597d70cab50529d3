/**
 * One act on many cases. What would become of each is found out by doing it and taking it back; then the act is held for
 * a while, in which nobody hears of it and its officer may undo it; then each case has its turn, once, by the same
 * functions as when an officer acts on it alone.
 */
import { createHash } from 'node:crypto'
import type { Tx } from '#kit/db.ts'
import { agencyKey } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { officersById, permissionsOf, type Signed } from '../../people/index.ts'
import { countSubmissions } from '../joining/store.ts'
import { assign, correctService, readOwn } from '../officer.actions.ts'
import { replyTo } from '../reply/actions.ts'
import type { NewReply } from '../schema.ts'
import { openText, sealText } from '../seals.ts'
import { eventsOf, readCase } from '../store.ts'
import { type Bulk, BulkAct, type BulkAsked, type NewBulk, type Preview, UNDO_SECONDS } from './schema.ts'
import {
  addBulk,
  beginDue,
  bulkOfForm,
  bulksOf,
  type DueBulk,
  endBulk,
  forgetBulks,
  keepResult,
  undoBulk,
  waitingCases,
} from './store.ts'

/** What an act on one case came to: its own answer, or a refusal. */
type Result = object
const refusalOf = (result: Result): string | null => ('refusal' in result ? String(result.refusal) : null)

type OnCase = { caseId: string; seen: number; token: string }

const DAY_MS = 86_400_000
const SHOWN_MS = DAY_MS
const KEPT_MS = 7 * DAY_MS

/** As an officer would do it on the page of the case. */
function actOn(app: App, by: Signed, act: BulkAct, { caseId, seen, token }: OnCase): Promise<Result> {
  if (act.kind === 'assign') return assign(app, by, caseId, act.officerId)
  if (act.kind === 'service') return correctService(app, by, caseId, act.serviceId)
  return replyTo(app, by, caseId, replyOf(act, { seen, token }))
}

function replyOf(
  act: Exclude<BulkAct, { kind: 'assign' | 'service' }>,
  more: { seen: number; token: string },
): NewReply {
  const said = { body: act.body, ...more }
  if (act.kind === 'pass-on') return { outcome: 'passed-on', deskId: act.deskId, ...said }
  if (act.kind === 'planned') return { outcome: 'planned', dueOn: act.dueOn, ...said }
  if (act.kind === 'refused') return { outcome: 'refused', reasonCode: act.reasonCode, ...said }
  return { outcome: act.kind, ...said }
}

/** The system, but what an act does in its transaction is followed by `then` in the same one. */
const followedBy = (app: App, then: (tx: Tx, result: Result) => Promise<void>): App => ({
  ...app,
  db: {
    ...app.db,
    in: (agencyId, run) =>
      app.db.in(agencyId, async (tx) => {
        const result = await run(tx)
        // What an act gives is always an object.
        await then(tx, result as Result)
        return result
      }),
  },
})

// ---- What would happen

type Seen = Preview['cases'][number]

class TakenBack extends Error {}

/** What would become of each of these cases; nothing is changed. */
export async function previewBulk(app: App, by: Signed, { act, caseIds }: BulkAsked): Promise<Preview> {
  const cases: Seen[] = []
  for (const caseId of new Set(caseIds)) cases.push(await tryOut(app, by, act, caseId))
  return { cases }
}

async function tryOut(app: App, by: Signed, act: BulkAct, caseId: string): Promise<Seen> {
  const before = await app.db.in(by.agencyId, async (tx) => {
    const of = await readOwn(tx, by, caseId)
    if (!of) return null
    const seen = (await eventsOf(tx, by.agencyId, caseId)).at(-1)?.place ?? 0
    return { of, seen, senders: await countSubmissions(tx, by.agencyId, caseId) }
  })
  const none = { caseId, state: null, deskId: null, assignedTo: null, told: 0 }
  if (!before) return { ...none, code: null, refusal: 'no-such-case', seen: 0 }
  const { seen, senders, of } = before
  const after: { of: Seen | null } = { of: null }
  const undone = followedBy(app, async (tx, result) => {
    const now = await readCase(tx, by.agencyId, caseId)
    const refusal = refusalOf(result)
    after.of =
      refusal || !now
        ? { ...none, code: of.code, refusal, seen }
        : { ...now, refusal, told: tellsPeople(act) ? senders : 0, seen }
    throw new TakenBack()
  })
  const token = app.random(16).toString('base64url')
  await actOn(undone, by, act, { caseId, seen, token }).catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error
  })
  return shown(after.of!)
}

/** Only what the preview promises goes out. */
const shown = ({ caseId, code, refusal, state, deskId, assignedTo, told, seen }: Seen): Seen => ({
  caseId,
  code,
  refusal,
  state,
  deskId,
  assignedTo,
  told,
  seen,
})

const tellsPeople = ({ kind }: BulkAct): boolean => kind !== 'assign' && kind !== 'service' && kind !== 'pass-on'

// ---- Holding it, and taking it back

/** Holds the act. The same form again is the same act. */
export async function holdBulk(app: App, by: Signed, { act, cases, token }: NewBulk): Promise<Bulk> {
  const form = createHash('sha256').update(`bulk ${by.officerId} ${token}`).digest('base64url')
  return app.db.in(by.agencyId, async (tx) => {
    const bulkId = crypto.randomUUID()
    const { body, ...fields } = 'body' in act ? act : { ...act, body: null }
    const text = body === null ? null : sealText(await agencyKey(app, tx, by.agencyId), by.agencyId, bulkId, body)
    const [at, finalAt] = [app.now(), new Date(app.now().getTime() + UNDO_SECONDS * 1000)]
    const isNew = await addBulk(tx, by.agencyId, {
      bulkId,
      officerId: by.officerId,
      form,
      fields,
      text,
      at,
      finalAt,
      cases,
    })
    if (isNew) await app.jobs.add(tx, 'cases.bulk', { agencyId: by.agencyId }, { key: bulkId, after: finalAt })
    return (await bulkOfForm(tx, by.agencyId, by.officerId, form))!
  })
}

/** What the officer did to many cases in the last day. */
export const readBulks = (app: App, by: Signed): Promise<Bulk[]> =>
  app.db.in(by.agencyId, (tx) => bulksOf(tx, by.agencyId, by.officerId, new Date(app.now().getTime() - SHOWN_MS)))

/** Nothing of it happens; refused when it has begun. */
export const takeBack = (
  app: App,
  by: Signed,
  bulkId: string,
): Promise<{ refusal: 'begun-already' } | { bulkId: string }> =>
  app.db.in(by.agencyId, async (tx) =>
    (await undoBulk(tx, by.agencyId, by.officerId, bulkId)) ? { bulkId } : { refusal: 'begun-already' },
  )

// ---- Carrying it out

/** Carries out what can be undone no more, and forgets what is long over. */
export async function carryOutBulks(app: App, agencyId: string): Promise<void> {
  const due = await app.db.in(agencyId, (tx) => beginDue(tx, agencyId, app.now()))
  for (const one of due) await carryOut(app, agencyId, one)
  await app.db.in(agencyId, (tx) => forgetBulks(tx, agencyId, new Date(app.now().getTime() - KEPT_MS)))
}

async function carryOut(app: App, agencyId: string, bulk: DueBulk): Promise<void> {
  const { bulkId } = bulk
  const { by, act, cases } = await app.db.in(agencyId, async (tx) => ({
    by: await officerNow(tx, agencyId, bulk.officerId),
    act: await actOf(app, tx, agencyId, bulk),
    cases: await waitingCases(tx, agencyId, bulkId),
  }))
  for (const { caseId, seen } of cases) {
    if (by && act) await turnOf(app, by, act, { bulkId, caseId, seen })
    else await app.db.in(agencyId, (tx) => keepResult(tx, agencyId, { bulkId, caseId, result: 'not-allowed' }))
  }
  await app.db.in(agencyId, (tx) => endBulk(tx, agencyId, bulkId))
}

/** The act and what came of it are one transaction: killed at any point, each case has its turn once. */
async function turnOf(
  app: App,
  by: Signed,
  act: BulkAct,
  { bulkId, caseId, seen }: { bulkId: string; caseId: string; seen: number },
) {
  const kept = followedBy(app, async (tx, result) => {
    const word = refusalOf(result) ?? 'done'
    if (!(await keepResult(tx, by.agencyId, { bulkId, caseId, result: word }))) throw new TakenBack()
  })
  const token = createHash('sha256').update(`bulk ${bulkId} ${caseId}`).digest('base64url').slice(0, 22)
  await actOn(kept, by, act, { caseId, seen, token }).catch((error: unknown) => {
    // Another process has had its turn with this one.
    if (!(error instanceof TakenBack)) throw error
  })
}

/** Null when they may not reply any more. The act itself asks whether they are still at work. */
async function officerNow(tx: Tx, agencyId: string, officerId: string): Promise<Signed | null> {
  const [officer] = await officersById(tx, agencyId, [officerId])
  if (!officer || !permissionsOf(officer.role).includes('cases.reply')) return null
  const noSession = {
    hasSecondFactor: false,
    strongAt: null,
    mustChangePassword: false,
    wantsDigest: false,
    csrfToken: '',
  }
  return { agencyId, ...officer, ...noSession }
}

/** Null when its key is gone. */
async function actOf(
  app: App,
  tx: Tx,
  agencyId: string,
  { bulkId, fields, wrappedKey, sealed }: DueBulk,
): Promise<BulkAct | null> {
  const body = sealed && openText(await agencyKey(app, tx, agencyId), agencyId, bulkId, { wrappedKey, sealed })
  const read = BulkAct.safeParse({ ...(fields as object), ...(body !== null && { body }) })
  return read.success ? read.data : null
}

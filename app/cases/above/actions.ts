/**
 * A case that came before the umbrella: it replies to the people of the case, asks the agency for a statement, and decides; the
 * agency states. Each is one transaction, written in the agency of the case and sealed with its key: the umbrella holds none.
 */
import type { Tx } from '#kit/db.ts'
import { civilDay, type Text } from '#kit/words.ts'
import { agencyById, agencyKey, refusalReasonsOf } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { isAtWork, type Signed } from '../../people/index.ts'
import { notify } from '../../submissions/index.ts'
import { isSelfNamed } from '../conflict/actions.ts'
import { type Grant, isGranted } from '../escalation/store.ts'
import { type Form, formOf } from '../form.ts'
import { keepClocksOfJoined } from '../joining/store.ts'
import { afterMove } from '../life.ts'
import { moveCase } from '../move.actions.ts'
import { isUnread, lockOwn } from '../officer.actions.ts'
import { replyOfForm } from '../reply/store.ts'
import { type Refusal, refuseMove } from '../rules.ts'
import type { Case } from '../schema.ts'
import { openText } from '../seals.ts'
import { endOfDay, lockCase, readWhole, submissionIdsOf } from '../store.ts'
import { tellDesk, tellUmbrella } from './letters.actions.ts'
import { afterClosing, afterUpholding, DECIDES, MOVE_OF, refuseWord } from './rules.ts'
import type { Above, NewStatement, NewWord, Said, WordAbove } from './schema.ts'
import { askStatement, keepDecision, type SealedWord, standingAbove, wordsTo } from './store.ts'

type Refused = { refusal: Refusal }
type Which = Pick<Grant, 'agencyId' | 'caseId'>

/** Enters the agency of the case, and leaves where it came in. */
export const sayAbove = (app: App, by: Signed, which: Which, word: NewWord): Promise<Refused | Said> =>
  app.db.in(by.agencyId, async (tx) => {
    if (!(await isAtWork(tx, by.agencyId, by.officerId, by.role))) return { refusal: 'no-such-case' }
    if (!(await isGranted(tx, by.agencyId, which))) return { refusal: 'no-such-case' }
    await tx.enter(which.agencyId)
    const said = await sayIn(app, tx, by, which, word)
    await tx.enter(by.agencyId)
    return said
  })

async function sayIn(
  app: App,
  tx: Tx,
  by: Signed,
  { agencyId, caseId }: Which,
  word: NewWord,
): Promise<Refused | Said> {
  const agency = await agencyById(tx, agencyId)
  const whole = await readWhole(tx, agencyId, caseId)
  const of = whole && (await lockCase(tx, agencyId, whole.caseId))
  // Who has left the umbrella since answers to it no more.
  if (!of || agency?.parentId !== by.agencyId) return { refusal: 'no-such-case' }
  const form = formOf({ officerId: by.officerId, caseId: of.caseId }, word, [])!
  const before = await saidBefore(tx, agencyId, of.caseId, form)
  if (before) return before
  const reasonCodes = new Set((await refusalReasonsOf(tx)).map(({ code }) => code))
  const refusal = refuseWord(of, word, { today: civilDay(app.now(), agency.zone), reasonCodes })
  if (refusal) return { refusal }
  const ids = await submissionIdsOf(tx, agencyId, of.caseId)
  if (await isSelfNamed(app, tx, agencyId, by, ids)) return { refusal: 'stands-aside' }
  if (await isUnread(tx, { ...by, agencyId }, of.caseId, word.seen)) return { refusal: 'read-first' }
  const place = await moveBy(app, tx, by, { agencyId, of, zone: agency.zone, word, form })
  const act = `above/${of.caseId}/${place}`
  await notify(app, tx, agencyId, ids, { notice: 'above', act })
  await tellDesk(app, tx, agencyId, { of, act, isAsked: word.kind === 'ask' })
  return { again: false }
}

/** What this form has said already, or that it then said something else; null when it is new. */
async function saidBefore(tx: Tx, agencyId: string, caseId: string, form: Form): Promise<Refused | Said | null> {
  const before = await replyOfForm(tx, agencyId, caseId, form.form)
  if (!before) return null
  return before.said === form.said ? { again: true } : { refusal: 'sent-before' }
}

type Saying = { agencyId: string; of: Case; zone: string; word: NewWord; form: Form }

/** Gives the place of the event. */
async function moveBy(app: App, tx: Tx, by: Signed, { agencyId, of, zone, word, form }: Saying): Promise<number> {
  const untilOn = 'untilOn' in word ? word.untilOn : null
  const happened = {
    by: 'umbrella',
    officerId: by.officerId,
    at: app.now(),
    was: of,
    reason: word.body,
    fields: {
      umbrella: by.agencyId,
      ...(untilOn && { until: untilOn }),
      ...(word.kind === 'close' && { reasonCode: word.reasonCode }),
      ...form,
    },
    body: { umbrella: by.agencyId, ...(untilOn && { untilOn }) },
  } as const
  const which = { caseId: of.caseId, umbrellaId: by.agencyId }
  const decided = DECIDES[word.kind]
  if (word.kind === 'ask') await askStatement(tx, agencyId, which, word.untilOn)
  if (decided) await keepDecision(tx, agencyId, which, { decided, at: app.now(), objections: of.objections })
  const now = await afterWord(app, tx, of, word, zone)
  const { place } = await moveCase(app, tx, agencyId, { ...happened, move: MOVE_OF[word.kind], now })
  if (decided) await keepClocksOfJoined(tx, agencyId, of.caseId, { firstReplyAt: null, solvedAt: now.solvedAt })
  return place
}

async function afterWord(app: App, tx: Tx, of: Case, word: NewWord, zone: string) {
  if (word.kind === 'uphold') return afterUpholding(of, word.untilOn, await endOfDay(tx, word.untilOn, zone))
  if (word.kind === 'close') return afterClosing(of, app.now())
  return { ...afterMove(of, MOVE_OF[word.kind]), news: true }
}

// ---- The agency

/** States what the umbrella asked, by an officer of the case's desk. */
export const giveStatement = (app: App, by: Signed, caseId: string, statement: NewStatement): Promise<Refused | Said> =>
  app.db.in(by.agencyId, async (tx) => {
    const { agencyId, officerId } = by
    const own = await lockOwn(tx, by, caseId)
    if (!own) return { refusal: 'no-such-case' }
    const form = formOf({ officerId, caseId }, statement, [])!
    const before = await saidBefore(tx, agencyId, caseId, form)
    if (before) return before
    const refusal = refuseMove(own.of.state, 'give-statement')
    if (refusal) return { refusal }
    const standing = await standingAbove(tx, agencyId, caseId)
    if (!standing?.statementOn) return { refusal: 'not-asked' }
    if (await isUnread(tx, by, caseId, statement.seen)) return { refusal: 'read-first' }
    const { umbrellaId } = standing
    await askStatement(tx, agencyId, { caseId, umbrellaId }, null)
    const { place } = await moveCase(app, tx, agencyId, {
      move: 'give-statement',
      was: own.of,
      now: afterMove(own.of, 'give-statement'),
      by: 'officer',
      officerId,
      at: app.now(),
      reason: statement.body,
      fields: { ...form },
    })
    const act = `above/${caseId}/${place}`
    const ids = await submissionIdsOf(tx, agencyId, caseId)
    await notify(app, tx, agencyId, ids, { notice: 'above', act })
    await tellUmbrella(app, tx, { agencyId, umbrellaId, caseId, act })
    return { again: false }
  })

// ---- Reading

/** Where a case stands before the umbrella, for its desk; null where it never came there. */
export async function aboveOf(tx: Tx, agencyId: string, caseId: string): Promise<Above | null> {
  const standing = await standingAbove(tx, agencyId, caseId)
  const umbrella = standing && (await agencyById(tx, standing.umbrellaId))
  return standing && umbrella && { ...standing, name: umbrella.name }
}

/** One of these words, opened. */
export function openWord(key: Buffer, agencyId: string, event: SealedWord): WordAbove {
  const { eventId, wrappedKey, reasonSealed: sealed, fields } = event
  return {
    kind: event.type,
    at: event.at,
    words: openText(key, agencyId, eventId, { wrappedKey, sealed }),
    untilOn: stringOf(fields.until),
    reasonCode: stringOf(fields.reasonCode),
  }
}

const stringOf = (field: unknown): string | null => (typeof field === 'string' ? field : null)

/** What one sender may read of it, each with who said it: the umbrella by its id, the agency as null. */
export async function wordsFor(app: App, tx: Tx, agencyId: string, submissionId: string) {
  const sealed = await wordsTo(tx, agencyId, submissionId)
  if (sealed.length === 0) return []
  const key = await agencyKey(app, tx, agencyId)
  const reasons = await refusalReasonsOf(tx, { retired: true })
  const umbrellas = await namesOf(
    tx,
    sealed.map(({ fields }) => stringOf(fields.umbrella)),
  )
  return sealed.map((event) => {
    const word = openWord(key, agencyId, event)
    const reason = reasons.find(({ code }) => code === word.reasonCode)?.name ?? null
    return { ...word, by: umbrellas.get(stringOf(event.fields.umbrella)) ?? null, reason }
  })
}

/** One umbrella as a rule, however much it said. */
async function namesOf(tx: Tx, agencyIds: readonly (string | null)[]): Promise<ReadonlyMap<string | null, Text>> {
  const names = new Map<string | null, Text>()
  for (const agencyId of new Set(agencyIds.filter((id) => id !== null))) {
    const agency = await agencyById(tx, agencyId)
    if (agency) names.set(agencyId, agency.name)
  }
  return names
}

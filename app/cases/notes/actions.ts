/** Officers write to each other about a case. Nobody else reads it: no sender, no umbrella, no record. */
import type { Tx } from '#kit/db.ts'
import { agencyKey, seatsOf } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { isAtWork, officersById, officersOfRoles, type Role, type Signed } from '../../people/index.ts'
import { putLetters } from '../../submissions/index.ts'
import { idsAside } from '../conflict/store.ts'
import { lockOwn, reachOf, SEES_ALL } from '../officer.actions.ts'
import { type Refusal, reaches } from '../rules.ts'
import type { Case } from '../schema.ts'
import { openText, sealText } from '../seals.ts'
import type { Mention, NewNote, Note } from './schema.ts'
import { addNote, forgetNotes, markMentionsRead, notesOf, unreadMentions } from './store.ts'

type Refused = { refusal: Refusal }
export type Colleague = { officerId: string; name: string }

/** Roles that a case may be before. */
const WORK: readonly Role[] = ['officer', 'lead', 'manager', 'administrator']
const MOST_MENTIONS = 50

export async function writeNote(
  app: App,
  by: Signed,
  caseId: string,
  { body, mentions }: NewNote,
): Promise<Refused | { noteId: string }> {
  return app.db.in(by.agencyId, async (tx) => {
    const own = await lockOwn(tx, by, caseId)
    if (!own) return { refusal: 'no-such-case' }
    if (own.of.state === 'joined') return { refusal: 'case-joined' }
    const told = [...new Set(mentions)]
    const colleagues = new Set((await colleaguesOf(tx, by, own.of)).map(({ officerId }) => officerId))
    if (told.some((officerId) => !colleagues.has(officerId))) return { refusal: 'no-such-officer' }
    const noteId = crypto.randomUUID()
    const { wrappedKey, sealed } = sealText(await agencyKey(app, tx, by.agencyId), by.agencyId, noteId, body)
    await addNote(tx, by.agencyId, {
      noteId,
      caseId,
      officerId: by.officerId,
      at: app.now(),
      wrappedKey,
      sealed,
      mentions: told,
    })
    await putLetters(
      app,
      tx,
      by.agencyId,
      told.map((officerId) => ({ officerId, template: 'mention', fields: { caseId }, once: `mention/${noteId}` })),
    )
    return { noteId }
  })
}

/** Who else works where the case is: they may be asked to see a note. */
export async function readColleagues(
  app: App,
  by: Signed,
  caseId: string,
): Promise<Refused | { colleagues: Colleague[] }> {
  return app.db.in(by.agencyId, async (tx) => {
    const own = await lockOwn(tx, by, caseId)
    return own ? { colleagues: await colleaguesOf(tx, by, own.of) } : { refusal: 'no-such-case' }
  })
}

/** Who sees every desk, and who sits at this one; nobody whom the case is about. */
async function colleaguesOf(
  tx: Tx,
  by: Signed,
  { caseId, deskId }: Pick<Case, 'caseId' | 'deskId'>,
): Promise<Colleague[]> {
  const seats = new Set((await seatsOf(tx)).flatMap((seat) => (seat.deskId === deskId ? [seat.officerId] : [])))
  const aside = await idsAside(tx, by.agencyId, caseId)
  const working = await officersOfRoles(tx, by.agencyId, WORK)
  const ids = working
    .filter(
      ({ officerId, role }) =>
        officerId !== by.officerId && !aside.has(officerId) && (SEES_ALL.includes(role) || seats.has(officerId)),
    )
    .map(({ officerId }) => officerId)
  return (await officersById(tx, by.agencyId, ids)).map(({ officerId, name }) => ({ officerId, name }))
}

/** The notes of a case that the caller has found to be this officer's. */
export async function readNotes(app: App, tx: Tx, by: Signed, caseId: string): Promise<Note[]> {
  const notes = await notesOf(tx, by.agencyId, caseId)
  if (notes.length === 0) return []
  const key = await agencyKey(app, tx, by.agencyId)
  const ids = notes.flatMap(({ officerId, mentions }) => [officerId, ...mentions.map((one) => one.officerId)])
  const names = new Map(
    (await officersById(tx, by.agencyId, [...new Set(ids)])).map(({ officerId, name }) => [officerId, name]),
  )
  return notes.map(({ noteId, officerId, writtenAt, mentions, wrappedKey, sealed }) => ({
    noteId,
    officerName: names.get(officerId) ?? '—',
    writtenAt,
    body: openText(key, by.agencyId, noteId, { wrappedKey, sealed }),
    mentioned: mentions.map((one) => names.get(one.officerId) ?? '—'),
    isForMe: mentions.some((one) => one.officerId === by.officerId && !one.isRead),
  }))
}

export const readMentions = (app: App, by: Signed, caseId: string): Promise<void> =>
  app.db.in(by.agencyId, async (tx) => {
    if (await isAtWork(tx, by.agencyId, by.officerId, by.role))
      await markMentionsRead(tx, by.agencyId, caseId, { officerId: by.officerId, at: app.now() })
  })

/** Where colleagues want this officer to look, as far as they still reach the desk. */
export const mentionsOf = (app: App, by: Signed): Promise<Mention[]> =>
  app.db.in(by.agencyId, async (tx) => {
    const reach = await reachOf(tx, by)
    const all = (await unreadMentions(tx, by.agencyId, by.officerId, MOST_MENTIONS)).filter((one) =>
      reaches(reach, one),
    )
    const names = new Map(
      (await officersById(tx, by.agencyId, [...new Set(all.map(({ officerId }) => officerId))])).map((one) => [
        one.officerId,
        one.name,
      ]),
    )
    return all.map(({ caseId, code, officerId, writtenAt }) => ({
      caseId,
      code,
      officerName: names.get(officerId) ?? '—',
      writtenAt,
    }))
  })

/** What was written about cases of which nothing is left goes with them. */
export const forgetOldNotes = (app: App, agencyId: string) => app.db.in(agencyId, (tx) => forgetNotes(tx, agencyId))

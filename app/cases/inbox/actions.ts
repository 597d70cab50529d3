/** Putting together what the officers' pages show. Reading only. */

import { searchTerms } from '@pasokh/persian'
import type { Tx } from '#kit/db.ts'
import { agencyKey, desksOf, officesOf } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { officersById, type Signed } from '../../people/index.ts'
import { additionsOf, photoIdsOf, readPhoto, readSubmission, similarTo } from '../../submissions/index.ts'
import { aboveOf } from '../above/actions.ts'
import type { CasePage, Desks, InboxQuery, Row } from '../api.schema.ts'
import { faultsIn } from '../apology/actions.ts'
import { colleaguesFor, mayLetBack } from '../conflict/actions.ts'
import { asideFrom } from '../conflict/store.ts'
import { needsEvidence } from '../evidence/actions.ts'
import { readHandoversOf } from '../handover/offers.actions.ts'
import { likenessOf } from '../joining/alike.ts'
import { refuseJoining } from '../joining/rules.ts'
import { countSubmissions, joinedTo } from '../joining/store.ts'
import { after } from '../life.ts'
import { readNotes } from '../notes/actions.ts'
import { reachOf, readOwn } from '../officer.actions.ts'
import { openReplies, openReplyFile } from '../receipt/sender.actions.ts'
import { isSaidIn, repliesOf, repliesTo } from '../reply/store.ts'
import { isNews, nextDue, pauseFor, type Reach, reaches } from '../rules.ts'
import { type Case, type CaseEvent, GRADES, OUTCOMES } from '../schema.ts'
import { openText } from '../seals.ts'
import { eventsOf, isOfCase, photoOwner, readWhole, submissionIdsFrom } from '../store.ts'
import { type WhyBoth, whyOf } from '../targets/actions.ts'
import { type Asked, casesOfSubmissions, countDesks, listCases } from './store.ts'

const DAY_MS = 86_400_000
const SIMILAR = 5
const LOOKED_AT = 60
/** So many senders of a case are shown at a time. */
const SENDERS = 20

/** The desks an officer reaches, with how much waits at each. */
export async function readDesks(app: App, tx: Tx, by: Signed): Promise<Desks['desks']> {
  const reach = await reachOf(tx, by)
  const [desks, offices, counts] = [
    await desksOf(tx),
    await officesOf(tx),
    await countDesks(tx, by.agencyId, { deskIds: seenBy(reach), barred: [...reach.barred] }, app.now()),
  ]
  return desks
    .filter((desk) => !desk.closed && reaches(reach, desk))
    .map(({ deskId, officeId, name, sorting }) => {
      const count = counts.find((one) => one.deskId === deskId)
      const officeName = offices.find((office) => office.officeId === officeId)?.name ?? name
      return {
        deskId,
        officeId,
        name,
        officeName,
        sorting,
        open: count?.open ?? 0,
        late: count?.late ?? 0,
        news: count?.news ?? 0,
      }
    })
}

/** A page of the inbox: only desks that the officer reaches. */
export async function readInbox(app: App, tx: Tx, by: Signed, query: InboxQuery): Promise<Row[]> {
  const rows = await listCases(tx, by.agencyId, askedOf(app, by, await reachOf(tx, by), query))
  const nameOf = await namesOf(
    tx,
    by.agencyId,
    rows.map(({ assignedTo }) => assignedTo),
  )
  return rows.map((row) => ({ ...row, assignedName: nameOf(row.assignedTo) }))
}

const seenBy = ({ everyDesk, deskIds }: Reach) => (everyDesk ? null : [...deskIds])

function askedOf(app: App, by: Signed, reach: Reach, query: InboxQuery): Asked {
  const terms = query.q ? searchTerms(query.q).slice(0, 10) : undefined
  const now = app.now().getTime()
  const until = { late: now, today: now + DAY_MS, week: now + 7 * DAY_MS }
  return {
    deskIds: seenBy(reach),
    barred: [...reach.barred],
    deskId: query.desk,
    states: query.state,
    serviceId: query.service,
    areaId: query.area,
    assignedTo: query.assigned && by.officerId,
    dueBefore: query.due && new Date(until[query.due]),
    unsorted: query.unsorted === 'yes',
    dangerous: query.dangerous === 'yes',
    terms,
    code: query.code,
    after: query.after,
    limit: query.limit,
  }
}

/** All an officer works with on one case; null when it is none of theirs. */
export async function readCasePage(app: App, tx: Tx, by: Signed, caseId: string): Promise<CasePage | null> {
  const of = await readWhole(tx, by.agencyId, caseId)
  const reach = await reachOf(tx, by)
  if (!of || !reaches(reach, of)) return null
  const { agencyId } = by
  const ids = await submissionIdsFrom(tx, agencyId, of.caseId, { after: null, limit: SENDERS })
  const events = await eventsOf(tx, agencyId, of.caseId)
  const key = await agencyKey(app, tx, agencyId)
  const replies = await openReplies(tx, key, agencyId, await repliesOf(tx, agencyId, of.caseId))
  const aside = await asideFrom(tx, agencyId, of.caseId)
  const above = await aboveOf(tx, agencyId, of.caseId)
  const nameOf = await namesOf(tx, agencyId, [
    of.assignedTo,
    ...aside.map(({ officerId }) => officerId),
    ...[...events, ...replies].map(({ officerId }) => officerId),
    ...events.map(givenTo),
  ])
  return {
    case: { ...of, assignedName: nameOf(of.assignedTo), dueAt: nextDue(of), pausedFor: pauseFor(of.state) },
    submissions: await senderPages(tx, agencyId, ids),
    senders: await countSubmissions(tx, agencyId, of.caseId),
    joined: await joinedTo(tx, agencyId, of.caseId, SENDERS),
    replies: replies.map(({ officerId, ...reply }) => ({
      ...reply,
      officerName: nameOf(officerId) ?? '—',
    })),
    handovers: await readHandoversOf(app, tx, agencyId, of.caseId),
    aside: aside.map(({ officerId, how, since }) => ({ officerId, name: nameOf(officerId) ?? '—', how, since })),
    mayLetBack: mayLetBack(by),
    colleagues: await colleaguesFor(app, tx, agencyId, of),
    mayHide: after(of.state, 'hide') !== null,
    mayUnhide: after(of.state, 'unhide') !== null,
    mayHandOver: after(of.state, 'hand-over') !== null,
    above,
    events: events.map(({ officerId, eventId, wrappedKey, reasonSealed: sealed, ...event }) => ({
      ...event,
      umbrella: event.fields.umbrella && above ? above.name : null,
      reason: openText(key, agencyId, eventId, { wrappedKey, sealed }),
      fields: withoutForm(event.fields),
      officerName: event.fields.umbrella ? null : nameOf(officerId),
      toName: nameOf(givenTo(event)),
      isNews: isNews({ ...event, officerId }, by.officerId),
    })),
    seen: events.at(-1)?.place ?? 0,
    similar: await similar(tx, agencyId, reach, of, ids),
    faults: await faultsIn(app, tx, agencyId, of),
    needsEvidence: await needsEvidence(tx, of),
    outcomes: OUTCOMES.filter((outcome) => after(of.state, outcome) !== null),
    notes: await readNotes(app, tx, by, of.caseId),
  }
}

/** Why a case is due when it is; null when it is none of theirs. */
export async function readWhy(tx: Tx, by: Signed, caseId: string): Promise<WhyBoth | null> {
  const of = await readOwn(tx, by, caseId)
  return of && whyOf(tx, by.agencyId, of)
}

/** More senders of the case, after one of them; null when the case is none of the officer's. */
export async function readSenders(tx: Tx, by: Signed, caseId: string, after: string) {
  if (!(await readOwn(tx, by, caseId))) return null
  const ids = await submissionIdsFrom(tx, by.agencyId, caseId, { after, limit: SENDERS })
  return senderPages(tx, by.agencyId, ids)
}

/** What one sender of the case was told, here and where they stood before; null when the case is none of the officer's. */
export async function readTold(app: App, tx: Tx, by: Signed, caseId: string, submissionId: string) {
  const { agencyId } = by
  if (!(await readOwn(tx, by, caseId)) || !(await isOfCase(tx, agencyId, caseId, submissionId))) return null
  const key = await agencyKey(app, tx, agencyId)
  const replies = await openReplies(tx, key, agencyId, await repliesTo(tx, agencyId, submissionId))
  const nameOf = await namesOf(
    tx,
    agencyId,
    replies.map(({ officerId }) => officerId),
  )
  return replies.map(({ officerId, ...reply }) => ({ ...reply, officerName: nameOf(officerId) ?? '—' }))
}

/** A photo of a sender of the case. */
export async function openPhoto(app: App, tx: Tx, by: Signed, caseId: string, photoId: string) {
  if (!(await readOwn(tx, by, caseId))) return null
  const owner = await photoOwner(tx, by.agencyId, caseId, photoId)
  return owner && readPhoto(app, tx, by.agencyId, owner, photoId)
}

/** A file of a reply that was given to anybody in the case. */
export async function openFileOf(app: App, tx: Tx, by: Signed, caseId: string, fileId: string) {
  if (!(await readOwn(tx, by, caseId))) return null
  const mayRead = (replyId: string) => isSaidIn(tx, by.agencyId, caseId, replyId)
  return openReplyFile(app, tx, by.agencyId, { fileId, mayRead })
}

/** By which form it was sent is for knowing it again, and for nobody to see. */
const withoutForm = ({ form: _, said: __, ...fields }: CaseEvent['fields']): CaseEvent['fields'] => fields

const givenTo = ({ type, fields }: Pick<CaseEvent, 'type' | 'fields'>): string | null => {
  const whom = type === 'assigned' ? fields.to : fields.officer
  return typeof whom === 'string' ? whom : null
}

/** The names of these officers by their ids; a dash for who is not there any more. */
async function namesOf(tx: Tx, agencyId: string, ids: readonly (string | null)[]) {
  const officers = await officersById(tx, agencyId, [...new Set(ids.filter((id) => id !== null))])
  const names = new Map(officers.map(({ officerId, name }) => [officerId, name]))
  return (officerId: string | null) => (officerId ? (names.get(officerId) ?? '—') : null)
}

/** What these senders said, without what is sealed. */
export async function senderPages(tx: Tx, agencyId: string, ids: readonly string[]) {
  const added = Map.groupBy(await additionsOf(tx, agencyId, ids), ({ submissionId }) => submissionId)
  const all = []
  for (const id of ids) {
    const submission = await readSubmission(tx, agencyId, id)
    if (!submission) continue
    const photos = await photoIdsOf(tx, agencyId, id)
    // How satisfied somebody is stays between them and the sums.
    const said = (added.get(id) ?? []).filter(({ kind }) => kind !== 'satisfaction')
    const additions = said.map(({ additionId, kind, addedHour, covered }) => ({
      additionId,
      kind,
      addedHour,
      covered,
    }))
    all.push({ ...submission, photos, additions })
  }
  return all
}

/** Other cases whose words are alike, as far as the officer reaches them. */
async function similar(tx: Tx, agencyId: string, reach: Reach, of: Case, ids: readonly string[]) {
  const first = ids[0]
  if (!first) return []
  // Those joined already are alike, too: enough are looked at that others are found behind them.
  const alike = await similarTo(tx, agencyId, first, LOOKED_AT)
  const found = await casesOfSubmissions(
    tx,
    agencyId,
    alike.map(({ submissionId }) => submissionId),
  )
  const seen = new Set([of.caseId])
  return alike
    .flatMap(({ submissionId, similarity }) => {
      const other = found.get(submissionId)
      if (!other || seen.has(other.caseId) || !reaches(reach, other)) return []
      seen.add(other.caseId)
      const { caseId, code, state, excerpt } = other
      const mayJoin = refuseJoining([of, other]) === null
      return [{ caseId, code, state, similarity, excerpt, mayJoin, ...likenessOf({ similarity, mine: of, other }) }]
    })
    .toSorted((a, b) => GRADES.indexOf(a.grade) - GRADES.indexOf(b.grade) || b.similarity - a.similarity)
    .slice(0, SIMILAR)
}

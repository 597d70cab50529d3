/** Putting together what the officers' pages show. Reading only. */

import { searchTerms } from '@pasokh/persian'
import type { Tx } from '#kit/db.ts'
import { agencyKey, desksOf, officesOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { officersById, type Signed } from '../people/index.ts'
import { additionsOf, photoIdsOf, readSubmission, similarTo } from '../submissions/index.ts'
import type { CasePage, Desks, InboxQuery, Row } from './api.schema.ts'
import { type Asked, casesOfSubmissions, countDesks, listCases } from './inbox.store.ts'
import { reachOf } from './officer.actions.ts'
import { filesOf, repliesOf } from './replies.store.ts'
import { afterReply, isNews, nextDue, type Reach, reaches } from './rules.ts'
import { type Case, type CaseEvent, OUTCOMES } from './schema.ts'
import { openText } from './seals.ts'
import { eventsOf, readCase, submissionIdsOf } from './store.ts'
import { type WhyBoth, whyOf } from './targets.actions.ts'

const DAY_MS = 86_400_000
const SIMILAR = 5

/** The desks an officer reaches, with how much waits at each. */
export async function readDesks(app: App, tx: Tx, by: Signed): Promise<Desks['desks']> {
  const reach = await reachOf(tx, by)
  const [desks, offices, counts] = [
    await desksOf(tx),
    await officesOf(tx),
    await countDesks(tx, by.agencyId, app.now()),
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

function askedOf(app: App, by: Signed, reach: Reach, query: InboxQuery): Asked {
  const terms = query.q ? searchTerms(query.q).slice(0, 10) : undefined
  const now = app.now().getTime()
  const until = { late: now, today: now + DAY_MS, week: now + 7 * DAY_MS }
  return {
    deskIds: reach.everyDesk ? null : [...reach.deskIds],
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
  const of = await readCase(tx, by.agencyId, caseId)
  const reach = await reachOf(tx, by)
  if (!of || !reaches(reach, of)) return null
  const ids = await submissionIdsOf(tx, by.agencyId, caseId)
  const events = await eventsOf(tx, by.agencyId, caseId)
  const replies = await openReplies(app, tx, by.agencyId, caseId)
  const nameOf = await namesOf(tx, by.agencyId, [
    of.assignedTo,
    ...[...events, ...replies].map(({ officerId }) => officerId),
    ...events.map(givenTo),
  ])
  return {
    case: { ...of, assignedName: nameOf(of.assignedTo), dueAt: nextDue(of) },
    submissions: await submissionsOf(tx, by.agencyId, ids),
    replies: replies.map(({ officerId, ...reply }) => ({
      ...reply,
      officerName: nameOf(officerId) ?? '—',
    })),
    events: events.map(({ officerId, ...event }) => ({
      ...event,
      fields: withoutForm(event.fields),
      officerName: nameOf(officerId),
      toName: nameOf(givenTo(event)),
      isNews: isNews({ ...event, officerId }, by.officerId),
    })),
    seen: events.at(-1)?.place ?? 0,
    similar: await similar(tx, by.agencyId, reach, of, ids),
    outcomes: OUTCOMES.filter((outcome) => afterReply(of.state, outcome) !== null),
  }
}

/** Why a case is due when it is; null when it is none of theirs. */
export async function readWhy(tx: Tx, by: Signed, caseId: string): Promise<WhyBoth | null> {
  const of = await readCase(tx, by.agencyId, caseId)
  return of && reaches(await reachOf(tx, by), of) ? whyOf(tx, of) : null
}

/** By which form it was sent is for knowing it again, and for nobody to see. */
const withoutForm = ({ form: _, said: __, ...fields }: CaseEvent['fields']): CaseEvent['fields'] => fields

const givenTo = ({ type, fields }: Pick<CaseEvent, 'type' | 'fields'>): string | null =>
  type === 'assigned' && typeof fields.to === 'string' ? fields.to : null

/** The names of these officers by their ids; a dash for who is not there any more. */
async function namesOf(tx: Tx, agencyId: string, ids: readonly (string | null)[]) {
  const officers = await officersById(tx, agencyId, [...new Set(ids.filter((id) => id !== null))])
  const names = new Map(officers.map(({ officerId, name }) => [officerId, name]))
  return (officerId: string | null) => (officerId ? (names.get(officerId) ?? '—') : null)
}

async function submissionsOf(tx: Tx, agencyId: string, ids: readonly string[]) {
  const all = []
  for (const id of ids.slice(0, 50)) {
    const submission = await readSubmission(tx, agencyId, id)
    if (!submission) continue
    const photos = await photoIdsOf(tx, agencyId, id)
    const additions = (await additionsOf(tx, agencyId, id)).map(({ additionId, kind, addedHour, covered }) => ({
      additionId,
      kind,
      addedHour,
      covered,
    }))
    all.push({ ...submission, photos, additions })
  }
  return all
}

/** The replies of a case with their texts. */
async function openReplies(app: App, tx: Tx, agencyId: string, caseId: string) {
  const key = await agencyKey(app, tx, agencyId)
  const files = await filesOf(tx, agencyId, caseId)
  return (await repliesOf(tx, agencyId, caseId)).map(({ wrappedKey, sealed, ...reply }) => ({
    ...reply,
    body: openText(key, agencyId, reply.replyId, { wrappedKey, sealed }),
    files: files
      .filter(({ replyId }) => replyId === reply.replyId)
      .map(({ fileId, name, type }) => ({ fileId, name, type })),
  }))
}

/** Other cases whose words are alike, as far as the officer reaches them. */
async function similar(tx: Tx, agencyId: string, reach: Reach, of: Case, ids: readonly string[]) {
  const first = ids[0]
  if (!first) return []
  const alike = await similarTo(tx, agencyId, first, SIMILAR * 2)
  const found = await casesOfSubmissions(
    tx,
    agencyId,
    alike.map(({ submissionId }) => submissionId),
  )
  return alike
    .flatMap(({ submissionId, similarity }) => {
      const other = found.get(submissionId)
      if (!other || other.caseId === of.caseId || !reaches(reach, other)) return []
      const { caseId, code, state, excerpt } = other
      return [{ caseId, code, state, similarity, excerpt }]
    })
    .slice(0, SIMILAR)
}

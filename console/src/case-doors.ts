/** The doors of cases and of entries. What goes in and comes out has the shapes that check it on the server. */
import type * as above from '../../app/cases/above/schema.ts'
import type * as door from '../../app/cases/api.schema.ts'
import type * as ahead from '../../app/cases/escalation/watch.schema.ts'
import type * as notes from '../../app/cases/notes/schema.ts'
import type * as house from '../../app/cases/schema.ts'
import type { Sent } from '../../app/kit/shapes.ts'
import type * as sent from '../../app/submissions/schema.ts'
import { call, query } from './api.ts'

/** All names of a kind, in the order in which they are shown: one that is missing or too many does not compile. */
// Object.keys forgets which names it gives.
const allOf = <Name extends string>(names: Record<Name, true>) => Object.keys(names) as Name[]

export type HidingReason = sent.HidingReason
export const HIDING_REASONS = allOf<HidingReason>({
  abuse: true,
  threat: true,
  advertising: true,
  'private-data-of-another': true,
  'not-a-submission': true,
})
export type Channel = sent.Channel
export type AdditionKind = sent.AdditionKind
export type EventType = house.EventType
export type Outcome = house.Outcome
export type Fault = house.Fault

/** A desk that the officer reaches, and how much waits there. */
export type DeskCount = door.Desks['desks'][number]
export type Row = Sent<door.Row>
/** All an officer sees of one case. */
export type Whole = Sent<door.CasePage>
export type Submission = Whole['submissions'][number]
export type Addition = Submission['additions'][number]
export type Reply = Whole['replies'][number]
export type CaseEvent = Whole['events'][number]
export type Similar = Whole['similar'][number]
/** Where a case is, and why its office answers there. */
export type Where = Sent<door.Where>
/** What officers write to each other about a case. */
export type Note = Whole['notes'][number]
/** Why the two promises of a case are due when they are. */
export type Dues = Sent<door.Dues>
export type Forecast = Sent<ahead.Forecast>
/** What an umbrella was let to read. */
export type Granted = Sent<ahead.Granted>
export type GrantedCase = Sent<ahead.GrantedCase>
export type GrantReason = house.GrantReason
export type Step = house.Step
/** How satisfied senders of a service are. */
export type Satisfaction = door.SatisfactionOut['services'][number]
/** An offer from one agency to another, as either side sees it. */
export type Handover = Whole['handovers'][number]
export type HandoverState = house.HandoverState
export type Contact = sent.Contact
export type Original = door.Original
/** Always with a token and with what was seen: else a slow line could publish it twice, or over the person's last word. */
export type NewReply = house.NewReply & { token: string; seen: number }
export type Entry = door.Entry & { token: string }

/** What an inbox may be asked for, as it stands in the address of the page; the search stands beside it. */
export type Asked = {
  state?: string | undefined
  desk?: string | undefined
  service?: string | undefined
  area?: string | undefined
  assigned?: string | undefined
  due?: string | undefined
  unsorted?: string | undefined
  dangerous?: string | undefined
}

type Published = { replyId: string; again: boolean }

const at = (caseId: string, rest = '') => `/cases/${caseId}${rest}`

export const cases = {
  desks: () => call<door.Desks>('GET', '/inbox/desks'),
  list: (asked: Asked & { q?: string; code?: string; after?: string | undefined }) =>
    call<Sent<door.Inbox>>('GET', `/cases${query(asked)}`),
  csvPath: (asked: Asked & { q?: string }) => `/api/cases.csv${query(asked)}`,
  one: (caseId: string) => call<Whole>('GET', at(caseId)),
  forecast: (deskId: string) => call<Forecast>('GET', `/inbox/desks/${deskId}/forecast`),
  dues: (caseId: string) => call<Dues>('GET', at(caseId, '/dues')),
  reply: (caseId: string, reply: NewReply, files: readonly File[]) =>
    files.length === 0
      ? call<Published>('POST', at(caseId, '/replies'), reply)
      : call<Published>('POST', at(caseId, '/replies-with-files'), form(reply, files)),
  place: (caseId: string) => call<Sent<door.Where>>('GET', at(caseId, '/place')),
  setPlace: (caseId: string, areaId: string) => call<{ deskId: string }>('PUT', at(caseId, '/place'), { areaId }),
  setService: (caseId: string, serviceId: string) =>
    call<{ deskId: string }>('PUT', at(caseId, '/service'), { serviceId }),
  setUrgency: (caseId: string, dangerous: boolean) => call('PUT', at(caseId, '/urgency'), { dangerous }),
  assign: (caseId: string, officerId: string | null) => call('PUT', at(caseId, '/assignee'), { officerId }),
  read: (caseId: string, seen: number) => call('POST', at(caseId, '/readings'), { seen }),
  openOriginal: (caseId: string, submissionId: string) =>
    call<Original>('POST', at(caseId, '/originals'), { submissionId }),
  photoPath: (caseId: string, photoId: string) => `/api${at(caseId, `/photos/${photoId}`)}`,
  filePath: (caseId: string, fileId: string) => `/api${at(caseId, `/files/${fileId}`)}`,
  join: (caseIds: readonly string[]) =>
    call<{ caseId: string; joined: number }>('POST', '/cases/joinings', { caseIds }),
  split: (caseId: string, caseIds: readonly string[]) =>
    call<{ split: number }>('POST', at(caseId, '/splittings'), { caseIds }),
  senders: (caseId: string, after: string) =>
    call<{ submissions: Submission[] }>('GET', at(caseId, `/senders${query({ after })}`)),
  told: (caseId: string, submissionId: string) =>
    call<{ replies: Reply[] }>('GET', at(caseId, `/senders/${submissionId}/replies`)),
  hide: (caseId: string, reason: HidingReason) => call('POST', at(caseId, '/hidings'), { reason }),
  unhide: (caseId: string, reason: string) => call('POST', at(caseId, '/unhidings'), { reason }),
  standAside: (caseId: string, aside: { officerId: string; reason: string }) =>
    call('POST', at(caseId, '/conflicts'), aside),
  letBack: (caseId: string, aside: { officerId: string; reason: string }) =>
    call('POST', at(caseId, '/conflicts/liftings'), aside),
  release: (caseId: string, submissionId: string, isPublic: boolean) =>
    call('PUT', at(caseId, '/releases'), { submissionId, isPublic }),
  note: (caseId: string, note: notes.NewNote) => call<{ noteId: string }>('POST', at(caseId, '/notes'), note),
  giveStatement: (caseId: string, statement: above.NewStatement) =>
    call<above.Said>('POST', at(caseId, '/statements'), statement),
  colleagues: (caseId: string) =>
    call<{ colleagues: { officerId: string; name: string }[] }>('GET', at(caseId, '/colleagues')),
  mentions: () => call<{ mentions: Sent<notes.Mention>[] }>('GET', '/mentions'),
  readMentions: (caseId: string) => call('POST', at(caseId, '/mentions/readings')),
  satisfaction: () => call<door.SatisfactionOut>('GET', '/satisfaction'),
  enter: (entry: Entry) => call<{ receipt: string; again: boolean }>('POST', '/entries', entry),
}

export const handovers = {
  list: (asked: { state?: HandoverState | undefined; after?: string | undefined }) =>
    call<{ handovers: Handover[]; next: string | null }>('GET', `/handovers${query(asked)}`),
  offer: (caseId: string, offer: house.NewOffer) =>
    call<{ handoverId: string }>('POST', at(caseId, '/handovers'), offer),
  takeBack: (caseId: string) => call('POST', at(caseId, '/handovers/takings-back')),
  accept: (handoverId: string, serviceId: string | null) =>
    call<{ caseId: string }>('POST', `/handovers/${handoverId}/acceptances`, { serviceId }),
  refuse: (handoverId: string, body: string) => call('POST', `/handovers/${handoverId}/refusals`, { body }),
}

export const leaves = {
  list: () => call<door.LeavesOut>('GET', '/leaves'),
  take: (leave: { fromOn: string; toOn: string; toOfficerId: string; comesBack: boolean }) =>
    call<{ leaveId: string }>('POST', '/leaves', leave),
  end: (leaveId: string) => call('POST', `/leaves/${leaveId}/endings`),
}

export const granted = {
  list: (after?: string) => call<{ cases: Granted[]; next: string | null }>('GET', `/granted-cases${query({ after })}`),
  one: (agencyId: string, caseId: string) => call<GrantedCase>('GET', `/granted-cases/${agencyId}/${caseId}`),
  say: (agencyId: string, caseId: string, word: above.NewWord) =>
    call<above.Said>('POST', `/granted-cases/${agencyId}/${caseId}/words`, word),
}

function form(reply: NewReply, files: readonly File[]): FormData {
  const filled = new FormData()
  filled.set('reply', JSON.stringify(reply))
  for (const file of files) filled.append('files', file)
  return filled
}

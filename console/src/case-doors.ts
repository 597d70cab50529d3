/** The doors of cases and of entries, and the shapes of what goes in and comes out. */
import type { Lang, Text } from '../../app/kit/words.ts'
import { call, query } from './api.ts'

export const STATES = [
  'open',
  'answered',
  'waiting-for-person',
  'done',
  'confirmed',
  'not-confirmed',
  'refused',
  'withdrawn',
  'hidden',
] as const
export type State = (typeof STATES)[number]
export const OUTCOMES = ['done', 'planned', 'refused', 'question', 'passed-on', 'update'] as const
export type Outcome = (typeof OUTCOMES)[number]
export const HIDING_REASONS = ['abuse', 'threat', 'advertising', 'private-data-of-another', 'not-a-submission'] as const
export type HidingReason = (typeof HIDING_REASONS)[number]

/** A desk that the officer reaches, and how much waits there. */
export type DeskCount = {
  deskId: string
  officeId: string
  name: Text
  officeName: Text
  sorting: boolean
  open: number
  late: number
  news: number
}

export type Row = {
  caseId: string
  code: string
  state: State
  serviceId: string | null
  areaId: string | null
  deskId: string
  officeId: string
  openedHour: string
  dueAt: string | null
  firstReplyAt: string | null
  plannedOn: string | null
  objections: number
  sortedBy: 'person' | 'proposal' | 'officer' | 'nobody'
  proposedServiceId: string | null
  probability: number | null
  assignedTo: string | null
  news: boolean
  submissions: number
  excerpt: string
}

export type Addition = { kind: string; addedHour: string; covered: string | null }
export type Submission = {
  submissionId: string
  receivedHour: string
  channel: string
  textLang: string | null
  covered: string | null
  photos: string[]
  mayPublish: boolean
  releasedAt: string | null
  hiddenReason: string | null
  chosenServiceId: string | null
  proposedServiceId: string | null
  probability: number | null
  additions: Addition[]
}
export type ReplyFile = { fileId: string; name: string; type: string }
export type Reply = {
  replyId: string
  outcome: Outcome
  body: string | null
  dueOn: string | null
  reasonCode: string | null
  officerName: string
  repliedAt: string
  files: ReplyFile[]
}
export type CaseEvent = {
  type: string
  officerName: string | null
  at: string
  fields: Record<string, string | number | null>
}
export type Similar = { caseId: string; code: string; state: State; similarity: number; excerpt: string }
export type Whole = {
  case: Row & {
    firstReplyDueAt: string | null
    solutionDueAt: string | null
    verdictUntil: string | null
    passedOn: number
  }
  submissions: Submission[]
  replies: Reply[]
  events: CaseEvent[]
  similar: Similar[]
  outcomes: Outcome[]
}
export type Contact = { mail: string } | { phone: string }
export type Original = {
  text: string
  address: string | null
  point: { lat: number; lon: number } | null
  contact: Contact | null
}

export type NewReply = {
  outcome: Outcome
  body: string
  dueOn?: string
  reasonCode?: string
  deskId?: string
  token: string
}

/** What an inbox may be asked for, as it stands in the address of the page; the search stands beside it. */
export type Asked = {
  state?: string | undefined
  desk?: string | undefined
  service?: string | undefined
  area?: string | undefined
  assigned?: string | undefined
  due?: string | undefined
  unsorted?: string | undefined
}

export type Entry = {
  text: string
  lang: Lang
  serviceId: string | null
  areaId: string | null
  address: string
  point: null
  contact: Contact | null
  wantsUpdates: boolean
  mayPublish: boolean
  channel: 'telephone' | 'counter'
  consent: true
  token: string
}

const at = (caseId: string, rest = '') => `/cases/${caseId}${rest}`

export const cases = {
  desks: () => call<{ desks: DeskCount[] }>('GET', '/inbox/desks'),
  list: (asked: Asked & { q?: string; code?: string; after?: string | undefined }) =>
    call<{ cases: Row[]; next: string | null }>('GET', `/cases${query(asked)}`),
  csvPath: (asked: Asked & { q?: string }) => `/api/cases.csv${query(asked)}`,
  one: (caseId: string) => call<Whole>('GET', at(caseId)),
  reply: (caseId: string, reply: NewReply, files: readonly File[]) =>
    files.length === 0
      ? call<{ replyId: string }>('POST', at(caseId, '/replies'), reply)
      : call<{ replyId: string }>('POST', at(caseId, '/replies-with-files'), form(reply, files)),
  setService: (caseId: string, serviceId: string) =>
    call<{ deskId: string }>('PUT', at(caseId, '/service'), { serviceId }),
  assign: (caseId: string, officerId: string | null) => call('PUT', at(caseId, '/assignee'), { officerId }),
  read: (caseId: string) => call('POST', at(caseId, '/readings'), {}),
  openOriginal: (caseId: string, submissionId: string) =>
    call<Original>('POST', at(caseId, '/originals'), { submissionId }),
  photoPath: (caseId: string, photoId: string) => `/api${at(caseId, `/photos/${photoId}`)}`,
  filePath: (caseId: string, fileId: string) => `/api${at(caseId, `/files/${fileId}`)}`,
  hide: (caseId: string, reason: HidingReason) => call('POST', at(caseId, '/hidings'), { reason }),
  release: (caseId: string, submissionId: string, isPublic: boolean) =>
    call('PUT', at(caseId, '/releases'), { submissionId, isPublic }),
  enter: (entry: Entry) => call<{ receipt: string; again: boolean }>('POST', '/entries', entry),
}

function form(reply: NewReply, files: readonly File[]): FormData {
  const filled = new FormData()
  filled.set('reply', JSON.stringify(reply))
  for (const file of files) filled.append('files', file)
  return filled
}

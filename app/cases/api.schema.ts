/** What the officers' doors take and give. */

import { z } from 'zod'
import { formToken, lang, pageSize, prose, uuid } from '#kit/shapes.ts'
import { PLACE_LEVELS } from '../places/index.ts'
import { ADDITION_KINDS, CHANNELS, Contact, HIDING_REASONS, MAX_TEXT, Point } from '../submissions/index.ts'
import { Above } from './above/schema.ts'
import { Note } from './notes/schema.ts'
import { EVENT_TYPES, FAULTS, GRADES, HANDOVER_STATES, OUTCOMES, PAUSE_REASONS, SORTED_BY, STATES } from './schema.ts'
import { FILTERS } from './views/schema.ts'

const text = z.object({ fa: z.string(), en: z.string() })
const at = z.date()
const state = z.enum(STATES)
const open = ['open', 'answered', 'waiting-for-person'] as const

/** `all`, or states with commas between; what still needs work unless told. */
const states = z
  .string()
  .default(open.join(','))
  .transform((list) => (list === 'all' ? [...STATES] : list.split(',')))
  .pipe(z.array(state).min(1))

const cursor = z
  .string()
  .max(200)
  .transform((given) => Buffer.from(given, 'base64url').toString().split(' '))
  .pipe(z.tuple([z.enum(['urgent', 'later']), z.iso.datetime(), uuid]))
  .transform(([place, dueAt, caseId]) => ({ isUrgent: place === 'urgent', dueAt, caseId }))

export const InboxQuery = z.strictObject({
  ...FILTERS,
  state: states,
  q: z.string().max(200).optional(),
  code: z.string().max(12).optional(),
  after: cursor.optional(),
  limit: pageSize,
})
export type InboxQuery = z.infer<typeof InboxQuery>

const officerName = z.string()
export const Row = z.object({
  caseId: uuid,
  code: z.string(),
  state,
  serviceId: uuid.nullable(),
  areaId: uuid.nullable(),
  deskId: uuid,
  officeId: uuid,
  openedHour: at,
  dueAt: at.nullable(),
  firstReplyAt: at.nullable(),
  plannedOn: z.string().nullable(),
  objections: z.int(),
  sortedBy: z.enum(SORTED_BY),
  proposedServiceId: uuid.nullable(),
  probability: z.number().nullable(),
  assignedTo: uuid.nullable(),
  assignedName: officerName.nullable(),
  dangerous: z.boolean(),
  dangerBy: z.enum(['words', 'learned', 'officer']).nullable(),
  dangerSigns: z.array(z.string()),
  news: z.boolean(),
  submissions: z.int(),
  excerpt: z.string(),
})
export type Row = z.infer<typeof Row>
export const Inbox = z.object({ cases: z.array(Row), next: z.string().nullable() })
export type Inbox = z.infer<typeof Inbox>

export const Desks = z.object({
  desks: z.array(
    z.object({
      deskId: uuid,
      officeId: uuid,
      name: text,
      officeName: text,
      sorting: z.boolean(),
      open: z.int(),
      late: z.int(),
      news: z.int(),
    }),
  ),
})
export type Desks = z.infer<typeof Desks>

const addition = z.object({
  additionId: uuid,
  kind: z.enum(ADDITION_KINDS),
  addedHour: at,
  covered: z.string().nullable(),
})
export const Sender = z.object({
  submissionId: uuid,
  receivedHour: at,
  channel: z.enum(CHANNELS),
  textLang: z.string().nullable(),
  covered: z.string().nullable(),
  photos: z.array(uuid),
  mayPublish: z.boolean(),
  releasedAt: at.nullable(),
  withdrawn: z.boolean(),
  erased: z.boolean(),
  hiddenReason: z.enum(HIDING_REASONS).nullable(),
  chosenServiceId: uuid.nullable(),
  proposedServiceId: uuid.nullable(),
  probability: z.number().nullable(),
  dangerSigns: z.array(z.string()),
  dangerProbability: z.number().nullable(),
  additions: z.array(addition),
})
const apology = z.object({
  happened: z.string(),
  fault: z.string(),
  repair: z.string(),
  prevention: z.string(),
  name: z.string(),
  office: text,
})
const evidence = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), text: z.string() }),
  z.object({ kind: z.literal('measurement'), value: z.number(), unit: z.string(), how: z.string() }),
  z.object({ kind: z.literal('photo'), fileId: uuid }),
])
export const Told = z.object({
  replyId: uuid,
  outcome: z.enum(OUTCOMES),
  body: z.string().nullable(),
  dueOn: z.string().nullable(),
  reasonCode: z.string().nullable(),
  officerName,
  repliedAt: at,
  apology: apology.nullable(),
  evidence: evidence.nullable(),
  files: z.array(z.object({ fileId: uuid, name: z.string(), type: z.string() })),
})
const event = z.object({
  type: z.enum(EVENT_TYPES),
  place: z.int(),
  officerName: officerName.nullable(),
  /** The umbrella, where it spoke. */
  umbrella: text.nullable(),
  /** To whom a case was given, or who stands aside. */
  toName: officerName.nullable(),
  /** Why, in the officer's own words. */
  reason: z.string().nullable(),
  at,
  /** A word of the person or of a colleague: to be read before one replies. */
  isNews: z.boolean(),
  fields: z.record(z.string(), z.union([z.string(), z.number()]).nullable()),
})

/** An offer from one agency to another, as either side sees it. */
export const HandoverOut = z.object({
  handoverId: uuid,
  /** Whether the reader's agency made it. */
  isOurs: z.boolean(),
  other: text,
  state: z.enum(HANDOVER_STATES),
  serviceName: text.nullable(),
  areaName: text.nullable(),
  /** When it was due at the agency that offered it. */
  dueAt: at.nullable(),
  submissions: z.int(),
  words: z.string(),
  answer: z.string().nullable(),
  offeredAt: at,
  answeredAt: at.nullable(),
  /** The reader's own case, where it was accepted here. */
  caseId: uuid.nullable(),
})
export type HandoverOut = z.infer<typeof HandoverOut>

/** All an officer sees of one case. */
export const CasePage = z.object({
  case: Row.omit({
    proposedServiceId: true,
    probability: true,
    dangerSigns: true,
    submissions: true,
    excerpt: true,
  }).extend({
    firstReplyDueAt: at.nullable(),
    solutionDueAt: at.nullable(),
    solvedAt: at.nullable(),
    verdictUntil: at.nullable(),
    passedOn: z.int(),
    /** Why its clocks stand, and since when; null while they run. */
    pausedFor: z.enum(PAUSE_REASONS).nullable(),
    pausedSince: at.nullable(),
  }),
  /** The first of them; there may be more. */
  submissions: z.array(Sender),
  senders: z.int(),
  replies: z.array(Told),
  /** Cases that were joined to it, the last one first, each with the first words of its submission. */
  joined: z.array(z.object({ caseId: uuid, code: z.string(), joinedAt: at, submissionId: uuid, excerpt: z.string() })),
  /** Between this agency and others. */
  handovers: z.array(HandoverOut),
  /** Where it stands before the umbrella; null where it never came there. */
  above: Above.nullable(),
  /** Who stands aside, for it is about them. */
  aside: z.array(z.object({ officerId: uuid, name: officerName, how: z.enum(['declared', 'named']), since: at })),
  mayLetBack: z.boolean(),
  /** To whom it can be given. */
  colleagues: z.array(z.object({ officerId: uuid, name: officerName })),
  mayHide: z.boolean(),
  mayUnhide: z.boolean(),
  mayHandOver: z.boolean(),
  events: z.array(event),
  /** The place of the last event: what an act is sent with, to say that all before was seen. */
  seen: z.int(),
  /** What may be about the same matter, with the reasons; `mayJoin` where both are still worked on. */
  similar: z.array(
    z.object({
      caseId: uuid,
      code: z.string(),
      state,
      similarity: z.number(),
      excerpt: z.string(),
      grade: z.enum(GRADES),
      sameService: z.boolean().nullable(),
      sameArea: z.boolean().nullable(),
      daysApart: z.int(),
      mayJoin: z.boolean(),
    }),
  ),
  outcomes: z.array(z.enum(OUTCOMES)),
  /** What officers have written to each other. */
  notes: z.array(Note),
  /** What has gone wrong and was not apologised for yet. */
  faults: z.array(z.enum(FAULTS)),
  /** Its service demands evidence of what is said to be done. */
  needsEvidence: z.boolean(),
})
export type CasePage = z.infer<typeof CasePage>

/** Where a case is, how it was found and how surely; the reason in a sentence. */
export const Where = z.object({
  areaId: uuid.nullable(),
  how: z.enum(['given', 'point', 'text', 'no-place', 'not-found', 'many', 'officer']),
  level: z.enum(PLACE_LEVELS).nullable(),
  certainty: z.number(),
  candidates: z.array(uuid),
  outside: text.nullable(),
  reason: text,
  elsewhere: z.object({ slug: z.string(), name: text }).nullable(),
})
export type Where = z.infer<typeof Where>

const why = z.object({ dueAt: at.nullable(), lines: z.array(z.string()) })
const whyBoth = z.object({ fa: why, en: why }).nullable()
/** Null where nothing is promised, or nothing is owed any more. */
export const Dues = z.object({ firstReply: whyBoth, solution: whyBoth })
export type Dues = z.infer<typeof Dues>

/** What the sender wrote, and where they may be reached: only where the service calls back. */
export const Original = z.object({
  text: z.string(),
  address: z.string(),
  point: Point.nullable(),
  contact: Contact.nullable(),
})
export type Original = z.infer<typeof Original>

export const Reading = z.strictObject({ seen: z.int().min(0) })
/** Who is away or will be, and to whom cases can be given. */
export const LeavesOut = z.object({
  leaves: z.array(
    z.object({
      leaveId: uuid,
      officerName,
      toName: officerName,
      fromOn: z.string(),
      toOn: z.string(),
      comesBack: z.boolean(),
      isAway: z.boolean(),
      mayEnd: z.boolean(),
    }),
  ),
  colleagues: z.array(z.object({ officerId: uuid, name: officerName })),
})
export type LeavesOut = z.infer<typeof LeavesOut>

export const Hiding = z.strictObject({ reason: z.enum(HIDING_REASONS) })
export const Releasing = z.strictObject({ submissionId: uuid, isPublic: z.boolean() })

/** Taken down for someone by telephone or at the counter. Consent is asked first, and said to have been given. */
export const Entry = z.strictObject({
  text: prose(2, MAX_TEXT),
  lang,
  serviceId: uuid.nullable(),
  areaId: uuid.nullable(),
  address: prose(0, 300),
  point: Point.nullable(),
  contact: Contact.nullable(),
  wantsUpdates: z.boolean(),
  mayPublish: z.boolean(),
  channel: z.enum(['telephone', 'counter']),
  consent: z.literal(true),
  /** Made once for one entry: sent again, it gives the same receipt. */
  token: formToken.optional(),
})

export type Entry = z.infer<typeof Entry>

/** Of each service; the answers and what was written only where as many have answered as a group must have. */
export const SatisfactionOut = z.object({
  daysBack: z.int(),
  services: z.array(
    z.object({
      serviceId: uuid.nullable(),
      asked: z.int(),
      answered: z.int(),
      answers: z.object({ 1: z.int(), 2: z.int(), 3: z.int(), 4: z.int(), 5: z.int() }).nullable(),
      remarks: z.array(z.string()),
    }),
  ),
})
export type SatisfactionOut = z.infer<typeof SatisfactionOut>

type CursorOf = { dangerous: boolean; state: string; dueAt: Date | null; caseId: string }

/** After this row of the list. */
export const writeCursor = ({ dangerous, state, dueAt, caseId }: CursorOf): string =>
  Buffer.from(
    `${dangerous && open.some((one) => one === state) ? 'urgent' : 'later'} ${(dueAt ?? new Date('9999-01-01T00:00:00Z')).toISOString()} ${caseId}`,
  ).toString('base64url')

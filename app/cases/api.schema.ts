/** What the officers' doors take and give. */
import { z } from 'zod'
import { formToken, lang, pageSize, prose, uuid } from '#kit/shapes.ts'
import { Contact, HIDING_REASONS, MAX_TEXT, Point } from '../submissions/index.ts'
import { STATES } from './schema.ts'

const text = z.object({ fa: z.string(), en: z.string() })
const at = z.union([z.date(), z.string()])
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
  .pipe(z.tuple([z.iso.datetime(), uuid]))
  .transform(([dueAt, caseId]) => ({ dueAt, caseId }))

export const InboxQuery = z.strictObject({
  state: states,
  desk: uuid.optional(),
  service: uuid.optional(),
  area: uuid.optional(),
  assigned: z.enum(['me']).optional(),
  due: z.enum(['late', 'today', 'week']).optional(),
  unsorted: z.enum(['yes']).optional(),
  q: z.string().max(200).optional(),
  code: z.string().max(12).optional(),
  after: cursor.optional(),
  limit: pageSize,
})
export type InboxQuery = z.infer<typeof InboxQuery>

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
  sortedBy: z.string(),
  proposedServiceId: uuid.nullable(),
  probability: z.number().nullable(),
  assignedTo: uuid.nullable(),
  news: z.boolean(),
  submissions: z.int(),
  excerpt: z.string(),
})
export const Inbox = z.object({ cases: z.array(Row), next: z.string().nullable() })

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

const addition = z.object({ kind: z.string(), addedHour: at, covered: z.string().nullable() })
export const CasePage = z.object({
  case: z.looseObject({ caseId: uuid, code: z.string(), state }),
  submissions: z.array(
    z.looseObject({
      submissionId: uuid,
      covered: z.string().nullable(),
      photos: z.array(uuid),
      additions: z.array(addition),
    }),
  ),
  replies: z.array(
    z.looseObject({ replyId: uuid, outcome: z.string(), body: z.string().nullable(), officerName: z.string() }),
  ),
  events: z.array(
    z.object({ type: z.string(), officerName: z.string().nullable(), at, fields: z.record(z.string(), z.unknown()) }),
  ),
  similar: z.array(z.object({ caseId: uuid, code: z.string(), state, similarity: z.number(), excerpt: z.string() })),
  outcomes: z.array(z.string()),
})

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

export const writeCursor = (dueAt: Date | null, caseId: string): string =>
  Buffer.from(`${(dueAt ?? new Date('9999-01-01T00:00:00Z')).toISOString()} ${caseId}`).toString('base64url')

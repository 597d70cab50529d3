/** What a person may send, and what a submission is. Shapes only. */
import { z } from 'zod'
import { lang, prose } from '#kit/shapes.ts'

export const MAX_TEXT = 4000
export const MAX_PHOTOS = 3
export const MAX_PHOTO_BYTES = 8 * 1024 * 1024
export const MAX_FORM_BYTES = MAX_PHOTOS * MAX_PHOTO_BYTES + 256 * 1024

/** How it came. `mail` and `sms` are there for gateways that hand messages on. */
export const CHANNELS = ['web', 'api', 'telephone', 'counter', 'import', 'mail', 'sms'] as const
export type Channel = (typeof CHANNELS)[number]

const latitude = z.coerce.number().min(-90).max(90)
const longitude = z.coerce.number().min(-180).max(180)
export const Point = z.strictObject({ lat: latitude, lon: longitude })
export type Point = z.infer<typeof Point>

/** A mail address or a phone number to send to: the one field says which it is. */
export const Contact = z.union([
  z.strictObject({ mail: z.email().max(254) }),
  z.strictObject({ phone: z.string().regex(/^\+?[0-9]{7,15}$/) }),
])
export type Contact = z.infer<typeof Contact>

/** What one person sends, once. Only the text is asked for. */
export const NewSubmission = z.strictObject({
  text: prose(2, MAX_TEXT),
  lang,
  serviceId: z.uuid().nullable(),
  areaId: z.uuid().nullable(),
  address: prose(0, 300),
  point: Point.nullable(),
  contact: Contact.nullable(),
  wantsUpdates: z.boolean(),
  mayPublish: z.boolean(),
})
export type NewSubmission = z.infer<typeof NewSubmission>

/** What is sealed under the submission's key. */
export type Sealed = {
  text: string
  address: string
  point: Point | null
  contact: Contact | null
  /** Base64, 32 bytes: with it the commitment in the record can be checked. */
  salt: string
  /** Who took it down and how consent was given, for entries on someone's behalf. */
  entry?: { officerId: string; consent: boolean }
}

/** What may be added later through the receipt. */
export const ADDITION_KINDS = ['more', 'correction', 'answer', 'objection', 'thanks', 'satisfaction'] as const
export type AdditionKind = (typeof ADDITION_KINDS)[number]

/** Why a submission may be hidden; each is counted on the results page. */
export const HIDING_REASONS = ['abuse', 'threat', 'advertising', 'private-data-of-another', 'not-a-submission'] as const
export type HidingReason = (typeof HIDING_REASONS)[number]

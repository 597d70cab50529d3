/** What personal data may be, and how a place of it in a text is told. The finders are beside it. */

/** The kinds of personal data, from the surest form to the least sure. */
export const PERSONAL_KINDS = [
  'email',
  'sheba',
  'iban',
  'card',
  'national-id',
  'mobile',
  'landline',
  'phone',
  'postal-code',
  'plate',
  'passport',
  'ip',
  'name',
  'address',
] as const
export type PersonalKind = (typeof PERSONAL_KINDS)[number]

/** One place: `text.slice(start, end)` is personal data of this kind; `certainty` is 0..1. */
export type Finding = { kind: PersonalKind; start: number; end: number; certainty: number }

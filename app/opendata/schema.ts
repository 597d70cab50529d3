/** What Open311 says of a request, and why it may refuse to. Shapes only. */
import type { PersonState } from '../cases/index.ts'
import type { PlaceChoice } from '../places/index.ts'

/** A released submission, as the public may read it. */
export type PublicRequest = {
  submissionId: string
  /** The day in the agency's zone. */
  day: string
  state: PersonState
  serviceId: string
  areaId: string | null
  covered: string
}

/** What the holder of a token may know. */
export type TokenRequest = {
  tokenHash: Buffer
  day: string
  state: PersonState
  serviceId: string | null
}

/** A word of ERRORS in words.ts. */
export type Trouble =
  | 'jurisdiction-missing'
  | 'jurisdiction-unknown'
  | 'service-missing'
  | 'service-unknown'
  | 'request-unknown'
  | 'token-unknown'
  | 'not-here'
  | 'date-wrong'
  | 'range-long'
  | 'status-wrong'
  | 'page-wrong'
  | 'place-missing'
  | 'description-missing'
  | 'description-long'
  | 'text-broken'
  | 'area-unknown'
  | 'place-unclear'
  | 'address-long'
  | 'point-wrong'
  | 'contact-wrong'
  | 'contact-missing'
  | 'key-short'
  | 'agency-closed'
  | 'other-site'
  | 'too-many'
  | 'try-later'
  | 'too-large'
  | 'not-a-form'

export type Refused = {
  status: 400 | 403 | 404 | 413 | 415 | 429 | 503
  troubles: readonly Trouble[]
  /** Between which places the choice is open. */
  choices?: readonly PlaceChoice[]
}
export const refused = (status: Refused['status'], ...troubles: Trouble[]): Refused => ({ status, troubles })

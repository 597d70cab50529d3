/** The status of each refusal: a new one does not compile until it has one. */
import type { Context } from 'hono'
import { problem } from '#kit/http.ts'
import type { Refusal } from './schema.ts'

const STATUS = {
  'sign-in-failed': 401,
  'code-needed': 401,
  'passkey-needed': 401,
  'email-taken': 409,
  'no-such-officer': 404,
  'last-administrator': 409,
  'wrong-password': 403,
  'wrong-code': 422,
  'same-password': 422,
  'too-short': 422,
  'too-common': 422,
  'holds-email': 422,
  'link-spent': 410,
  'too-late': 410,
  'second-factor-there': 409,
  'no-second-factor': 409,
  'passkey-failed': 422,
  'no-such-passkey': 404,
  'too-many-passkeys': 409,
} as const satisfies Record<Refusal, number>

export const no = (c: Context, refusal: Refusal) => problem(c, STATUS[refusal], refusal)

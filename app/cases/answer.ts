/** How the officers' doors of cases answer: what was done, or the word of the refusal with its status. */
import type { Context } from 'hono'
import { problem } from '#kit/http.ts'
import type { Refusal } from './rules.ts'

// A new refusal does not compile until it has a status here.
const STATUS = {
  'no-such-case': 404,
  'not-your-desk': 404,
  'not-your-agency': 404,
  'case-closed': 409,
  'not-asked': 409,
  'nothing-to-confirm': 409,
  'plan-in-the-past': 422,
  'no-such-reason': 422,
  'no-such-desk': 422,
  'same-desk': 422,
  'no-such-service': 422,
  'no-such-area': 422,
  'no-such-officer': 422,
  'too-many-files': 422,
  'sent-before': 409,
  'read-first': 409,
  'case-joined': 409,
  'not-joined': 409,
  'same-case': 422,
  'too-many-cases': 422,
  'no-such-agency': 422,
  'same-agency': 422,
  'agency-closed': 409,
  'offered-already': 409,
  'no-such-handover': 404,
  'answered-already': 409,
  'apology-needed': 422,
  'evidence-needed': 422,
  'photo-needed': 422,
  'apology-incomplete': 422,
  'leads-only': 403,
  'aside-already': 409,
  'not-aside': 409,
  'stands-aside': 409,
  'service-first': 422,
  'on-leave': 409,
  'away-already': 409,
  'leave-in-the-past': 422,
  'no-such-leave': 404,
} as const satisfies Record<Refusal, number>

type Result = { refusal?: Refusal }

export const say = <Done extends object>(c: Context, done: Done & Result, status: 200 | 201 = 200) =>
  done.refusal ? problem(c, STATUS[done.refusal], done.refusal) : c.json(done, status)

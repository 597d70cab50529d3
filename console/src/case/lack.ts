/** What a reply still lacks before it can be sent, and what of it is sent. Pure. */
import type { NewReply } from '../case-doors.ts'
import type { Draft } from './drafts.ts'
import { unfilled } from './template.ts'

export type Lack = 'outcome' | 'body' | 'day' | 'reason' | 'desk' | 'place'

/** The first thing that is missing, in the order of the form; null when nothing is. */
export function lackOf({ outcome, body, dueOn, reasonCode, deskId }: Draft): Lack | null {
  if (!outcome) return 'outcome'
  if (outcome === 'planned' && !dueOn) return 'day'
  if (outcome === 'refused' && !reasonCode) return 'reason'
  if (outcome === 'passed-on' && !deskId) return 'desk'
  if (body.trim().length < 2) return 'body'
  return unfilled(body).length > 0 ? 'place' : null
}

/** Of a draft that lacks nothing: only what belongs to its outcome: a day that was chosen before the outcome changed stays behind. */
export function replyOf({ outcome, body, dueOn, reasonCode, deskId, token, seen }: Draft): NewReply {
  const said = { body, token, seen: seen! }
  if (outcome === 'planned') return { outcome, dueOn: dueOn!, ...said }
  if (outcome === 'refused') return { outcome, reasonCode: reasonCode!, ...said }
  if (outcome === 'passed-on') return { outcome, deskId: deskId!, ...said }
  return { outcome: outcome!, ...said }
}

/** What a reply still lacks before it can be sent, and what of it is sent. Pure. */
import { isIncomplete, owedWith } from '../../../app/cases/apology/rules.ts'
import type { Evidence } from '../../../app/cases/schema.ts'
import { toLatinDigits } from '../../../app/kit/words.ts'
import type { Fault, NewReply } from '../case-doors.ts'
import type { Draft, EvidenceDraft } from './drafts.ts'
import { unfilled } from './template.ts'

export type Lack = 'outcome' | 'body' | 'day' | 'reason' | 'desk' | 'place' | ApologyNeed | EvidenceNeed
export type EvidenceNeed = 'evidence' | 'shown' | 'photo'
export type ApologyNeed = 'apology' | 'parts' | 'signature'

/** Of the case: what has gone wrong and was not apologised for yet. */
export type Asked = { faults: readonly Fault[]; needsEvidence: boolean }

/** The first thing that is missing, in the order of the form; null when nothing is. */
export function lackOf(draft: Draft, { faults, needsEvidence }: Asked): Lack | null {
  const { outcome, body, dueOn, reasonCode, deskId } = draft
  if (!outcome) return 'outcome'
  if (outcome === 'planned' && !dueOn) return 'day'
  if (outcome === 'refused' && !reasonCode) return 'reason'
  if (outcome === 'passed-on' && !deskId) return 'desk'
  if (body.trim().length < 2) return 'body'
  if (unfilled(body).length > 0) return 'place'
  const need = outcome === 'done' ? evidenceNeed(draft, needsEvidence) : null
  return need ?? (mayApologise(draft) ? apologyNeed(draft, faults) : null)
}

/** With a question or a passing-on nothing is answered yet. */
export const mayApologise = ({ outcome }: Pick<Draft, 'outcome'>): boolean =>
  outcome !== null && outcome !== 'question' && outcome !== 'passed-on'

function evidenceNeed({ evidence, files }: Draft, isNeeded: boolean): EvidenceNeed | null {
  if (!evidence) return isNeeded ? 'evidence' : null
  if (evidence.kind === 'photo') return files.some(({ type }) => type.startsWith('image/')) ? null : 'photo'
  return evidenceOf(evidence) ? null : 'shown'
}

const LEAST_LETTERS = 10

/** Null while it is not whole. */
function evidenceOf({ kind, text, value, unit, how }: EvidenceDraft): Evidence | null {
  if (kind === 'photo') return { kind }
  if (kind === 'text') return text.trim().length >= LEAST_LETTERS ? { kind, text } : null
  const figures = toLatinDigits(value.trim()).replace(/[٫,]/g, '.').replace('−', '-')
  const isWhole = /^[-+]?\d+(\.\d+)?$/.test(figures) && unit.trim() !== '' && how.trim().length > 2
  return isWhole ? { kind, value: Number(figures), unit, how } : null
}

function apologyNeed({ outcome, apology }: Draft, faults: readonly Fault[]): ApologyNeed | null {
  if (!apology) return owedWith(outcome!, faults).length > 0 ? 'apology' : null
  if (isIncomplete(apology)) return 'parts'
  return apology.name.trim().length < 2 ? 'signature' : null
}

/** Of a draft that lacks nothing: only what belongs to its outcome: a day that was chosen before the outcome changed stays behind. */
export function replyOf(draft: Draft): NewReply {
  const { outcome, body, dueOn, reasonCode, deskId, token, seen, apology } = draft
  const said = { body, token, seen: seen! }
  if (outcome === 'passed-on') return { outcome, deskId: deskId!, ...said }
  if (outcome === 'question') return { outcome, ...said }
  const more = { ...said, ...(apology && { apology }) }
  if (outcome === 'planned') return { outcome, dueOn: dueOn!, ...more }
  if (outcome === 'refused') return { outcome, reasonCode: reasonCode!, ...more }
  if (outcome === 'update') return { outcome, ...more }
  const evidence = draft.evidence && evidenceOf(draft.evidence)
  return { outcome: outcome!, ...more, ...(evidence && { evidence }) }
}

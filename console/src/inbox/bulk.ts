/** One act on many cases: its doors, and what is still missing before it can be sent. */
import type * as door from '../../../app/cases/bulk/schema.ts'
import type { Sent } from '../../../app/kit/shapes.ts'
import { call } from '../api.ts'
import type { Draft } from '../case/drafts.ts'

export type BulkAct = door.BulkAct
export type Preview = door.Preview
export type Bulk = Sent<door.Bulk>

export const KINDS = [
  'take',
  'give-back',
  'service',
  'pass-on',
  'update',
  'question',
  'planned',
  'refused',
  'done',
] as const
export type Kind = (typeof KINDS)[number]

const ONE_BY_ONE: readonly (string | null)[] = [
  'apology-needed',
  'apology-incomplete',
  'evidence-needed',
  'photo-needed',
]
/** Refused for what is another for each case: an apology fits its own fault, evidence shows its own work. */
export const isOneByOne = (refusal: string | null): boolean => ONE_BY_ONE.includes(refusal)

/** The server takes no more at once. */
export const MOST = 200

export const bulk = {
  preview: (act: BulkAct, caseIds: readonly string[]) => call<Preview>('POST', '/bulk/previews', { act, caseIds }),
  hold: (act: BulkAct, cases: readonly { caseId: string; seen: number }[], token: string) =>
    call<Bulk>('POST', '/bulk', { act, cases, token }),
  list: () => call<{ bulks: Bulk[] }>('GET', '/bulk'),
  undo: (bulkId: string) => call('DELETE', `/bulk/${bulkId}`),
}

export type Given = Pick<Draft, 'body' | 'dueOn' | 'reasonCode' | 'deskId'> & {
  kind: Kind | null
  serviceId: string | null
}

/** The act as the server takes it; null while something is missing. */
export function actOf({ kind, serviceId, body, dueOn, reasonCode, deskId }: Given, officerId: string): BulkAct | null {
  if (kind === 'take') return { kind: 'assign', officerId }
  if (kind === 'give-back') return { kind: 'assign', officerId: null }
  if (kind === 'service') return serviceId ? { kind, serviceId } : null
  if (kind === null || body.trim().length < 2) return null
  if (kind === 'pass-on') return deskId ? { kind, deskId, body } : null
  if (kind === 'planned') return dueOn ? { kind, dueOn, body } : null
  if (kind === 'refused') return reasonCode ? { kind, reasonCode, body } : null
  return { kind, body }
}

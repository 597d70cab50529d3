/** Replies that are written and not yet sent, for as long as the page is open. In memory only: they may hold what a person said. */
import { useSyncExternalStore } from 'react'
import { PARTS, type Parts } from '../../../app/cases/apology/rules.ts'
import type { EvidenceKind } from '../../../app/cases/schema.ts'
import type { Outcome } from '../case-doors.ts'
import { newToken } from '../form-token.ts'

/** An apology that is being written; the officer says with which name. */
export type ApologyDraft = Parts & { name: string }
export const NO_APOLOGY: ApologyDraft = { happened: '', fault: '', repair: '', prevention: '', name: '' }

/** As it is typed; only what belongs to its kind is sent. */
export type EvidenceDraft = { kind: EvidenceKind; text: string; value: string; unit: string; how: string }
export const NO_EVIDENCE: EvidenceDraft = { kind: 'text', text: '', value: '', unit: '', how: '' }

export type Draft = {
  outcome: Outcome | null
  body: string
  dueOn: string | null
  reasonCode: string | null
  deskId: string | null
  files: readonly File[]
  /** Null where none is written. */
  apology: ApologyDraft | null
  evidence: EvidenceDraft | null
  /** By which the server knows this reply again; empty until something is written. */
  token: string
  /** The place of the last event that was there to be read; null until something is written. */
  seen: number | null
}

export const EMPTY: Draft = {
  outcome: null,
  body: '',
  dueOn: null,
  reasonCode: null,
  deskId: null,
  files: [],
  apology: null,
  evidence: null,
  token: '',
  seen: null,
}

const drafts = new Map<string, Draft>()
const readers = new Set<() => void>()

function tell(): void {
  for (const reader of readers) reader()
}

const subscribe = (reader: () => void) => {
  readers.add(reader)
  return () => readers.delete(reader)
}

export function keepDraft(caseId: string, draft: Draft): void {
  drafts.set(caseId, draft.token ? draft : { ...draft, token: newToken() })
  tell()
}

export function dropDraft(caseId: string): void {
  drafts.delete(caseId)
  tell()
}

export function forgetDrafts(): void {
  drafts.clear()
  tell()
}

export const draftOf = (caseId: string): Draft => drafts.get(caseId) ?? EMPTY
export const useDraft = (caseId: string): Draft => useSyncExternalStore(subscribe, () => draftOf(caseId))

/** Whether something would be lost if the page were closed. */
export const isUnsent = (caseId: string): boolean => {
  const { body, files, apology } = draftOf(caseId)
  return (
    body.trim() !== '' || files.length > 0 || (apology !== null && PARTS.some((part) => apology[part].trim() !== ''))
  )
}
export const isAnyUnsent = (): boolean => [...drafts.keys()].some(isUnsent)

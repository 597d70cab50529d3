/** Fills in what most messages of one agency share, so that a message shows only what is its own. */
import type { AgencySlug, Submission } from '../shape.ts'

const USUAL = { lang: 'fa', area: null, kind: 'complaint', channel: 'web', mayPublish: false } as const

type Own = Omit<Submission, 'agency' | keyof typeof USUAL> & Partial<Pick<Submission, keyof typeof USUAL>>

export function sent(agency: AgencySlug, messages: readonly Own[]): Submission[] {
  return messages.map((message) => ({ agency, ...USUAL, ...message }))
}

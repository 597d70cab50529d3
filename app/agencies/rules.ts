/** What may be set about an agency. Pure: no clock and no database. */
import type { Desk, DeskInput, Office, OfficeInput } from './offices.schema.ts'
import type { Agency, AgencyChange, Demands } from './schema.ts'
import type { TargetInput } from './services.schema.ts'
import type { RULE_NAMES, UmbrellaRules } from './umbrella.schema.ts'

/** First words of addresses that are no agency's. */
const RESERVED = new Set(
  'receipt desk methods data log record witness verify results map api open311 en fa livez readyz metrics logo static source privacy first-run v'.split(
    ' ',
  ),
)

export const isReserved = (slug: string) => RESERVED.has(slug)

/** An ordinary no, with its word. A new one does not compile until it has a status in common.api.ts. */
export type Refusal =
  | 'not-found'
  | 'no-such-office'
  | 'no-such-calendar'
  | 'no-such-officer'
  | 'code-taken'
  | 'slug-taken'
  | 'slug-reserved'
  | 'email-taken'
  | 'weak-password'
  | 'wrong-code'
  | 'not-first'
  | 'only-an-umbrella'
  | 'one-desk-sorts'
  | 'sorting-desk-stays-open'
  | 'calendar-never-opens'
  | 'changed-meanwhile'
  | 'not-a-picture'
  | 'too-many'
  | 'umbrella-rule'

/** How many of each an agency may have: lists of settings are shown whole. */
export const MOST = {
  offices: 500,
  desks: 1000,
  services: 500,
  calendars: 100,
  reasons: 300,
  templates: 500,
}

/** A rule of an umbrella that a change would break, with its limit: of a list how many it has. */
export type BrokenRule = {
  rule: 'most-retention-days' | 'least-min-group' | (typeof RULE_NAMES)[number]
  limit: number
}

/** The first rule of the umbrellas above that these settings break, or null. */
export function brokenRule(
  { retentionDays, minGroup }: Pick<AgencyChange, 'retentionDays' | 'minGroup'>,
  { mostRetentionDays, leastMinGroup }: Demands,
): BrokenRule | null {
  if (retentionDays !== undefined && mostRetentionDays !== null && retentionDays > mostRetentionDays)
    return { rule: 'most-retention-days', limit: mostRetentionDays }
  if (minGroup !== undefined && leastMinGroup !== null && minGroup < leastMinGroup)
    return { rule: 'least-min-group', limit: leastMinGroup }
  return null
}

/** The rule that a promise breaks, or null. Days are compared as they are counted. */
export function brokenTarget(
  { firstReplyDays, solutionDays }: Pick<TargetInput, 'firstReplyDays' | 'solutionDays'>,
  { mostFirstReplyDays, mostSolutionDays }: UmbrellaRules,
) {
  if (mostFirstReplyDays !== null && firstReplyDays > mostFirstReplyDays)
    return { rule: 'most-first-reply-days' as const, limit: mostFirstReplyDays }
  if (mostSolutionDays !== null && solutionDays > mostSolutionDays)
    return { rule: 'most-solution-days' as const, limit: mostSolutionDays }
  return null
}

/** Whether this reason may not be given under the umbrellas above. */
export const brokenReason = (code: string, { reasonCodes }: UmbrellaRules) =>
  reasonCodes && !reasonCodes.includes(code) ? { rule: 'reasons-from-list' as const, limit: reasonCodes.length } : null

/** Why a desk may not become this, or null: every agency has one open desk "to be sorted", in an open office. */
export function refuseDesk(present: Desk | null, to: DeskInput, offices: readonly Office[]): Refusal | null {
  const office = offices.find(({ officeId }) => officeId === to.officeId)
  if (!office) return 'no-such-office'
  if (present?.sorting && !to.sorting) return 'one-desk-sorts'
  return to.sorting && (to.closed || office.closed) ? 'sorting-desk-stays-open' : null
}

/** Why an office may not become this, or null. */
export function refuseOffice(officeId: string, to: OfficeInput, desks: readonly Desk[]): Refusal | null {
  const sorts = desks.some((desk) => desk.sorting && desk.officeId === officeId)
  return to.closed && sorts ? 'sorting-desk-stays-open' : null
}

const SETTINGS = {
  name: 'name',
  words: 'words',
  lang: 'lang',
  zone: 'zone',
  retentionDays: 'retention-days',
  confirmDays: 'confirm-days',
  minGroup: 'min-group',
  sureEnough: 'sure-enough',
  open: 'open',
  escalation: 'escalation',
  demands: 'demands',
} as const satisfies Record<keyof AgencyChange, string>

/** The names of the settings that differ, as the record gives them. */
export function changedSettings(before: Agency, after: Agency): string[] {
  return (Object.keys(SETTINGS) as (keyof AgencyChange)[])
    .filter((key) => canonical(before[key]) !== canonical(after[key]))
    .map((key) => SETTINGS[key])
}

// The order of the keys of an object says nothing.
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )

/** What may be set about an agency. Pure: no clock and no database. */
import type { Agency, AgencyChange, Demands } from './schema.ts'

/** First words of addresses that are no agency's. */
const RESERVED = new Set(
  'receipt desk methods data log verify results api open311 en fa livez readyz metrics logo assets first-run'.split(
    ' ',
  ),
)

export const isReserved = (slug: string) => RESERVED.has(slug)

/** A rule of an umbrella that a change would break, with its limit. */
export type BrokenRule = { rule: 'most-retention-days' | 'least-min-group'; limit: number }

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

/** The published figures as a table for spreadsheets: a row for each group and indicator. Pure. */
import { type Cell, csvTable } from '#kit/csv.ts'
import type { Group, Published } from './figures.ts'
import { NONE, type ReleaseFile } from './schema.ts'
import { groupName, mergedNames } from './written.ts'

export const FIGURE_COLUMNS = [
  'agency',
  'level',
  'services',
  'name_fa',
  'name_en',
  'indicator',
  'unit',
  'value',
  'low',
  'high',
  'numerator',
  'denominator',
  'opened_from',
  'opened_to',
  'as_of',
  'method',
  'release_sha256',
  // Later columns stand last, so that whoever reads by place goes on reading.
  'part',
  'note',
] as const

/** A release with its figures worked out. */
export type Shown = Published & { file: Omit<ReleaseFile, 'lines'>; sha256: string }

/** A row for each group and indicator, each as long as FIGURE_COLUMNS. */
export function figureRows({ agency, services, file, sha256 }: Shown): Cell[][] {
  const groups = [...(agency ? [{ level: 'agency', group: agency }] : []), ...services.map(ofService)]
  return groups.flatMap(({ level, group }) =>
    group.figures.map(({ indicator, version, part, unit, value, low, high, numerator, denominator, why, days }) => [
      file.agency.slug,
      level,
      group.services.filter((code) => code !== NONE).join(' '),
      ...namesOf(level, group, file),
      indicator,
      unit,
      value,
      low,
      high,
      numerator,
      denominator,
      (days ?? group).openedFrom,
      (days ?? group).openedTo,
      (days ?? group).asOf,
      version,
      sha256,
      part,
      why,
    ]),
  )
}

/** UTF-8 with a byte order mark; a name that a spreadsheet would take for a formula is made harmless. */
export const figuresCsv = (shown: Shown): string => csvTable(FIGURE_COLUMNS, figureRows(shown))

const ofService = (group: Group) => ({ level: group.isOthers ? 'merged-services' : 'service', group })

const namesOf = (level: string, group: Group, file: Pick<ReleaseFile, 'agency' | 'serviceNames'>): string[] =>
  (['fa', 'en'] as const).map((lang) => {
    if (level === 'agency') return file.agency.name[lang]
    return group.isOthers ? mergedNames(lang, group.services, file.serviceNames) : groupName(lang, group, file)
  })

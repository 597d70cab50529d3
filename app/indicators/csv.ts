/** The published figures as a table for spreadsheets: a row for each group and indicator. Pure. */
import { csvTable } from '#kit/csv.ts'
import { DEFINITIONS } from './definitions.ts'
import type { Group, Published } from './figures.ts'
import { NONE, type ReleaseFile } from './schema.ts'
import { groupName, mergedNames } from './written.ts'

const COLUMNS = [
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
] as const

type Shown = Published & { file: Omit<ReleaseFile, 'lines'>; sha256: string }

/** UTF-8 with a byte order mark; a name that a spreadsheet would take for a formula is made harmless. */
export function figuresCsv({ agency, services, file, sha256 }: Shown): string {
  const groups = [...(agency ? [{ level: 'agency', group: agency }] : []), ...services.map(ofService)]
  const rows = groups.flatMap(({ level, group }) =>
    group.figures.map(({ indicator, unit, value, low, high, numerator, denominator }) => [
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
      group.openedFrom,
      group.openedTo,
      group.asOf,
      versionOf(indicator),
      sha256,
    ]),
  )
  return csvTable(COLUMNS, rows)
}

const ofService = (group: Group) => ({ level: group.isOthers ? 'merged-services' : 'service', group })

const versionOf = (indicator: string) => DEFINITIONS.find(({ id }) => id === indicator)!.version

const namesOf = (level: string, group: Group, file: Pick<ReleaseFile, 'agency' | 'serviceNames'>): string[] =>
  (['fa', 'en'] as const).map((lang) => {
    if (level === 'agency') return file.agency.name[lang]
    return group.isOthers ? mergedNames(lang, group.services, file.serviceNames) : groupName(lang, group, file)
  })

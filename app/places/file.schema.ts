/** What a file of places may hold, row by row, and why a row is not taken. Shapes only. */
import type { Text } from '#kit/words.ts'
import type { AreaLevel, Border, ListedArea, Point } from './schema.ts'

export const FORMATS = ['amar', 'geonames', 'gnaf', 'geojson', 'csv'] as const
export type Format = (typeof FORMATS)[number]

export const ASSET_KINDS = ['lamp', 'manhole', 'mast', 'branch'] as const
export type AssetKind = (typeof ASSET_KINDS)[number]

/** First and last day, `YYYY-MM-DD`. */
type Days = { validFrom: string | null; validTo: string | null }

export type FileArea = Days & {
  what: 'area'
  /** The line or feature, from 1. */
  at: number
  /** Who keeps its code, where that is not the keeper of the file's codes. */
  keeper: string | null
  /** Its keeper's code, and other names by which rows of the same file call it; none where it is known by its name. */
  code: string | null
  also: readonly string[]
  /** Null where the file does not say: a known area stays what it is, a new one is a quarter. */
  level: AreaLevel | null
  name: Text
  moreNames: Record<string, string>
  aliases: string[]
  /** Codes or such names of areas it lies in, the nearest first: the first that is known counts. */
  parents: readonly string[]
  centre: Point | null
  border: Border | null
  /** Null where the file does not say. */
  offered: boolean | null
  replacedBy: string | null
  /** It is no more. Null where the file does not say. */
  retired: boolean | null
}

export type FileAddress = Days & {
  what: 'address'
  at: number
  code: string
  /** Code of the area it lies in, or its name where the file has no codes. */
  area: string
  street: string
  alley: string
  number: string
  unit: string
  postcode: string | null
  point: Point | null
  reliability: number | null
  confidence: number | null
  pointKind: string | null
  principal: string | null
  unitOf: string | null
  replacedBy: string | null
}

export type FileAsset = Days & {
  what: 'asset'
  at: number
  kind: AssetKind
  code: string
  name: Text | null
  /** The short name of the agency it belongs to, where that is another one. */
  owner: string | null
  area: string | null
  point: Point
}

export const ROW_FAULTS = [
  'columns-differ',
  'no-name',
  'name-too-long',
  'no-code',
  'bad-code',
  'code-twice',
  'name-twice',
  'unknown-kind',
  'no-such-parent',
  'parent-too-small',
  'no-such-area',
  'area-unclear',
  'no-such-agency',
  'no-point',
  'off-earth',
  'swapped-axes',
  'bad-date',
  'bad-postcode',
  'no-border',
  'too-few-corners',
  'too-many-corners',
  'crosses-itself',
  'too-many',
] as const
export type RowFault = (typeof ROW_FAULTS)[number]

/** A row that is not taken, by its line or feature, with its name where it has one. */
export type Refused = { what: 'refused'; at: number; name: string; why: RowFault }
export type FileRow = FileArea | FileAddress | FileAsset | Refused

/** An area as an import compares it; `hasBorder` instead of the border, which is large. */
export type KnownArea = Omit<ListedArea, 'codes' | 'outline'> & { hasBorder: boolean }

/** What is written of it. A `border` that is left out stays as it is. */
export type AreaRow = Omit<ListedArea, 'codes' | 'outline'> & { border?: Border | null }

/** What may be wrong with a whole file. */
export const FILE_FAULTS = [
  'no-agency',
  'not-json',
  'not-geojson',
  'no-features',
  'not-a-table',
  'missing-column',
  'empty',
] as const
export type FileFault = (typeof FILE_FAULTS)[number]

/** How a table of a format is read: who keeps its codes, and what each of its lines says. */
export type TableReader = {
  keeper: string
  /** Nothing for a line that is about something else. */
  read(cells: readonly string[], line: number): FileRow[]
}
export type OpenedTable = { reader: TableReader; missing?: never } | { reader?: never; missing: string }

/** Counts of an import. */
export type Taken = { added: number; changed: number; same: number }
export const NONE_TAKEN: Taken = { added: 0, changed: 0, same: 0 }

/** What the catalogue knows of releases and their files. Shapes only. */
import type { Text } from '#kit/words.ts'

/** The files of each release, by the names in their addresses. */
export const FILE_NAMES = ['release.json', 'figures.csv', 'figures.parquet'] as const
export type FileName = (typeof FILE_NAMES)[number]

export const MEDIA: Record<FileName, string> = {
  'release.json': 'application/json',
  'figures.csv': 'text/csv',
  'figures.parquet': 'application/vnd.apache.parquet',
}

export type OpenFile = { name: FileName; bytes: number; sha256: string }

/** Agencies beside each other, of their newest releases; its name in its address. */
export const COMPARISONS = 'comparisons.csv'
export type OpenTable = { content: Buffer; sha256: string; madeOn: string }

/** A release that is offered for taking away. */
export type OpenRelease = {
  /** The last closed day, YYYY-MM-DD. */
  untilDay: string
  madeOn: string
  method: string
  /** Days of opening that its figures count; null when too few cases for any figure. */
  openedFrom: string | null
  openedTo: string | null
  files: OpenFile[]
}

/** An agency as the catalogue names it. */
export type Publisher = { slug: string; name: Text; zone: string }

/** Where the catalogue stands and what it is given away under. */
export type Installation = { url: string; licence: Licence }

export type Licence = {
  /** The name that SPDX gives it. */
  id: string
  title: Text
  /** Where its text stands. */
  href: string
  /** In the European list of licences, as DCAT-AP wants it; the text where the list has none. */
  authority: string
}

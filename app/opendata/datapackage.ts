/** Releases as a Data Package (datapackage.org, version 2): what each file is, its columns, hash and licence. Pure. */
import type { FileName, Installation, OpenFile, OpenRelease, OpenTable, Publisher } from './data.schema.ts'
import { COMPARISONS, MEDIA } from './data.schema.ts'
import { DATA_WORDS } from './data.words.ts'
import { COMPARISON_FIELDS, FIELDS, type Field } from './fields.ts'
import { releasePath } from './paths.ts'

const PROFILES = 'https://datapackage.org/profiles/2.0'
const table = (fields: readonly Field[]) => ({
  type: 'table',
  schema: {
    $schema: `${PROFILES}/tableschema.json`,
    missingValues: [''],
    fields: fields.map(({ name, type, description, required }) => ({
      name,
      type,
      description,
      ...(required && { constraints: { required } }),
    })),
  },
})
const CSV = { encoding: 'utf-8', dialect: { delimiter: ',', lineTerminator: '\n' } }

type Of = { publisher: Publisher; release: OpenRelease }

/** Of one release; the files stand beside it. */
export const releasePackage = ({ publisher, release }: Of, at: Installation) => ({
  ...common(at, `${publisher.slug}-${release.untilDay}`, `${at.url}${releasePath(publisher.slug, release.untilDay)}`),
  title: DATA_WORDS.en.dataset(publisher.name.en, release.untilDay),
  description: DATA_WORDS.en.about,
  created: `${release.madeOn}T00:00:00Z`,
  version: release.untilDay,
  contributors: [{ title: publisher.name.en, roles: ['publisher'] }],
  ...periodOf(release),
  method: release.method,
  resources: release.files.map((file) => resource(file, { name: nameOf(file.name), path: file.name })),
})

type Whole = { all: readonly Of[]; comparisons: OpenTable | null }

/** Of the newest release of each agency, and of agencies beside each other. */
export const wholePackage = ({ all, comparisons }: Whole, at: Installation) => ({
  ...common(at, 'pasokh', `${at.url}/data`),
  title: DATA_WORDS.en.title,
  description: DATA_WORDS.en.about,
  contributors: all.map(({ publisher }) => ({ title: publisher.name.en, roles: ['publisher'] })),
  resources: [...all.flatMap(ofRelease), ...(comparisons ? [ofComparisons(comparisons)] : [])],
})

const ofRelease = ({ publisher, release }: Of) =>
  release.files.map((file) => ({
    ...resource(file, {
      name: `${publisher.slug}-${nameOf(file.name)}`,
      path: `${publisher.slug}/${release.untilDay}/${file.name}`,
    }),
    ...periodOf(release),
    method: release.method,
  }))

const ofComparisons = ({ content, sha256 }: OpenTable) => ({
  name: 'comparisons-csv',
  path: COMPARISONS,
  title: DATA_WORDS.en.comparisons,
  description: DATA_WORDS.en.comparisonsAbout,
  format: 'csv',
  mediatype: MEDIA['figures.csv'],
  bytes: content.length,
  hash: `sha256:${sha256}`,
  ...table(COMPARISON_FIELDS),
  ...CSV,
})

const common = ({ licence }: Installation, name: string, homepage: string) => ({
  $schema: `${PROFILES}/datapackage.json`,
  name,
  homepage,
  licenses: [{ name: licence.id, title: licence.title.en, path: licence.href }],
})

const periodOf = ({ openedFrom, openedTo, untilDay }: OpenRelease) => ({
  period: { openedFrom, openedTo, asOf: untilDay, closed: true },
})

const nameOf = (file: FileName) => file.replace('.', '-')

const resource = ({ name: file, bytes, sha256 }: OpenFile, named: { name: string; path: string }) => ({
  ...named,
  format: file.split('.')[1]!,
  mediatype: MEDIA[file],
  bytes,
  hash: `sha256:${sha256}`,
  ...(file !== 'release.json' && table(FIELDS)),
  ...(file === 'figures.csv' && CSV),
})

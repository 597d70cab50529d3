/** Releases as a Data Package (datapackage.org, version 2): what each file is, its columns, hash and licence. Pure. */
import type { FileName, Installation, OpenFile, OpenRelease, Publisher } from './data.schema.ts'
import { MEDIA } from './data.schema.ts'
import { DATA_WORDS } from './data.words.ts'
import { FIELDS } from './fields.ts'
import { releasePath } from './paths.ts'

const PROFILES = 'https://datapackage.org/profiles/2.0'
const COLUMNS = {
  $schema: `${PROFILES}/tableschema.json`,
  missingValues: [''],
  fields: FIELDS.map(({ name, type, description, required }) => ({
    name,
    type,
    description,
    ...(required && { constraints: { required } }),
  })),
}

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

/** Of the newest release of each agency. */
export const wholePackage = (all: readonly Of[], at: Installation) => ({
  ...common(at, 'pasokh', `${at.url}/data`),
  title: DATA_WORDS.en.title,
  description: DATA_WORDS.en.about,
  contributors: all.map(({ publisher }) => ({ title: publisher.name.en, roles: ['publisher'] })),
  resources: all.flatMap(({ publisher, release }) =>
    release.files.map((file) => ({
      ...resource(file, {
        name: `${publisher.slug}-${nameOf(file.name)}`,
        path: `${publisher.slug}/${release.untilDay}/${file.name}`,
      }),
      ...periodOf(release),
      method: release.method,
    })),
  ),
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
  ...(file !== 'release.json' && { type: 'table', schema: COLUMNS }),
  ...(file === 'figures.csv' && { encoding: 'utf-8', dialect: { delimiter: ',', lineTerminator: '\n' } }),
})

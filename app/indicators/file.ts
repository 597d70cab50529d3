/** The release file as bytes: one text for one content, so that its hash says whether two are the same. */
import { createHash } from 'node:crypto'
import { oneForm } from '#kit/one-form.ts'
import { definitionsIn } from './definitions.ts'
import { FORMER_FORMAT, FormerFile, ReleaseFile } from './schema.ts'

/** The most that is read as a release file: hundreds of services by hundreds of areas. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024

export const writeRelease = (file: ReleaseFile): Buffer => oneForm(file)

export const sha256Of = (file: Uint8Array): Buffer => createHash('sha256').update(file).digest()

/** A release of any form and method that was ever made; what the first form did not count is null. @throws Error when it is none. */
export function readRelease(file: Uint8Array): ReleaseFile {
  if (file.length > MAX_FILE_BYTES) throw new Error('Too large for a release file')
  const json: { format?: unknown } = JSON.parse(Buffer.from(file).toString('utf8'))
  const read = json?.format === FORMER_FORMAT ? presentForm(FormerFile.parse(json)) : ReleaseFile.parse(json)
  definitionsIn(read)
  return read
}

const presentForm = ({ lines, ...file }: FormerFile): ReleaseFile => ({
  ...file,
  lines: lines.map(({ areas, ...line }) => ({
    ...line,
    work: null,
    answers: null,
    answersFrom: null,
    areas: areas && { ...areas, parts: areas.parts.map((part) => ({ ...part, work: null })) },
  })),
  reasonNames: {},
  heard: { channels: null, languages: null, copies: null },
  residents: {},
  formerAreas: [],
  system: { intake: null, promises: null },
})

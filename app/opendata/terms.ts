/** Terms that every part of the catalogue is written in: references, words in both languages, days, and files with their hashes. Pure. */
import type { Text } from '#kit/words.ts'
import type { Installation } from './data.schema.ts'

export const EU = 'http://publications.europa.eu/resource/authority'

export const ref = (id: string) => ({ '@id': id })
export const both = ({ fa, en }: Text) => [
  { '@language': 'fa', '@value': fa },
  { '@language': 'en', '@value': en },
]
export const day = (value: string) => ({ '@type': 'xsd:date', '@value': value })

/** Whether a file lies at its address for good, or is another one after the next release. */
type Availability = 'STABLE' | 'AVAILABLE'
type File = { href: string; name: string; format: string; media: string; bytes: number; sha256: string; madeOn: string }

/** A file with its hash. */
export const fileTaken = (
  { href, name, format, media, bytes, sha256, madeOn }: File,
  at: Installation,
  availability: Availability = 'STABLE',
) => ({
  '@id': `${href}#distribution`,
  '@type': 'dcat:Distribution',
  'dct:title': name,
  'dcat:accessURL': ref(href),
  'dcat:downloadURL': ref(href),
  'dct:format': ref(`${EU}/file-type/${format}`),
  'dcat:mediaType': ref(`https://www.iana.org/assignments/media-types/${media}`),
  'dcat:byteSize': { '@type': 'xsd:nonNegativeInteger', '@value': String(bytes) },
  'dct:license': ref(at.licence.authority),
  'dct:modified': day(madeOn),
  'dcatap:availability': ref(`${EU}/planned-availability/${availability}`),
  'spdx:checksum': {
    '@type': 'spdx:Checksum',
    'spdx:algorithm': ref('http://spdx.org/rdf/terms#checksumAlgorithm_sha256'),
    'spdx:checksumValue': { '@type': 'xsd:hexBinary', '@value': sha256 },
  },
})

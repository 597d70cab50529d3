/**
 * Shapes of DCAT-AP 3.0 for catalogues as JSON-LD: which properties each class must have, how many at most, and what may stand
 * there. Written from the specification (SEMIC, DCAT-AP 3.0, sections 4 to 7) for the classes that Pasokh publishes; no SHACL engine.
 */

/** `iri`: only a reference; `words`: text in a language; `text`: plain; `xsd:…`: typed; else a thing of this class, here or by reference. */
type Property = readonly [least: 0 | 1, most: 1 | 'n', kind: string]

const WORDS: Property = [1, 'n', 'words']
const ONE_IRI: Property = [0, 1, 'iri']
const IRIS: Property = [0, 'n', 'iri']
const DAY: Property = [0, 1, 'xsd:date']
const AGENT: Property = [0, 1, 'foaf:Agent']

const SHAPES: Record<string, Record<string, Property>> = {
  'dcat:Catalog': {
    'dct:title': WORDS,
    'dct:description': WORDS,
    'dct:publisher': [1, 1, 'foaf:Agent'],
    'dct:language': IRIS,
    'dct:license': ONE_IRI,
    'dct:modified': DAY,
    'foaf:homepage': ONE_IRI,
    'dcat:dataset': [0, 'n', 'dcat:Dataset dcat:DatasetSeries'],
    'dcat:service': [0, 'n', 'dcat:DataService'],
    'dcat:catalog': [0, 'n', 'dcat:Catalog'],
  },
  'dcat:Dataset': {
    'dct:title': WORDS,
    'dct:description': WORDS,
    'dct:identifier': [0, 'n', 'text'],
    'dct:publisher': AGENT,
    'dct:issued': DAY,
    'dct:modified': DAY,
    'dct:accrualPeriodicity': ONE_IRI,
    'dct:accessRights': ONE_IRI,
    'dct:temporal': [0, 'n', 'dct:PeriodOfTime'],
    'dct:spatial': IRIS,
    'dcat:version': [0, 1, 'text'],
    'dcat:inSeries': [0, 'n', 'dcat:DatasetSeries'],
    'dcat:landingPage': IRIS,
    'dcat:distribution': [0, 'n', 'dcat:Distribution'],
    'dcat:theme': IRIS,
    'dcat:keyword': [0, 'n', 'words'],
  },
  'dcat:DatasetSeries': {
    'dct:title': WORDS,
    'dct:description': WORDS,
    'dct:publisher': AGENT,
    'dct:accrualPeriodicity': ONE_IRI,
    'dct:issued': DAY,
    'dct:modified': DAY,
  },
  'dcat:Distribution': {
    'dcat:accessURL': [1, 'n', 'iri'],
    'dcat:downloadURL': IRIS,
    'dct:title': [0, 'n', 'text words'],
    'dct:format': ONE_IRI,
    'dcat:mediaType': ONE_IRI,
    'dcat:byteSize': [0, 1, 'xsd:nonNegativeInteger'],
    'dct:license': ONE_IRI,
    'dct:modified': DAY,
    'dcatap:availability': ONE_IRI,
    'spdx:checksum': [0, 1, 'spdx:Checksum'],
  },
  'dcat:DataService': {
    'dct:title': WORDS,
    'dcat:endpointURL': [1, 'n', 'iri'],
    'dcat:endpointDescription': IRIS,
    'dct:conformsTo': IRIS,
    'dcat:servesDataset': [0, 'n', 'dcat:Dataset'],
  },
  'foaf:Agent': { 'foaf:name': [1, 'n', 'text words'] },
  'spdx:Checksum': { 'spdx:algorithm': [1, 1, 'iri'], 'spdx:checksumValue': [1, 1, 'xsd:hexBinary'] },
  'dct:PeriodOfTime': { 'dcat:startDate': DAY, 'dcat:endDate': DAY },
}

const LEXICAL: Record<string, RegExp> = {
  'xsd:date': /^\d{4}-\d{2}-\d{2}$/,
  'xsd:hexBinary': /^([0-9a-f]{2})+$/,
  'xsd:nonNegativeInteger': /^\d+$/,
}

export type Thing = Record<string, unknown>

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null && !Array.isArray(value)
const listOf = (value: unknown): unknown[] => (value === undefined ? [] : Array.isArray(value) ? value : [value])

/** Every typed thing of a catalogue, in the order of the file; one that is described in several places comes as often. */
export const thingsIn = (value: unknown): Thing[] =>
  listOf(value).flatMap((one) => {
    if (!isThing(one)) return []
    const inner = Object.entries(one).flatMap(([key, below]) => (key === '@context' ? [] : thingsIn(below)))
    return '@type' in one && !('@value' in one) ? [one, ...inner] : inner
  })

/** What does not keep to the shapes, in words; nothing where all does. */
export function faultsOf(catalogue: Thing): string[] {
  const things = thingsIn(catalogue)
  const types = new Map(things.map((thing) => [thing['@id'], String(thing['@type'])]))
  return [...prefixFaults(catalogue), ...things.flatMap((thing) => thingFaults(thing, types))]
}

function prefixFaults(catalogue: Thing): string[] {
  const context = catalogue['@context'] as Record<string, string>
  const keys = thingsIn(catalogue).flatMap((thing) => Object.keys(thing))
  return [...new Set(keys)]
    .filter((key) => !key.startsWith('@') && !(key.split(':')[0]! in context))
    .map((key) => `${key} is not in the context`)
}

function thingFaults(thing: Thing, types: ReadonlyMap<unknown, string>): string[] {
  const [type, id] = [String(thing['@type']), thing['@id']]
  const shape = SHAPES[type]
  if (!shape) return [`${type} is no class of the profile`]
  const faults = id !== undefined && !URL.canParse(String(id)) ? [`${type} ${id} has no address`] : []
  for (const property of Object.keys(thing))
    if (!property.startsWith('@') && !shape[property]) faults.push(`${type} has no ${property}`)
  for (const [property, [least, most, kind]] of Object.entries(shape)) {
    const values = listOf(thing[property])
    if (values.length < least) faults.push(`${type} ${id} lacks ${property}`)
    if (most !== 'n' && values.length > most) faults.push(`${type} ${id} has ${values.length} of ${property}`)
    const langs = values.flatMap((value) => (isThing(value) ? listOf(value['@language']) : []))
    if (new Set(langs).size < langs.length) faults.push(`${type} ${id} has ${property} twice in a language`)
    for (const value of values)
      if (!kind.split(' ').some((one) => isOf(one, value, types)))
        faults.push(`${type} ${property} is no ${kind}: ${JSON.stringify(value)}`)
  }
  return faults
}

function isOf(kind: string, value: unknown, types: ReadonlyMap<unknown, string>): boolean {
  if (kind === 'text') return typeof value === 'string' && value !== ''
  if (!isThing(value)) return false
  const { '@id': id, '@type': type, '@value': text, '@language': lang } = value
  if (kind === 'words') return typeof text === 'string' && text !== '' && /^(fa|en)$/.test(String(lang))
  if (kind === 'iri') return URL.canParse(String(id)) && Object.keys(value).length === 1
  if (kind in LEXICAL) return type === kind && LEXICAL[kind]!.test(String(text))
  return (type ?? types.get(id)) === kind
}

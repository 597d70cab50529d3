/**
 * Releases as a catalogue in DCAT-AP 3 (JSON-LD): an agency's releases are a series of datasets, each with its files as
 * distributions. All terms stand in the context, so that nothing need be fetched to read it. Pure.
 * Source: SEMIC, DCAT-AP 3.0; W3C, Data Catalog Vocabulary 3.
 */
import type { Text } from '#kit/words.ts'
import type { MapSheet } from '../map/index.ts'
import type { Installation, OpenFile, OpenRelease, OpenTable, Publisher } from './data.schema.ts'
import { COMPARISONS, MEDIA } from './data.schema.ts'
import { DATA_WORDS } from './data.words.ts'
import { mapsIn } from './maps.ts'
import { filePath, releasePath } from './paths.ts'
import { both, day, EU, fileTaken, ref } from './terms.ts'

const CONTEXT = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  owl: 'http://www.w3.org/2002/07/owl#',
  spdx: 'http://spdx.org/rdf/terms#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
}
const FORMATS = { 'release.json': 'JSON', 'figures.csv': 'CSV', 'figures.parquet': 'PARQUET' } as const
const GEOREPORT = 'http://wiki.open311.org/GeoReport_v2'
const BULK_FORMATS = ['csv', 'json', 'xml'] as const

/** An agency with the releases and maps that the catalogue lists. */
export type Series = { publisher: Publisher; releases: readonly OpenRelease[]; sheets: readonly MapSheet[] }

const words = (key: 'title' | 'about' | 'seriesAbout' | 'service' | 'comparisons' | 'comparisonsAbout'): Text => ({
  fa: DATA_WORDS.fa[key],
  en: DATA_WORDS.en[key],
})

type Whole = { all: readonly Series[]; comparisons: OpenTable | null }

/** The whole installation: every agency's series with its newest release; former ones are in each agency's own catalogue. */
export const wholeCatalogue = ({ all, comparisons }: Whole, at: Installation) => ({
  '@context': CONTEXT,
  ...catalogue({ id: `${at.url}/data`, title: words('title'), publisher: houseOf(at), comparisons }, all, at),
  'dcat:catalog': all.map(({ publisher }) => catalogueOf({ publisher, releases: [], sheets: [] }, at)),
})

/** One agency's series with all the releases given. */
export const agencyCatalogue = (series: Series, at: Installation) => ({
  '@context': CONTEXT,
  ...catalogueOf(series, at),
})

const catalogueOf = (series: Series, at: Installation) => {
  const { slug, name } = series.publisher
  const title = { fa: DATA_WORDS.fa.agencyTitle(name.fa), en: DATA_WORDS.en.agencyTitle(name.en) }
  return catalogue({ id: `${at.url}/data/${slug}`, title, publisher: agentOf(series.publisher, at) }, [series], at)
}

type Named = { id: string; title: Text; publisher: object; comparisons?: OpenTable | null }

function catalogue({ id, title, publisher, comparisons = null }: Named, all: readonly Series[], at: Installation) {
  const newest = all
    .flatMap(({ releases }) => releases.map(({ madeOn }) => madeOn))
    .sort()
    .at(-1)
  return {
    '@id': `${id}#catalogue`,
    '@type': 'dcat:Catalog',
    'dct:title': both(title),
    'dct:description': both(words('about')),
    'dct:publisher': publisher,
    'dct:language': [ref(`${EU}/language/FAS`), ref(`${EU}/language/ENG`)],
    'dct:license': ref(at.licence.authority),
    'foaf:homepage': ref(id),
    ...(newest && { 'dct:modified': day(newest) }),
    'dcat:dataset': [
      ...all.flatMap((series) => [
        ...seriesOf(series, at),
        ...series.releases.map(datasetIn(series, at)),
        ...mapsIn({ ...series, agent: agentOf(series.publisher, at) }, at),
      ]),
      ...(comparisons ? [besideEachOther(comparisons, at)] : []),
    ],
    'dcat:service': all.map(({ publisher: { slug, name } }) => ({
      '@id': `${at.url}/data/${slug}#open311`,
      '@type': 'dcat:DataService',
      'dct:title': both({ fa: `${words('service').fa}: ${name.fa}`, en: `${words('service').en}: ${name.en}` }),
      'dcat:endpointURL': ref(`${at.url}/open311/v2`),
      'dcat:endpointDescription': ref(`${at.url}/open311/discovery.json`),
      'dct:conformsTo': ref(GEOREPORT),
      'dcat:servesDataset': ref(`${at.url}/data/${slug}#requests`),
    })),
  }
}

const houseOf = ({ url }: Installation) => ({
  '@id': `${url}/#publisher`,
  '@type': 'foaf:Agent',
  'foaf:name': new URL(url).host,
})

const agentOf = ({ slug, name }: Publisher, { url }: Installation) => ({
  '@id': `${url}/${slug}#agency`,
  '@type': 'foaf:Agent',
  'foaf:name': both(name),
})

function seriesOf({ publisher }: Series, at: Installation) {
  const { slug, name } = publisher
  return [
    {
      '@id': `${at.url}/data/${slug}#series`,
      '@type': 'dcat:DatasetSeries',
      'dct:title': both({ fa: DATA_WORDS.fa.series(name.fa), en: DATA_WORDS.en.series(name.en) }),
      'dct:description': both(words('seriesAbout')),
      'dct:publisher': agentOf(publisher, at),
      'dct:accrualPeriodicity': ref(`${EU}/frequency/DAILY`),
    },
    {
      '@id': `${at.url}/data/${slug}#requests`,
      '@type': 'dcat:Dataset',
      'dct:title': both({ fa: DATA_WORDS.fa.requests(name.fa), en: DATA_WORDS.en.requests(name.en) }),
      'dct:description': both({ fa: DATA_WORDS.fa.requestsAbout, en: DATA_WORDS.en.requestsAbout }),
      'dct:publisher': agentOf(publisher, at),
      'dct:accrualPeriodicity': ref(`${EU}/frequency/UPDATE_CONT`),
      'dcat:distribution': BULK_FORMATS.map((format) => {
        const href = `${at.url}/open311/v2/bulk.${format}?jurisdiction_id=${slug}`
        return {
          '@id': `${at.url}/data/${slug}#requests-${format}`,
          '@type': 'dcat:Distribution',
          'dcat:accessURL': ref(href),
          'dcat:downloadURL': ref(href),
          'dct:format': ref(`${EU}/file-type/${format.toUpperCase()}`),
          'dct:license': ref(at.licence.authority),
        }
      }),
    },
  ]
}

function besideEachOther({ content, sha256, madeOn }: OpenTable, at: Installation) {
  const href = `${at.url}/data/${COMPARISONS}`
  const file = { href, name: COMPARISONS, format: 'CSV', media: MEDIA['figures.csv'], bytes: content.length }
  return {
    '@id': `${at.url}/data#comparisons`,
    '@type': 'dcat:Dataset',
    'dct:title': both(words('comparisons')),
    'dct:description': both(words('comparisonsAbout')),
    'dct:publisher': houseOf(at),
    'dct:modified': day(madeOn),
    'dct:accrualPeriodicity': ref(`${EU}/frequency/DAILY`),
    'dct:accessRights': ref(`${EU}/access-right/PUBLIC`),
    'dcat:landingPage': ref(`${at.url}/results`),
    'dcat:distribution': [fileTaken({ ...file, sha256, madeOn }, at, 'AVAILABLE')],
  }
}

const datasetIn =
  ({ publisher }: Series, at: Installation) =>
  (release: OpenRelease) => {
    const { untilDay, madeOn, openedFrom, openedTo, method, files } = release
    const id = `${at.url}${releasePath(publisher.slug, untilDay)}`
    return {
      '@id': `${id}#release`,
      '@type': 'dcat:Dataset',
      'dct:title': both({
        fa: DATA_WORDS.fa.dataset(publisher.name.fa, untilDay),
        en: DATA_WORDS.en.dataset(publisher.name.en, untilDay),
      }),
      'dct:description': both(words('about')),
      'dct:identifier': id,
      'dct:publisher': agentOf(publisher, at),
      'dct:issued': day(madeOn),
      'dct:modified': day(madeOn),
      'dct:accrualPeriodicity': ref(`${EU}/frequency/NEVER`),
      'dct:accessRights': ref(`${EU}/access-right/PUBLIC`),
      'dcat:version': method,
      'dcat:inSeries': ref(`${at.url}/data/${publisher.slug}#series`),
      'dcat:landingPage': ref(id),
      ...(openedFrom &&
        openedTo && {
          'dct:temporal': {
            '@type': 'dct:PeriodOfTime',
            'dcat:startDate': day(openedFrom),
            'dcat:endDate': day(openedTo),
          },
        }),
      'dcat:distribution': files.map((file) => distribution(publisher.slug, release, file, at)),
    }
  }

function distribution(
  slug: string,
  { untilDay, madeOn }: OpenRelease,
  { name, bytes, sha256 }: OpenFile,
  at: Installation,
) {
  const href = `${at.url}${filePath(slug, untilDay, name)}`
  return fileTaken({ href, name, format: FORMATS[name], media: MEDIA[name], bytes, sha256, madeOn }, at)
}

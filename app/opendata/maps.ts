/** The maps of closed months in the catalogue: a series of an agency, and a dataset for each month with its files. Pure. */
import { MAP_MEDIA, type MapSheet } from '../map/index.ts'
import type { Installation, Publisher } from './data.schema.ts'
import { DATA_WORDS } from './data.words.ts'
import { both, day, EU, fileTaken, ref } from './terms.ts'

const FORMATS = { 'sheet.json': 'JSON', 'map.csv': 'CSV', 'map.geojson': 'GEOJSON' } as const

export type Maps = { publisher: Publisher; agent: object; sheets: readonly MapSheet[] }

/** Nothing before there is a map. */
export function mapsIn({ publisher, agent, sheets }: Maps, at: Installation): object[] {
  if (sheets.length === 0) return []
  const { slug, name } = publisher
  const series = `${at.url}/data/${slug}#maps`
  const about = both({ fa: DATA_WORDS.fa.mapsAbout, en: DATA_WORDS.en.mapsAbout })
  return [
    {
      '@id': series,
      '@type': 'dcat:DatasetSeries',
      'dct:title': both({ fa: DATA_WORDS.fa.maps(name.fa), en: DATA_WORDS.en.maps(name.en) }),
      'dct:description': about,
      'dct:publisher': agent,
      'dct:accrualPeriodicity': ref(`${EU}/frequency/MONTHLY`),
    },
    ...sheets.map(({ month, fromDay, toDay, madeOn, files }) => {
      const id = `${at.url}/${slug}/map/${month}`
      return {
        '@id': `${id}#sheet`,
        '@type': 'dcat:Dataset',
        'dct:title': both({ fa: DATA_WORDS.fa.mapOf(name.fa, fromDay), en: DATA_WORDS.en.mapOf(name.en, fromDay) }),
        'dct:description': about,
        'dct:identifier': id,
        'dct:publisher': agent,
        'dct:issued': day(madeOn),
        'dct:modified': day(madeOn),
        'dct:accrualPeriodicity': ref(`${EU}/frequency/NEVER`),
        'dct:accessRights': ref(`${EU}/access-right/PUBLIC`),
        'dcat:inSeries': ref(series),
        'dcat:landingPage': ref(id),
        'dct:temporal': { '@type': 'dct:PeriodOfTime', 'dcat:startDate': day(fromDay), 'dcat:endDate': day(toDay) },
        'dcat:distribution': files.map((file) =>
          fileTaken(
            { ...file, href: `${id}/${file.name}`, format: FORMATS[file.name], media: MAP_MEDIA[file.name], madeOn },
            at,
          ),
        ),
      }
    }),
  ]
}

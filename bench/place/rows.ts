/** The places of the Iranian file as rows for a gazetteer. A county is known by its name in its province, as the file has no parent codes. */
import { readFileSync } from 'node:fs'
import type { Level } from '../../packages/geocoder/index.ts'
import { fold } from '../../packages/persian/index.ts'
import type { Place } from './queries.ts'

const LEVELS: Record<string, Level> = {
  province: 'province',
  county: 'county',
  district: 'district',
  rural_district: 'rural-district',
  city: 'city',
  city_zone: 'quarter',
  village: 'village',
  block: 'village',
}

export function readPlaces(file: string): Place[] {
  const lines = readFileSync(file, 'utf8').trim().split('\n').slice(1)
  return lines.map((line) => {
    const [id, kind, name, province, county, district, rural] = line.split('\t') as [
      string,
      string,
      string,
      string,
      string,
      string,
      string,
    ]
    const path = [province, county, district, rural]
    const depth = { province: 0, county: 1, district: 2, rural_district: 3, city: 3, city_zone: 3 }[kind] ?? 4
    const parent = path.slice(0, depth).join('/')
    const isArea = depth < 3 || kind === 'rural_district'
    const code = isArea ? [...path.slice(0, depth), name].join('/') : id
    return { name, kind, province, county, row: { code, name, level: LEVELS[kind]!, ...(depth > 0 ? { parent } : {}) } }
  })
}

/** How two names are one here: letters and digits without spaces. */
export const plain = (name: string) =>
  fold(name)
    .normalize('NFKD')
    .replace(/ئ/g, 'ی')
    .replace(/[^\p{L}\p{N}]/gu, '')

/** Same name, county and province. */
export const keyOf = ({ name, county, province }: Pick<Place, 'name' | 'county' | 'province'>) =>
  [name, province, county].map(plain).join('|')

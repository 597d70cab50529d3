/** What kinds of areas and assets are called. */
import type { Text } from '#kit/words.ts'
import type { AreaLevel } from './schema.ts'

export const LEVEL_NAMES: Record<AreaLevel, Text> = {
  country: { fa: 'کشور', en: 'Country' },
  province: { fa: 'استان', en: 'Province' },
  county: { fa: 'شهرستان', en: 'County' },
  district: { fa: 'بخش', en: 'District' },
  'rural-district': { fa: 'دهستان', en: 'Rural district' },
  city: { fa: 'شهر', en: 'City' },
  quarter: { fa: 'محله یا منطقهٔ شهر', en: 'Quarter or zone of a city' },
  village: { fa: 'روستا', en: 'Village' },
}

/** Names of what the public log shows of the map. */
import type { Text } from '#kit/words.ts'

export const MAP_NAMES: Readonly<Record<string, Text>> = {
  'map.sheet-published': { fa: 'نقشهٔ یک ماه منتشر شد', en: 'The map of a month was published' },
}

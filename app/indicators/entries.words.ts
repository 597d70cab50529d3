/** Names of what the public log shows of releases. */
import type { Text } from '#kit/words.ts'

export const INDICATORS_NAMES: Readonly<Record<string, Text>> = {
  'indicators.released': { fa: 'پروندهٔ نتیجه‌ها منتشر شد', en: 'A file of results was released' },
}

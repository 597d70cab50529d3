/** Names of what the public log shows of agencies. */
import type { Text } from '#kit/words.ts'

export const AGENCIES_NAMES: Readonly<Record<string, Text>> = {
  'agencies.agency-made': { fa: 'دستگاهی ساخته شد', en: 'An agency was made' },
}

/** Names of what the public log shows of conversations. */
import type { Text } from '#kit/words.ts'

export const CONVERSATIONS_NAMES: Readonly<Record<string, Text>> = {
  'conversations.result-published': {
    fa: 'نتیجهٔ یک گفت‌وگو منتشر شد',
    en: 'The result of a conversation was published',
  },
}

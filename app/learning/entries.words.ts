/** Names of what the public log shows of learning. */
import type { Text } from '#kit/words.ts'

export const LEARNING_NAMES: Readonly<Record<string, Text>> = {
  'learning.model-used': { fa: 'مدل تازه‌ای خدمت را پیشنهاد می‌دهد', en: 'Another model proposes the service' },
  'learning.urgency-model-used': { fa: 'مدل تازه‌ای از خطر خبر می‌دهد', en: 'Another model tells of danger' },
  'learning.phrases-used': {
    fa: 'خدمت دوباره فقط از روی جمله‌های نمونه پیشنهاد می‌شود',
    en: 'The service is proposed from example phrases alone again',
  },
}

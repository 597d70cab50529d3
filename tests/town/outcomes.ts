/**
 * What became of the messages of the made-up town: replies, what the senders added, and their verdicts.
 * A message without a story has had no reply yet.
 */
import { CITY_ORDER_STORIES } from './outcomes/city-order.ts'
import { CITY_WORKS_STORIES } from './outcomes/city-works.ts'
import { POST_STORIES } from './outcomes/post.ts'
import { TELECOM_STORIES } from './outcomes/telecom.ts'
import { OUTAGE_STORIES } from './outcomes/telecom-outage.ts'
import { UMBRELLA_STORIES } from './outcomes/umbrella.ts'
import type { Story } from './shape.ts'

export const OUTCOMES: readonly Story[] = [
  ...TELECOM_STORIES,
  ...OUTAGE_STORIES,
  ...CITY_WORKS_STORIES,
  ...CITY_ORDER_STORIES,
  ...POST_STORIES,
  ...UMBRELLA_STORIES,
].sort((a, b) => a.submission.localeCompare(b.submission))

/**
 * What the people of the made-up town wrote, in order of id, each with its gold labels. No person wrote
 * any of it to any agency; the numbers in it are invented.
 */
import type { Submission } from './shape.ts'
import { CITY_BUILDING } from './submissions/city-building.ts'
import { CITY_CLEAN } from './submissions/city-clean.ts'
import { CITY_ORDER } from './submissions/city-order.ts'
import { CITY_STREETS } from './submissions/city-streets.ts'
import { POST_OFFICES } from './submissions/post-offices.ts'
import { POST_PARCELS } from './submissions/post-parcels.ts'
import { TELECOM_INTERNET } from './submissions/telecom-internet.ts'
import { TELECOM_LINES } from './submissions/telecom-lines.ts'
import { TELECOM_OUTAGE } from './submissions/telecom-outage.ts'
import { TELECOM_SUBSCRIBERS } from './submissions/telecom-subscribers.ts'
import { UMBRELLA_MESSAGES } from './submissions/umbrella.ts'

const ALL = [
  ...TELECOM_INTERNET,
  ...TELECOM_OUTAGE,
  ...TELECOM_LINES,
  ...TELECOM_SUBSCRIBERS,
  ...CITY_CLEAN,
  ...CITY_STREETS,
  ...CITY_ORDER,
  ...CITY_BUILDING,
  ...POST_PARCELS,
  ...POST_OFFICES,
  ...UMBRELLA_MESSAGES,
]

export const SUBMISSIONS: readonly Submission[] = ALL.sort((a, b) => a.id.localeCompare(b.id))

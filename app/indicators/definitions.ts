/** Every indicator, in the order in which pages show them. */
import { CONFIRMED } from './definitions/confirmed.ts'
import { DONE_IN_TIME } from './definitions/done-in-time.ts'
import { FIRST_REPLY_IN_TIME } from './definitions/first-reply-in-time.ts'
import { NOT_CONFIRMED } from './definitions/not-confirmed.ts'
import { OBJECTED } from './definitions/objected.ts'
import { RECEIVED } from './definitions/received.ts'
import { STILL_OPEN } from './definitions/still-open.ts'
import { TAKEN_AWAY } from './definitions/taken-away.ts'
import { WAIT_TO_FIRST_REPLY } from './definitions/wait-to-first-reply.ts'
import { WAIT_TO_SOLUTION } from './definitions/wait-to-solution.ts'
import type { Definition } from './schema.ts'

export const DEFINITIONS: readonly Definition[] = [
  RECEIVED,
  FIRST_REPLY_IN_TIME,
  DONE_IN_TIME,
  CONFIRMED,
  OBJECTED,
  STILL_OPEN,
  NOT_CONFIRMED,
  TAKEN_AWAY,
  WAIT_TO_FIRST_REPLY,
  WAIT_TO_SOLUTION,
]

/** What comes of reading a file of holidays: the days understood, and each entry that was not, with its reason. */
import type { CalendarException } from './calendar.ts'

/**
 * Why an entry was left out: it has no readable day; it has hours, so it closes no whole day; it was called off; it
 * repeats in a way that is not read here, or without an end while no last day was given; it is longer than 366 days;
 * it has no name; its hours cannot be read.
 */
export type SkipReason =
  | 'no-day'
  | 'timed'
  | 'cancelled'
  | 'unread-rule'
  | 'endless'
  | 'too-long'
  | 'no-name'
  | 'no-hours'

/** `line` counts the lines of the file from 1; `text` is what names the entry there. */
export type Skipped = { line: number; text: string; why: SkipReason }

export type Reading = { exceptions: CalendarException[]; skipped: Skipped[] }

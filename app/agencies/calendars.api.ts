/** JSON doors of calendars, and the files of holidays that are read into them. */
import { holidaysFromCsv, holidaysFromICal } from '@pasokh/worktime'
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { idParam, readBytes, refuse } from '#kit/http.ts'
import type { App } from '../app.ts'
import { CalendarChange, CalendarInput, CalendarOut, HolidaysInput } from './calendars.schema.ts'
import { calendarsOf } from './calendars.store.ts'
import { added, changed, changerOf, listOf, Made, no, readerOf } from './common.api.ts'
import { addHolidays, addNewCalendar, saveCalendar } from './settings.actions.ts'

const FILE_TYPES = ['text/csv', 'text/calendar'] as const
const MAX_FILE_BYTES = 512 * 1024
/** Holidays that come round every year are read this far ahead. */
const YEARS_AHEAD = 3
const MOST_SHOWN = 100

const Read = z.strictObject({
  added: z.int(),
  skipped: z.array(z.strictObject({ line: z.int(), text: z.string(), why: z.string() })),
})

export const calendarsApi = (app: App): Operation[] => [
  operation(
    { method: 'get', path: '/calendars', summary: 'Calendars', who: 'officer', answers: { 200: listOf(CalendarOut) } },
    async (c) => {
      const { agencyId } = await readerOf(app, c)
      return c.json({ items: await app.db.in(agencyId, calendarsOf) })
    },
  ),
  operation(
    {
      method: 'post',
      path: '/calendars',
      summary: 'Adds a calendar of weekly hours and days apart',
      who: 'officer',
      body: CalendarInput,
      answers: { 201: Made },
    },
    async (c, { body }) => added(c, await addNewCalendar(app, await changerOf(app, c), body)),
  ),
  operation(
    {
      method: 'put',
      path: '/calendars/:calendarId',
      summary: 'Changes a calendar, unless somebody else did since `version`',
      who: 'officer',
      body: CalendarChange,
      answers: { 204: null },
    },
    async (c, { body }) => changed(c, await saveCalendar(app, await changerOf(app, c), idParam(c, 'calendarId'), body)),
  ),
  operation(
    {
      method: 'post',
      path: '/calendars/:calendarId/holidays',
      summary: 'Adds holidays and short days; a day that was there is replaced',
      who: 'officer',
      body: HolidaysInput,
      answers: { 204: null },
    },
    async (c, { body }) =>
      changed(c, await addHolidays(app, await changerOf(app, c), idParam(c, 'calendarId'), body.exceptions)),
  ),
  operation(
    {
      method: 'post',
      path: '/calendars/:calendarId/holiday-files',
      summary: 'Adds the holidays of a CSV or iCalendar file, and says which lines were not understood',
      who: 'officer',
      file: FILE_TYPES,
      answers: { 200: Read },
    },
    async (c) => {
      const by = await changerOf(app, c)
      const calendarId = idParam(c, 'calendarId')
      const text = (await readBytes(c, FILE_TYPES, MAX_FILE_BYTES)).toString('utf8')
      const isCsv = c.req.header('content-type')?.toLowerCase().startsWith('text/csv')
      const { exceptions, skipped } = isCsv ? readCsv(text) : readICal(text, app.now())
      const read = HolidaysInput.safeParse({ exceptions })
      if (!read.success) return refuse(c, 422, 'no-holidays', { skipped: skipped.slice(0, MOST_SHOWN) })
      const { refusal } = await addHolidays(app, by, calendarId, read.data.exceptions)
      if (refusal) return no(c, refusal)
      return c.json({ added: exceptions.length, skipped: skipped.slice(0, MOST_SHOWN) })
    },
  ),
]

function readCsv(text: string) {
  try {
    return holidaysFromCsv(text)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return { exceptions: [], skipped: [{ line: 1, text: text.split('\n', 1)[0]!.slice(0, 200), why: 'no-columns' }] }
  }
}

const readICal = (text: string, now: Date) => holidaysFromICal(text, `${now.getUTCFullYear() + YEARS_AHEAD}-12-31`)

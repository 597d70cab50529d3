/** The JSON doors of what happened meanwhile: managers mark on the charts of results what readers should know of. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { idParam, problem } from '#kit/http.ts'
import { bilingual, civilDay, text, uuid } from '#kit/shapes.ts'
import type { App } from '../app.ts'
import { officerOf } from '../people/index.ts'
import { addResultEvent, dropResultEvent, readEvents } from './history/actions.ts'

const Given = z.strictObject({ day: civilDay, text: bilingual(3, 160) })
const Kept = z.strictObject({
  eventId: uuid,
  day: z.string(),
  text,
})

export const resultEventsApi = (app: App): Operation[] => [
  operation(
    {
      method: 'get',
      path: '/indicators/events',
      summary: 'What is marked on the charts of results, the newest first',
      who: 'officer',
      answers: { 200: z.strictObject({ items: z.array(Kept) }) },
    },
    async (c) => c.json({ items: await readEvents(app, (await officerOf(app, c, 'reports.read')).agencyId) }),
  ),
  operation(
    {
      method: 'post',
      path: '/indicators/events',
      summary: 'Marks a day on the charts of results, for everybody to read',
      who: 'officer',
      body: Given,
      answers: { 201: z.strictObject({ id: uuid }) },
    },
    async (c, { body }) => {
      const id = await addResultEvent(app, await officerOf(app, c, 'settings.change'), body)
      return id ? c.json({ id }, 201) : problem(c, 409, 'too-many')
    },
  ),
  operation(
    {
      method: 'delete',
      path: '/indicators/events/:eventId',
      summary: 'Takes a mark off the charts of results',
      who: 'officer',
      answers: { 204: null },
    },
    async (c) => {
      const by = await officerOf(app, c, 'settings.change')
      return (await dropResultEvent(app, by, idParam(c, 'eventId'))) ? c.body(null, 204) : problem(c, 404, 'not-found')
    },
  ),
]

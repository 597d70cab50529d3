/** The JSON doors of how many people live where. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { problem } from '#kit/http.ts'
import { prose, text, uuid } from '#kit/shapes.ts'
import type { App } from '../../app.ts'
import { officerOf } from '../../people/index.ts'
import { readResidents, saveResidents } from './residents.actions.ts'

const people = z.int().min(1).max(100_000_000)
const Given = z.strictObject({
  source: prose(2, 200),
  areas: z.array(z.strictObject({ areaId: uuid, people })).max(2000),
})
const Known = z.strictObject({
  source: z.string(),
  areas: z.array(
    z.strictObject({
      areaId: uuid,
      name: text,
      people: people.nullable(),
    }),
  ),
})

export const residentsApi = (app: App): Operation[] => [
  operation(
    {
      method: 'get',
      path: '/indicators/residents',
      summary: 'How many people live in each area, as far as it is known, and who counted them',
      who: 'officer',
      answers: { 200: Known },
    },
    async (c) => c.json(await readResidents(app, (await officerOf(app, c, 'settings.read')).agencyId)),
  ),
  operation(
    {
      method: 'put',
      path: '/indicators/residents',
      summary:
        'Says how many people live in each area; it stands in every release, and an area that is left out is not known',
      who: 'officer',
      body: Given,
      answers: { 204: null },
    },
    async (c, { body }) => {
      const by = await officerOf(app, c, 'settings.change')
      return (await saveResidents(app, by, body)) ? c.body(null, 204) : problem(c, 422, 'no-such-area')
    },
  ),
]

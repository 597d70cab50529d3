/** The JSON doors of own definitions: read, try out, keep, retire. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { problem } from '#kit/http.ts'
import type { App } from '../../app.ts'
import { officerOf } from '../../people/index.ts'
import { dropOwn, keepOwn, previewOwn, readDefinitions } from './actions.ts'
import { Definitions, Preview, Written } from './schema.ts'

export const ownDefinitionsApi = (app: App): Operation[] => [
  operation(
    {
      method: 'get',
      path: '/indicators/definitions',
      summary: 'The definitions that ship, and every version of those that the agency has written',
      who: 'officer',
      answers: { 200: Definitions },
    },
    async (c) => c.json(await readDefinitions(app, (await officerOf(app, c, 'settings.read')).agencyId)),
  ),
  operation(
    {
      method: 'post',
      path: '/indicators/definitions/preview',
      summary:
        'What a definition would say of the newest release, and whether it would expose few people; keeps nothing',
      who: 'officer',
      body: Written,
      answers: { 200: Preview },
    },
    async (c, { body }) =>
      c.json(await previewOwn(app, (await officerOf(app, c, 'settings.read')).agencyId, body.text)),
  ),
  operation(
    {
      method: 'post',
      path: '/indicators/definitions',
      summary: 'Keeps a version of an own definition, for the releases to come',
      who: 'officer',
      body: Written,
      answers: { 201: z.strictObject({ id: z.string(), version: z.string() }) },
    },
    async (c, { body }) => {
      const kept = await keepOwn(app, await officerOf(app, c, 'settings.change'), body.text)
      return kept ? c.json(kept, 201) : problem(c, 409, 'definition-refused')
    },
  ),
  operation(
    {
      method: 'delete',
      path: '/indicators/definitions/:id',
      summary: 'Leaves an own definition out of the releases to come; what was kept stays readable',
      who: 'officer',
      answers: { 204: null },
    },
    async (c) => {
      const by = await officerOf(app, c, 'settings.change')
      return (await dropOwn(app, by, c.req.param('id')!)) ? c.body(null, 204) : problem(c, 404, 'not-found')
    },
  ),
]

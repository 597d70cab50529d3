/** The officers' doors for one act on many cases: what would happen, holding it, taking it back. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { idParam, problem } from '#kit/http.ts'
import type { App } from '../../app.ts'
import { officerOf } from '../../people/index.ts'
import { holdBulk, previewBulk, readBulks, takeBack } from './actions.ts'
import { Bulk, BulkAsked, NewBulk, Preview } from './schema.ts'

export const bulkApi = (app: App): Operation[] => [
  operation(
    {
      method: 'post',
      path: '/bulk/previews',
      summary: 'What an act would make of each of these cases, and which it would be refused for; nothing is changed',
      who: 'officer',
      body: BulkAsked,
      answers: { 200: Preview },
    },
    async (c, { body }) => c.json(await previewBulk(app, await officerOf(app, c, 'cases.reply'), body)),
  ),
  operation(
    {
      method: 'post',
      path: '/bulk',
      summary: 'Holds an act on many cases; nobody hears of it before its time to be undone is over',
      who: 'officer',
      body: NewBulk,
      answers: { 201: Bulk },
    },
    async (c, { body }) => c.json(await holdBulk(app, await officerOf(app, c, 'cases.reply'), body), 201),
  ),
  operation(
    {
      method: 'get',
      path: '/bulk',
      summary: 'What the officer did to many cases in the last day, and what came of it',
      who: 'officer',
      answers: { 200: z.object({ bulks: z.array(Bulk) }) },
    },
    async (c) => c.json({ bulks: await readBulks(app, await officerOf(app, c, 'cases.reply')) }),
  ),
  operation(
    {
      method: 'delete',
      path: '/bulk/:bulkId',
      summary: 'Takes a held act back',
      who: 'officer',
      answers: { 204: null },
    },
    async (c) => {
      const done = await takeBack(app, await officerOf(app, c, 'cases.reply'), idParam(c, 'bulkId'))
      return 'refusal' in done ? problem(c, 409, done.refusal) : c.body(null, 204)
    },
  ),
]

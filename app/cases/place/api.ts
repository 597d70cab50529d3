/** The officers' doors for where a case is. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { idParam, problem } from '#kit/http.ts'
import { uuid } from '#kit/shapes.ts'
import type { App } from '../../app.ts'
import { officerOf } from '../../people/index.ts'
import { say } from '../answer.ts'
import { Where } from '../api.schema.ts'
import { correctPlace, readWhere } from './actions.ts'

export const casePlaceApi = (app: App): Operation[] => [
  operation(
    {
      method: 'get',
      path: '/cases/:caseId/place',
      summary: 'Where a case is, how surely, and why its office answers there',
      who: 'officer',
      answers: { 200: Where },
    },
    async (c) => {
      const by = await officerOf(app, c, 'cases.read')
      const where = await app.db.in(by.agencyId, (tx) => readWhere(tx, by, idParam(c, 'caseId')))
      return where ? c.json(where) : problem(c, 404, 'no-such-case')
    },
  ),
  operation(
    {
      method: 'put',
      path: '/cases/:caseId/place',
      summary: 'Puts a case where it is, at the office responsible there',
      who: 'officer',
      body: z.strictObject({ areaId: uuid }),
      answers: { 200: z.object({ deskId: uuid }) },
    },
    async (c, { body }) => {
      const by = await officerOf(app, c, 'cases.reply')
      return say(c, await correctPlace(app, by, idParam(c, 'caseId'), body.areaId))
    },
  ),
]

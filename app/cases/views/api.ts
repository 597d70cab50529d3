/** The officers' doors for views of the inbox: each keeps their own, and sees nobody else's. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { idParam, problem } from '#kit/http.ts'
import { uuid } from '#kit/shapes.ts'
import type { App } from '../../app.ts'
import { officerOf } from '../../people/index.ts'
import { MOST_VIEWS, NewView, View } from './schema.ts'
import { dropView, putView, viewsOf } from './store.ts'

export const viewsApi = (app: App): Operation[] => [
  operation(
    {
      method: 'get',
      path: '/views',
      summary: 'Views of the inbox that the officer keeps',
      who: 'officer',
      answers: { 200: z.object({ views: z.array(View) }) },
    },
    async (c) => {
      const by = await officerOf(app, c, 'cases.read')
      return c.json({ views: await app.db.in(by.agencyId, (tx) => viewsOf(tx, by.agencyId, by.officerId)) })
    },
  ),
  operation(
    {
      method: 'post',
      path: '/views',
      summary: 'Keeps filters under a name; a name that is used already gets these filters',
      who: 'officer',
      body: NewView,
      answers: { 201: z.object({ viewId: uuid }) },
    },
    async (c, { body }) => {
      const by = await officerOf(app, c, 'cases.read')
      const viewId = await app.db.in(by.agencyId, async (tx) => {
        const others = (await viewsOf(tx, by.agencyId, by.officerId)).filter(({ name }) => name !== body.name)
        return others.length < MOST_VIEWS ? putView(tx, by.agencyId, by.officerId, body) : null
      })
      return viewId ? c.json({ viewId }, 201) : problem(c, 409, 'too-many')
    },
  ),
  operation(
    {
      method: 'delete',
      path: '/views/:viewId',
      summary: 'Takes a view away',
      who: 'officer',
      answers: { 204: null },
    },
    async (c) => {
      const by = await officerOf(app, c, 'cases.read')
      const isGone = await app.db.in(by.agencyId, (tx) => dropView(tx, by.agencyId, by.officerId, idParam(c, 'viewId')))
      return isGone ? c.body(null, 204) : problem(c, 404, 'not-found')
    },
  ),
]

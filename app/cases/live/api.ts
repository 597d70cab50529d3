/** The door of a page that stays open: what changes at the officer's desks is told as it happens. */
import { type Operation, operation } from '#kit/api.ts'
import { problem } from '#kit/http.ts'
import { STREAM_HEADERS } from '#kit/stream.ts'
import type { App } from '../../app.ts'
import { officerOf, sessionTokenOf } from '../../people/index.ts'
import type { Live } from './actions.ts'

const AGAIN_SECONDS = '30'

export const liveApi = (app: App, live: Live): Operation[] => [
  operation(
    {
      method: 'get',
      path: '/live',
      summary: 'Ids of desks and cases that change, as server-sent events; with Last-Event-ID from there on',
      who: 'officer',
      answers: { 200: null },
    },
    async (c) => {
      const by = await officerOf(app, c, 'cases.read')
      const stream = await live.open(by, sessionTokenOf(app, c) ?? '', c.req.header('last-event-id') ?? null)
      if (stream) return c.body(stream.body, 200, STREAM_HEADERS)
      c.header('retry-after', AGAIN_SECONDS)
      return problem(c, 503, 'too-many-pages')
    },
  ),
]

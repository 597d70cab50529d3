/** The JSON doors of the board: indicators for any period, service, office, area and channel, and the cases behind them. */
import { type Operation, operation } from '#kit/api.ts'
import { problem } from '#kit/http.ts'
import type { App } from '../../app.ts'
import { officerOf } from '../../people/index.ts'
import { readBehind, readBoard, readParted } from './actions.ts'
import { Behind, BehindAsked, Board, BoardAsked, BoardParts, PartsAsked } from './schema.ts'

export const boardApi = (app: App): Operation[] => [
  operation(
    {
      method: 'get',
      path: '/indicators/board',
      summary:
        'Each indicator for the cases asked for, as far as the officer reaches; the published figures may differ',
      who: 'officer',
      query: BoardAsked,
      answers: { 200: Board },
    },
    async (c, { query }) => c.json(await readBoard(app, await officerOf(app, c, 'cases.read'), query)),
  ),
  operation(
    {
      method: 'get',
      path: '/indicators/board/:indicator',
      summary: 'One indicator for each service, office, area or channel',
      who: 'officer',
      query: PartsAsked,
      answers: { 200: BoardParts },
    },
    async (c, { query }) => {
      const by = await officerOf(app, c, 'cases.read')
      const parts = await readParted(app, by, c.req.param('indicator')!, query)
      return parts ? c.json(parts) : problem(c, 404, 'not-found')
    },
  ),
  operation(
    {
      method: 'get',
      path: '/indicators/board/:indicator/cases',
      summary: 'The cases that an indicator counts above the line, or only below it, the oldest first',
      who: 'officer',
      query: BehindAsked,
      answers: { 200: Behind },
    },
    async (c, { query: { side, limit, after, ...asked } }) => {
      const by = await officerOf(app, c, 'cases.read')
      const page = { indicator: c.req.param('indicator')!, side, limit, after: cursorOf(after) }
      const behind = await readBehind(app, by, asked, page)
      return behind ? c.json(behind) : problem(c, 404, 'not-found')
    },
  ),
]

/** Where a page ended, as the page before gave it. */
function cursorOf(after: string | undefined) {
  if (!after) return null
  const [openedOn, caseId] = after.split('_')
  return { openedOn: openedOn!, caseId: caseId! }
}

/** The doors of looking ahead and of looking from above: the forecast of a desk, and cases that an umbrella was let to read. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { idParam, problem } from '#kit/http.ts'
import { pageSize, uuid } from '#kit/shapes.ts'
import type { App } from '../../app.ts'
import { officerOf } from '../../people/index.ts'
import { forecastOf, readGranted, readGrants } from './watch.actions.ts'
import { Forecast, Granted, GrantedCase } from './watch.schema.ts'

/** The instant of a grant and its case. */
const after = z
  .string()
  .max(80)
  .transform((given) => given.split(' '))
  .pipe(z.tuple([z.iso.datetime(), uuid]))
  .transform(([grantedAt, caseId]) => ({ grantedAt, caseId }))

export function watchApi(app: App): Operation[] {
  return [
    operation(
      {
        method: 'get',
        path: '/inbox/desks/:deskId/forecast',
        summary: 'What is due next at a desk, and what of it will be late at the pace of the last weeks',
        who: 'officer',
        answers: { 200: Forecast },
      },
      async (c) => {
        const by = await officerOf(app, c, 'cases.read')
        const forecast = await app.db.in(by.agencyId, (tx) => forecastOf(app, tx, by, idParam(c, 'deskId')))
        return forecast ? c.json(forecast) : problem(c, 404, 'no-such-desk')
      },
    ),
    operation(
      {
        method: 'get',
        path: '/granted-cases',
        summary: 'Cases of the agencies below that an umbrella was let to read, the newest first',
        who: 'officer',
        query: z.strictObject({ limit: pageSize, after: after.optional() }),
        answers: { 200: z.object({ cases: z.array(Granted), next: z.string().nullable() }) },
      },
      async (c, { query }) => {
        const by = await officerOf(app, c, 'granted.read')
        const cases = await app.db.in(by.agencyId, (tx) => readGrants(tx, by, query))
        const last = cases.length === query.limit ? cases.at(-1) : undefined
        return c.json({ cases, next: last ? `${last.grantedAt.toISOString()} ${last.caseId}` : null })
      },
    ),
    operation(
      {
        method: 'get',
        path: '/granted-cases/:agencyId/:caseId',
        summary: 'One of them: covered texts, replies and what happened',
        who: 'officer',
        answers: { 200: GrantedCase },
      },
      async (c) => {
        const by = await officerOf(app, c, 'granted.read')
        const which = { agencyId: idParam(c, 'agencyId'), caseId: idParam(c, 'caseId') }
        const granted = await app.db.in(by.agencyId, (tx) => readGranted(app, tx, by, which))
        return granted ? c.json(granted) : problem(c, 404, 'no-such-case')
      },
    ),
  ]
}

/** The doors of handovers: offering a case to another agency, and accepting or refusing what was offered. */
import type { Context } from 'hono'
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { idParam } from '#kit/http.ts'
import { pageSize, prose, uuid } from '#kit/shapes.ts'
import type { App } from '../../app.ts'
import { officerOf } from '../../people/index.ts'
import { say } from '../answer.ts'
import { HandoverOut } from '../api.schema.ts'
import { HANDOVER_STATES, NewOffer } from '../schema.ts'
import { acceptHandover, offerCase, refuseHandover, takeBack } from './actions.ts'
import { readOffers } from './offers.actions.ts'

/** After this one of the list: its instant and its id. */
const after = z
  .string()
  .max(80)
  .transform((given) => given.split(' '))
  .pipe(z.tuple([z.iso.datetime(), uuid]))
  .transform(([at, id]) => ({ at, id }))

export function handoverApi(app: App): Operation[] {
  const by = (c: Context) => officerOf(app, c, 'cases.reply')
  const caseId = (c: Context) => idParam(c, 'caseId')
  const handoverId = (c: Context) => idParam(c, 'handoverId')
  return [
    operation(
      {
        method: 'post',
        path: '/cases/:caseId/handovers',
        summary: 'Offers the case to another agency; that agency and the person read the words',
        who: 'officer',
        body: NewOffer,
        answers: { 201: z.object({ handoverId: uuid }) },
      },
      async (c, { body }) => say(c, await offerCase(app, await by(c), caseId(c), body), 201),
    ),
    operation(
      {
        method: 'post',
        path: '/cases/:caseId/handovers/takings-back',
        summary: 'Takes an offer back that was not answered yet',
        who: 'officer',
        answers: { 200: z.object({ handoverId: uuid }) },
      },
      async (c) => say(c, await takeBack(app, await by(c), caseId(c))),
    ),
    operation(
      {
        method: 'get',
        path: '/handovers',
        summary: 'What other agencies have offered, the newest first; for those who reach the desk that sorts',
        who: 'officer',
        query: z.strictObject({ state: z.enum(HANDOVER_STATES).optional(), limit: pageSize, after: after.optional() }),
        answers: { 200: z.object({ handovers: z.array(HandoverOut), next: z.string().nullable() }) },
      },
      async (c, { query }) => {
        const signed = await by(c)
        const handovers = await app.db.in(signed.agencyId, (tx) => readOffers(app, tx, signed, query))
        const last = handovers.length === query.limit ? handovers.at(-1) : undefined
        return c.json({ handovers, next: last ? `${last.offeredAt.toISOString()} ${last.handoverId}` : null })
      },
    ),
    operation(
      {
        method: 'post',
        path: '/handovers/:handoverId/acceptances',
        summary: 'Accepts what was offered: an own case is opened under this service, and its clock runs',
        who: 'officer',
        body: z.strictObject({ serviceId: uuid.nullable() }),
        answers: { 201: z.object({ caseId: uuid }) },
      },
      async (c, { body }) => say(c, await acceptHandover(app, await by(c), handoverId(c), body.serviceId), 201),
    ),
    operation(
      {
        method: 'post',
        path: '/handovers/:handoverId/refusals',
        summary: 'Says why not; the desk that offered it and the person read it',
        who: 'officer',
        body: z.strictObject({ body: prose(2, 2000) }),
        answers: { 201: z.object({ handoverId: uuid }) },
      },
      async (c, { body }) => say(c, await refuseHandover(app, await by(c), handoverId(c), body.body), 201),
    ),
  ]
}

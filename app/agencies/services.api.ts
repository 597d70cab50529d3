/** JSON doors of services, the phrases by which they are known, and what is promised. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { idParam, problem } from '#kit/http.ts'
import { text, uuid } from '#kit/shapes.ts'
import type { App } from '../app.ts'
import { added, changed, changerOf, listOf, Made, no, readerOf } from './common.api.ts'
import { COUNTINGS, ExamplesInput, ServiceInput, TargetInput } from './services.schema.ts'
import { examplesOfService, serviceById, servicesOf, targetsOf } from './services.store.ts'
import { promise, saveExamples, saveService } from './settings.actions.ts'

const counting = z.enum(COUNTINGS)
const Target = z.strictObject({
  version: z.int(),
  counting,
  firstReplyDays: z.int(),
  solutionDays: z.int(),
  urgent: z.strictObject({ counting, firstReplyHours: z.int(), solutionHours: z.int() }).nullable(),
})
const ServiceOut = z.strictObject({
  serviceId: uuid,
  code: z.string(),
  name: text,
  description: text,
  heading: text.nullable(),
  publicKind: z.boolean(),
  callsBack: z.boolean(),
  needsPlace: z.boolean(),
  needsEvidence: z.boolean(),
  retired: z.boolean(),
  sort: z.int(),
  target: Target.nullable(),
})

export const servicesApi = (app: App): Operation[] => [
  operation(
    {
      method: 'get',
      path: '/services',
      summary: 'Services with their present promise, retired ones last',
      who: 'officer',
      answers: { 200: listOf(ServiceOut) },
    },
    async (c) => {
      const { agencyId } = await readerOf(app, c)
      return c.json({ items: await app.db.in(agencyId, (tx) => servicesOf(tx, { retired: true })) })
    },
  ),
  operation(
    {
      method: 'post',
      path: '/services',
      summary: 'Adds a service',
      who: 'officer',
      body: ServiceInput,
      answers: { 201: Made },
    },
    async (c, { body }) => added(c, await saveService(app, await changerOf(app, c), null, body)),
  ),
  operation(
    {
      method: 'put',
      path: '/services/:serviceId',
      summary: 'Changes a service; a retired one is offered no longer',
      who: 'officer',
      body: ServiceInput,
      answers: { 204: null },
    },
    async (c, { body }) => changed(c, await saveService(app, await changerOf(app, c), idParam(c, 'serviceId'), body)),
  ),
  operation(
    {
      method: 'get',
      path: '/services/:serviceId/examples',
      summary: 'The phrases by which a service is known',
      who: 'officer',
      answers: { 200: z.strictObject({ examples: z.array(z.string()) }) },
    },
    async (c) => {
      const { agencyId } = await readerOf(app, c)
      const serviceId = idParam(c, 'serviceId')
      const examples = await app.db.in(agencyId, async (tx) =>
        (await serviceById(tx, serviceId)) ? examplesOfService(tx, serviceId) : null,
      )
      return examples ? c.json({ examples }) : problem(c, 404, 'not-found')
    },
  ),
  operation(
    {
      method: 'put',
      path: '/services/:serviceId/examples',
      summary: 'The service is known by exactly these phrases',
      who: 'officer',
      body: ExamplesInput,
      answers: { 204: null },
    },
    async (c, { body }) =>
      changed(c, await saveExamples(app, await changerOf(app, c), idParam(c, 'serviceId'), body.examples)),
  ),
  operation(
    {
      method: 'get',
      path: '/services/:serviceId/targets',
      summary: 'Every promise that was made for a service, the present one first',
      who: 'officer',
      answers: { 200: listOf(Target.extend({ setAt: z.iso.datetime() })) },
    },
    async (c) => {
      const { agencyId } = await readerOf(app, c)
      const serviceId = idParam(c, 'serviceId')
      const items = await app.db.in(agencyId, async (tx) =>
        (await serviceById(tx, serviceId)) ? targetsOf(tx, serviceId) : null,
      )
      return items ? c.json({ items }) : no(c, 'not-found')
    },
  ),
  operation(
    {
      method: 'post',
      path: '/services/:serviceId/targets',
      summary: 'Makes a new promise; open cases keep theirs',
      who: 'officer',
      body: TargetInput,
      answers: { 204: null },
    },
    async (c, { body }) => changed(c, await promise(app, await changerOf(app, c), idParam(c, 'serviceId'), body)),
  ),
]

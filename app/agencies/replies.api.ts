/** JSON doors of what helps to write replies: reasons for a refusal and templates. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { idParam, problem } from '#kit/http.ts'
import { prose, text, uuid } from '#kit/shapes.ts'
import type { App } from '../app.ts'
import { added, changed, changerOf, listOf, Made, readerOf } from './common.api.ts'
import { readingOf } from './plain.ts'
import { Conditions, ReasonInput, reasonCode, TEMPLATE_OUTCOMES, TemplateInput } from './replies.schema.ts'
import { refusalReasonsOf, templatesOf } from './replies.store.ts'
import { dropTemplate, saveReason, saveTemplate } from './settings.actions.ts'

const ReasonOut = z.strictObject({ code: z.string(), name: text, retired: z.boolean() })
const TemplateOut = z.strictObject({
  templateId: uuid,
  outcome: z.enum(TEMPLATE_OUTCOMES),
  name: text,
  body: text,
  conditions: Conditions,
})
const ReadingOut = z.strictObject({
  sentences: z.int(),
  words: z.int(),
  long: z.array(z.strictObject({ text: z.string(), words: z.int() })),
  hard: z.array(z.strictObject({ word: z.string(), plain: z.string() })),
})

export const repliesApi = (app: App): Operation[] => [
  operation(
    {
      method: 'get',
      path: '/refusal-reasons',
      summary: 'Reasons for a refusal, retired ones last',
      who: 'officer',
      answers: { 200: listOf(ReasonOut) },
    },
    async (c) => {
      const { agencyId } = await readerOf(app, c)
      return c.json({ items: await app.db.in(agencyId, (tx) => refusalReasonsOf(tx, { retired: true })) })
    },
  ),
  operation(
    {
      method: 'put',
      path: '/refusal-reasons/:code',
      summary: 'Adds or changes the reason with this code',
      who: 'officer',
      body: ReasonInput,
      answers: { 204: null },
    },
    async (c, { body }) => {
      const by = await changerOf(app, c)
      const code = reasonCode.safeParse(c.req.param('code'))
      if (!code.success) return problem(c, 422, 'wrong-shape', { fields: { code: ['is no code'] } })
      return changed(c, await saveReason(app, by, { code: code.data, ...body }))
    },
  ),
  operation(
    {
      method: 'get',
      path: '/templates',
      summary: 'Templates of replies',
      who: 'officer',
      answers: { 200: listOf(TemplateOut) },
    },
    async (c) => {
      const { agencyId } = await readerOf(app, c)
      return c.json({ items: await app.db.in(agencyId, templatesOf) })
    },
  ),
  operation(
    {
      method: 'post',
      path: '/templates',
      summary:
        'Adds a template; {day}, {reason}, {office}, {service}, {received} and {agency} are filled in when it is used',
      who: 'officer',
      body: TemplateInput,
      answers: { 201: Made },
    },
    async (c, { body }) => added(c, await saveTemplate(app, await changerOf(app, c), null, body)),
  ),
  operation(
    {
      method: 'put',
      path: '/templates/:templateId',
      summary: 'Changes a template',
      who: 'officer',
      body: TemplateInput,
      answers: { 204: null },
    },
    async (c, { body }) => changed(c, await saveTemplate(app, await changerOf(app, c), idParam(c, 'templateId'), body)),
  ),
  operation(
    {
      method: 'delete',
      path: '/templates/:templateId',
      summary: 'Takes a template away; replies written with it stay',
      who: 'officer',
      answers: { 204: null },
    },
    async (c) => changed(c, await dropTemplate(app, await changerOf(app, c), idParam(c, 'templateId'))),
  ),
  operation(
    {
      method: 'post',
      path: '/templates/readings',
      summary:
        'How hard a text is to read: long sentences, and words of offices with plain ones. Nothing of it is kept',
      who: 'officer',
      body: z.strictObject({ text: prose(0, 4000) }),
      answers: { 200: ReadingOut },
    },
    async (c, { body }) => {
      await readerOf(app, c)
      return c.json(readingOf(body.text))
    },
  ),
]

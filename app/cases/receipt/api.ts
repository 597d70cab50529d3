/** JSON doors for who holds a receipt: what the page shows, and what it lets one do. The receipt is in the body, never in a URL. */
import type { Context } from 'hono'
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { isSameOrigin, placeOf } from '#kit/caller.ts'
import { problem, refuse } from '#kit/http.ts'
import { formToken, prose } from '#kit/shapes.ts'
import type { App } from '../../app.ts'
import { MAX_TEXT, TOKEN_BYTES } from '../../submissions/index.ts'
import { judgeByLink } from '../link/actions.ts'
import { LINK_STATUS, RECEIPT_LIMIT, RECEIPT_STATUS } from '../rules.ts'
import { rateByReceipt } from '../satisfaction/actions.ts'
import { ANSWERS, PERSON_ACTS } from '../schema.ts'
import { actByReceipt, seeByReceipt } from './person.actions.ts'

const receipt = z.string().max(60)
const View = z.looseObject({ state: z.string(), acts: z.array(z.string()) })

export function receiptApi(app: App): Operation[] {
  const guard = async (c: Context) => {
    if (!isSameOrigin(app.config, c)) refuse(c, 403, 'other-site')
    if (!(await app.limits.allows('receipt', placeOf(app.config, c), RECEIPT_LIMIT))) refuse(c, 429, 'too-many')
  }
  return [
    operation(
      {
        method: 'post',
        path: '/receipt',
        summary: 'What stands behind a receipt',
        who: 'anyone',
        body: z.strictObject({ receipt }),
        answers: { 200: View },
      },
      async (c, { body }) => {
        await guard(c)
        const { view, refusal } = await seeByReceipt(app, body.receipt)
        if (!view) return problem(c, RECEIPT_STATUS[refusal], refusal)
        const { agency, proof, ...rest } = view
        return c.json({ agency: { slug: agency.slug, name: agency.name }, ...rest, entry: proof.index })
      },
    ),
    operation(
      {
        method: 'post',
        path: '/receipt/acts',
        summary: 'Adds, answers, confirms, objects or withdraws',
        who: 'anyone',
        body: z.strictObject({
          receipt,
          act: z.enum(PERSON_ACTS),
          text: prose(0, MAX_TEXT).default(''),
          token: formToken.optional(),
        }),
        answers: { 200: z.object({ again: z.boolean() }) },
      },
      async (c, { body }) => {
        await guard(c)
        const token = body.token ?? app.random(TOKEN_BYTES).toString('base64url')
        const acted = await actByReceipt(app, body.receipt, { act: body.act, text: body.text, token })
        return acted.refusal ? problem(c, RECEIPT_STATUS[acted.refusal], acted.refusal) : c.json({ again: acted.again })
      },
    ),
    operation(
      {
        method: 'post',
        path: '/receipt/satisfaction',
        summary: 'Answers the one question that is asked after the verdict, once',
        who: 'anyone',
        body: z.strictObject({
          receipt,
          answer: z.literal(ANSWERS),
          text: prose(0, MAX_TEXT).default(''),
          token: formToken.optional(),
        }),
        answers: { 200: z.object({ again: z.boolean() }) },
      },
      async (c, { body: { answer, text, ...body } }) => {
        await guard(c)
        const token = body.token ?? app.random(TOKEN_BYTES).toString('base64url')
        const rated = await rateByReceipt(app, body.receipt, { answer, text, token })
        return rated.refusal ? problem(c, RECEIPT_STATUS[rated.refusal], rated.refusal) : c.json({ again: rated.again })
      },
    ),
    operation(
      {
        method: 'post',
        path: '/verdicts',
        summary: 'Confirms or objects by the link of a letter, which works once',
        who: 'anyone',
        body: z.strictObject({
          link: formToken,
          act: z.enum(['confirm', 'object']),
          text: prose(0, MAX_TEXT).default(''),
        }),
        answers: { 204: null },
      },
      async (c, { body: { link, ...judging } }) => {
        await guard(c)
        const { trouble } = await judgeByLink(app, link, judging)
        return trouble ? problem(c, LINK_STATUS[trouble], trouble) : c.body(null, 204)
      },
    ),
  ]
}

/** JSON door for sending, for programs that speak for people: the same checks and the same receipt as the form. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { isSameOrigin, placeOf } from '#kit/caller.ts'
import { problem, refuse } from '#kit/http.ts'
import { formToken, lang, prose } from '#kit/shapes.ts'
import { agencyBySlug, servicesOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { emergencyWords, mayBeDangerous } from '../models/index.ts'
import { areasOf, askBack } from '../places/index.ts'
import type { Intake } from './intake.actions.ts'
import { showReceipt, TOKEN_BYTES } from './receipt.ts'
import { runningApi } from './running.api.ts'
import { Contact, MAX_TEXT, Point } from './schema.ts'

const LIMIT = { tries: 600, seconds: 3600 }

const Body = z.strictObject({
  text: prose(2, MAX_TEXT),
  lang: lang.default('fa'),
  /** The service's code; left out when the sender does not know. */
  service: z.string().max(60).optional(),
  areaId: z.uuid().optional(),
  address: prose(0, 300).default(''),
  point: Point.optional(),
  contact: Contact.optional(),
  wantsUpdates: z.boolean().default(false),
  mayPublish: z.boolean().default(false),
  /** The choices of an address that names several places were shown, and none was taken: it is sent as it is. */
  asked: z.boolean().default(false),
  /** Made once for one message: sent again, it gives the same receipt. */
  token: formToken.optional(),
})

/**
 * `promise` is a signed note: the message is in the public log by the time it says. `emergency` is what to do now where the
 * text tells of danger: whoever speaks for a person shows it to them at once.
 */
const Answer = z.strictObject({
  receipt: z.string(),
  again: z.boolean(),
  promise: z.string(),
  emergency: z.string().nullable(),
})

export function submissionsApi(app: App, intake: Intake): Operation[] {
  return [
    ...runningApi(app),
    operation(
      {
        method: 'post',
        path: '/agencies/:slug/submissions',
        summary:
          'Sends a message to an agency; the receipt is given once it is stored. An address that names several places is asked back: 422 place-unclear with choices, of which areaId takes one, and asked none',
        who: 'anyone',
        body: Body,
        answers: { 201: Answer },
      },
      async (c, { body }) => {
        if (!isSameOrigin(app.config, c)) return problem(c, 403, 'other-site')
        const found = await readAgency(app, c.req.param('slug')!)
        if (!found) return problem(c, 404, 'no-such-agency')
        if (!found.agency.open) return problem(c, 409, 'agency-closed')
        const service =
          body.service === undefined
            ? null
            : found.services.find(({ code, retired }) => code === body.service && !retired)
        if (service === undefined) refuse(c, 422, 'no-such-service')
        if (body.areaId && !found.areas.some(({ areaId }) => areaId === body.areaId)) refuse(c, 422, 'no-such-area')
        if (body.wantsUpdates && !body.contact) refuse(c, 422, 'contact-missing')
        const choices = body.asked ? [] : await askBack(app, found.agency.agencyId, body)
        if (choices.length > 0) refuse(c, 422, 'place-unclear', { choices })
        if (!(await app.limits.allows('submit-api', placeOf(app.config, c), LIMIT))) return problem(c, 429, 'too-many')
        const { text, lang, address, wantsUpdates, mayPublish } = body
        const input = {
          text,
          lang,
          address,
          wantsUpdates,
          mayPublish,
          serviceId: service?.serviceId ?? null,
          areaId: body.areaId ?? null,
          point: body.point ?? null,
          contact: body.contact ?? null,
        }
        const token = body.token ?? app.random(TOKEN_BYTES).toString('base64url')
        const { receipt, again, promised } = await intake(found.agency.agencyId, token, input, { channel: 'api' })
        const emergency = mayBeDangerous(text) ? emergencyWords(lang, found.agency) : null
        return c.json({ receipt: showReceipt(receipt), again, promise: promised.note, emergency }, 201)
      },
    ),
  ]
}

async function readAgency(app: App, slug: string) {
  const agency = await app.db.open((tx) => agencyBySlug(tx, slug))
  if (!agency) return null
  return app.db.in(agency.agencyId, async (tx) => ({
    agency,
    services: await servicesOf(tx),
    areas: await areasOf(tx, { borders: false }),
  }))
}

/** JSON doors behind the link of an invitation or a reset. The token comes in the body: no URL and no log has it. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { lang } from '#kit/shapes.ts'
import type { App } from '../app.ts'
import { checkLink, takeLink } from './invitations.actions.ts'
import { no } from './no.api.ts'
import { password } from './schema.ts'
import { refuseStranger } from './session.api.ts'

const token = z.string().max(200)

export const invitationsApi = (app: App): Operation[] => [
  operation(
    {
      method: 'post',
      path: '/invitations/check',
      summary: 'Whose link this is; spends nothing',
      who: 'anyone',
      body: z.strictObject({ token }),
      answers: {
        200: z.strictObject({ purpose: z.enum(['invitation', 'reset']), name: z.string(), email: z.string(), lang }),
      },
    },
    async (c, { body }) => {
      await refuseStranger(app, c)
      const held = await checkLink(app, body.token)
      if ('refusal' in held) return no(c, held.refusal)
      const { name, email, lang } = held.officer
      return c.json({ purpose: held.purpose, name, email, lang })
    },
  ),
  operation(
    {
      method: 'post',
      path: '/invitations/accept',
      summary: 'Chooses a password with the link, which is spent; signing in is the next step',
      who: 'anyone',
      body: z.strictObject({ token, password }),
      answers: { 204: null },
    },
    async (c, { body }) => {
      await refuseStranger(app, c)
      const held = await takeLink(app, body)
      return 'refusal' in held ? no(c, held.refusal) : c.body(null, 204)
    },
  ),
]

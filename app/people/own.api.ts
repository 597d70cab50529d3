/** JSON doors of an officer's own way in: password, codes of an authenticator app, and showing the second factor again. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import type { App } from '../app.ts'
import { no } from './no.api.ts'
import { changePassword, confirmByCode, confirmTotp, proposeTotp, removeTotp } from './own.actions.ts'
import { code, password } from './schema.ts'
import { enter, Me } from './session.api.ts'
import { anyOfficer } from './who.api.ts'

const pending = z.string().max(2000)

export const ownApi = (app: App): Operation[] => [
  operation(
    {
      method: 'put',
      path: '/session/password',
      summary: "Changes the officer's password; all other sessions end",
      who: 'officer',
      body: z.strictObject({ current: password, next: password }),
      answers: { 200: Me },
    },
    async (c, { body }) => enter(app, c, await changePassword(app, await anyOfficer(app, c), body)),
  ),
  operation(
    {
      method: 'post',
      path: '/session/totp',
      summary: 'Proposes a secret for an authenticator app; PUT keeps it',
      who: 'officer',
      body: z.strictObject({ password }),
      answers: { 200: z.strictObject({ secret: z.string(), uri: z.string(), pending: z.string() }) },
    },
    async (c, { body }) => {
      const proposed = await proposeTotp(app, await anyOfficer(app, c), body.password)
      return 'refusal' in proposed ? no(c, proposed.refusal) : c.json(proposed)
    },
  ),
  operation(
    {
      method: 'put',
      path: '/session/totp',
      summary: 'Keeps the proposed secret, shown by a code of it; signing in asks for a code from now on',
      who: 'officer',
      body: z.strictObject({ pending, code }),
      answers: { 200: Me },
    },
    async (c, { body }) => enter(app, c, await confirmTotp(app, await anyOfficer(app, c), body)),
  ),
  operation(
    {
      method: 'post',
      path: '/session/totp/remove',
      summary: 'Takes the authenticator app away',
      who: 'officer',
      body: z.strictObject({ password, code }),
      answers: { 200: Me },
    },
    async (c, { body }) => enter(app, c, await removeTotp(app, await anyOfficer(app, c), body)),
  ),
  operation(
    {
      method: 'post',
      path: '/session/confirm',
      summary: 'Shows a code again, for acts that answer confirm-first',
      who: 'officer',
      body: z.strictObject({ code }),
      answers: { 200: Me },
    },
    async (c, { body }) => enter(app, c, await confirmByCode(app, await anyOfficer(app, c), body.code)),
  ),
]

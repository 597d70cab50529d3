/** JSON doors for administrators: the officers of their own agency. */
import type { Context } from 'hono'
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { idParam } from '#kit/http.ts'
import { lang, pageSize, uuid } from '#kit/shapes.ts'
import type { App } from '../app.ts'
import { addOfficer, changeOfficer, resetOfficer } from './actions.ts'
import { no } from './no.api.ts'
import { NewOfficer, OfficerChange, role } from './schema.ts'
import { listOfficers } from './store.ts'
import { freshOfficerOf, officerOf } from './who.api.ts'

const Listed = z.strictObject({
  officerId: uuid,
  name: z.string(),
  email: z.string(),
  role,
  lang,
  isLocked: z.boolean(),
  isInvited: z.boolean(),
  hasSecondFactor: z.boolean(),
})
const Id = z.strictObject({ officerId: uuid })

/** Whom this request is about, in the agency of the administrator who asks. */
async function managed(app: App, c: Context) {
  const by = await freshOfficerOf(app, c, 'officers.manage')
  return { by: by.officerId, key: { agencyId: by.agencyId, officerId: idParam(c, 'officerId') } }
}

export const officersApi = (app: App): Operation[] => [
  operation(
    {
      method: 'get',
      path: '/officers',
      summary: 'The officers of the agency by name; `next` is the `after` of the next page',
      who: 'officer',
      query: z.strictObject({ limit: pageSize, after: uuid.optional() }),
      answers: { 200: z.strictObject({ officers: z.array(Listed), next: uuid.nullable() }) },
    },
    async (c, { query: { limit, after } }) => {
      const { agencyId } = await officerOf(app, c, 'officers.manage')
      const rows = await app.db.in(agencyId, (tx) => listOfficers(tx, agencyId, { limit: limit + 1, after }))
      const officers = rows.slice(0, limit)
      return c.json({ officers, next: rows.length > limit ? (officers.at(-1)?.officerId ?? null) : null })
    },
  ),
  operation(
    {
      method: 'post',
      path: '/officers',
      summary: 'Invites an officer by a letter',
      who: 'officer',
      body: NewOfficer,
      answers: { 201: Id },
    },
    async (c, { body }) => {
      const { agencyId, officerId: by } = await freshOfficerOf(app, c, 'officers.manage')
      const added = await app.db.in(agencyId, (tx) => addOfficer(app, tx, { ...body, agencyId, by }))
      return 'refusal' in added ? no(c, added.refusal) : c.json(added, 201)
    },
  ),
  operation(
    {
      method: 'patch',
      path: '/officers/:officerId',
      summary: "Changes an officer's name, role or lock; a lock ends their sessions",
      who: 'officer',
      body: OfficerChange,
      answers: { 200: Id },
    },
    async (c, { body }) => {
      const { by, key } = await managed(app, c)
      const changed = await changeOfficer(app, by, key, body)
      return 'refusal' in changed ? no(c, changed.refusal) : c.json(changed)
    },
  ),
  operation(
    {
      method: 'post',
      path: '/officers/:officerId/reset',
      summary: "Takes an officer's password away and sends a link; a lost second factor too, if so asked",
      who: 'officer',
      body: z.strictObject({ alsoSecondFactor: z.boolean().default(false) }),
      answers: { 202: Id },
    },
    async (c, { body }) => {
      const { by, key } = await managed(app, c)
      const reset = await resetOfficer(app, by, key, body)
      return 'refusal' in reset ? no(c, reset.refusal) : c.json(reset, 202)
    },
  ),
]

/** JSON doors of an agency itself: who there is, and what its own officers set about it. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { problem, readBytes } from '#kit/http.ts'
import { pageSize, text } from '#kit/shapes.ts'
import type { App } from '../app.ts'
import { freshOfficerOf } from '../people/index.ts'
import { changeAgency, changeLogo } from './actions.ts'
import { changerOf, Made, no, readerOf } from './common.api.ts'
import { LOGO_TYPES, MAX_LOGO_BYTES, redrawLogo } from './logo.ts'
import { makeAgencyUnder } from './making.actions.ts'
import { AGENCY_KINDS, AgencyChange, AgencyOut, FirstAdministrator, NewAgency, slug } from './schema.ts'
import { agencyById, listAgencies } from './store.ts'

const Listed = z.object({
  agencyId: z.uuid(),
  slug: z.string(),
  kind: z.enum(AGENCY_KINDS),
  parentId: z.uuid().nullable(),
  name: text,
  open: z.boolean(),
  logoTag: z.string().nullable(),
})

export const agencyApi = (app: App): Operation[] => [
  operation(
    {
      method: 'get',
      path: '/agencies',
      summary: 'The agencies of this installation, by slug; the last slug is the cursor of the next page',
      who: 'anyone',
      query: z.strictObject({ limit: pageSize, after: slug.optional() }),
      answers: { 200: z.object({ items: z.array(Listed), next: z.string().nullable() }) },
    },
    async (c, { query: { limit, after } }) => {
      const agencies = await app.db.open((tx) => listAgencies(tx, { limit: limit + 1, after }))
      const items = agencies.slice(0, limit).map((agency) => Listed.parse(agency))
      return c.json({ items, next: agencies.length > limit ? items.at(-1)!.slug : null })
    },
  ),
  operation(
    {
      method: 'post',
      path: '/agencies',
      summary: 'Makes an agency under the umbrella of the officer; its first administrator gets a letter',
      who: 'officer',
      body: z.strictObject({ agency: NewAgency, administrator: FirstAdministrator }),
      answers: { 201: Made },
    },
    async (c, { body }) => {
      const by = await freshOfficerOf(app, c, 'officers.manage')
      const { agencyId, ...made } = await makeAgencyUnder(app, by, body.agency, body.administrator)
      return made.refusal ? no(c, made.refusal) : c.json({ id: agencyId }, 201)
    },
  ),
  operation(
    { method: 'get', path: '/agency', summary: 'The own agency', who: 'officer', answers: { 200: AgencyOut } },
    async (c) => {
      const { agencyId } = await readerOf(app, c)
      return c.json(await app.db.in(agencyId, (tx) => agencyById(tx, agencyId)))
    },
  ),
  operation(
    {
      method: 'patch',
      path: '/agency',
      summary: 'Changes the settings that are given; 409 umbrella-rule names the rule and its limit',
      who: 'officer',
      body: AgencyChange,
      answers: { 200: AgencyOut },
    },
    async (c, { body }) => {
      const { agency, broken, refusal } = await changeAgency(app, await changerOf(app, c), body)
      if (broken) return problem(c, 409, 'umbrella-rule', broken)
      return agency ? c.json(agency) : no(c, refusal)
    },
  ),
  operation(
    {
      method: 'put',
      path: '/agency/logo',
      summary: 'Sets the logo: PNG, JPEG or WebP of at most 512 kB, drawn anew as PNG',
      who: 'officer',
      file: LOGO_TYPES,
      answers: { 200: z.strictObject({ logoTag: z.string() }) },
    },
    async (c) => {
      const by = await changerOf(app, c)
      const logo = await redrawLogo(await readBytes(c, LOGO_TYPES, MAX_LOGO_BYTES))
      if (!logo) return no(c, 'not-a-picture')
      await changeLogo(app, by, logo)
      return c.json({ logoTag: logo.tag })
    },
  ),
  operation(
    { method: 'delete', path: '/agency/logo', summary: 'Takes the logo away', who: 'officer', answers: { 204: null } },
    async (c) => {
      await changeLogo(app, await changerOf(app, c), null)
      return c.body(null, 204)
    },
  ),
]

/** JSON doors of areas and of who answers where. */
import type { Context } from 'hono'
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import type { Tx } from '#kit/db.ts'
import { idParam, problem } from '#kit/http.ts'
import { prose, text, uuid } from '#kit/shapes.ts'
import { agencyById } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { officerOf } from '../people/index.ts'
import { locator, responsibleOffices } from './actions.ts'
import { reasons } from './reason.actions.ts'
import {
  AREA_LEVELS,
  AREA_WHYS,
  AreaInput,
  Border,
  PLACE_LEVELS,
  type Place,
  Point,
  ResponsibilityInput,
  RULE_NAMES,
} from './schema.ts'
import { dropResponsibility, type Refusal, type Saved, saveArea, saveResponsibility } from './settings.actions.ts'
import { areasOf, borderOf, responsibilitiesOf } from './store.ts'

const Code = z.strictObject({
  keeper: z.string(),
  code: z.string(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
})
const AreaOut = z.strictObject({
  areaId: uuid,
  level: z.enum(AREA_LEVELS),
  parentId: uuid.nullable(),
  name: text,
  moreNames: z.record(z.string(), z.string()),
  aliases: z.array(z.string()),
  codes: z.array(Code),
  centre: Point.nullable(),
  outline: Border.nullable(),
  offered: z.boolean(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  replacedBy: uuid.nullable(),
  retired: z.boolean(),
})
const RuleOut = z.strictObject({
  responsibilityId: uuid,
  serviceId: uuid.nullable(),
  areaId: uuid.nullable(),
  deskId: uuid.nullable(),
  otherAgency: z.string().nullable(),
})
const Asked = z.strictObject({
  serviceId: uuid.nullable(),
  areaId: uuid.nullable().default(null),
  address: prose(0, 300).default(''),
  text: prose(0, 500).default(''),
  point: Point.nullable().default(null),
})
const Answer = z.strictObject({
  officeId: uuid,
  deskId: uuid,
  areaId: uuid.nullable(),
  otherAgencyId: uuid.nullable(),
  /** How far the place is known, how surely, and between which areas the choice is open. */
  level: z.enum(PLACE_LEVELS).nullable(),
  certainty: z.number(),
  candidates: z.array(uuid),
  why: z.strictObject({
    rule: z.enum(RULE_NAMES),
    area: z.enum(AREA_WHYS),
    reason: z.enum(['unknown-service', 'no-rule']).nullable(),
    areaId: uuid.nullable(),
    over: z.array(uuid),
  }),
  /** The same in a sentence. */
  reason: text,
})
const Made = z.strictObject({ id: uuid })
const listOf = <Shape extends z.ZodType>(shape: Shape) => z.strictObject({ items: z.array(shape) })

const STATUS = {
  'not-found': 404,
  'parent-too-small': 422,
  'lies-in-itself': 422,
  'ends-before-it-begins': 422,
  'no-such-service': 422,
  'no-such-area': 422,
  'no-such-desk': 422,
  'no-such-agency': 422,
  'too-many': 409,
} as const satisfies Record<Refusal, number>

const added = (c: Context, saved: Saved) =>
  saved.refusal ? problem(c, STATUS[saved.refusal], saved.refusal) : c.json({ id: saved.id }, 201)
const changed = (c: Context, saved: Saved) =>
  saved.refusal ? problem(c, STATUS[saved.refusal], saved.refusal) : c.body(null, 204)

/** Rules with the short names of other agencies. */
async function listedRules(tx: Tx) {
  const rules = await responsibilitiesOf(tx)
  const slugs = new Map<string, string>()
  for (const { otherAgencyId } of rules)
    if (otherAgencyId && !slugs.has(otherAgencyId))
      slugs.set(otherAgencyId, (await agencyById(tx, otherAgencyId))?.slug ?? '')
  return rules.map(({ otherAgencyId, ...rule }) => ({
    ...rule,
    otherAgency: otherAgencyId ? (slugs.get(otherAgencyId) ?? null) : null,
  }))
}

async function explained(tx: Tx, serviceId: string | null, place: Place) {
  const { locate } = await locator(tx)
  const at = await locate(place)
  const found = (await responsibleOffices(tx))(serviceId, at)
  const reason = (await reasons(tx)).reasonFor({ serviceId, level: at.level }, found)
  return { ...found, level: at.level, certainty: at.certainty, candidates: at.candidates, reason }
}

export const placesApi = (app: App): Operation[] => [
  operation(
    {
      method: 'get',
      path: '/areas',
      summary: 'Areas that are offered, with outlines of their borders, retired ones last',
      who: 'officer',
      answers: { 200: listOf(AreaOut) },
    },
    async (c) => {
      const { agencyId } = await officerOf(app, c, 'settings.read')
      const areas = await app.db.in(agencyId, (tx) => areasOf(tx, { retired: true, borders: false }))
      return c.json({ items: areas.map(({ border: _, ...area }) => area) })
    },
  ),
  operation(
    {
      method: 'get',
      path: '/areas/:areaId/border',
      summary: 'The border of an area with all its corners, as GeoJSON; null when none is known',
      who: 'officer',
      answers: { 200: z.strictObject({ border: Border.nullable() }) },
    },
    async (c) => {
      const { agencyId } = await officerOf(app, c, 'settings.read')
      const found = await app.db.in(agencyId, (tx) => borderOf(tx, idParam(c, 'areaId')))
      return found ? c.json(found) : problem(c, 404, 'not-found')
    },
  ),
  operation(
    {
      method: 'post',
      path: '/areas',
      summary: 'Adds an area',
      who: 'officer',
      body: AreaInput,
      answers: { 201: Made },
    },
    async (c, { body }) => added(c, await saveArea(app, await officerOf(app, c, 'settings.change'), null, body)),
  ),
  operation(
    {
      method: 'put',
      path: '/areas/:areaId',
      summary: 'Changes an area; a retired one is given to nothing new, and a border that is left out stays',
      who: 'officer',
      body: AreaInput,
      answers: { 204: null },
    },
    async (c, { body }) => {
      const by = await officerOf(app, c, 'settings.change')
      return changed(c, await saveArea(app, by, idParam(c, 'areaId'), body))
    },
  ),
  operation(
    {
      method: 'get',
      path: '/responsibilities',
      summary: 'Which desk answers for which service where; null is every service, or every area',
      who: 'officer',
      answers: { 200: listOf(RuleOut) },
    },
    async (c) => {
      const { agencyId } = await officerOf(app, c, 'settings.read')
      return c.json({ items: await app.db.in(agencyId, listedRules) })
    },
  ),
  operation(
    {
      method: 'put',
      path: '/responsibilities',
      summary: 'Says which desk answers for a service in an area, in the place of what was said before',
      who: 'officer',
      body: ResponsibilityInput,
      answers: { 200: Made },
    },
    async (c, { body }) => {
      const saved = await saveResponsibility(app, await officerOf(app, c, 'settings.change'), body)
      return saved.refusal ? changed(c, saved) : c.json({ id: saved.id })
    },
  ),
  operation(
    {
      method: 'delete',
      path: '/responsibilities/:responsibilityId',
      summary: 'Takes a rule away; the next wider one holds',
      who: 'officer',
      answers: { 204: null },
    },
    async (c) => {
      const by = await officerOf(app, c, 'settings.change')
      return changed(c, await dropResponsibility(app, by, idParam(c, 'responsibilityId')))
    },
  ),
  operation(
    {
      method: 'post',
      path: '/responsible-office',
      summary: 'Where a case about this service at this place would go, and by which rule; nothing is kept',
      who: 'officer',
      body: Asked,
      answers: { 200: Answer },
    },
    async (c, { body: { serviceId, ...place } }) => {
      const { agencyId } = await officerOf(app, c, 'settings.read')
      return c.json(await app.db.in(agencyId, (tx) => explained(tx, serviceId, place)))
    },
  ),
]

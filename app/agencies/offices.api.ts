/** JSON doors of offices, desks and who sits at them. */
import { z } from 'zod'
import { type Operation, operation } from '#kit/api.ts'
import { idParam } from '#kit/http.ts'
import { text, uuid } from '#kit/shapes.ts'
import type { App } from '../app.ts'
import { added, changed, changerOf, listOf, Made, readerOf } from './common.api.ts'
import { DeskInput, OfficeInput } from './offices.schema.ts'
import { desksOf, officesOf, seatsOf } from './offices.store.ts'
import { saveDesk, saveOffice, seatAt } from './settings.actions.ts'

const OfficeOut = z.strictObject({ officeId: uuid, name: text, address: text, calendarId: uuid, closed: z.boolean() })
const DeskOut = z.strictObject({
  deskId: uuid,
  officeId: uuid,
  name: text,
  sorting: z.boolean(),
  closed: z.boolean(),
  officerIds: z.array(uuid),
})
const MOST_OFFICERS = 500
const Seats = z.strictObject({ officerIds: z.array(uuid).max(MOST_OFFICERS) })

export const officesApi = (app: App): Operation[] => [
  operation(
    { method: 'get', path: '/offices', summary: 'Offices', who: 'officer', answers: { 200: listOf(OfficeOut) } },
    async (c) => {
      const { agencyId } = await readerOf(app, c)
      return c.json({ items: await app.db.in(agencyId, officesOf) })
    },
  ),
  operation(
    {
      method: 'post',
      path: '/offices',
      summary: 'Adds an office',
      who: 'officer',
      body: OfficeInput,
      answers: { 201: Made },
    },
    async (c, { body }) => added(c, await saveOffice(app, await changerOf(app, c), null, body)),
  ),
  operation(
    {
      method: 'put',
      path: '/offices/:officeId',
      summary: 'Changes an office; a closed one takes no new cases',
      who: 'officer',
      body: OfficeInput,
      answers: { 204: null },
    },
    async (c, { body }) => changed(c, await saveOffice(app, await changerOf(app, c), idParam(c, 'officeId'), body)),
  ),
  operation(
    {
      method: 'get',
      path: '/desks',
      summary: 'Desks and who sits at them',
      who: 'officer',
      answers: { 200: listOf(DeskOut) },
    },
    async (c) => {
      const { agencyId } = await readerOf(app, c)
      const [desks, seats] = await app.db.in(agencyId, async (tx) => [await desksOf(tx), await seatsOf(tx)] as const)
      const seated = Map.groupBy(seats, ({ deskId }) => deskId)
      const items = desks.map((desk) => ({
        ...desk,
        officerIds: (seated.get(desk.deskId) ?? []).map(({ officerId }) => officerId),
      }))
      return c.json({ items })
    },
  ),
  operation(
    { method: 'post', path: '/desks', summary: 'Adds a desk', who: 'officer', body: DeskInput, answers: { 201: Made } },
    async (c, { body }) => added(c, await saveDesk(app, await changerOf(app, c), null, body)),
  ),
  operation(
    {
      method: 'put',
      path: '/desks/:deskId',
      summary: 'Changes a desk; one that becomes "to be sorted" takes that from the other',
      who: 'officer',
      body: DeskInput,
      answers: { 204: null },
    },
    async (c, { body }) => changed(c, await saveDesk(app, await changerOf(app, c), idParam(c, 'deskId'), body)),
  ),
  operation(
    {
      method: 'put',
      path: '/desks/:deskId/officers',
      summary: 'Seats exactly these officers at the desk',
      who: 'officer',
      body: Seats,
      answers: { 204: null },
    },
    async (c, { body }) =>
      changed(c, await seatAt(app, await changerOf(app, c), idParam(c, 'deskId'), body.officerIds)),
  ),
]

/** Asking which area a place lies in, and which office is responsible there. */
import type { Tx } from '#kit/db.ts'
import { desksOf, officesOf, sortingDesk } from '../agencies/index.ts'
import { findArea, ruleFor, whyOf } from './rules.ts'
import type { Found, Place, Responsible } from './schema.ts'
import { areasOf, responsibilitiesOf } from './store.ts'

/** The area of a place, in the agency this transaction has entered. */
export const areaOf = async (tx: Tx, place: Place): Promise<Found> =>
  findArea(await areasOf(tx, { borders: Boolean(place.point) }), place)

/** Office and desk for a service at a place, and by which rule; the desk "to be sorted" when nobody is named. */
export async function responsibleOffice(tx: Tx, serviceId: string | null, place: Place): Promise<Responsible> {
  const area = await areaOf(tx, place)
  const offices = await officesOf(tx)
  const open = new Set(offices.filter(({ closed }) => !closed).map(({ officeId }) => officeId))
  const desks = (await desksOf(tx)).filter(({ closed, officeId }) => !closed && open.has(officeId))
  const deskOf = (id: string) => desks.find(({ deskId }) => deskId === id)
  const rules = (await responsibilitiesOf(tx)).filter(({ deskId }) => deskOf(deskId))
  const rule = ruleFor(rules, serviceId, area.areaId)
  const desk = (rule && deskOf(rule.deskId)) ?? (await sortingDesk(tx))
  return { officeId: desk.officeId, deskId: desk.deskId, areaId: area.areaId, why: whyOf(rule, serviceId, area) }
}

/** Asking which area a place lies in, and which office is responsible there. */
import type { Tx } from '#kit/db.ts'
import { desksOf, officesOf } from '../agencies/index.ts'
import { findArea, ruleFor, whyOf } from './rules.ts'
import type { Found, Place, Responsible } from './schema.ts'
import { areasOf, responsibilitiesOf } from './store.ts'

/** The area of a place, in the agency this transaction has entered. */
export const areaOf = async (tx: Tx, place: Place): Promise<Found> =>
  findArea(await areasOf(tx, { borders: Boolean(place.point) }), place)

type Ask = (serviceId: string | null, place: Place) => Responsible

/** Office and desk for a service at a place, and by which rule; the desk "to be sorted" when nobody is named. */
export const responsibleOffice = async (tx: Tx, serviceId: string | null, place: Place): Promise<Responsible> =>
  (await responsibleOffices(tx, { points: Boolean(place.point) }))(serviceId, place)

/** The same for many places: what is set is read once. Without `points` no border is read, and a point finds no area. */
export async function responsibleOffices(tx: Tx, { points }: { points: boolean }): Promise<Ask> {
  const areas = await areasOf(tx, { borders: points })
  const offices = await officesOf(tx)
  const open = new Set(offices.filter(({ closed }) => !closed).map(({ officeId }) => officeId))
  const all = await desksOf(tx)
  const desks = new Map(
    all.filter(({ closed, officeId }) => !closed && open.has(officeId)).map((desk) => [desk.deskId, desk]),
  )
  const rules = (await responsibilitiesOf(tx)).filter(({ deskId }) => desks.has(deskId))
  const sorting = all.find((desk) => desk.sorting)
  return (serviceId, place) => {
    const area = findArea(areas, place)
    const rule = ruleFor(rules, serviceId, area.areaId)
    const desk = (rule && desks.get(rule.deskId)) ?? sorting
    if (!desk) throw new Error('Cannot find the desk "to be sorted": this agency is not finished')
    return { officeId: desk.officeId, deskId: desk.deskId, areaId: area.areaId, why: whyOf(rule, serviceId, area) }
  }
}

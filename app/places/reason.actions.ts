/** Says in sentences why an office answers, and whose matter it is; what is set is read once for many answers. */
import type { Tx } from '#kit/db.ts'
import type { Text } from '#kit/words.ts'
import { agencyById, officesOf, servicesOf } from '../agencies/index.ts'
import { atlasOf, responsibleOffices } from './actions.ts'
import { type Named, reasonOf } from './reason.words.ts'
import type { PlaceLevel, Responsible } from './schema.ts'
import { responsibilitiesOf } from './store.ts'

type About = { serviceId: string | null; level: PlaceLevel | null }
type Other = { slug: string; name: Text }

export type Reasons = {
  /** Why that office answers, in a sentence in each language, with names as they are now. */
  reasonFor(about: About, found: Responsible): Text
  /** The agency whose matter it is, where that is not this one. */
  otherOf(found: Responsible): Other | null
}

export async function reasons(tx: Tx): Promise<Reasons> {
  const atlas = await atlasOf(tx)
  const offices = new Map((await officesOf(tx)).map(({ officeId, name }) => [officeId, name]))
  const services = new Map((await servicesOf(tx, { retired: true })).map(({ serviceId, name }) => [serviceId, name]))
  const others = await othersOf(tx)
  const areaOf = (id: string | null) => (id && atlas.get(id)?.name) || null
  const otherOf = ({ otherAgencyId }: Responsible) => (otherAgencyId && others.get(otherAgencyId)) || null
  return {
    otherOf,
    reasonFor({ serviceId, level }, found) {
      const { officeId, areaId, why } = found
      const named: Named = {
        service: (serviceId && services.get(serviceId)) || null,
        area: areaOf(why.areaId ?? areaId),
        office: offices.get(officeId)!,
        otherAgency: otherOf(found)?.name ?? null,
        over: why.over.flatMap((id) => areaOf(id) ?? []),
        level,
      }
      return { fa: reasonOf('fa', why, named), en: reasonOf('en', why, named) }
    },
  }
}

async function othersOf(tx: Tx): Promise<ReadonlyMap<string, Other>> {
  const others = new Map<string, Other>()
  for (const { otherAgencyId } of await responsibilitiesOf(tx)) {
    const agency = otherAgencyId && !others.has(otherAgencyId) ? await agencyById(tx, otherAgencyId) : null
    if (agency) others.set(agency.agencyId, { slug: agency.slug, name: agency.name })
  }
  return others
}

export type Elsewhere = Other & { reason: Text }

/** Tells for a service in an area whose matter it is, where that is another agency's; null where it is ours. */
export async function elsewhere(
  tx: Tx,
): Promise<(serviceId: string | null, areaId: string | null) => Elsewhere | null> {
  const { reasonFor, otherOf } = await reasons(tx)
  const officeFor = await responsibleOffices(tx)
  return (serviceId, areaId) => {
    const found = officeFor(serviceId, { areaId })
    const other = otherOf(found)
    return other && { ...other, reason: reasonFor({ serviceId, level: null }, found) }
  }
}

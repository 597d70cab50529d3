/** Which agencies stand beside each other: those under one umbrella, or under none. Pure. */
import type { Agency } from '../../agencies/index.ts'

type Placed = Pick<Agency, 'agencyId' | 'kind' | 'parentId' | 'slug' | 'name'>
export type Family<One> = { umbrella: Pick<Placed, 'slug' | 'name'> | null; all: readonly One[] }

/** Those under no umbrella last, in the order given; an umbrella is in no family. */
export function familiesOf<One extends { agency: Placed }>(all: readonly One[]): Family<One>[] {
  const under = (parentId: string | null) =>
    all.filter(({ agency }) => agency.kind !== 'umbrella' && agency.parentId === parentId)
  const known = all
    .filter(({ agency }) => agency.kind === 'umbrella')
    .map(({ agency }) => ({ umbrella: agency, all: under(agency.agencyId) }))
  return [...known, { umbrella: null, all: under(null) }].filter((family) => family.all.length > 0)
}

/** Handing a matter over to another agency: when it may be offered and answered. Pure. */
import type { Agency } from '../../agencies/index.ts'
import { type Refusal, refuseMove } from '../rules.ts'
import type { Case } from '../schema.ts'

/** Why a case may not be offered to this agency, or null. */
export function refuseOffer(
  of: Pick<Case, 'state'>,
  from: string,
  to: Pick<Agency, 'agencyId' | 'open'> | null,
  isOffered: boolean,
): Refusal | null {
  const refusal = refuseMove(of.state, 'hand-over')
  if (refusal) return refusal
  if (!to) return 'no-such-agency'
  if (to.agencyId === from) return 'same-agency'
  if (!to.open) return 'agency-closed'
  return isOffered ? 'offered-already' : null
}

/** How a case that was handed over counts where it was sent, by where it stands at the other agency; null while it goes on there. */
export const endedAs = (state: Case['state']): 'done' | 'confirmed' | 'not-confirmed' | 'refused' | null =>
  state === 'done' || state === 'confirmed' || state === 'not-confirmed' || state === 'refused' ? state : null

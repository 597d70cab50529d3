/**
 * The one line of a message through the agencies that have had it: where it was sent, who works on it now, and each step
 * between. Every transaction here leaves in the agency it came in with.
 */
import type { Tx } from '#kit/db.ts'
import { cameBy, type HandoverRow, handoversOfSubmission, readHandover } from './store.ts'

export type Line = {
  /** Where it was sent, and where all that its sender says is kept. */
  root: string
  /** The agency that works on it now. */
  at: string
  /** Every agency that has had it, the root first. */
  agencies: string[]
  /** Every offer to another agency and what came of it, in their order. */
  steps: HandoverRow[]
}

/** From whichever of its agencies one begins. */
export async function lineOf(tx: Tx, agencyId: string, submissionId: string): Promise<Line> {
  const root = await rootOf(tx, agencyId, submissionId)
  const agencies = [root]
  const steps: HandoverRow[] = []
  // The list grows while it is gone through: each agency is asked once.
  for (const one of agencies) {
    await tx.enter(one)
    const own = await handoversOfSubmission(tx, one, submissionId)
    steps.push(...own)
    const accepted = own.filter(({ state }) => state === 'accepted').map(({ toAgencyId }) => toAgencyId)
    agencies.push(...new Set(accepted.filter((to) => !agencies.includes(to))))
  }
  await tx.enter(agencyId)
  const inOrder = steps.toSorted((a, b) => a.offeredAt.getTime() - b.offeredAt.getTime())
  return { root, at: workingOn(root, inOrder), agencies, steps: inOrder }
}

async function rootOf(tx: Tx, agencyId: string, submissionId: string): Promise<string> {
  const seen = new Set<string>()
  for (let one = agencyId; ; ) {
    seen.add(one)
    await tx.enter(one)
    const handoverId = await cameBy(tx, one, submissionId)
    const from = handoverId && (await readHandover(tx, handoverId))
    if (!from || seen.has(from.agencyId)) return one
    one = from.agencyId
  }
}

/** The last agency that has accepted it. */
export const workingOn = (
  root: string,
  steps: readonly Pick<HandoverRow, 'state' | 'toAgencyId' | 'answeredAt'>[],
): string =>
  steps
    .filter(({ state }) => state === 'accepted')
    .toSorted((a, b) => a.answeredAt!.getTime() - b.answeredAt!.getTime())
    .at(-1)?.toAgencyId ?? root

/**
 * The model by which services are proposed: the one that the agency has put in use, or, before
 * anything was learned, one made from the example phrases of its services. Which one it is stands in
 * the database, so every process proposes by the same.
 */
import { classify, type Model, train } from '@pasokh/classifier'
import { fold } from '@pasokh/persian'
import type { Tx } from '#kit/db.ts'
import { examplesOf, servicesOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { atHand, sha256 } from './at-hand.actions.ts'

export type Proposal = { serviceId: string; probability: number }

export type Proposer = {
  /** SHA-256 of the model, hex. */
  hash: string
  /** Services that fit a covered text, likeliest first; only those that are offered. */
  propose(covered: string): Proposal[]
}

type Phrase = { serviceId: string; text: string }

/** What tells one set of example phrases from another. */
export const phrasesHash = (phrases: readonly Phrase[]): string =>
  sha256(JSON.stringify(phrases.map(({ serviceId, text }) => [serviceId, text]).sort()))

/** The model that `phrases` alone make: what an agency begins with. */
export const trainOnPhrases = (phrases: readonly Phrase[]): Model =>
  train(
    phrases.map(({ serviceId, text }) => ({ text, label: serviceId })),
    { fold },
  )

/** How this agency's services are proposed now. */
export async function proposerOf(app: App, tx: Tx, agencyId: string): Promise<Proposer> {
  const phrases = await examplesOf(tx)
  const offered = new Set((await servicesOf(tx)).map(({ serviceId }) => serviceId))
  const { hash, model } = await atHand(app, tx, agencyId, {
    kind: 'service',
    begin: () => trainOnPhrases(phrases),
    beginning: phrasesHash(phrases),
  })
  const propose = (covered: string) =>
    classify(model, covered)
      .ranked.map(({ label, probability }) => ({ serviceId: label, probability }))
      .filter(({ serviceId }) => offered.has(serviceId))
  return { hash, propose }
}

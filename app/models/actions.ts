/**
 * The model by which services are proposed: the one that the agency has put in use, or, before
 * anything was learned, one made from the example phrases of its services. Which one it is stands in
 * the database, so every process proposes by the same.
 */
import { createHash } from 'node:crypto'
import { classify, load, type Model, save, train } from '@pasokh/classifier'
import { fold } from '@pasokh/persian'
import type { Tx } from '#kit/db.ts'
import { faultWord } from '#kit/fault.ts'
import { examplesOf, servicesOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { modelInUse, readBytes } from './store.ts'

export type Proposal = { serviceId: string; probability: number }

export type Proposer = {
  /** SHA-256 of the model, hex. */
  hash: string
  /** Services that fit a covered text, likeliest first; only those that are offered. */
  propose(covered: string): Proposal[]
}

type Phrase = { serviceId: string; text: string }
type Known = { hash: string; model: Model }

/** Of how many agencies a process keeps the model at hand; the one used longest ago is read again. */
const MODELS_AT_HAND = 64

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

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
  const { hash, model } = await modelOf(app, tx, agencyId, phrases)
  const propose = (covered: string) =>
    classify(model, covered)
      .ranked.map(({ label, probability }) => ({ serviceId: label, probability }))
      .filter(({ serviceId }) => offered.has(serviceId))
  return { hash, propose }
}

const atHand = new WeakMap<App, Map<string, Known & { version: string }>>()

async function modelOf(app: App, tx: Tx, agencyId: string, phrases: readonly Phrase[]): Promise<Known> {
  const inUse = await modelInUse(tx, agencyId)
  const version = `${inUse?.hash ?? ''}/${phrasesHash(phrases)}`
  const models = atHand.get(app) ?? new Map()
  atHand.set(app, models)
  const known = models.get(agencyId)
  models.delete(agencyId)
  const model = known?.version === version ? known : { version, ...(await read(app, tx, agencyId, inUse, phrases)) }
  models.set(agencyId, model)
  if (models.size > MODELS_AT_HAND) models.delete(models.keys().next().value)
  return model
}

/** A model that cannot be read, because it is damaged or letters are folded otherwise since, gives way to the phrases. */
async function read(
  app: App,
  tx: Tx,
  agencyId: string,
  inUse: { modelId: string; hash: string } | null,
  phrases: readonly Phrase[],
): Promise<Known> {
  const bytes = inUse && (await readBytes(tx, agencyId, inUse.modelId))
  try {
    if (inUse && bytes) return { hash: inUse.hash, model: load(bytes, { fold }) }
  } catch (error) {
    app.log.error('model-not-read', { agency: agencyId, failure: faultWord(error) })
  }
  const model = trainOnPhrases(phrases)
  return { hash: sha256(save(model)), model }
}

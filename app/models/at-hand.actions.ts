/** A model of an agency as this process has it at hand: read once, and read anew when the database names another. */
import { createHash } from 'node:crypto'
import { load, type Model, save } from '@pasokh/classifier'
import { fold } from '@pasokh/persian'
import type { Tx } from '#kit/db.ts'
import { faultWord } from '#kit/fault.ts'
import type { App } from '../app.ts'
import { type ModelKind, modelInUse, readBytes } from './store.ts'

export type Known = { version: string; hash: string; model: Model }

type Wanted = {
  kind: ModelKind
  /** What an agency begins with, and what tells one such beginning from another. */
  begin: () => Model
  beginning: string
}

/** How many models a process keeps at hand; the one used longest ago is read again. */
const MODELS_AT_HAND = 128
const kept = new WeakMap<App, Map<string, Known>>()

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex')

/** The model of this kind that the agency uses. */
export async function atHand(app: App, tx: Tx, agencyId: string, { kind, begin, beginning }: Wanted): Promise<Known> {
  const inUse = await modelInUse(tx, agencyId, kind)
  const version = `${inUse?.hash ?? ''}/${beginning}`
  const models = kept.get(app) ?? new Map<string, Known>()
  kept.set(app, models)
  const place = `${kind}/${agencyId}`
  const known = models.get(place)
  models.delete(place)
  const read = known?.version === version ? known : null
  const model = read ?? { version, ...((inUse && (await readModel(app, tx, agencyId, inUse))) ?? begun(begin())) }
  models.set(place, model)
  for (const oldest of models.keys()) if (models.size > MODELS_AT_HAND) models.delete(oldest)
  return model
}

const begun = (model: Model) => ({ hash: sha256(save(model)), model })

/** Null for a model that is damaged, or whose letters were folded otherwise than they are now. */
async function readModel(app: App, tx: Tx, agencyId: string, { modelId, hash }: { modelId: string; hash: string }) {
  const bytes = await readBytes(tx, agencyId, modelId)
  try {
    return bytes && { hash, model: load(bytes, { fold }) }
  } catch (error) {
    app.log.error('model-not-read', { agency: agencyId, failure: faultWord(error) })
    return null
  }
}

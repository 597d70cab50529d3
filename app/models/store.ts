/** SQL on `model`: what an agency has learned, and which of it is in use. */
import { sql, type Tx } from '#kit/db.ts'
import type { ModelCard } from './schema.ts'

/** What a model tells apart: services, or what may be dangerous from what is not. */
export type ModelKind = 'service' | 'urgency'

export type KeptModel<Card = ModelCard> = {
  modelId: string
  hash: string
  card: Card
  /** SHA-256 of the example phrases it learned from, hex; '' where they are the same for everybody. */
  phrases: string
  /** What officers judged after this it has not seen. */
  seenUntil: Date
  learnedAt: Date
  inUse: boolean
}

const KEPT = sql`model_id as "modelId", hash, card, phrases, seen_until as "seenUntil", learned_at as "learnedAt", in_use as "inUse"`

export const modelInUse = <Card = ModelCard>(tx: Tx, agencyId: string, kind: ModelKind = 'service') =>
  tx.one<KeptModel<Card>>(sql`select ${KEPT} from model where agency_id = ${agencyId} and kind = ${kind} and in_use`)

/** The one in use, locked until the transaction ends, so that two learnings cannot cross. */
export async function lockModels<Card = ModelCard>(
  tx: Tx,
  agencyId: string,
  kind: ModelKind = 'service',
): Promise<KeptModel<Card> | null> {
  await tx.rows(sql`select pg_advisory_xact_lock(hashtextextended(${`model/${kind}/${agencyId}`}, 0))`)
  return modelInUse<Card>(tx, agencyId, kind)
}

export const readModels = (tx: Tx, agencyId: string) =>
  tx.rows<KeptModel>(
    sql`select ${KEPT} from model where agency_id = ${agencyId} and kind = 'service' order by learned_at desc, hash`,
  )

export const readBytes = async (tx: Tx, agencyId: string, modelId: string) =>
  (
    await tx.one<{ bytes: Buffer }>(
      sql`select bytes from model where agency_id = ${agencyId} and model_id = ${modelId}`,
    )
  )?.bytes ?? null

export type NewModel = Omit<KeptModel<object>, 'modelId' | 'inUse'> & { bytes: Uint8Array }

/** Keeps a model; one that is there with the same bytes is learned again, and its row says so. */
export const addModel = async (tx: Tx, agencyId: string, kind: ModelKind, it: NewModel): Promise<string> =>
  (await tx.one<{ modelId: string }>(sql`
    insert into model (agency_id, kind, hash, bytes, card, phrases, seen_until, learned_at)
    values (${agencyId}, ${kind}, ${it.hash}, ${Buffer.from(it.bytes)}, ${JSON.stringify(it.card)}::jsonb, ${it.phrases}, ${it.seenUntil}, ${it.learnedAt})
    on conflict (agency_id, kind, hash) do update
      set card = excluded.card, phrases = excluded.phrases, seen_until = excluded.seen_until, learned_at = excluded.learned_at
    returning model_id as "modelId"`))!.modelId

/** From now on this one is used; null is none, so that services are proposed from example phrases alone. */
export async function putInUse(tx: Tx, agencyId: string, kind: ModelKind, modelId: string | null) {
  await tx.run(sql`update model set in_use = false where agency_id = ${agencyId} and kind = ${kind} and in_use`)
  await tx.run(sql`update model set in_use = true where agency_id = ${agencyId} and model_id = ${modelId}`)
}

/** Former models past the newest `keep` go; the one in use stays. */
export const dropOldModels = (tx: Tx, agencyId: string, kind: ModelKind, keep: number) =>
  tx.run(sql`
    delete from model where agency_id = ${agencyId} and kind = ${kind} and not in_use and model_id not in (
      select model_id from model where agency_id = ${agencyId} and kind = ${kind} order by in_use desc, learned_at desc, hash limit ${keep})`)

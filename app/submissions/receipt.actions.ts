/** Coming back with a receipt, and keeping receipts safe. */
import { hash, verify } from '@node-rs/argon2'
import type { App } from '../app.ts'
import { type Found, findReceipt, keepTries, lockWeakReceipts, strengthen } from './receipt.store.ts'
import { afterWrongTry, mustWait, parseReceipt, type Receipt, sameBytes, secretHmac } from './receipt.ts'

export type Opened =
  | { agencyId: string; submissionId: string; refusal?: never }
  | { refusal: 'not-a-receipt' | 'unknown-receipt' | 'wait'; until?: Date }

/** ASVS 6.5.2 and OWASP: 19 MiB, two passes, one lane. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const BATCH = 20

// Argon2 reads its input as text, and an HMAC is no UTF-8.
const asText = (hmac: Buffer) => hmac.toString('base64')

/** What stands behind what a person typed as their receipt. Unknown and wrong receipts are answered alike. */
export async function openReceipt(app: App, typed: string): Promise<Opened> {
  const receipt = parseReceipt(typed)
  if (!receipt) return { refusal: 'not-a-receipt' }
  return app.db.open(async (tx) => {
    const found = await findReceipt(tx, receipt.lookup)
    if (!found) return { refusal: 'unknown-receipt' }
    if (mustWait(found, app.now())) return { refusal: 'wait', until: found.tryAgainAt! }
    if (await isRight(app, found, receipt)) {
      if (found.wrongTries > 0) await keepTries(tx, receipt.lookup, { wrongTries: 0, lastHour: null, tryAgainAt: null })
      return { agencyId: found.agencyId, submissionId: found.submissionId }
    }
    await keepTries(tx, receipt.lookup, afterWrongTry(found, app.now()))
    return { refusal: 'unknown-receipt' }
  })
}

async function isRight(app: App, { secretHmac: kept, secretHash }: Found, receipt: Receipt): Promise<boolean> {
  const given = secretHmac(app.keys.receipt, receipt)
  if (kept) return sameBytes(kept, given)
  return secretHash !== null && verify(secretHash, asText(given))
}

/** Replaces the HMACs by Argon2id of them, a few at a time, until none is left. */
export async function strengthenReceipts(app: App): Promise<void> {
  for (;;) {
    const done = await app.db.open(async (tx) => {
      const weak = await lockWeakReceipts(tx, BATCH)
      for (const { lookup, secretHmac } of weak) await strengthen(tx, lookup, await hash(asText(secretHmac), ARGON2))
      return weak.length
    })
    if (done < BATCH) return
  }
}

/** Tokens of 256 random bits: what is given out, and what is kept of it. */
import { createHash, timingSafeEqual } from 'node:crypto'

const TOKEN_BYTES = 32

/** A token that says whose agency's rows it is among: no table without an agency is needed to find it. */
export type Token = { agencyId: string; hash: Buffer }

export const newSecret = (random: (bytes: number) => Buffer): string => random(TOKEN_BYTES).toString('base64url')

export const newToken = (agencyId: string, random: (bytes: number) => Buffer): { text: string } & Token => {
  const secret = newSecret(random)
  return { text: `${agencyId}.${secret}`, agencyId, hash: hashOf(secret) }
}

/** What was given out, read back; null when it has not that form. */
export function readToken(text: string): Token | null {
  const [, agencyId, secret] = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{43})$/.exec(text) ?? []
  return agencyId && secret ? { agencyId, hash: hashOf(secret) } : null
}

const hashOf = (secret: string) => createHash('sha256').update(secret).digest()

/** Compares without telling by the time it takes how much was right. */
export const isSame = (a: string, b: string): boolean =>
  timingSafeEqual(createHash('sha256').update(a).digest(), createHash('sha256').update(b).digest())

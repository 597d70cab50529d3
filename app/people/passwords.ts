/** Which passwords are taken, and how they are kept: Argon2id, as OWASP's cheat sheet sets it (19 MiB, two passes). */
import { type Algorithm, hash, verify } from '@node-rs/argon2'
import { unguessable } from './common.ts'
import type { Refusal } from './schema.ts'

const MIN_CHARACTERS = 12
/** Fewer different characters than this beside everybody's words are a common password. */
const MIN_UNGUESSABLE = 4

/** Why this password is not taken for this address, or null. What kinds of characters it has is nobody's business. */
export function refusePassword(password: string, email: string): Refusal | null {
  if ([...password].length < MIN_CHARACTERS) return 'too-short'
  const name = email.split('@')[0]!
  const letters = password.toLowerCase()
  if (letters.includes(email) || (name.length > 3 && letters.includes(name))) return 'holds-email'
  return unguessable(password) < MIN_UNGUESSABLE ? 'too-common' : null
}

// The number is Algorithm.Argon2id, whose const enum does not exist when types are stripped.
const ARGON2ID = { algorithm: 2 as Algorithm.Argon2id, memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** The hash of 32 random bytes that nobody kept: what is compared where there is no officer or no password. */
export const NOBODY =
  '$argon2id$v=19$m=19456,t=2,p=1$mUCc7d3X9LB+l4wULDYZPA$7sQ+/RblRgQjweSmETajEmlTb/8+TPylRESb3PBorsY'

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON2ID)

/** Does the same work when there is nothing to compare with. */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  const fits = await verify(kept ?? NOBODY, password)
  return fits && kept !== null
}

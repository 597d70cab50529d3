/** By what a reply, or another word of an officer, is known when it is sent twice. Hashes only, of what nobody can try out without the sender's token. */
import { createHash } from 'node:crypto'

export type NewFile = { name: string; type: string; bytes: Uint8Array }
/** Which form of which officer it was, and what stood in it. */
export type Form = { form: string; said: string }

const hash = (...parts: readonly (string | Uint8Array)[]): string => {
  const all = createHash('sha256')
  for (const part of parts) all.update(createHash('sha256').update(part).digest())
  return all.digest('base64url')
}

type Sent = { token?: string | undefined; seen?: number | undefined }

/** Null without a token: then each sending is a reply of its own. */
export function formOf(
  { officerId, caseId }: { officerId: string; caseId: string },
  { token, seen: _, ...said }: Sent,
  files: readonly NewFile[],
): Form | null {
  if (!token) return null
  const parts = files.flatMap(({ name, type, bytes }) => [name, type, bytes])
  return {
    form: hash('reply', officerId, caseId, token),
    said: hash(token, JSON.stringify(said), ...parts),
  }
}

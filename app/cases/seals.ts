/** Replies and reasons, each under a key of its own that the agency's key wraps. */
import { newKey, seal, unseal } from '#kit/seal.ts'

const aboutKey = (agencyId: string, id: string) => `reply-key/${agencyId}/${id}`
const aboutText = (agencyId: string, id: string) => `reply/${agencyId}/${id}`
const aboutFile = (agencyId: string, fileId: string) => `reply-file/${agencyId}/${fileId}`

export type SealedText = { wrappedKey: Buffer; sealed: Buffer }

export function sealText(agencyKey: Buffer, agencyId: string, id: string, text: string): SealedText & { key: Buffer } {
  const key = newKey()
  return {
    key,
    wrappedKey: seal(agencyKey, aboutKey(agencyId, id), key),
    sealed: seal(key, aboutText(agencyId, id), text),
  }
}

/** Null when the key was dropped. */
export const openKey = (agencyKey: Buffer, agencyId: string, id: string, wrappedKey: Buffer | null): Buffer | null =>
  wrappedKey && unseal(agencyKey, aboutKey(agencyId, id), wrappedKey)

export function openText(
  agencyKey: Buffer,
  agencyId: string,
  id: string,
  { wrappedKey, sealed }: { wrappedKey: Buffer | null; sealed: Buffer | null },
): string | null {
  const key = openKey(agencyKey, agencyId, id, wrappedKey)
  return key && sealed && unseal(key, aboutText(agencyId, id), sealed).toString()
}

export const sealFile = (key: Buffer, agencyId: string, fileId: string, bytes: Uint8Array): Buffer =>
  seal(key, aboutFile(agencyId, fileId), bytes)
export const openFile = (key: Buffer, agencyId: string, fileId: string, sealed: Buffer): Buffer =>
  unseal(key, aboutFile(agencyId, fileId), sealed)

/** What goes with a reply beside its text: under the reply's key. */
export const sealPart = (
  key: Buffer,
  what: 'apology' | 'evidence',
  agencyId: string,
  replyId: string,
  text: string,
): Buffer => seal(key, `${what}/${agencyId}/${replyId}`, text)
export const openPart = (
  key: Buffer,
  what: 'apology' | 'evidence',
  agencyId: string,
  replyId: string,
  sealed: Buffer,
): string => unseal(key, `${what}/${agencyId}/${replyId}`, sealed).toString()

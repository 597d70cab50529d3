/**
 * What the server asked and does not remember: sealed, given to the browser, and brought back with
 * the answer. It opens for one kind of question and one officer, and for a few minutes.
 */
import { deriveKey, seal, unseal } from '#kit/seal.ts'
import { PENDING_MS } from './rules.ts'

const keyOf = (master: Buffer) => deriveKey(master, 'officer pending')

type Kind = 'totp' | 'passkey-new' | 'passkey-shown'

/** `whose` is empty while nobody is signed in. */
export function sealPending(master: Buffer, kind: Kind, whose: string, asked: string, now: Date): string {
  const text = JSON.stringify([now.getTime() + PENDING_MS, asked])
  return seal(keyOf(master), `${kind}/${whose}`, text).toString('base64url')
}

/** What was asked; null when it is another question, another officer's, changed, or too old. */
export function openPending(master: Buffer, kind: Kind, whose: string, sealed: string, now: Date): string | null {
  const text = open(keyOf(master), `${kind}/${whose}`, sealed)
  if (text === null) return null
  // It opened, so it is what sealPending() wrote.
  const [until, asked] = JSON.parse(text) as [number, string]
  return now.getTime() < until ? asked : null
}

function open(key: Buffer, about: string, sealed: string): string | null {
  try {
    return unseal(key, about, Buffer.from(sealed, 'base64url')).toString('utf8')
  } catch {
    return null
  }
}

/**
 * What is a signed text, and who signed it?
 *
 * A text that ends in a line break, an empty line, and a line for each signature. Signatures of strangers are left
 * aside; one false signature in a known name spoils the whole note.
 *
 * Source: C2SP signed-note, https://c2sp.org/signed-note; for the time of a witness's signature C2SP tlog-cosignature,
 * https://c2sp.org/tlog-cosignature.
 */
import { type Bytes, concat, fromBase64, fromUtf8, toBase64, toUtf8 } from './bytes.ts'
import { idBytes, isKeyName, SIGNATURE_BYTES, type Sign, type VerifierKey, type Verify } from './key.ts'

/** A signature in a note: its key's name and id, and what follows the id. */
export type Signature = { name: string; id: number; bytes: Bytes }

/** A signed text. `text` ends in a line break. */
export type Note = { text: string; signatures: readonly Signature[] }

/** The most signatures a note may carry, so that nobody makes us verify without end. */
export const MAX_SIGNATURES = 100

/** The most characters a note may have. */
export const MAX_NOTE_LENGTH = 1_000_000

const TIME_BYTES = 8

/**
 * The note of a text or of bytes in UTF-8, or null when it is none. Nothing is verified.
 *
 * @example
 * parseNote('Peace.\n\n— example.com/foo Uw2QOkn8\n')?.text
 * // 'Peace.\n'
 * parseNote('Peace.\n')
 * // null
 */
export function parseNote(note: string | Uint8Array): Note | null {
  const whole = typeof note === 'string' ? note : fromUtf8(note)
  if (whole === null || whole.length > MAX_NOTE_LENGTH || !isNoteText(whole)) return null
  const blank = whole.lastIndexOf('\n\n')
  if (blank < 0) return null
  const lines = whole.slice(blank + 2, -1).split('\n')
  if (lines.length > MAX_SIGNATURES) return null
  const signatures = lines.map(parseSignature)
  if (!signatures.every((one) => one !== null)) return null
  return { text: whole.slice(0, blank + 1), signatures }
}

const LINE_BREAK = 10
const SPACE = 32

/** Whether a text can be signed: it ends in a line break and has no other control character below a space. */
function isNoteText(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < SPACE && unit !== LINE_BREAK) return false
  }
  return text.endsWith('\n') && text.isWellFormed()
}

function parseSignature(line: string): Signature | null {
  const [dash, name, base64, ...more] = line.split(' ')
  if (dash !== '—' || name === undefined || base64 === undefined || more.length > 0 || !isKeyName(name)) return null
  const bytes = fromBase64(base64)
  if (!bytes || bytes.length < 5) return null
  return { name, id: new DataView(bytes.buffer).getUint32(0), bytes: bytes.slice(4) }
}

/**
 * The note as text. Signatures may be added to a note by writing it again with more of them.
 *
 * @throws TypeError when the text cannot be signed, or there is no signature.
 */
export function formatNote({ text, signatures }: Note): string {
  if (!isNoteText(text)) throw new TypeError('A note ends in a line break and has no other control character')
  if (signatures.length === 0) throw new TypeError('A note has at least one signature')
  return `${text}\n${signatures.map(formatSignature).join('')}`
}

/** The line of a signature, with its line break: what a witness answers. */
export const formatSignature = ({ name, id, bytes }: Signature): string =>
  `— ${name} ${toBase64(concat([idBytes(id), bytes]))}\n`

/**
 * The signature of a log's key over a text.
 *
 * @throws TypeError when the key is a witness's, the text cannot be signed, or `sign` gives not 64 bytes.
 */
export async function signNote(key: VerifierKey, sign: Sign, text: string): Promise<Signature> {
  if (key.use !== 'log') throw new TypeError('A witness does not sign without a time: use cosign')
  if (!isNoteText(text)) throw new TypeError('A note ends in a line break and has no other control character')
  return signed(key, await sign(toUtf8(text)), new Uint8Array(0))
}

/**
 * The signature of a witness's key over the text of a checkpoint, at a time in whole seconds since 1970.
 *
 * @throws TypeError when the key is a log's, the text cannot be signed, or `sign` gives not 64 bytes.
 * @throws RangeError when the time is not a whole number from 0 to 2^53 - 1.
 */
export async function cosign(key: VerifierKey, sign: Sign, text: string, atSeconds: number): Promise<Signature> {
  if (key.use !== 'witness') throw new TypeError('A log signs without a time: use signNote')
  if (!isNoteText(text)) throw new TypeError('A note ends in a line break and has no other control character')
  if (!Number.isSafeInteger(atSeconds) || atSeconds < 0)
    throw new RangeError(`A time is in whole seconds since 1970, not ${atSeconds}`)
  const time = new Uint8Array(TIME_BYTES)
  new DataView(time.buffer).setBigUint64(0, BigInt(atSeconds))
  return signed(key, await sign(cosigned(text, atSeconds)), time)
}

function signed(key: VerifierKey, signature: Uint8Array, time: Uint8Array): Signature {
  if (signature.length !== SIGNATURE_BYTES)
    throw new TypeError(`An Ed25519 signature has ${SIGNATURE_BYTES} bytes, not ${signature.length}`)
  return { name: key.name, id: key.id, bytes: concat([time, signature]) }
}

const cosigned = (text: string, atSeconds: number) => toUtf8(`cosignature/v1\ntime ${atSeconds}\n${text}`)

/** Who signed: a key and, for a witness, when it says it did, in seconds since 1970. */
export type Signer = { key: VerifierKey; atSeconds: number | null }

export type Verified = { ok: true; by: Signer[] } | { ok: false; why: 'bad-signature' | 'unsigned' }

/**
 * Which of the keys signed the note, in the order of its signatures, each once and with its first signature.
 * `bad-signature` when one in the name and id of any of the keys is false, even beside true ones; `unsigned` when
 * none is by any of them. At most one verification for each signature.
 */
export async function verifyNote(verify: Verify, keys: readonly VerifierKey[], note: Note): Promise<Verified> {
  const by = new Map<VerifierKey, Signer>()
  for (const signature of note.signatures) {
    const key = keys.find(({ name, id }) => name === signature.name && id === signature.id)
    if (!key) continue
    const signer = await signerOf(verify, key, note.text, signature.bytes)
    if (!signer) return { ok: false, why: 'bad-signature' }
    if (!by.has(key)) by.set(key, signer)
  }
  return by.size > 0 ? { ok: true, by: [...by.values()] } : { ok: false, why: 'unsigned' }
}

async function signerOf(verify: Verify, key: VerifierKey, text: string, bytes: Bytes): Promise<Signer | null> {
  if (key.use === 'log') {
    const isTrue = bytes.length === SIGNATURE_BYTES && (await verify(key.publicKey, toUtf8(text), bytes))
    return isTrue ? { key, atSeconds: null } : null
  }
  if (bytes.length !== TIME_BYTES + SIGNATURE_BYTES) return null
  const atSeconds = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0))
  if (!Number.isSafeInteger(atSeconds)) return null
  const isTrue = await verify(key.publicKey, cosigned(text, atSeconds), bytes.slice(TIME_BYTES))
  return isTrue ? { key, atSeconds } : null
}

/**
 * In which encoding a file of Persian or English text is written, told by its first bytes. Pure.
 *
 * A byte order mark decides. Without one: UTF-16 shows itself by every second byte, UTF-8 by
 * sequences that no other encoding makes by chance, and what is left is Windows-1256.
 */
export const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1256'] as const
export type Encoding = (typeof ENCODINGS)[number]

/** The bytes that are looked at. */
export const SAMPLE_BYTES = 65_536

// The high byte of a UTF-16 unit in such texts: Latin, Arabic, general punctuation, presentation forms.
const HIGH_BYTES = new Set([0x00, 0x06, 0x20, 0xfb, 0xfc, 0xfe])
const MOST = 0.95

/** Null for what is no text: a spreadsheet, an archive, a picture. */
export function detectEncoding(bytes: Uint8Array): Encoding | null {
  if (startsWith(bytes, [0xef, 0xbb, 0xbf])) return 'utf-8'
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le'
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be'
  const [even, odd] = [shareOfHigh(bytes, 0), shareOfHigh(bytes, 1)]
  if (odd > MOST && odd > even) return 'utf-16le'
  if (even > MOST && even > odd) return 'utf-16be'
  if (bytes.includes(0)) return null
  const { whole, broken } = utf8Sequences(bytes)
  // A few broken bytes in much UTF-8 are broken bytes; each is refused with its row.
  if (broken === 0 || whole > broken * 20) return 'utf-8'
  return 'windows-1256'
}

const startsWith = (bytes: Uint8Array, mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte)

function shareOfHigh(bytes: Uint8Array, from: 0 | 1): number {
  let [high, all] = [0, 0]
  for (let at = from; at + 1 - from < bytes.length; at += 2) {
    all++
    if (HIGH_BYTES.has(bytes[at]!)) high++
  }
  return all === 0 ? 0 : high / all
}

/** How many sequences of more than one byte are whole, and how many bytes belong to none. The cut end counts for neither. */
function utf8Sequences(bytes: Uint8Array): { whole: number; broken: number } {
  let [whole, broken] = [0, 0]
  for (let at = 0; at < bytes.length; ) {
    const length = lengthOf(bytes[at]!)
    if (length === 0) broken++
    if (length < 2) {
      at++
      continue
    }
    const tail = bytes.subarray(at + 1, at + length)
    if (!tail.every((byte) => (byte & 0xc0) === 0x80)) {
      broken++
      at++
      continue
    }
    if (tail.length === length - 1) whole++
    at += length
  }
  return { whole, broken }
}

/** Of the sequence that this byte begins; 0 when it can begin none. */
const lengthOf = (byte: number) =>
  byte < 0x80 ? 1 : byte < 0xc2 ? 0 : byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : byte < 0xf5 ? 4 : 0

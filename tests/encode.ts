/** Text as bytes in the encodings that imports read, for tests and benches. */
import type { Encoding } from '../app/kit/encoding.ts'

const toWindows1256 = new Map(
  Array.from({ length: 256 }, (_, byte) => [new TextDecoder('windows-1256').decode(Uint8Array.of(byte)), byte]),
)

/** @throws RangeError when Windows-1256 has no such letter. */
export function encode(text: string, encoding: Encoding, { mark = false } = {}): Buffer {
  const marked = mark ? `\ufeff${text}` : text
  if (encoding === 'utf-8') return Buffer.from(marked, 'utf8')
  if (encoding === 'utf-16le') return Buffer.from(marked, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(marked, 'utf16le').swap16()
  return Buffer.from(Array.from(text, byteOf))
}

function byteOf(letter: string): number {
  // Windows-1256 has the yeh of Arabic only, and typists use it for the Persian one.
  const byte = toWindows1256.get(letter === 'ی' ? 'ي' : letter)
  if (byte === undefined) throw new RangeError(`Windows-1256 has no ${letter}`)
  return byte
}

/**
 * Is this still what was written? CRC-32 with the polynomial of ISO 3309 (0xEDB88320 reflected), as in RFC 1952,
 * section 8, four bytes at a time (Kounavis, Berry: slicing-by-4, IEEE ISCC 2005). It finds accidents, not intent.
 */

const TABLES = Array.from({ length: 4 }, () => new Uint32Array(256))
for (let byte = 0; byte < 256; byte++) {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1
  TABLES[0]![byte] = rest
}
for (let slice = 1; slice < 4; slice++)
  for (let byte = 0; byte < 256; byte++) {
    const rest = TABLES[slice - 1]![byte]!
    TABLES[slice]![byte] = TABLES[0]![rest & 0xff]! ^ (rest >>> 8)
  }
const [T0, T1, T2, T3] = TABLES as [Uint32Array, Uint32Array, Uint32Array, Uint32Array]

/**
 * The checksum of `bytes`, from 0 to 2³² − 1; 0 for none. O(n), some 0.5 GB a second.
 *
 * @example
 * crc32(new TextEncoder().encode('123456789')).toString(16)
 * // 'cbf43926'
 */
export function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff
  let at = 0
  for (const end = bytes.length - 3; at < end; at += 4) {
    rest ^= bytes[at]! | (bytes[at + 1]! << 8) | (bytes[at + 2]! << 16) | (bytes[at + 3]! << 24)
    rest = T3[rest & 0xff]! ^ T2[(rest >>> 8) & 0xff]! ^ T1[(rest >>> 16) & 0xff]! ^ T0[rest >>> 24]!
  }
  for (; at < bytes.length; at++) rest = T0[(rest ^ bytes[at]!) & 0xff]! ^ (rest >>> 8)
  return (rest ^ 0xffffffff) >>> 0
}

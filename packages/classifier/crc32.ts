/**
 * Is this still what was written? CRC-32 with the polynomial of ISO 3309 (0xEDB88320 reflected), as
 * in RFC 1952, section 8. It finds accidents, not intent.
 */

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let rest = byte
  for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 0xedb88320 ^ (rest >>> 1) : rest >>> 1
  return rest
})

/**
 * The checksum of `bytes`, from 0 to 2³² − 1; 0 for none.
 *
 * @example
 * crc32(new TextEncoder().encode('123456789')).toString(16)
 * // 'cbf43926'
 */
export function crc32(bytes: Uint8Array): number {
  let rest = 0xffffffff
  for (const byte of bytes) rest = TABLE[(rest ^ byte) & 0xff]! ^ (rest >>> 8)
  return (rest ^ 0xffffffff) >>> 0
}

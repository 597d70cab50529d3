/** A logo as it is kept: a PNG drawn anew, whatever was sent. No byte of the sender's file is kept or served. */
import { createHash } from 'node:crypto'
import sharp from 'sharp'

export const MAX_LOGO_BYTES = 512 * 1024
export const LOGO_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const

/** Refused before a pixel is unpacked. */
const MAX_PIXELS = 16_000_000
const MAX_SIDE = 600
const READ_SECONDS = 5

/** `tag` names the bytes, so that an address with it may be kept for ever. */
export type Logo = { png: Buffer; tag: string }

/** The picture drawn anew, at most 600 pixels a side, or null when it is no PNG, JPEG or WebP that can be read. */
export async function redrawLogo(bytes: Buffer): Promise<Logo | null> {
  // An SVG is a program: it is not even opened to look what it is.
  if (!isPicture(bytes)) return null
  try {
    const png = await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 })
      .rotate()
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
      .png({ compressionLevel: 9 })
      .timeout({ seconds: READ_SECONDS })
      .toBuffer()
    return { png, tag: createHash('sha256').update(png).digest('hex').slice(0, 16) }
  } catch {
    return null
  }
}

const isPicture = (bytes: Buffer) =>
  bytes.subarray(0, 4).equals(Buffer.of(0x89, 0x50, 0x4e, 0x47)) ||
  bytes.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff)) ||
  (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP')

/**
 * Photos at the storage boundary: whatever came in, what is kept is a new picture without metadata,
 * of bounded size. No door keeps the bytes that were sent.
 */
import sharp from 'sharp'
import { MAX_PHOTO_BYTES } from './schema.ts'

sharp.concurrency(1)
sharp.cache(false)

/** Refused before a pixel is unpacked: 50 megapixels is more than any phone's camera gives. */
const MAX_PIXELS = 50_000_000
const MAX_SIDE = 2000
const READ_SECONDS = 10
const ALLOWED = ['jpeg', 'png', 'webp']

export type PhotoRefusal = 'photo-too-large' | 'not-a-photo'

/** A JPEG without metadata, turned as its camera said, or why not. */
export async function cleanPhoto(
  bytes: Uint8Array,
): Promise<{ photo: Buffer; refusal?: never } | { photo?: never; refusal: PhotoRefusal }> {
  if (bytes.length > MAX_PHOTO_BYTES) return { refusal: 'photo-too-large' }
  try {
    const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 })
    const { format } = await picture.metadata()
    if (!ALLOWED.includes(format ?? '')) return { refusal: 'not-a-photo' }
    const photo = await picture
      .rotate()
      .resize({ width: MAX_SIDE, height: MAX_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .jpeg({ quality: 80 })
      .timeout({ seconds: READ_SECONDS })
      .toBuffer()
    return { photo }
  } catch (error) {
    return { refusal: error instanceof Error && /pixel limit/i.test(error.message) ? 'photo-too-large' : 'not-a-photo' }
  }
}

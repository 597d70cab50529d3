/** cleanPhoto(): what is kept is a bounded picture without metadata, or nothing. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { cleanPhoto } from './photos.ts'

const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#345' } })

test('cleanPhoto() takes metadata away and keeps the picture', async () => {
  const sent = await plain(300, 200)
    .withExif({ IFD0: { Artist: 'a person', Copyright: 'x' } })
    .jpeg()
    .toBuffer()
  assert.ok((await sharp(sent).metadata()).exif)
  const { photo } = await cleanPhoto(sent)
  const kept = await sharp(photo).metadata()
  assert.deepEqual(
    [kept.exif, kept.xmp, kept.iptc, kept.width, kept.format],
    [undefined, undefined, undefined, 300, 'jpeg'],
  )
  assert.equal(photo?.includes('a person'), false)
})

test('cleanPhoto() makes a large picture small enough', async () => {
  const { photo } = await cleanPhoto(await plain(4000, 1000).png().toBuffer())
  assert.deepEqual((({ width, height }) => [width, height])(await sharp(photo).metadata()), [2000, 500])
})

test('cleanPhoto() refuses what is no photo, whatever it calls itself', async () => {
  for (const bytes of [
    '<svg xmlns="http://www.w3.org/2000/svg"/>',
    '%PDF-1.4',
    'GIF89a',
    '\xff\xd8\xff not really',
    '',
  ])
    assert.deepEqual(await cleanPhoto(Buffer.from(bytes, 'latin1')), { refusal: 'not-a-photo' })
})

test('cleanPhoto() refuses a bomb before it unpacks', async () => {
  assert.deepEqual(await cleanPhoto(pngBomb(30_000, 30_000)), { refusal: 'photo-too-large' })
})

/** A PNG of `width` × `height` black pixels in a few kilobytes. */
function pngBomb(width: number, height: number): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([1, 0, 0, 0, 0], 8)
  const rows = deflateSync(Buffer.alloc((Math.ceil(width / 8) + 1) * 200))
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', head),
    chunk('IDAT', rows),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(type: string, body: Buffer): Buffer {
  const name = Buffer.from(type, 'latin1')
  const length = Buffer.alloc(4)
  length.writeUInt32BE(body.length)
  const sum = Buffer.alloc(4)
  sum.writeUInt32BE(crc32(Buffer.concat([name, body])))
  return Buffer.concat([length, name, body, sum])
}

function crc32(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}

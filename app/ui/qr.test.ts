/** The picture of a QR code paints each dark square once. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encode } from 'uqr'
import { QrCode } from './qr.ts'

test('QrCode() paints the dark squares and no other, with a margin of four', () => {
  for (const text of ['x', `https://pasokh.example/verify#123.${'A'.repeat(43)}`]) {
    const { data, size } = encode(text, { ecc: 'M', border: 4 })
    const svg = String(QrCode({ text, label: 'a "code"' }))
    const painted = Array.from({ length: size }, () => Array<boolean>(size).fill(false))
    for (const [, x, y, width] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g))
      for (let at = 0; at < Number(width); at++) painted[Number(y)]![Number(x) + at] = true
    assert.deepEqual(painted, data)
    assert.ok(
      painted
        .slice(0, 4)
        .flat()
        .every((dark) => !dark),
    )
    assert.ok(svg.includes('aria-label="a &quot;code&quot;"'))
  }
})

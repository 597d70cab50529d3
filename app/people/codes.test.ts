/** Codes against the table of RFC 6238, appendix B, cut to six digits. */
import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { Secret } from 'otpauth'
import { newTotpSecret, openTotp, sealTotp, stepOf, totpUri } from './codes.ts'

const PUBLISHED = Secret.fromLatin1('12345678901234567890').base32

for (const [seconds, eight] of [
  [59, '94287082'],
  [1111111109, '07081804'],
  [1111111111, '14050471'],
  [1234567890, '89005924'],
  [2000000000, '69279037'],
  [20000000000, '65353130'],
] as const) {
  const six = eight.slice(2)
  const step = Math.floor(seconds / 30)
  const at = (offset: number) => new Date((seconds + offset) * 1000)

  test(`stepOf() takes ${six} of the RFC at its step, one before and one after, and no further`, () => {
    assert.deepEqual(
      [0, 30, -30].map((offset) => stepOf(PUBLISHED, six, at(offset))),
      [step, step, step],
    )
    assert.equal(stepOf(PUBLISHED, six, at(90)), null)
    assert.equal(stepOf(PUBLISHED, six, at(-90)), null)
  })
}

test('stepOf() reads Persian digits and spaces, and nothing that is no code', () => {
  assert.equal(stepOf(PUBLISHED, '۲۸۷ ۰۸۲', new Date(59_000)), 1)
  for (const typed of ['', '28708', '2870822', 'abcdef', '287-082']) {
    assert.equal(stepOf(PUBLISHED, typed, new Date(59_000)), null, typed)
  }
})

test('sealTotp() opens for its officer only', () => {
  const master = randomBytes(32)
  const officer = { agencyId: randomUUID(), officerId: randomUUID() }
  const secret = newTotpSecret(randomBytes)
  const sealed = sealTotp(master, officer, secret)
  assert.equal(openTotp(master, officer, sealed), secret)
  assert.ok(!sealed.toString('latin1').includes(secret))
  assert.throws(() => openTotp(master, { ...officer, officerId: randomUUID() }, sealed))
  assert.throws(() => openTotp(master, { ...officer, agencyId: randomUUID() }, sealed))
  assert.throws(() => openTotp(randomBytes(32), officer, sealed))
})

test('newTotpSecret() has the 160 bits that the RFC asks for, and totpUri() says whose it is', () => {
  const secret = newTotpSecret(randomBytes)
  assert.equal(Secret.fromBase32(secret).bytes.length, 20)
  assert.match(totpUri(secret, 'a@b.example'), /^otpauth:\/\/totp\/Pasokh:a%40b\.example\?.*secret=[A-Z2-7]{32}/)
})

/** Passwords: what is taken, and that comparing with nothing costs what comparing with something does. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseOptions } from '@node-rs/argon2'
import { hashPassword, isPassword, NOBODY, refusePassword } from './passwords.ts'
import { waitSecondsAfter } from './rules.ts'

const EMAIL = 'maryam@post.example'

for (const password of [
  'password1234',
  'Password123!',
  'P@ssw0rd2024',
  'passwordpassword',
  'qwertyuiop123',
  '1234567890123',
  '123456123456',
  'aaaaaaaaaaaa',
  'abcabcabcabc',
  'iloveyou1234',
  'administrator',
  'pasokh123456',
  'Pasokh@1405!!',
  '1qaz2wsx3edc',
  'qazwsxedcrfv',
  'asdfghjkl123',
  'tehran123456',
  'mohammad1234',
  'zxcvbnm12345',
  'ضصثقفغعهخحجچ',
  'سلامسلامسلام',
  '۱۲۳۴۵۶۷۸۹۰۱۲',
  'letmein12345',
  'welcome12345',
  'changemechangeme',
  'football2024',
  '111222333444',
  '112233445566',
  'realmadrid10',
]) {
  test(`refusePassword() finds ${password} too common`, () =>
    assert.equal(refusePassword(password, EMAIL), 'too-common'))
}

for (const password of [
  'correct horse battery',
  'vof7 kelm trub4',
  'شب‌های روشن کنار رودخانه',
  'gÄrten & bücher 88',
  'Xk2mPq9vLw4z',
  'ننه‌سرما چای می‌نوشد',
  '83749 01726 5583',
]) {
  test(`refusePassword() takes ${password}`, () => assert.equal(refusePassword(password, EMAIL), null))
}

test('refusePassword() counts characters, not code units', () => {
  assert.equal(refusePassword('😀🦊🐢🌲🚲🎻📚🔑🧭🪁🥝', EMAIL), 'too-short')
  assert.equal(refusePassword('kelmtrub4vo', EMAIL), 'too-short')
})

test('refusePassword() finds the address in the password', () => {
  assert.equal(refusePassword('xx-Maryam-tulip-88', EMAIL), 'holds-email')
})

test('hashPassword() and isPassword() take the password exactly as it was typed', async () => {
  const kept = await hashPassword(' Kelm trub4 vof7 ')
  assert.equal(await isPassword(kept, ' Kelm trub4 vof7 '), true)
  assert.equal(await isPassword(kept, 'Kelm trub4 vof7'), false)
  assert.equal(await isPassword(kept, ' kelm trub4 vof7 '), false)
  const { algorithm: _, version: __, outputLen: ___, saltLen, ...cost } = parseOptions(kept)
  assert.deepEqual(cost, { memoryCost: 19_456, timeCost: 2, parallelism: 1 })
  assert.ok(saltLen >= 16)
})

test('isPassword() with nobody does the same work and is never true', async () => {
  // Argon2's work follows from what stands before the salt; a timed comparison would only measure the machine.
  const workOf = (hash: string) => hash.split('$').slice(0, 4).join('$')
  assert.equal(workOf(NOBODY), workOf(await hashPassword('kelm trub4 vof7')))
  assert.equal(await isPassword(null, 'something else'), false)
  assert.equal(await isPassword(null, ''), false)
})

test('waitSecondsAfter() never falls, begins after four tries and ends at a quarter of an hour', () => {
  const waits = Array.from({ length: 40 }, (_, tries) => waitSecondsAfter(tries))
  assert.deepEqual(waits.slice(0, 11), [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900])
  assert.ok(waits.every((wait, n) => n === 0 || wait >= waits[n - 1]!))
  assert.equal(waits.at(-1), 900)
})

/** Sealing: what was sealed opens for the same key and purpose, and for nothing else. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { deriveKey, newKey, seal, unseal } from './seal.ts'

const key = newKey()

test('unseal() gives back what seal() took, whatever it was', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (plain, about) => {
      assert.deepEqual(unseal(key, about, seal(key, about, plain)), Buffer.from(plain))
    }),
  )
})

test('unseal() refuses another key, another purpose and every changed byte', () => {
  const sealed = seal(key, 'submission/1', 'پنهان')
  assert.throws(() => unseal(newKey(), 'submission/1', sealed))
  assert.throws(() => unseal(key, 'submission/2', sealed))
  for (let at = 0; at < sealed.length; at++) {
    const changed = Buffer.from(sealed)
    changed[at]! ^= 1
    assert.throws(() => unseal(key, 'submission/1', changed), `byte ${at}`)
  }
  assert.throws(() => unseal(key, 'submission/1', sealed.subarray(0, 20)), /unknown form/)
})

test('seal() never gives the same bytes twice', () => {
  assert.notDeepEqual(seal(key, 'a', 'same'), seal(key, 'a', 'same'))
})

test('deriveKey() gives one key for one purpose', () => {
  assert.deepEqual(deriveKey(key, 'a'), deriveKey(key, 'a'))
  assert.notDeepEqual(deriveKey(key, 'a'), deriveKey(key, 'b'))
})

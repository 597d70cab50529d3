import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ARABIC, DIGIT, DIGIT_VALUE, FOLDED, GONE, GROWN, GROWS, KIND, LATIN } from './letters.ts'

const BLOCK = Array.from({ length: 0xd800 }, (_, code) => String.fromCharCode(code))

test('KIND says Arabic and Latin of the letters that Unicode says so of', () => {
  for (const [code, char] of BLOCK.entries()) {
    if (!/\p{L}/u.test(char)) continue
    assert.equal(KIND[code] === ARABIC, /\p{Script=Arabic}/u.test(char) && char !== '\u0640', char)
    assert.equal(KIND[code] === LATIN, /\p{Script=Latin}/u.test(char), char)
  }
})

test('FOLDED takes every compatibility form of an Arabic letter to what the letter folds to', () => {
  for (let code = 0xfb50; code < 0xfeff; code++) {
    const plain = String.fromCharCode(code).normalize('NFKC')
    if (plain.length !== 1 || !/\p{L}/u.test(plain)) continue
    assert.equal(FOLDED[code], FOLDED[plain.charCodeAt(0)], plain)
  }
})

test('FOLDED knows the digits of three scripts and GROWN every unit that grows', () => {
  for (const zero of [0x30, 0x660, 0x6f0])
    for (let value = 0; value < 10; value++) {
      assert.equal(FOLDED[zero + value], 0x30 + value)
      assert.equal(KIND[zero + value], DIGIT)
      assert.equal(DIGIT_VALUE[zero + value], value)
    }
  for (const [code] of FOLDED.entries()) assert.equal(FOLDED[code] === GROWS, GROWN.has(code))
  assert.equal(FOLDED[0x200c], GONE)
})

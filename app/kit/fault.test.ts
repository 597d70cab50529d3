/** What is kept of an error holds nothing of what a person wrote. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { faultPlace, faultWord } from './fault.ts'

const withCode = (message: string, code: string) => Object.assign(new Error(message), { code })

test('faultWord() keeps the code of a library error and not its message', () => {
  assert.equal(faultWord(withCode('550 <someone@example.org>: rejected', 'EENVELOPE')), 'Error EENVELOPE')
  assert.equal(faultWord(withCode('invalid input syntax for type uuid: "my words"', '22P02')), 'Error 22P02')
})

test('faultWord() keeps the words of this code, and of a parser only that it was one', () => {
  assert.equal(faultWord(new Error('No free receipt was found')), 'No free receipt was found')
  const parse = () => JSON.parse('my words')
  assert.throws(parse, (error) => faultWord(error) === 'SyntaxError')
  assert.equal(faultWord('my words'), 'failed')
  assert.equal(faultWord(withCode('my words', 'my words')), 'Error')
})

test('faultPlace() has the lines of the stack and not the message', () => {
  const place = faultPlace(new Error('my\n words'))
  assert.match(place, /^\s+at .*fault\.test\.ts/)
  assert.doesNotMatch(place, /words/)
})

/** What stands in place of personal data, in the script of the text. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { coverText } from './understand.actions.ts'

test('coverText() marks what it covers in the script of the text', () => {
  assert.equal(coverText('My address is someone@example.org, please write.'), 'My address is [e-mail], please write.')
  assert.equal(coverText('ایمیل من someone@example.org است'), 'ایمیل من [ایمیل] است')
  assert.equal(coverText('No lamp in our street'), 'No lamp in our street')
})

/** Reading a contact as people say it, and a receipt as it comes. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { groupsOf, readContact } from './contact.ts'

test('readContact() takes numbers in every script and with every grouping', () => {
  assert.deepEqual(readContact(' ۰۹۱۲ ۱۲۳ ۴۵۶۷ '), { phone: '09121234567' })
  assert.deepEqual(readContact('+98 (912) 123-4567'), { phone: '+989121234567' })
  assert.deepEqual(readContact('sara@example.org'), { mail: 'sara@example.org' })
  assert.equal(readContact('  '), null)
  for (const wrong of ['سارا', '12345', 'a@b', '0912x', '+98+912']) assert.equal(readContact(wrong), undefined, wrong)
})

test('groupsOf() gives five groups of four', () => {
  const groups = ['1234', '5678', '9012', '3456', '7890']
  assert.deepEqual(groupsOf('1234-5678-9012-3456-7890'), groups)
  assert.deepEqual(groupsOf('۱۲۳۴ ۵۶۷۸ ۹۰۱۲ ۳۴۵۶ ۷۸۹۰'), groups)
})

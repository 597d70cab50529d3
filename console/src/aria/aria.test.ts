/** What React Aria says in Persian: nothing is missing, and dates stand in their order. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { englishOf, inTwoLanguages } from '../../build/aria-in-persian.ts'
import { inOrder, PersianDateFormatter } from './persian-dates.ts'
import { ARIA } from './words.ts'

const MODULES = join(import.meta.dirname, '../../../node_modules')
const LEFT_IN_ENGLISH = ['color', 'dnd', 'react-stately/color']
const dictionaries = globSync('react-{aria,stately,aria-components}/dist/private/**/intlStrings.mjs', { cwd: MODULES })

test('ARIA has every sentence of every dictionary that the console uses', async () => {
  assert.ok(dictionaries.length > 15)
  for (const path of dictionaries) {
    const file = `/${join(MODULES, path)}`.replaceAll('\\', '/')
    const { from, name } = englishOf(file, readFileSync(join(MODULES, path), 'utf8'))!
    if (LEFT_IN_ENGLISH.includes(name)) continue
    const { default: messages } = (await import(String(new URL(from, pathToFileURL(file))))) as {
      default: Record<string, unknown>
    }
    assert.deepEqual(Object.keys(ARIA[name] ?? {}).sort(), Object.keys(messages).sort(), name)
  }
})

test('ARIA fills in what a sentence is about', () => {
  const formatter = { number: String, select: () => '', plural: () => '' }
  for (const [name, messages] of Object.entries(ARIA)) {
    for (const [key, message] of Object.entries(messages)) {
      const args = new Proxy({}, { get: () => '7' }) as never
      const said = typeof message === 'string' ? message : message(args, formatter)
      assert.match(said, /[آ-ی]/, `${name}.${key}`)
      assert.doesNotMatch(said, /undefined|[يك]/, `${name}.${key}`)
    }
  }
})

test('inTwoLanguages() leaves a module that is no dictionary alone', () => {
  assert.equal(inTwoLanguages('/x/react-aria/dist/private/calendar/intlStrings.mjs', 'export default {}'), null)
})

const day = new Date('2026-11-21T00:00:00Z')
const said = (options: Intl.DateTimeFormatOptions) =>
  new PersianDateFormatter('fa-IR-u-ca-persian', { timeZone: 'UTC', ...options }).format(day)

test('PersianDateFormatter says a day in the order of Persian', () => {
  assert.equal(said({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }), 'شنبه ۳۰ آبان ۱۴۰۵')
  assert.equal(said({ month: 'long', year: 'numeric' }), 'آبان ۱۴۰۵')
})

test('inOrder() leaves dates in figures and times alone', () => {
  const parts = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('fa-IR-u-ca-persian', { timeZone: 'UTC', ...options }).formatToParts(day)
  assert.equal(inOrder(parts({ day: 'numeric', month: 'numeric', year: 'numeric' })), null)
  assert.equal(inOrder(parts({ month: 'long', hour: 'numeric' })), null)
})

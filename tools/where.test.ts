/** The guide to the sources, on each kind of question. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { closeness, type Hit, where, whereJob, whereTable, whereUrl, whereWords } from './where.ts'

const textOf = ({ file, line }: Hit) => readFileSync(file, 'utf8').split('\n')[line - 1]!
const files = (hits: readonly Hit[]) => [...new Set(hits.map(({ file }) => file))]

test('closeness() counts the own words of a pattern and refuses what is longer, shorter or other', () => {
  assert.equal(closeness('/api/cases/:caseId', '/api/cases/7'), 3)
  assert.equal(closeness('/:agency', '/telecom'), 1)
  assert.equal(closeness('/:agency', '/telecom/results'), 0)
  assert.equal(closeness('/api/cases/:caseId', '/api/cases'), 0)
  assert.equal(closeness('/desk/cases/:caseId?', '/desk/cases'), 3)
  assert.equal(closeness('/desk/*', '/desk/a/b'), 2)
  assert.ok(closeness('/a/b', '/a/b.json') < closeness('/a/b.json', '/a/b.json'))
})

test('whereUrl() finds the JSON door of an address, not a page that would take it too', () => {
  const found = whereUrl('http://localhost:8137/api/cases/0f/replies?x=1')
  assert.ok(found.length > 0)
  for (const hit of found) assert.match(textOf(hit), /'\/cases\/:caseId\/replies'/)
})

test('whereUrl() finds public pages in both languages and the front page', () => {
  assert.deepEqual(files(whereUrl('/')), ['app/submissions/web.page.ts'])
  assert.deepEqual(files(whereUrl('/en/telecom')), ['app/submissions/web.page.ts'])
  assert.deepEqual(files(whereUrl('/receipt/')), ['app/cases/receipt/page.ts'])
})

test('whereUrl() of an address that nothing serves names the door above it', () => {
  assert.deepEqual(files(whereUrl('/receipt/file')), ['app/cases/receipt/page.ts'])
})

test('whereTable() names the migration with its owner first, then statements of the owner only', () => {
  const [made, ...used] = whereTable('outbox')
  assert.match(made!.file, /0006-submissions\.sql$/)
  assert.match(made!.why, /owner app\/submissions/)
  assert.ok(used.length > 0)
  for (const { file } of used) assert.match(file, /^app\/submissions\/.*store\.ts$/)
})

test('whereTable() knows views and functions, and nothing of a table that is not there', () => {
  assert.match(whereTable('pub_case')[0]!.why, /^create view pub_case, owner app\/cases/)
  assert.match(whereTable('receipt_find')[0]!.why, /^create function receipt_find/)
  assert.deepEqual(whereTable('citizen'), [])
})

test('whereJob() names the definition before those who put the job in', () => {
  const found = whereJob('submissions.understand')
  assert.equal(found[0]!.file, 'app/submissions/submissions.job.ts')
  assert.ok(files(found).includes('app/main.ts'), 'what follows it')
  assert.ok(files(found).includes('app/submissions/intake.actions.ts'), 'who puts it in')
})

test('whereWords() finds a sentence of a screen, with Arabic letters and without its half-space too', () => {
  for (const words of ['رسید گم‌شده', 'رسيد گم شده', 'A LOST'])
    assert.deepEqual(files(whereWords(words)).slice(0, 1), ['app/cases/words.ts'], words)
})

test('where() takes each kind of question, and says nothing where nothing is known', () => {
  assert.match(where('/livez')[0]!.file, /health\.ts$/)
  assert.match(where('record.number')[0]!.file, /number\.job\.ts$/)
  assert.match(where('matter')[0]!.file, /0007-cases\.sql$/)
  assert.deepEqual(where('no-such-thing-anywhere'), [])
})

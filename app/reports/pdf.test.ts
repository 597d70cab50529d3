/** The printed report: tagged, in its language, the same twice, and deaf to markup in names. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPrint } from '#kit/print.ts'
import { opened } from '../../tests/pdf.ts'
import { exampleFacts } from './example.ts'
import { reportPdf } from './pdf.ts'
import type { Written } from './schema.ts'
import { writeReport } from './write.ts'

const print = openPrint()
const pdf = async (written: Written) => (await reportPdf(print, written))!

test('reportPdf() is PDF/UA-1: tagged, with its language and title, headings and tables, and a text for each picture', async () => {
  for (const [lang, region] of [
    ['fa', 'fa-IR'],
    ['en', 'en-GB'],
  ] as const) {
    const text = opened(await pdf(writeReport(lang, exampleFacts())))
    assert.match(text, /pdfuaid:part[>="]+1/)
    assert.match(text, /\/MarkInfo\s*<<[^>]*\/Marked true/)
    assert.ok(text.includes(`/Lang(${region})`) || text.includes(`/Lang (${region})`), region)
    for (const tag of ['H1', 'H2', 'Table', 'TH', 'Figure', 'Link'])
      assert.match(text, new RegExp(`/S\\s*/${tag}\\b`), tag)
    assert.match(text, /\/Alt/)
    assert.match(text, /Vazirmatn/)
  }
})

test('reportPdf() is the same twice, and takes no name for markup', async () => {
  const facts = exampleFacts()
  facts.own.backlog.desks[0]!.name = { fa: '#panic("x") #read("/etc/passwd") $x$ *b*', en: '#import "x.typ": *' }
  for (const lang of ['fa', 'en'] as const) {
    const written = writeReport(lang, facts)
    assert.deepEqual(await pdf(written), await pdf(written))
  }
})

test('reportPdf() breaks a long report into pages', async () => {
  const set = opened(await pdf(writeReport('fa', exampleFacts(300))))
  assert.ok(Number(/\/Count (\d+)/.exec(set)?.[1]) >= 12)
})

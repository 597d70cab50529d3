/** The printed report: tagged, in its language, the same twice, and deaf to markup in names. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openPrint } from '#kit/print.ts'
import { allPieces, allTags, isTag, opened, type Tag, tagsOf } from '../../tests/pdf.ts'
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

/** What PDF/UA-1 (ISO 14289-1, section 7) asks of the tags, as far as a program can tell. */
for (const lang of ['fa', 'en'] as const)
  test(`reportPdf() is read in the order in which it stands, with headings, tables and pictures that say what they are (${lang})`, async () => {
    const { catalog, pages, tree } = tagsOf(await pdf(writeReport(lang, exampleFacts())))
    assert.match(catalog, /\/DisplayDocTitle true/)
    assert.match(catalog, /\/Marked true/)
    if (lang === 'fa') assert.match(catalog, /\/Direction \/R2L/)
    for (const page of pages)
      if (page.includes('/Annots')) assert.match(page, /\/Tabs \/S\b/, 'keys go through links in the order of the tags')
    const tags = allTags(tree)
    const of = (name: string) => tags.filter((tag) => tag.name === name)

    const read = allPieces(tree).map(({ page, mark }) => page * 100_000 + mark)
    assert.ok(read.length > 100 && read.every((piece) => piece >= 0))
    assert.equal(new Set(read).size, read.length, 'nothing is read twice')
    // A link stands within its sentence and is read with it; around them all goes on downwards.
    const blocks = tree.kids.filter(isTag).map((tag) => allPieces(tag).map(({ page, mark }) => page * 100_000 + mark))
    for (const [at, block] of blocks.entries())
      if (at > 0) assert.ok(Math.min(...block) > Math.max(...blocks[at - 1]!), `block ${at}`)
    assert.ok(tree.kids.every(isTag), 'nothing is loose')

    const levels = tags.flatMap(({ name }) => (/^H\d$/.test(name) ? [Number(name[1])] : []))
    assert.equal(levels.filter((level) => level === 1).length, 1)
    for (const [at, level] of levels.entries()) assert.ok(level <= (levels[at - 1] ?? 0) + 1, 'no level is left out')

    for (const figure of of('Figure')) assert.ok(figure.alt)
    for (const table of of('Table')) expectEven(table)
    for (const link of of('Link')) assert.ok(allPieces(link).length > 0, 'a link has words')
    const said = writeReport(lang, exampleFacts()).sections.flatMap(({ blocks }) => blocks)
    const links = said.filter(({ is }) => is === 'said').length
    assert.equal(of('Link').length, links)
    assert.equal(of('P').filter(({ kids }) => kids.some((kid) => isTag(kid) && kid.name === 'Link')).length, links)
  })

/** Headings of columns that say so, and as many cells in each row. */
function expectEven(table: Tag) {
  const rows = allTags(table).filter(({ name }) => name === 'TR')
  const cells = rows.map(({ kids }) => kids.filter(isTag))
  assert.ok(cells[0]!.every(({ name, scope }) => name === 'TH' && scope === 'Column'))
  assert.ok(cells.length > 1)
  for (const row of cells) assert.equal(row.length, cells[0]!.length)
  for (const row of cells.slice(1)) assert.ok(row.every(({ name }) => name === 'TD' || name === 'TH'))
}

test('reportPdf() tells in words what its bars show', async () => {
  let given: { sections: Written['sections'] } | null = null
  const written = writeReport('en', exampleFacts())
  await reportPdf(async (_, all) => {
    given = all as { sections: Written['sections'] }
    return null
  }, written)
  const bars = given!.sections.flatMap(({ blocks }) => blocks.filter((block) => block.is === 'bars'))
  assert.ok(bars.length >= 2)
  for (const { alt, bars: each } of bars)
    for (const { label, text } of each) assert.ok(alt.includes(`${label}: ${text}`))
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

/** Setting in print: a tagged PDF, nothing on a machine that can make none, and a fault for a template that is wrong. */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openPrint } from './print.ts'

const typst = await import('@myriaddreamin/typst-ts-node-compiler')
let folder: string
let template: string
before(() => {
  // A template lies in app/: nothing outside it is read.
  folder = mkdtempSync(join(import.meta.dirname, '.print-test-'))
  template = join(folder, 'one.typ')
  writeFileSync(
    template,
    '#import "/ui/print.typ": given, sheet\n#show: sheet.with(lang: "en", name: "One")\n= #given().text\n',
  )
})
after(() => rmSync(folder, { recursive: true }))

test('openPrint() sets what it is given, the same each time, and takes none of it for markup', async () => {
  const print = openPrint()
  const given = { text: '#panic("x") *b* $x$' }
  const pdf = await print(template, given)
  assert.equal(pdf!.subarray(0, 5).toString(), '%PDF-')
  assert.match(pdf!.toString('latin1'), /\/MarkInfo/)
  assert.deepEqual(await print(template, given), pdf)
  assert.notDeepEqual(await print(template, { text: 'another' }), pdf)
})

test('openPrint() gives nothing where the compiler is absent, and asks for it once', async () => {
  let asked = 0
  const print = openPrint(() => {
    asked++
    return Promise.reject(new Error('Cannot find native binding'))
  })
  assert.equal(await print(template, { text: 'x' }), null)
  assert.equal(await print(template, { text: 'x' }), null)
  assert.equal(asked, 1)
})

test('openPrint() gives nothing where the compiler writes no tags', async () => {
  class Older extends typst.NodeCompiler {
    override pdf(): Buffer {
      throw new Error('value `"ua-1"` does not match any variant of enum `PdfStandard`')
    }
  }
  const create: typeof typst.NodeCompiler.create = (args) =>
    Object.setPrototypeOf(typst.NodeCompiler.create(args), Older.prototype) as Older
  const print = openPrint(async () => ({ NodeCompiler: Object.assign(class extends Older {}, { create }) }))
  assert.equal(await print(template, { text: 'x' }), null)
})

test('openPrint() says what is wrong with a template', async () => {
  const wrong = join(folder, 'wrong.typ')
  writeFileSync(wrong, '#nothing\n')
  await assert.rejects(openPrint()(wrong, {}), /cannot be set: .*nothing/)
  const far = join(folder, 'far.typ')
  writeFileSync(far, '#set document(title: "x")\n#read("/../package.json")\n')
  await assert.rejects(openPrint()(far, {}), /cannot be set/)
})

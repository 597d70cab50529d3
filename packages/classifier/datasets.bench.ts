/** Reads the labelled texts that the bench measures on. They are measured on, never copied or shipped. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

type Labelled = { text: string; label: string }

/** A set of labelled texts. `test` is the published test where the folder has one. */
export type Dataset = { name: string; licence: string; sha256: string; train: Labelled[]; test: Labelled[] | null }

/** The licences of the sets that are known. */
const LICENCES: Record<string, string> = {
  shortpersianemo: 'GPL-3.0',
  armanemo: 'CC BY-NC-SA 4.0',
  'digikala-recommend': 'none stated',
}
const TABLE = /\.(xlsx|tsv|csv)$/i

/**
 * The sets of the first of `text/measure-only`, `measure-only`, `text` and the folder itself that has any: each a folder
 * with a table that is called a training set, or the folder itself. A set with a published test alone learns from the
 * training set of the same name in `usual`.
 */
export function readDatasets(folder: string, usual: string): Dataset[] {
  for (const part of ['text/measure-only', 'data/text/measure-only', 'measure-only', 'text', '.']) {
    const found = setsIn(join(folder, part), join(usual, 'text/measure-only'))
    if (found.length > 0) return found
  }
  const alone = datasetOf(resolve(folder), join(usual, 'text/measure-only'))
  return alone ? [alone] : []
}

function setsIn(root: string, usual: string): Dataset[] {
  if (!existsSync(root)) return []
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  const names = folders.map(({ name }) => name)
  const known = Object.keys(LICENCES)
  const inOrder = [
    ...known.filter((name) => names.includes(name)),
    ...names.filter((name) => !known.includes(name)).sort(),
  ]
  return inOrder.flatMap((name) => datasetOf(join(root, name), usual) ?? [])
}

function datasetOf(home: string, usual: string): Dataset | null {
  const name = basename(home)
  const testFile = tableIn(home, 'test')
  const trainFile = tableIn(home, 'train') ?? (testFile && tableIn(join(usual, name), 'train'))
  if (!trainFile) return null
  const bytes = readFileSync(trainFile)
  return {
    name,
    licence: LICENCES[name] ?? 'see its source',
    sha256: createHash('sha256').update(bytes).digest('hex'),
    train: rowsOf(trainFile, bytes),
    test: testFile ? rowsOf(testFile, readFileSync(testFile)) : null,
  }
}

function tableIn(home: string, word: string): string | null {
  if (!existsSync(home)) return null
  const file = readdirSync(home)
    .sort()
    .find((name) => name.toLowerCase().includes(word) && TABLE.test(name))
  return file ? join(home, file) : null
}

/** The last column is the label, the ones before it are the text. A first row whose label no other has is a header. */
function rowsOf(file: string, bytes: Buffer): Labelled[] {
  const rows = /\.xlsx$/i.test(file) ? sheetOf(bytes) : linesOf(bytes, /\.tsv$/i.test(file) ? '\t' : ',')
  const labelled = rows
    .map((row) => ({ text: row.slice(0, -1).join(' '), label: row.at(-1)!.trim() }))
    .filter(({ text, label }) => text !== '' && label !== '')
  const isHeader = labelled.filter(({ label }) => label === labelled[0]!.label).length === 1
  return isHeader ? labelled.slice(1) : labelled
}

/** Where a quote is never closed, quotes are signs as others are. */
function linesOf(bytes: Buffer, delimiter: string): string[][] {
  const how = { bom: true, delimiter, relaxQuotes: true, relaxColumnCount: true, skipEmptyLines: true }
  try {
    return parse(bytes, how)
  } catch {
    return parse(bytes, { ...how, quote: false })
  }
}

/** The first sheet of a workbook (ECMA-376): shared and inline strings, numbers as written. */
function sheetOf(bytes: Buffer): string[][] {
  const shared = elements(unzip(bytes, 'xl/sharedStrings.xml'), 'si').map(textOf)
  return elements(unzip(bytes, 'xl/worksheets/sheet1.xml'), 'row').map((row) =>
    elements(row, 'c').map((cell) => {
      const value = /<v>([^<]*)<\/v>/.exec(cell)?.[1]
      return /^<c[^>]* t="s"/.test(cell) ? (shared[Number(value)] ?? '') : (value ?? textOf(cell))
    }),
  )
}

const elements = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<${name}(?: [^>]*)?(?:/>|>[\\s\\S]*?</${name}>)`, 'g'))].map(([all]) => all)

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const textOf = (xml: string) =>
  [...xml.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)]
    .map(([, text]) => text)
    .join('')
    .replace(/&#(x?)([\da-f]+);/gi, (_, hex, code) => String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)))
    .replace(/&(\w+);/g, (all, name) => ENTITIES[name] ?? all)

/** One file of a zip archive, found by its central directory (APPNOTE 4.3.12); '' when it is not there. */
function unzip(bytes: Buffer, wanted: string): string {
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1')
  let at = bytes.readUInt32LE(end + 16)
  for (let entry = bytes.readUInt16LE(end + 10); entry > 0; entry--) {
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place))
    if (bytes.toString('utf8', at + 46, at + 46 + name!) === wanted) {
      const local = bytes.readUInt32LE(at + 42)
      const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
      const packed = bytes.subarray(from, from + bytes.readUInt32LE(at + 20))
      return (bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8')
    }
    at += 46 + name! + extra! + comment!
  }
  return ''
}

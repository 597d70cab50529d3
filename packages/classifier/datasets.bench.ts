/** Reads the labelled texts that the bench measures on. They are measured on, never copied or shipped. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'

type Labelled = { text: string; label: string }

/** A set of labelled texts. `test` is the published test where the folder has one. */
export type Dataset = { name: string; licence: string; sha256: string; train: Labelled[]; test: Labelled[] | null }

const SETS = [
  { name: 'shortpersianemo', licence: 'GPL-3.0' },
  { name: 'armanemo', licence: 'CC BY-NC-SA 4.0' },
  { name: 'digikala-recommend', licence: 'none stated' },
]

/** The sets found in `folder`, or in its `text/measure-only` or `measure-only`. */
export function readDatasets(folder: string): Dataset[] {
  const roots = ['text/measure-only', 'measure-only', '.'].map((part) => join(folder, part))
  return SETS.flatMap(({ name, licence }) => {
    const home = roots.map((root) => join(root, name)).find(existsSync)
    const found = (word: string) =>
      readdirSync(home!).find((file) => file.includes(word) && /\.(xlsx|tsv|csv)$/.test(file))
    const trainFile = home && found('train')
    if (!trainFile) return []
    const testFile = found('test')
    const bytes = readFileSync(join(home, trainFile))
    const test = testFile ? rowsOf(testFile, readFileSync(join(home, testFile))) : null
    return [
      {
        name,
        licence,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        train: rowsOf(trainFile, bytes),
        test,
      },
    ]
  })
}

/** The last column is the label, the ones before it are the text; a header names its label column. */
function rowsOf(file: string, bytes: Buffer): Labelled[] {
  const delimiter = file.endsWith('.tsv') ? '\t' : ','
  const rows: string[][] = file.endsWith('.xlsx')
    ? sheetOf(bytes)
    : parse(bytes, { delimiter, relaxQuotes: true, relaxColumnCount: true, skipEmptyLines: true })
  const body = rows[0]?.at(-1) === 'recommend' ? rows.slice(1) : rows
  return body
    .filter((row) => row.length > 1 && row.at(-1) !== '')
    .map((row) => ({ text: row.slice(0, -1).join(' '), label: row.at(-1)! }))
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

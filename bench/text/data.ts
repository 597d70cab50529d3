/**
 * The texts of others that are measured on: where they are, what is read of them, its hash and licence. They are
 * measured on and never copied or shipped.
 */
import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'

/** The licence of each set, from its source. */
const LICENCES: Record<string, string> = {
  'corpus_comments.jsonl': 'mixed, measured only',
  'ud-perdt': 'CC BY-SA 4.0',
  shekasteh: 'MIT',
  languages: 'mixed, measured only',
  'parsi-io': 'Apache-2.0',
}

/** What has been read, by its name in the folder. */
export type Read = Record<string, { sha256: string; licence: string }>

/**
 * The folder that was asked for with --data, or the shared one; its part `text` where it has one. A folder that is not
 * there ends the bench with a sentence and the code 2.
 */
export function dataFolder(args: readonly string[] = process.argv.slice(2)): string {
  const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' } }, strict: false })
  if (values.data === true || values.data === '') stop('--data wants a folder: --data DIR', 2)
  const asked = typeof values.data === 'string' ? values.data : null
  if (asked !== null && !isFolder(asked))
    stop(`There is no folder ${asked}: --data wants one laid out like the shared data.`, 2)
  const folder = asked ?? join(process.env.PASOKH_SHARED ?? '../shared', 'data')
  return ['text', 'data/text'].map((part) => join(folder, part)).find(isFolder) ?? folder
}

/** Whether a folder was named, so that nothing to read in it is a mistake. */
export const isAsked = (args: readonly string[] = process.argv.slice(2)): boolean =>
  args.some((word) => word === '--data' || word.startsWith('--data='))

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() === true

export function stop(why: string, code: number): never {
  console.error(why)
  process.exit(code)
}

/** Everything that the figures of text are measured on; empty where the folder has it not. */
export type TextData = {
  read: Read
  comments: string[]
  conllu: File[]
  spoken: string[][]
  languages: LanguageRow[]
  numbers: NumberCase[]
}
/** A file by its name in the folder, in UTF-8 without a byte order mark, its lines ended by line feeds. */
export type File = { name: string; text: string }
type LanguageRow = [source: string, code: string, text: string]
export type NumberCase = { input: string; output: { span: [number, number]; value: number }[] }

/** Files are known by what is in them, so that they may have other names; folders are read two deep. */
export function readTextData(folder: string): TextData {
  const read: Read = {}
  const files = (pattern: string) =>
    globSync(pattern, { cwd: folder })
      .sort()
      .map((name) => readText(folder, name))
  const used = <Part>(kept: readonly File[], part: (file: File) => Part[]): Part[] =>
    kept.flatMap((file) => {
      const parts = part(file)
      if (parts.length > 0) read[file.name] = sourceOf(folder, file.name)
      return parts
    })
  const tables = files('{,*/}*.json')
  return {
    comments: used(files('{,*/}*.jsonl'), ({ text }) => linesOf(text).flatMap(commentOf)),
    conllu: used(files('{,*/,*/*/}*.conllu'), (file) => [file]),
    spoken: used(files('{,*/}*.tsv'), ({ text }) => spokenRows(text)),
    languages: used(tables, ({ text }) => rowsLike(text, isLanguageRow)),
    numbers: used(tables, ({ text }) => rowsLike(text, isNumberCase)),
    read,
  }
}

const PARTS = {
  comments: 'comments (lines of JSON in *.jsonl)',
  conllu: 'a treebank (*.conllu)',
  spoken: 'spoken sentences with standard words (*.tsv of three columns or more)',
  languages: 'texts of known language ([source, code, text] in a *.json)',
  numbers: 'cases of numbers ({input, output} in a *.json)',
} as const

/** What is asked for and the folder has not, each with the files in which it is looked for. */
export const missing = (data: TextData, parts: readonly (keyof typeof PARTS)[]): string[] =>
  parts.filter((part) => data[part].length === 0).map((part) => PARTS[part])

const readText = (folder: string, name: string): File => ({
  name,
  text: readFileSync(join(folder, name), 'utf8')
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n'),
})

const sourceOf = (folder: string, name: string) => ({
  sha256: createHash('sha256')
    .update(readFileSync(join(folder, name)))
    .digest('hex'),
  licence: LICENCES[name.split('/')[0]!] ?? 'see its source',
})

const linesOf = (text: string) => text.split('\n').filter((line) => line.trim() !== '')

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** A comment is a line of JSON, a string or an object with a text; another line is none. */
function commentOf(line: string): string[] {
  const comment = jsonOf(line)
  const text = isObject(comment) ? comment.text : comment
  return typeof text === 'string' ? [text] : []
}

/** Spoken and standard words stand in a table of three columns or more; labelled texts have two. */
function spokenRows(text: string): string[][] {
  const rows = linesOf(text).map((line) => line.split('\t'))
  const wide = rows.filter((row) => row.length > 2).length
  return 2 * wide > rows.length ? rows.filter((row) => row.length > 1) : []
}

function rowsLike<Row>(text: string, isRow: (row: unknown) => row is Row): Row[] {
  const rows = jsonOf(text)
  return Array.isArray(rows) && rows.every(isRow) ? rows : []
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const isLanguageRow = (row: unknown): row is LanguageRow =>
  Array.isArray(row) && row.length === 3 && row.every((cell) => typeof cell === 'string')

const isNumberCase = (row: unknown): row is NumberCase =>
  isObject(row) &&
  typeof row.input === 'string' &&
  Array.isArray(row.output) &&
  row.output.every((one) => isObject(one) && Array.isArray(one.span) && typeof one.value === 'number')

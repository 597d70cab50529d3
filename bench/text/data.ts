/**
 * The texts of others that are measured on: where they are, what is read of them, its hash and licence. They are
 * measured on and never copied or shipped.
 */
import { createHash } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

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

/** The folder that was asked for with --data, or the shared one; its part `text` where it has one. */
export function dataFolder(): string {
  const flag = process.argv.indexOf('--data')
  const asked = flag > 0 ? process.argv[flag + 1]! : join(process.env.PASOKH_SHARED ?? '../shared', 'data')
  return existsSync(join(asked, 'text')) ? join(asked, 'text') : asked
}

/** Everything that the figures of text are measured on; empty where the folder has it not. */
export type TextData = {
  read: Read
  comments: string[]
  conllu: string[]
  spoken: string[][]
  languages: [source: string, code: string, text: string][]
  numbers: NumberCase[]
}
export type NumberCase = { input: string; output: { span: [number, number]; value: number }[] }

export function readTextData(folder: string): TextData {
  const read: Read = {}
  const files = (pattern: string) =>
    globSync(join(folder, pattern))
      .sort()
      .map((file) => {
        const text = readFileSync(file, 'utf8')
        const name = file.slice(folder.length + 1)
        read[name] = {
          sha256: createHash('sha256').update(text).digest('hex'),
          licence: LICENCES[name.split('/')[0]!] ?? 'see its source',
        }
        return text
      })
  const lines = (pattern: string) => files(pattern).flatMap((file) => file.trim().split('\n'))
  return {
    comments: lines('corpus_comments.jsonl').map((line) => JSON.parse(line) as string),
    conllu: files('ud-perdt/*.conllu'),
    spoken: lines('shekasteh/*.tsv')
      .map((line) => line.split('\t'))
      .filter((row) => row.length > 1),
    languages: files('languages/languages.json').flatMap((file) => JSON.parse(file) as TextData['languages']),
    numbers: files('parsi-io/NumberExtraction.json').flatMap((file) => JSON.parse(file) as NumberCase[]),
    read,
  }
}

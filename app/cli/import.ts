/** `pasokh import FILE.csv`: takes in a table of what people said elsewhere. The work is in submissions. */
import { type FileHandle, open } from 'node:fs/promises'
import { readConfig } from '#kit/config.ts'
import { DELIMITERS } from '#kit/dialect.ts'
import { ENCODINGS } from '#kit/encoding.ts'
import { type Lang, longDate } from '#kit/words.ts'
import type { App } from '../app.ts'
import { type Import, type ImportRefused, importFile } from '../submissions/import.actions.ts'
import { FIELDS, type ImportReport, type Mapping, type Telling } from '../submissions/import.schema.ts'
import { FILE_REFUSALS, ROW_REFUSALS } from '../submissions/import.words.ts'
import type { Command } from './command.ts'
import { IMPORT_WORDS } from './import.words.ts'
import { isThere, readOptions } from './options.ts'
import { start } from './start.ts'

const OPTIONS = ['agency', 'map', 'encoding', 'delimiter', 'receipts']

export const importTable: Command = {
  name: 'import',
  about: {
    fa: 'جدولی از پیام‌های پیشین را وارد می‌کند',
    en: 'takes in a table of what people said elsewhere',
  },
  run: async (args) => {
    const config = readConfig()
    const { how, trouble, lang, receipts } = readHow(args, config.lang)
    if (!how) {
      console.error(`${trouble}\n\n${IMPORT_WORDS[lang].usage}`)
      return 2
    }
    if (!(await isThere(how.file))) {
      console.error(IMPORT_WORDS[lang].noFile(how.file))
      return 2
    }
    const { app, stop } = await start(config, { work: false, guest: true })
    try {
      return await runImport(app, how, receipts, console.log)
    } finally {
      await stop()
    }
  },
}

type How = { how: Import | null; trouble: string; lang: Lang; receipts: string | undefined }

/** What was asked for, or what is wrong with it. */
export function readHow(args: readonly string[], terminal: Lang): How {
  const { values, alone, lang, wrong } = readOptions(args, OPTIONS, terminal)
  const words = IMPORT_WORDS[lang]
  const no = (trouble: string): How => ({ how: null, trouble, lang, receipts: undefined })
  const [file, more] = alone
  const { agency, map, receipts } = values
  if (wrong ?? more) return no(words.wrong((wrong ?? more)!))
  if (!file) return no(words.missing('FILE.csv'))
  if (!agency) return no(words.missing('--agency'))
  const mapping = readMap(map ?? '')
  if (typeof mapping === 'string') return no(mapping === 'text' ? words.missing('--map text=…') : words.wrong(mapping))
  const encoding = ENCODINGS.find((one) => one === values.encoding?.toLowerCase())
  if (values.encoding && !encoding) return no(words.wrong(values.encoding))
  const delimiter = DELIMITERS.find((one) => one === (values.delimiter === '\\t' ? '\t' : values.delimiter))
  if (values.delimiter && !delimiter) return no(words.wrong(values.delimiter))
  return { how: { slug: agency, file, map: mapping, encoding, delimiter, lang }, trouble: '', lang, receipts }
}

/** `text=…,time=…`; else the word that is wrong, or «text» where it is missing. */
function readMap(text: string): Mapping | string {
  const mapping: Partial<Record<string, string>> = {}
  for (const pair of text.split(/[,،]/).filter((one) => one.trim() !== '')) {
    const [field = '', ...column] = pair.split('=')
    const name = FIELDS.find((one) => one === field.trim())
    if (!name || column.length === 0) return pair
    mapping[name] = column.join('=').trim()
  }
  const { text: ofText } = mapping
  return ofText ? { ...mapping, text: ofText } : 'text'
}

/** Runs it and tells how it went; 1 when rows were refused or nothing could be read. */
export async function runImport(
  app: App,
  how: Import,
  receipts: string | undefined,
  say: (line: string) => void,
): Promise<number> {
  const words = IMPORT_WORDS[how.lang]
  const list = receipts === undefined ? null : await openReceipts(receipts, words.receiptHeaders)
  try {
    const report = await importFile(app, { ...how, ...(list && { onReceipt: list.add }) }, teller(how.lang, say))
    if ('refusal' in report) {
      tellRefusal(how.lang, report, say)
      return 1
    }
    tellReport(how.lang, report, say)
    if (receipts !== undefined) say(words.receipts(receipts))
    return report.refused === 0 ? 0 : 1
  } finally {
    await list?.close()
  }
}

async function openReceipts(file: string, headers: readonly string[]) {
  const handle: FileHandle = await open(file, 'w', 0o600)
  await handle.write(`\ufeff${headers.join(',')}\r\n`)
  return {
    add: async (line: number, receipt: string) => void (await handle.write(`${line},${receipt}\r\n`)),
    close: () => handle.close(),
  }
}

function tellRefusal(lang: Lang, { refusal, column = '', headers }: ImportRefused, say: (line: string) => void) {
  say(`${FILE_REFUSALS[lang][refusal]}${column}`)
  if (headers) say(IMPORT_WORDS[lang].headers(headers.join(' | ')))
}

function tellReport(lang: Lang, report: ImportReport, say: (line: string) => void) {
  const words = IMPORT_WORDS[lang]
  say(words.summary(report))
  const reasons = Object.entries(ROW_REFUSALS[lang]) as [keyof typeof report.reasons, string][]
  for (const [reason, sentence] of reasons)
    if (report.reasons[reason]) say(words.reason(report.reasons[reason], sentence))
  if (report.refusedFile) say(words.refusedFile(report.refusedFile))
  if (report.before) say(words.before(longDate(lang, report.before, 'UTC')))
  if (report.added > 0) say(words.next)
}

const BAR = 30

/** A bar that is drawn over itself in a terminal; a line for every tenth elsewhere. */
function teller(lang: Lang, say: (line: string) => void): (what: Telling) => void {
  const words = IMPORT_WORDS[lang]
  let shown = -1
  return (what) => {
    if (what.as === 'reading')
      return say(words.reading(what.encoding, what.detected, what.dialect.delimiter, what.dialect.quote !== null))
    const percent = Math.floor((100 * what.bytes) / Math.max(1, what.of))
    const line = words.progress(percent, what.rows)
    if (process.stdout.isTTY) {
      const full = Math.round((BAR * percent) / 100)
      process.stdout.write(`\r[${'#'.repeat(full)}${'·'.repeat(BAR - full)}] ${line}${percent === 100 ? '\n' : ''}`)
    } else if (Math.floor(percent / 10) > shown) {
      shown = Math.floor(percent / 10)
      say(line)
    }
  }
}

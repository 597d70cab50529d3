/**
 * The file of refused rows, beside the imported one: line, reason and the cells as they stood, so
 * that they can be mended there and imported again. Made when the first row is refused.
 */
import { once } from 'node:events'
import { createWriteStream, type WriteStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { stringify } from 'csv-stringify/sync'
import type { TableRow } from '#kit/table-file.ts'
import type { Lang } from '#kit/words.ts'
import type { RowRefusal } from './import.schema.ts'
import { REFUSED_HEADERS, ROW_REFUSALS } from './import.words.ts'

export type RefusedFile = {
  add(row: TableRow, reason: RowRefusal): Promise<void>
  /** The path, or null when nothing was refused. */
  close(): Promise<string | null>
}

// A cell that begins like a formula would be carried out by a spreadsheet.
const lines = (rows: readonly (readonly string[])[]) =>
  stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true },
  )

export async function openRefused(file: string, lang: Lang, headers: readonly string[]): Promise<RefusedFile> {
  const path = `${file.replace(/\.[^./\\]+$/, '')}.refused.csv`
  // An earlier run's report tells of rows that may be mended by now.
  await rm(path, { force: true })
  let out: WriteStream | null = null
  return {
    async add({ line, until, cells }, reason) {
      if (!out) {
        // It holds what people said, like the imported file: for its owner only.
        out = createWriteStream(path, { mode: 0o600 })
        out.write(`\ufeff${lines([[...REFUSED_HEADERS[lang], ...headers]])}`)
      }
      const to = Number.isFinite(until) ? String(until) : ''
      const isFull = !out.write(lines([[String(line), to, reason, ROW_REFUSALS[lang][reason], ...(cells ?? [])]]))
      if (isFull) await once(out, 'drain')
    },
    async close() {
      if (!out) return null
      out.end()
      await once(out, 'close')
      return path
    },
  }
}

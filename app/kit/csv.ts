/** Tables to take away, as spreadsheets read them: UTF-8 with a byte order mark, and no cell that is taken for a formula. */
import { stringify } from 'csv-stringify/sync'

export type Cell = string | number | null

// Spreadsheets pass over marks and spaces before a formula, and some know the wide forms of its first sign.
const FORMULA = /^[\s\p{Cf}\p{Z}]*[=+\-@＝＋－＠]|^[\t\r]/u

/** A text that a spreadsheet would take for a formula, made a text; numbers stay numbers. */
export const plainCell = (cell: Cell): Cell => (typeof cell === 'string' && FORMULA.test(cell) ? `'${cell}` : cell)

export const csvTable = (head: readonly string[], rows: readonly (readonly Cell[])[]): string =>
  stringify([[...head], ...rows.map((row) => row.map(plainCell))], { bom: true })

/** For programs, which take a byte order mark for a part of the first name. */
export const withoutMark = (csv: string): string => csv.replace(/^\uFEFF/, '')

/**
 * Which days does a table of holidays, as a clerk keeps it in a spreadsheet, close or shorten?
 *
 * Method: RFC 4180 (quoted fields may hold separators, quotes and line ends), with comma, semicolon or tab as the
 * first line has them. The first line names the columns in English or Persian: `date` (تاریخ), `fa` or `name` (نام),
 * `en`, and `hours` (ساعت, such as 08:00-12:00; empty is closed). A year up to 1677 is solar Hijri, a later one
 * Gregorian; digits may be Persian or Arabic.
 */
import { type CalendarException, parseSpans, type Span } from './calendar.ts'
import { dateFrom, dayOf, partsOf } from './civil.ts'
import { toLatinDigits } from './digits.ts'
import { dayOfJalali, LAST_JALALI_YEAR } from './jalali.ts'
import type { Reading, SkipReason } from './reading.ts'

type Row = { line: number; fields: string[] }

const COLUMNS: Record<string, string> = {
  date: 'date',
  تاریخ: 'date',
  fa: 'fa',
  name: 'fa',
  نام: 'fa',
  en: 'en',
  hours: 'hours',
  ساعت: 'hours',
}

/** The rows that are not empty. A quote opens a quoted field only at its beginning; elsewhere it is a plain sign. */
function rowsOf(text: string, separator: string): Row[] {
  const rows: Row[] = []
  let row: Row = { line: 1, fields: [''] }
  let [line, isQuoted] = [1, false]
  const put = (sign: string) => row.fields.push(`${row.fields.pop()}${sign}`)
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!
    if (sign === '\n') line++
    if (isQuoted && sign === '"' && text[at + 1] === '"') put(text[++at]!)
    else if (isQuoted && sign === '"') isQuoted = false
    else if (isQuoted) put(sign)
    else if (sign === '"' && row.fields.at(-1) === '') isQuoted = true
    else if (sign === separator) row.fields.push('')
    else if (sign === '\n') {
      rows.push(row)
      row = { line, fields: [''] }
    } else put(sign)
  }
  return [...rows, row].filter(({ fields }) => fields.some((field) => field.trim() !== ''))
}

/** The day number of `1405/1/1`, `1405-01-01` or `2026-03-21`, or null when there is no such day. */
function readDay(text: string): number | null {
  const [, year, month, day] = (/^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(toLatinDigits(text)) ?? []).map(Number)
  const date = { year: year ?? 0, month: month ?? 0, day: day ?? 0 }
  if (date.year <= LAST_JALALI_YEAR) return dayOfJalali(date)
  const dayNumber = dayOf(date)
  const back = partsOf(dayNumber)
  return back.month === date.month && back.day === date.day ? dayNumber : null
}

function readSpans(text: string): readonly Span[] | null {
  try {
    return parseSpans(text)
  } catch {
    return null
  }
}

function readRow(read: (column: string) => string): CalendarException | SkipReason {
  const day = readDay(read('date'))
  const spans = readSpans(read('hours'))
  const [fa, en] = [read('fa') || read('en'), read('en') || read('fa')]
  if (day === null) return 'no-day'
  if (spans === null) return 'no-hours'
  return fa === '' ? 'no-name' : { on: dateFrom(day), spans, name: { fa, en } }
}

/**
 * The days of a CSV text in the order of its rows, and the rows that were not understood with the reason. A name in
 * one language only stands for both. A text without rows gives empty lists.
 *
 * @throws SyntaxError when the first line names no `date` column or no column for a name.
 * @example
 * holidaysFromCsv('تاریخ,نام,ساعت\n۱۴۰۵/۱۲/۲۸,شب عید,08:00-12:00').exceptions
 * // [{ on: '2027-03-19', spans: [{ fromMinute: 480, toMinute: 720 }], name: { fa: 'شب عید', en: 'شب عید' } }]
 */
export function holidaysFromCsv(text: string): Reading {
  const clean = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const separator = /[,;\t]/.exec(clean.split('\n', 1)[0]!)?.[0] ?? ','
  const [head, ...rows] = rowsOf(clean, separator)
  const columns = (head?.fields ?? []).map((field) => COLUMNS[field.trim().toLowerCase()])
  if (!columns.includes('date') || !(columns.includes('fa') || columns.includes('en'))) {
    throw new SyntaxError('Cannot read holidays as the first line must name the columns: date, and fa, name or en')
  }
  const reading: Reading = { exceptions: [], skipped: [] }
  for (const { line, fields } of rows) {
    const found = readRow((column) => fields[columns.indexOf(column)]?.trim() ?? '')
    if (typeof found === 'string') reading.skipped.push({ line, text: fields.join(separator), why: found })
    else reading.exceptions.push(found)
  }
  return reading
}

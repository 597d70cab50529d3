/**
 * What every chart has: a title that can be seen, a picture that says in words what it shows, and the same figures as
 * a table. Pictures are made here, without a script, at the width of the page: places across are per cent, and
 * letters keep their size.
 */
import type { Lang } from '#kit/words.ts'
import { DataTable } from './data-table.ts'
import { attrs, type Child, html } from './html.ts'
import { WORDS } from './words.ts'

export type ChartProps = {
  lang: Lang
  /** One id on a page for each chart. */
  id: string
  title: string
  /** What one should see in the picture, in a sentence, for those who do not see it. */
  description: string
  /** How a value is written. */
  format: (value: number) => string
  /** The headings of the table: what the rows are, and what the value is. */
  labels: { row: string; value: string }
  /** Further columns of the table, a cell for each row. */
  more?: readonly { label: string; cells: readonly string[] }[]
  note?: Child
}

/** A value from 0 up, with its interval where there is one; without a high end it is open. A value that may not be shown is null. */
export type Measured = { value: number | null; low?: number | undefined; high?: number | undefined }

export const hasInterval = ({ low, high }: Measured) => low !== undefined && high !== undefined
export const hasLow = ({ low }: Measured) => low !== undefined

/** A longer table waits until it is asked for; on paper it is there. */
const MAX_OPEN_ROWS = 8

/** What a chart that is read from left to right does with a name in any language. */
export const isolated = (text: string) => `\u2068${text}\u2069`

/** A place across or down, short. */
export const short = (n: number) => String(Math.round(n * 10) / 10)

/** The picture, drawn from the left in every language. */
function Picture({ id, title, description }: ChartProps, { kind, height, body }: Drawing) {
  return html`<svg${attrs({
    class: `chart chart-of-${kind}`,
    role: 'img',
    width: '100%',
    height,
    'aria-labelledby': `${id}-title`,
    'aria-describedby': `${id}-desc`,
  })}>
<title id="${id}-title">${title}</title><desc id="${id}-desc">${description}</desc>
${body}</svg>`
}

/** What a kind of chart draws, in a height of pixels. */
export type Drawing = { kind: 'bars' | 'line'; height: number; body: Child }

/** The whole figure. `rows` are the names of the rows of the table, in the order of `values`. */
export function Figure(props: ChartProps, drawing: Drawing, rows: readonly string[], values: readonly Measured[]) {
  const { lang, id, title, format, labels, more = [], note } = props
  const words = WORDS[lang]
  if (values.length === 0)
    return html`<figure class="figure"><figcaption>${title}</figcaption><p>${words.noData}</p></figure>`
  const between = values.some(hasLow)
  const cells = values.map((measured, at) => [
    rows[at]!,
    measured.value === null ? '—' : format(measured.value),
    ...(between ? [intervalOf(props, measured)] : []),
    ...more.map(({ cells }) => cells[at] ?? ''),
  ])
  const columns = [{ label: labels.row }, { label: labels.value, numeric: true }]
  if (between) columns.push({ label: words.interval, numeric: true })
  columns.push(...more.map(({ label }) => ({ label, numeric: true })))
  return html`<figure class="figure"><figcaption>${title}</figcaption>
${Picture(props, drawing)}
${(between || note) && html`<p class="table-note">${between && words.intervalLegend[drawing.kind]} ${note}</p>`}
<details${attrs({ open: values.length <= MAX_OPEN_ROWS })}><summary>${words.dataTable}</summary>
${DataTable({ id: `${id}-table`, caption: title, columns, rows: cells, hideCaption: true })}
</details></figure>`
}

function intervalOf({ lang, format }: ChartProps, { low, high }: Measured): string {
  if (low === undefined) return '—'
  return high === undefined ? WORDS[lang].orMore(format(low)) : WORDS[lang].between(format(low), format(high))
}

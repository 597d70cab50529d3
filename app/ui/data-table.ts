/** Figures in rows and columns. Scrolls inside its own frame where a screen is too narrow for it. */
import { attrs, type Child, html } from './html.ts'

export type Column = { label: string; numeric?: boolean }
export type DataTableProps = {
  /** Also names the frame for those who cannot see it; one id on a page for each table. */
  id: string
  caption: string
  columns: readonly Column[]
  /** The first cell of each row is its heading. */
  rows: readonly (readonly Child[])[]
  note?: Child
  /** Where what stands around the table says it already. */
  hideCaption?: boolean
}

/** A telephone shows so many; more scroll, and their numbers need not break for room. */
const MOST_WITHIN = 5

export function DataTable({ id, caption, columns, rows, note, hideCaption }: DataTableProps) {
  const number = (at: number) => attrs({ class: columns[at]?.numeric && 'number' })
  return html`<div class="table-frame" role="region" aria-labelledby="${id}" tabindex="0">
<table${attrs({ class: columns.length > MOST_WITHIN && 'many' })}>
<caption id="${id}"${attrs({ class: hideCaption && 'visually-hidden' })}>${caption}</caption>
<thead><tr>${columns.map(({ label }, at) => html`<th scope="col"${number(at)}>${label}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([head, ...cells]) =>
      html`<tr><th scope="row"${number(0)}>${head}</th>${cells.map((cell, at) => html`<td${number(at + 1)}>${cell}</td>`)}</tr>
`,
  )}</tbody>
</table>
</div>
${note && html`<p class="table-note">${note}</p>`}`
}

/** The maps of all agencies: a list, and one picture of what they have published of the same month. */
import { cellToParent, getResolution } from 'h3-js'
import { type Lang, otherLang, pick } from '#kit/words.ts'
import { DataTable } from '#ui/data-table.ts'
import { html, langPath, userWords } from '#ui/html.ts'
import { Page } from '#ui/page.ts'
import type { Agency } from '../agencies/index.ts'
import { cellShape } from './files.ts'
import { Picture } from './picture.ts'
import { type Sheet, WHOLE } from './schema.ts'
import { classOf, MOST_SHAPES } from './view.ts'
import { WORDS } from './words.ts'

export type AgencyMap = { agency: Agency; sheet: Sheet | null }

export function AllMapsPage({ lang, all }: { lang: Lang; all: readonly AgencyMap[] }) {
  const words = WORDS[lang]
  const listed = all.flatMap(({ agency, sheet }) => (sheet ? [{ agency, sheet }] : []))
  return Page({
    lang,
    title: words.everywhere,
    alternateHref: langPath(otherLang(lang), '/map'),
    wide: true,
    body: html`<h1>${words.everywhere}</h1>
<p class="lead">${words.everywhereLead}</p>
${Together(
  lang,
  listed.map(({ sheet }) => sheet),
)}
${
  listed.length === 0
    ? html`<p>${words.empty}</p>`
    : DataTable({
        id: 'maps',
        caption: words.everywhere,
        hideCaption: true,
        columns: [{ label: words.agency }, { label: words.newest }],
        rows: listed.map(({ agency, sheet }) => [
          html`<a href="${langPath(lang, `/${agency.slug}/map`)}">${userWords(pick(agency.name, lang))}</a>`,
          words.month(sheet.fromDay),
        ]),
      })
}`,
  })
}

function Together(lang: Lang, sheets: readonly Sheet[]) {
  const words = WORDS[lang]
  const newest = sheets
    .map(({ month }) => month)
    .sort()
    .at(-1)
  const same = sheets.filter(({ month, kind }) => month === newest && kind === 'cells')
  const sums = sumsOf(same)
  if (same.length < 2 || sums.size === 0) return null
  const most = Math.max(...sums.values())
  const k = Math.max(...same.map(({ smallestGroup }) => smallestGroup))
  return html`<figure class="figure map-figure">
${Picture({
  id: 'together',
  title: words.together(words.month(same[0]!.fromDay)),
  description: words.about(sums.size, words.step(most, null)),
  shapes: [...sums].map(([cell, atLeast]) => ({ outline: cellShape(cell), step: classOf(atLeast, k) })),
  borders: [],
  labels: [],
})}
<figcaption class="hint">${words.together(words.month(same[0]!.fromDay))}</figcaption>
</figure>`
}

/** At least so many cases of all agencies in a cell: sums of what each has published, in cells so large that there are not too many. */
export function sumsOf(sheets: readonly Sheet[]): Map<string, number> {
  for (let resolution = 6; ; resolution--) {
    const sums = new Map<string, number>()
    for (const { id, atLeast } of sheets.flatMap(({ places }) => places)) {
      if (id === WHOLE) continue
      const at = getResolution(id) > resolution ? cellToParent(id, resolution) : id
      sums.set(at, (sums.get(at) ?? 0) + atLeast)
    }
    if (sums.size <= MOST_SHAPES || resolution <= 4) return sums
  }
}

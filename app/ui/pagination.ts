/** Links to the page before and the page after. There are no page numbers: lists are read from a place, not counted. */
import type { Lang } from '#kit/words.ts'
import { html } from './html.ts'
import { WORDS } from './words.ts'

export type PaginationProps = { lang: Lang; previousHref: string | null; nextHref: string | null }

/** The links, or nothing when there is only one page. */
export function Pagination({ lang, previousHref, nextHref }: PaginationProps) {
  if (!previousHref && !nextHref) return null
  const words = WORDS[lang]
  return html`<nav class="pagination" aria-label="${words.pages}">
${previousHref && html`<a class="button button-secondary" rel="prev" href="${previousHref}">${words.previous}</a>`}
${nextHref && html`<a class="button button-secondary" rel="next" href="${nextHref}">${words.next}</a>`}
</nav>`
}

/** What is to be mended, at the top of the form; each line leads to its field. Gets the focus when the page opens. */
import type { Lang } from '#kit/words.ts'
import { html } from './html.ts'
import { WORDS } from './words.ts'

/** `field` is the name of the field, or null when the error belongs to none. */
export type FormError = { field: string | null; message: string }

/** The summary, or nothing when there is nothing to mend. */
export function ErrorSummary({ lang, errors }: { lang: Lang; errors: readonly FormError[] }) {
  if (errors.length === 0) return null
  return html`<div class="error-summary" role="alert" aria-labelledby="error-summary-title" tabindex="-1" autofocus>
<h2 id="error-summary-title">${WORDS[lang].errorTitle}</h2>
<ul>${errors.map(({ field, message }) => html`<li>${field ? html`<a href="#${field}">${message}</a>` : message}</li>`)}</ul>
</div>`
}

/** The message of one field, for the field itself. */
export const errorOf = (errors: readonly FormError[], field: string) =>
  errors.find((error) => error.field === field)?.message

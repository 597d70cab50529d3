/** Where one stands in a form of several pages. */
import type { Lang } from '#kit/words.ts'
import { attrs, html } from './html.ts'
import { WORDS } from './words.ts'

/** `at` counts from 1. */
export function Steps({ lang, names, at }: { lang: Lang; names: readonly string[]; at: number }) {
  const words = WORDS[lang]
  return html`<nav class="steps" aria-label="${words.steps}"><p>${words.step(at, names.length)}</p>
<ol>${names.map((name, i) => {
    const state = i + 1 < at ? 'done' : i + 1 === at ? 'now' : 'next'
    return html`<li${attrs({ class: `step-${state}`, 'aria-current': state === 'now' && 'step' })}>${name}${
      state === 'done' && html`<span class="visually-hidden"> (${words.doneStep})</span>`
    }</li>`
  })}</ol></nav>`
}

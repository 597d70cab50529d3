/** What a person sees at an address that has nothing: where they can go from here, and that no message is lost. */
import type { Lang } from '#kit/words.ts'
import { html, langPath } from './html.ts'
import { Page } from './page.ts'
import { WORDS } from './words.ts'

const WAYS = [
  ['receipt', '/receipt'],
  ['home', '/'],
  ['results', '/results'],
] as const

export function MissingPage({ lang }: { lang: Lang }) {
  const words = WORDS[lang].missing
  return Page({
    lang,
    title: words.title,
    noindex: true,
    body: html`<h1>${words.title}</h1>
<p>${words.body}</p>
<ul>${WAYS.map(([name, path]) => html`<li><a href="${langPath(lang, path)}">${words[name]}</a></li>`)}</ul>`,
  })
}

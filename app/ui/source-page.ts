/** Where the source of this very installation is: what section 13 of the AGPL promises everybody who uses it over a network. */
import { type Lang, otherLang } from '#kit/words.ts'
import { DefinitionList } from './definition-list.ts'
import { html, langPath, latinCode } from './html.ts'
import { Page } from './page.ts'
import { WORDS } from './words.ts'

const LICENCE = 'AGPL-3.0-or-later'

/** `sourceUrl` is where the operator says that the source of what runs here lies; null when they have not said. */
export function SourcePage({ lang, version, sourceUrl }: { lang: Lang; version: string; sourceUrl: string | null }) {
  const words = WORDS[lang].source
  return Page({
    lang,
    title: words.title,
    alternateHref: langPath(otherLang(lang), '/source'),
    body: html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
${DefinitionList({
  rows: [
    { term: words.version, value: latinCode(version) },
    { term: words.licence, value: latinCode(LICENCE) },
    {
      term: words.where,
      value: sourceUrl ? html`<a href="${sourceUrl}" rel="noreferrer">${latinCode(sourceUrl)}</a>` : words.ask,
    },
  ],
})}
<p>${words.changed}</p>`,
  })
}

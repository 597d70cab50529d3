/** The front page: the agencies one can speak to, and the way for who does not know whose it is. */

import { type Lang, otherLang, pick } from '#kit/words.ts'
import { html, langPath } from '#ui/html.ts'
import { Page } from '#ui/page.ts'
import type { Agency } from '../agencies/index.ts'
import { WORDS } from './words.ts'

export function HomePage({ lang, agencies }: { lang: Lang; agencies: readonly Agency[] }) {
  const words = WORDS[lang].home
  const umbrella = agencies.find((agency) => agency.kind === 'umbrella')
  const others = agencies.filter((agency) => agency.kind === 'agency')
  return Page({
    lang,
    title: words.title,
    alternateHref: langPath(otherLang(lang), '/'),
    body: html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<h2>${words.choose}</h2>
${
  agencies.length === 0
    ? html`<p>${words.none}</p>`
    : html`<ul class="link-list">${others.map((agency) => AgencyLink(lang, agency))}
${umbrella && html`<li><a href="${langPath(lang, `/${umbrella.slug}`)}">${words.unknown}</a><div class="hint"><bdi>${pick(umbrella.name, lang)}</bdi></div></li>`}</ul>`
}
<p>${words.back} <a href="${langPath(lang, '/receipt')}">${words.backLink}</a></p>
<p>${words.became} <a href="${langPath(lang, '/results')}">${words.becameLink}</a></p>`,
  })
}

const AgencyLink = (lang: Lang, agency: Agency) =>
  html`<li><a href="${langPath(lang, `/${agency.slug}`)}"><bdi>${pick(agency.name, lang)}</bdi></a></li>`

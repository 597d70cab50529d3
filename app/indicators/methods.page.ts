/** How figures are worked out, as pages made from the definitions of the indicators. */

import { SMALLEST_GROUP } from '@pasokh/indicators'
import { type Lang, otherLang } from '#kit/words.ts'
import { DefinitionList } from '#ui/definition-list.ts'
import { html, langPath, latinCode } from '#ui/html.ts'
import { Page } from '#ui/page.ts'
import { DEFINITIONS } from './definitions.ts'
import { WORDS } from './methods.words.ts'
import { type Definition, WINDOW_DAYS } from './schema.ts'

export function MethodsPage({ lang }: { lang: Lang }) {
  const words = WORDS[lang].methods
  return Page({
    lang,
    title: words.title,
    alternateHref: langPath(otherLang(lang), '/methods'),
    body: html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<h2>${words.indicators}</h2>
<ul>${DEFINITIONS.map(
      ({ id, about }) =>
        html`<li><a href="${langPath(lang, `/methods/${id}`)}">${about[lang].name}</a><div class="hint">${about[lang].question}</div></li>`,
    )}</ul>
<h2 id="release">${words.release}</h2>
<ol>${words.rules(SMALLEST_GROUP, WINDOW_DAYS).map((rule) => html`<li>${rule}</li>`)}</ol>
<p>${words.recompute} ${latinCode('npx pasokh recompute FILE_OR_URL')}</p>`,
  })
}

export function MethodPage({ lang, definition }: { lang: Lang; definition: Definition }) {
  const words = WORDS[lang].methods
  const { id, version, unit, source } = definition
  const about = definition.about[lang]
  return Page({
    lang,
    title: about.name,
    alternateHref: langPath(otherLang(lang), `/methods/${id}`),
    body: html`<h1>${about.name}</h1>
${DefinitionList({
  rows: [
    { term: words.question, value: about.question },
    { term: words.formula, value: about.formula },
    { term: words.numerator, value: about.numerator },
    { term: words.denominator, value: about.denominator },
    { term: words.exclusions, value: about.exclusions },
    { term: words.interval, value: words.intervals[unit] },
    { term: words.small, value: words.smallRule(SMALLEST_GROUP) },
    { term: words.source, value: html`<bdi>${source[lang]}</bdi>` },
    { term: words.version, value: latinCode(version) },
  ],
})}
<p><a href="${langPath(lang, '/methods')}">${words.back}</a></p>`,
  })
}

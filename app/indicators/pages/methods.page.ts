/** How figures are worked out, as pages made from the definitions of the indicators. */

import { SMALLEST_GROUP } from '@pasokh/indicators'
import { type Lang, otherLang } from '#kit/words.ts'
import { DefinitionList } from '#ui/definition-list.ts'
import { html, langPath, latinCode } from '#ui/html.ts'
import { Notice } from '#ui/notice.ts'
import { Page } from '#ui/page.ts'
import type { Agency } from '../../agencies/index.ts'
import { agencyFrame } from '../../submissions/index.ts'
import { type Definition, TOPICS, type Topic as TopicName } from '../definition.schema.ts'
import { DEFINITIONS, versionsOf } from '../definitions.ts'
import { ownPath } from '../paths.ts'
import { WINDOW_DAYS } from '../schema.ts'
import { INDICATOR_WORDS } from './indicator.words.ts'
import { methodRows } from './method-rows.ts'
import { WORDS } from './methods.words.ts'

export function MethodsPage({ lang }: { lang: Lang }) {
  const words = WORDS[lang].methods
  return Page({
    lang,
    title: words.title,
    alternateHref: langPath(otherLang(lang), '/methods'),
    body: html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
<h2>${words.indicators}</h2>
${TOPICS.map((topic) => Topic(lang, topic))}
<h2 id="release">${words.release}</h2>
<ol>${words.rules(SMALLEST_GROUP, WINDOW_DAYS).map((rule) => html`<li>${rule}</li>`)}</ol>
<p>${words.recompute} ${latinCode('npx pasokh recompute FILE_OR_URL')}</p>`,
  })
}

const Topic = (lang: Lang, topic: TopicName) => html`<h3>${WORDS[lang].methods.topics[topic]}</h3>
<ul>${DEFINITIONS.filter((one) => one.topic === topic).map(
  ({ id, [lang]: { name, question } }) =>
    html`<li><a href="${langPath(lang, `/methods/${id}`)}">${name}</a><div class="hint">${question}</div></li>`,
)}</ul>
`

/** The newest version of an indicator is the one that is meant when none is named. */
const pathOf = (one: Definition) =>
  versionsOf(one.id)[0] === one ? `/methods/${one.id}` : `/methods/${one.id}/${one.version}`

/** One version of an indicator, with links to the others; one that is no longer used says so. */
export function MethodPage({ lang, definition }: { lang: Lang; definition: Definition }) {
  return Version({
    lang,
    definition,
    isUsed: DEFINITIONS.includes(definition),
    others: versionsOf(definition.id).filter((one) => one !== definition),
    pathOf,
    back: { path: '/methods', text: WORDS[lang].methods.back },
  })
}

type OwnProps = {
  lang: Lang
  agency: Agency
  definition: Definition
  versions: readonly { definition: Definition; isUsed: boolean }[]
}

/** The same of a definition that an agency has written itself. */
export function OwnMethodPage({ lang, agency, definition, versions }: OwnProps) {
  return Version({
    lang,
    definition,
    isUsed: versions.some((one) => one.definition === definition && one.isUsed),
    others: versions.flatMap((one) => (one.definition === definition ? [] : one.definition)),
    pathOf: (one) => ownPath(agency.slug, one),
    back: { path: `/${agency.slug}/results`, text: INDICATOR_WORDS[lang].others },
    agency: agencyFrame(lang, agency),
  })
}

type Versioned = {
  lang: Lang
  definition: Definition
  isUsed: boolean
  others: readonly Definition[]
  pathOf: (one: Definition) => string
  back: { path: string; text: string }
  agency?: ReturnType<typeof agencyFrame>
}

function Version({ lang, definition, isUsed, others, pathOf, back, agency }: Versioned) {
  const words = WORDS[lang].methods
  const { name } = definition[lang]
  return Page({
    lang,
    title: isUsed ? name : words.versionTitle(name, definition.version),
    ...(agency && { agency }),
    alternateHref: langPath(otherLang(lang), pathOf(definition)),
    body: html`<h1>${name}</h1>
${!isUsed && Notice({ body: words.former(definition.version) })}
${DefinitionList({
  rows: methodRows(lang, definition).map(({ term, text, isCode }) => ({
    term,
    value: isCode ? latinCode(text) : html`<bdi>${text}</bdi>`,
  })),
})}
${
  others.length > 0 &&
  html`<h2>${words.versions}</h2>
<ul>${others.map(
    (one) => html`<li><a href="${langPath(lang, pathOf(one))}">${words.versionTitle(name, one.version)}</a></li>`,
  )}</ul>`
}
<p><a href="${langPath(lang, back.path)}">${back.text}</a></p>`,
  })
}

/** An agency's results as a page, from its newest release. No script, no cookie. */
import { type Lang, longDate, number, otherLang, pick, shortDate } from '#kit/words.ts'
import { BarChart } from '#ui/bar-chart.ts'
import { DataTable } from '#ui/data-table.ts'
import { DefinitionList } from '#ui/definition-list.ts'
import { type Child, html, langPath, latinCode, userWords } from '#ui/html.ts'
import { Notice } from '#ui/notice.ts'
import { Page } from '#ui/page.ts'
import type { Agency } from '../../agencies/index.ts'
import { agencyFrame } from '../../submissions/index.ts'
import { type Definition, TOPICS, type Topic } from '../definition.schema.ts'
import { definitionsIn } from '../definitions.ts'
import type { Group } from '../figures.ts'
import { indicatorPath } from '../paths.ts'
import type { Kept as Shown } from '../release/releases.actions.ts'
import { hiddenOf } from '../release/tally.ts'
import type { Figure } from '../schema.ts'
import { listMark, WORDS } from '../words.ts'
import {
  besideText,
  groupName,
  intervalText,
  mergedNames,
  partName,
  partText,
  sentence,
  standsUpTo,
  valueText,
} from '../written.ts'
import { MethodLink, Way } from './checking.ts'
import { INDICATOR_WORDS } from './indicator.words.ts'
import { WORDS as METHOD_WORDS } from './methods.words.ts'

export type ResultsProps = { lang: Lang; agency: Agency; shown: Shown | null; publicUrl: string }

export function ResultsPage(props: ResultsProps) {
  const { lang, agency, shown } = props
  const title = WORDS[lang].results.title(pick(agency.name, lang))
  return Page({
    lang,
    title,
    agency: agencyFrame(lang, agency),
    alternateHref: langPath(otherLang(lang), `/${agency.slug}/results`),
    wide: true,
    body: html`<h1>${title}</h1>
${shown?.agency ? Full(props, shown, shown.agency) : Empty(props)}`,
  })
}

function Empty({ lang, agency, shown }: ResultsProps) {
  const words = WORDS[lang].results
  return html`${Notice({ body: shown ? words.tooFew(shown.file.smallestGroup) : words.notYet })}
<p><a href="${langPath(lang, `/${agency.slug}`)}">${words.send}</a></p>
${shown && Downloads({ lang, slug: agency.slug, sha256: shown.sha256, publicUrl: null })}`
}

function Full({ lang, agency, publicUrl }: ResultsProps, shown: Shown, whole: Group) {
  const words = WORDS[lang].results
  const { smallestGroup } = shown.file
  return html`<p class="lead">${words.lead(whole.tally.counts.received, longDate(lang, whole.openedFrom), longDate(lang, whole.openedTo))}</p>
${Sentences(lang, whole, shown)}
<p>${words.closedDays} ${words.renewed(smallestGroup)}</p>
<h2>${words.figures}</h2>
${FiguresTables(lang, whole, shown)}
${OutcomesChart(lang, whole)}
<h2>${words.takenAway}</h2>
${TakenAway(lang, whole)}
<h2>${words.services}</h2>
<p>${words.servicesNote(smallestGroup)} ${words.servicesMethods}</p>
${ServicesTable(lang, shown)}
<p><a href="${langPath(lang, `/${agency.slug}/map`)}">${words.map}</a></p>
<h2 id="compute">${words.downloads}</h2>
${Downloads({ lang, slug: agency.slug, sha256: shown.sha256, publicUrl })}`
}

const figureOf = ({ figures }: Group, id: string): Figure => figures.find(({ indicator }) => indicator === id)!

/** What one should read first. */
const FIRST_SAID = [
  'wait-to-first-reply',
  'wait-to-solution',
  'confirmed',
  'closed-not-fixed',
  'objected',
  'satisfaction',
]

function Sentences(lang: Lang, whole: Group, { file }: Shown) {
  const definitions = definitionsIn(file)
  const said = FIRST_SAID.flatMap((id) => {
    const definition = definitions.find((one) => one.id === id)
    const one = definition && sentence(lang, definition[lang], figureOf(whole, id))
    return one
      ? [one, besideText(lang, definition, { definitions, figures: whole.figures })].filter(Boolean).join(' ')
      : []
  })
  return html`<ul>${said.map((one) => html`<li>${one}</li>`)}</ul>`
}

type Named = { figure: Figure; shown: Pick<Shown, 'services' | 'file'> }

const indicatorLink = (lang: Lang, slug: string, { id, name }: { id: string; name: string }) =>
  html`<a href="${langPath(lang, indicatorPath(slug, id))}">${name}</a>`

/** With its part, and with its day where that is one of its own. */
function FigureName(lang: Lang, { id, name }: { id: string; name: string }, { figure, shown }: Named) {
  const { file, services } = shown
  const part = partName(lang, figure, file)
  const day = figure.days && longDate(lang, figure.days.asOf)
  return html`${indicatorLink(lang, file.agency.slug, { id, name })}${part && html`: ${userWords(part)}`}${
    day && day !== standsUpTo(lang, services) && html`<div class="hint">${WORDS[lang].results.releasedOn(day)}</div>`
  }`
}

/** A table for each topic that the method of this release knows. */
function FiguresTables(lang: Lang, whole: Group, { file, services }: Shown) {
  const definitions = definitionsIn(file)
  const topics = TOPICS.filter((topic) => definitions.some((one) => one.topic === topic))
  return html`<p>${WORDS[lang].results.columns.asOf}: ${standsUpTo(lang, services)} · ${Way('#compute', INDICATOR_WORDS[lang].compute)}</p>
${topics.map((topic) =>
  FiguresTable(
    lang,
    topic,
    definitions.filter((one) => one.topic === topic),
    { whole, shown: { file, services } },
  ),
)}`
}

type Of = { whole: Group; shown: Pick<Shown, 'services' | 'file'> }

function FiguresTable(lang: Lang, topic: Topic, definitions: readonly Definition[], { whole, shown }: Of) {
  const { columns } = WORDS[lang].results
  const { slug } = shown.file.agency
  const rows = definitions.flatMap((definition) => {
    const {
      id,
      [lang]: { name },
    } = definition
    const beside = besideText(lang, definition, { definitions, figures: whole.figures })
    return whole.figures
      .filter(({ indicator }) => indicator === id)
      .map((figure) => ({ definition, id, name, figure, beside }))
  })
  const caption = METHOD_WORDS[lang].methods.topics[topic]
  const said = rows.filter(({ figure }) => figure.why === null || figure.why === 'not-reached')
  const unsaid = rows.filter((row) => !said.includes(row))
  const note = unsaid.length > 0 && Unsaid(lang, slug, unsaid)
  if (said.length === 0) return html`<h3>${caption}</h3><p>${note}</p>`
  return DataTable({
    id: `figures-${topic}`,
    caption,
    columns: [
      { label: columns.indicator },
      { label: columns.value, numeric: true },
      { label: columns.of, numeric: true },
      { label: columns.interval, numeric: true },
      { label: INDICATOR_WORDS[lang].method, numeric: true },
    ],
    rows: said.map(({ definition, id, name, figure, beside }) => [
      html`${FigureName(lang, { id, name }, { figure, shown })}${beside && html`<div class="hint">${beside}</div>`}`,
      valueText(lang, figure),
      partText(lang, figure),
      intervalText(lang, figure),
      MethodLink(lang, slug, definition),
    ]),
    note,
  })
}

type Row = { id: string; name: string; figure: Figure }

/** Figures that have no number, under the reason why. */
const Unsaid = (lang: Lang, slug: string, rows: readonly Row[]) =>
  [...Map.groupBy(rows, ({ figure }) => figure.why!)].map(
    ([why, of], line) =>
      html`${line > 0 && html`<br>`}${WORDS[lang].results.unsaid[why]} ${of.map(
        ({ id, name }, at) => html`${at > 0 && listMark(lang)}${indicatorLink(lang, slug, { id, name })}`,
      )}.`,
  )

function OutcomesChart(lang: Lang, { tally: { counts } }: Group) {
  const words = WORDS[lang].results
  const values = { ...counts, hidden: hiddenOf(counts) }
  const names = Object.keys(words.outcomeNames) as (keyof typeof words.outcomeNames)[]
  return BarChart({
    lang,
    id: 'outcomes',
    title: words.outcomes,
    description: words.outcomesDescription,
    format: (n) => number(lang, n),
    labels: { row: words.outcome, value: WORDS[lang].results.columns.value },
    bars: names.map((name) => ({ label: words.outcomeNames[name], value: values[name] })),
  })
}

function TakenAway(lang: Lang, { tally: { counts } }: Group) {
  const words = WORDS[lang].results
  const rows = [
    ...(counts.withdrawn > 0 ? [{ term: words.withdrawnTerm, value: words.cases(counts.withdrawn) }] : []),
    ...Object.entries(counts.hidden).map(([reason, n]) => ({
      term: words.reasons[reason] ?? reason,
      value: words.cases(n),
    })),
  ]
  return rows.length > 0 ? DefinitionList({ rows }) : html`<p>${words.none}</p>`
}

/** What stands beside each service; the other figures of services are in the downloads. */
const OF_SERVICES = [
  'received',
  'still-open',
  'first-reply-in-time',
  'wait-to-first-reply',
  'done-in-time',
  'wait-to-solution',
  'confirmed',
  'closed-not-fixed',
  'objected',
]

function ServicesTable(lang: Lang, { services, file }: Shown) {
  const words = WORDS[lang].results
  const merged = services.find(({ isOthers }) => isOthers)
  const definitions = definitionsIn(file).filter(({ id }) => OF_SERVICES.includes(id))
  return DataTable({
    id: 'services',
    caption: words.services,
    hideCaption: true,
    columns: [
      { label: words.columns.service },
      ...definitions.map((one) => ({ label: one[lang].short, numeric: true })),
      { label: words.columns.asOf, numeric: true },
    ],
    rows: services.map((group) => [
      userWords(groupName(lang, group, file)),
      ...definitions.map(({ id }) => Cell(lang, figureOf(group, id))),
      shortDate(lang, group.asOf),
    ]),
    note: merged && words.othersAre(mergedNames(lang, merged.services, file.serviceNames)),
  })
}

/** For a cell of a wide table: a reason may break there, a number may not. */
export const ValueOrWhy = (lang: Lang, figure: Figure): Child =>
  figure.why === null ? valueText(lang, figure) : html`<span class="why">${valueText(lang, figure)}</span>`

function Cell(lang: Lang, figure: Figure): Child {
  const [part, interval] = [partText(lang, figure), intervalText(lang, figure)]
  if (figure.unit === 'cases') return valueText(lang, figure)
  return html`${ValueOrWhy(lang, figure)}<div class="hint">${part}${interval && html`<br>${interval}`}</div>`
}

type Links = { lang: Lang; slug: string; sha256: string; publicUrl: string | null }

function Downloads({ lang, slug, sha256, publicUrl }: Links) {
  const words = WORDS[lang].results
  return html`<ul><li><a href="/${slug}/results.csv">${words.csv}</a></li>
<li><a href="/${slug}/results.json">${words.json}</a></li></ul>
<p>${words.hash} ${latinCode(sha256)}</p>
${publicUrl && html`<p>${words.check} ${latinCode(`npx pasokh recompute ${publicUrl}/${slug}/results.json`)}</p>`}`
}

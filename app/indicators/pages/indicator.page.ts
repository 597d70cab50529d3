/** One indicator of one agency: the figure in words, over time, by service and area, and how to compute it oneself. No script. */
import { type Lang, number, otherLang, pick, shortDate } from '#kit/words.ts'
import { BarChart } from '#ui/bar-chart.ts'
import { DataTable } from '#ui/data-table.ts'
import { DefinitionList } from '#ui/definition-list.ts'
import { type Child, html, langPath, latinCode, userWords } from '#ui/html.ts'
import { Page } from '#ui/page.ts'
import type { Agency } from '../../agencies/index.ts'
import { agencyFrame } from '../../submissions/index.ts'
import { type AreaFigures, isByArea } from '../areas.ts'
import type { Definition } from '../definition.schema.ts'
import { definitionsIn } from '../definitions.ts'
import type { Group } from '../figures.ts'
import { isOwn } from '../own/schema.ts'
import { indicatorPath, methodPath, ownPath } from '../paths.ts'
import type { Kept as Shown } from '../release/releases.actions.ts'
import { type Figure, NONE, type Trend } from '../schema.ts'
import { largestPart, namedParts } from '../trend.ts'
import { listMark, WORDS } from '../words.ts'
import { besideText, figureUpTo, groupName, intervalText, partName, partText, sentence, valueText } from '../written.ts'
import { INDICATOR_WORDS } from './indicator.words.ts'
import { methodRows } from './method-rows.ts'
import { TrendChart } from './trend.page.ts'

export type IndicatorProps = {
  lang: Lang
  agency: Agency
  definition: Definition
  shown: Shown
  whole: Group
  trend: Trend
  /** Of a breakdown the part that the trend is of. */
  part: Figure | null
  /** The areas of one service, when they were asked for. */
  areas: { service: string; of: AreaFigures } | null
  publicUrl: string
}

const areasPath = (path: string, service: string) => `${path}?service=${encodeURIComponent(service)}`

const figuresIn = ({ figures }: Group, { id }: Definition) => figures.filter(({ indicator }) => indicator === id)

export function IndicatorPage(props: IndicatorProps) {
  const { lang, agency, definition, shown, whole, trend } = props
  const words = INDICATOR_WORDS[lang]
  const about = definition[lang]
  const path = indicatorPath(agency.slug, definition.id)
  const own = figuresIn(whole, definition)
  return Page({
    lang,
    title: words.title(about.name, pick(agency.name, lang)),
    agency: agencyFrame(lang, agency),
    alternateHref: langPath(otherLang(lang), props.areas ? areasPath(path, props.areas.service) : path),
    wide: true,
    body: html`<h1>${about.name}</h1>
<p class="lead">${about.question}</p>
${own.length === 1 && own[0]!.part === null ? Single(props, own[0]!) : Parts(props, own)}
${own.some(({ part }) => part !== null) ? PartTrend(props, own) : TrendChart(lang, about.name, trend)}
${definition.compute.how === 'spread' && definition.compute.of === 'coverage' && Silent(lang, shown)}
${definition.breakdowns.includes('service') && (props.areas ? Areas(props, props.areas) : Services(props))}
${isOwn(definition.id) && Method(lang, agency.slug, definition)}
${Compute(props)}
${own.some(({ part }) => part === null) && Embed(props)}
<p><a href="${langPath(lang, `/${agency.slug}/results`)}">${words.others}</a></p>`,
  })
}

function Single({ lang, definition, shown, whole }: IndicatorProps, figure: Figure) {
  const words = INDICATOR_WORDS[lang]
  const said = sentence(lang, definition[lang], figure)
  const beside = besideIn(lang, definition, { group: whole, shown })
  const interval = intervalText(lang, figure)
  return html`${said && html`<p class="said">${said}${beside && ` ${beside}`}</p>`}
${DefinitionList({
  rows: [
    { term: words.value, value: valueText(lang, figure) },
    ...(figure.denominator === null
      ? []
      : [{ term: words.of, value: partText(lang, figure) || number(lang, figure.denominator) }]),
    ...(interval ? [{ term: words.interval, value: interval }] : []),
    ...Standing(lang, definition, { figure, shown }),
  ],
})}`
}

type In = { group: Group; shown: Shown }

const besideIn = (lang: Lang, definition: Definition, { group: { figures }, shown }: In) =>
  besideText(lang, definition, { definitions: definitionsIn(shown.file), figures })

function Parts({ lang, definition, shown }: IndicatorProps, figures: readonly Figure[]) {
  const words = INDICATOR_WORDS[lang]
  const known = figures.filter(({ part }) => part !== null)
  const none = figures.find(({ part }) => part === null)
  const most = largestPart(known)
  const said = most && sentence(lang, definition[lang], most, partName(lang, most, shown.file))
  return html`${said && html`<p class="said">${said}</p>`}${none && html`<p>${valueText(lang, none)}</p>`}
${
  known.length > 0 &&
  BarChart({
    lang,
    id: 'parts',
    title: words.parts,
    description: words.partsDescription,
    format: (share) => valueText(lang, { unit: 'share', value: share, low: null, high: null, why: null }),
    labels: { row: words.columns.part, value: words.columns.value },
    max: 1,
    bars: known.map((figure) => ({ label: partName(lang, figure, shown.file), ...measured(figure) })),
    note: known.map((figure) => html`${partName(lang, figure, shown.file)}: ${partText(lang, figure)}. `),
  })
}
${DefinitionList({
  rows: Standing(lang, definition, { figure: figures[0], shown }),
})}`
}

/** One part over time, and the way to each other one. */
function PartTrend({ lang, agency, definition, shown, trend, part }: IndicatorProps, figures: readonly Figure[]) {
  const nameOf = (figure: Figure) => partName(lang, figure, shown.file)
  const path = langPath(lang, indicatorPath(agency.slug, definition.id))
  const others = namedParts(figures).filter((one) => one !== part)
  const { name } = definition[lang]
  return html`<div id="course">${TrendChart(lang, part ? `${name}: ${nameOf(part)}` : name, trend)}</div>
${
  others.length > 0 &&
  html`<p>${INDICATOR_WORDS[lang].otherCourses} ${others.map(
    (one, at) =>
      html`${at > 0 && listMark(lang)}<a href="${path}?part=${encodeURIComponent(one.part!)}#course">${userWords(nameOf(one))}</a>`,
  )}</p>`
}`
}

const measured = ({ value, low, high }: Figure) => ({ value, low: low ?? undefined, high: high ?? undefined })

/** One that ships has a page of its own for its method; that of an own one stands here. */
const methodHref = (lang: Lang, slug: string, definition: Definition) =>
  isOwn(definition.id) ? '#method' : langPath(lang, methodPath(slug, definition))

function Standing(
  lang: Lang,
  definition: Definition,
  { figure, shown: { file, sha256, services } }: { figure: Figure | undefined; shown: Shown },
) {
  const words = INDICATOR_WORDS[lang]
  return [
    { term: words.until, value: figureUpTo(lang, figure?.days, services) },
    {
      term: words.method,
      value: html`<a href="${methodHref(lang, file.agency.slug, definition)}">${words.methodOf(definition.version)}</a>`,
    },
    { term: words.hash, value: latinCode(sha256) },
  ]
}

function Services({ lang, agency, definition, shown }: IndicatorProps) {
  const words = INDICATOR_WORDS[lang]
  const path = langPath(lang, indicatorPath(agency.slug, definition.id))
  return html`<h2 id="services">${words.services}</h2>
<p>${words.servicesNote}</p>
${DataTable({
  id: 'by-service',
  caption: words.services,
  hideCaption: true,
  columns: columnsOf(lang, words.columns.service),
  rows: shown.services.map((group) => {
    const [figure] = figuresIn(group, definition)
    const name = userWords(groupName(lang, group, shown.file))
    const more =
      group.hasAreas &&
      isByArea(definition) &&
      html`<div class="hint"><a href="${areasPath(path, group.services[0]!)}#areas">${words.showAreas}</a></div>`
    const beside = besideIn(lang, definition, { group, shown })
    const asOf = figure?.days?.asOf ?? group.asOf
    return [
      html`${name}${beside && html`<div class="hint">${beside}</div>`}${more}`,
      ...cellsOf(lang, figure),
      shortDate(lang, asOf),
    ]
  }),
})}`
}

const columnsOf = (lang: Lang, first: string) => {
  const { value, of, interval, asOf } = INDICATOR_WORDS[lang].columns
  return [{ label: first }, ...[value, of, interval, asOf].map((label) => ({ label, numeric: true }))]
}

const cellsOf = (lang: Lang, figure: Figure | undefined): Child[] =>
  figure ? [valueText(lang, figure), partText(lang, figure), intervalText(lang, figure)] : ['—', '', '']

function Areas(
  { lang, agency, shown, definition }: IndicatorProps,
  { service, of }: { service: string; of: AreaFigures },
) {
  const words = INDICATOR_WORDS[lang]
  const { areaNames, serviceNames } = shown.file
  const path = langPath(lang, indicatorPath(agency.slug, definition.id))
  const nameOf = (area: string) => (area === NONE ? words.noArea : (areaNames[area]?.[lang] ?? area))
  const merged = of.rows.find(({ isOthers }) => isOthers)
  return html`<h2 id="areas">${words.areasOf(serviceNames[service]?.[lang] ?? WORDS[lang].results.unsorted)}</h2>
<p>${words.areasNote} <a href="${path}#services">${words.allServices}</a></p>
${DataTable({
  id: 'by-area',
  caption: words.columns.area,
  hideCaption: true,
  columns: columnsOf(lang, words.columns.area),
  rows: of.rows.map(({ areas, isOthers, figure }) => [
    userWords(isOthers ? words.othersOfAreas : nameOf(areas[0]!)),
    ...cellsOf(lang, figure),
    shortDate(lang, of.asOf),
  ]),
  note:
    merged &&
    html`${words.othersOfAreas}: ${merged.areas.map((area, at) => html`${at > 0 && listMark(lang)}${userWords(nameOf(area))}`)}`,
})}`
}

function Silent(lang: Lang, { silent, file }: Shown) {
  const words = INDICATOR_WORDS[lang]
  if (silent === null) return ''
  return html`<h2>${words.silent}</h2>
${
  silent.length === 0
    ? html`<p>${words.silentNone}</p>`
    : html`<ul>${silent.map((area) => html`<li>${userWords(file.areaNames[area]?.[lang] ?? area)}</li>`)}</ul>`
}`
}

const Method = (
  lang: Lang,
  slug: string,
  definition: Definition,
) => html`<h2 id="method">${INDICATOR_WORDS[lang].method}</h2>
${DefinitionList({
  rows: methodRows(lang, definition).map(({ term, text, isCode }) => ({
    term,
    value: isCode ? latinCode(text) : userWords(text),
  })),
})}
<p><a href="${langPath(lang, ownPath(slug, definition))}">${INDICATOR_WORDS[lang].ownVersions}</a></p>`

function Compute({ lang, agency, shown, publicUrl }: IndicatorProps) {
  const words = INDICATOR_WORDS[lang]
  const release = `/data/${agency.slug}/${shown.file.untilDay}`
  return html`<h2 id="compute">${words.compute}</h2>
<p>${words.computeNote} ${latinCode(`npx pasokh recompute ${publicUrl}${release}`)}</p>
<ul><li><a href="${langPath(lang, release)}">${words.release}</a></li>
<li><a href="/${agency.slug}/results.csv">${words.csv}</a></li></ul>`
}

function Embed({ lang, agency, definition, publicUrl }: IndicatorProps) {
  const words = INDICATOR_WORDS[lang]
  const src = `${publicUrl}${langPath(lang, indicatorPath(agency.slug, definition.id))}/widget`
  const title = words.title(definition[lang].name, pick(agency.name, lang))
  // What stands beside a figure takes a few lines more.
  const code = `<iframe src="${src}" title="${title.replaceAll('"', '&quot;')}" width="320" height="${definition.beside ? 400 : 340}" loading="lazy"></iframe>`
  return html`<details><summary>${words.embed}</summary>
<p>${words.embedNote}</p>
<pre dir="ltr"><code>${code}</code></pre>
</details>`
}

/** Agencies beside each other in one indicator: with intervals, and with the places that are possible, not with a rank. */
import { type Lang, otherLang, percent, pick, shortDate } from '#kit/words.ts'
import { BarChart } from '#ui/bar-chart.ts'
import { DataTable } from '#ui/data-table.ts'
import { html, langPath, latinCode, userWords } from '#ui/html.ts'
import { Page } from '#ui/page.ts'
import type { Definition } from '../definition.schema.ts'
import type { AgencyResults } from '../pages/all.page.ts'
import { ComputeLink } from '../pages/checking.ts'
import { INDICATOR_WORDS } from '../pages/indicator.words.ts'
import { indicatorPath, methodPath } from '../paths.ts'
import { WORDS } from '../words.ts'
import { intervalText, partText, valueText } from '../written.ts'
import { type Compared, compare, confidenceBeside, hasOrder, isEnough } from './compare.ts'
import type { Family } from './families.ts'

type Props = { lang: Lang; definition: Definition; families: readonly Family<AgencyResults>[]; publicUrl: string }

export function ComparePage({ lang, definition, families, publicUrl }: Props) {
  const words = INDICATOR_WORDS[lang].compare
  const { name, question } = definition[lang]
  return Page({
    lang,
    title: words.title(name),
    alternateHref: langPath(otherLang(lang), `/results/${definition.id}`),
    wide: true,
    body: html`<h1>${words.title(name)}</h1>
<p class="lead">${question}</p>
<p>${words.lead}</p>
${families.map((family, at) => FamilyPart(lang, definition, { family, at }))}
${Compute(lang, publicUrl)}
<p><a href="${langPath(lang, '/results')}">${words.back}</a> · <a href="${langPath(lang, methodPath('', definition))}">${INDICATOR_WORDS[lang].methodOf(definition.version)}</a></p>`,
  })
}

function FamilyPart(lang: Lang, definition: Definition, { family, at }: { family: Family<AgencyResults>; at: number }) {
  const words = INDICATOR_WORDS[lang].compare
  const compared = compare(
    definition,
    family.all.flatMap(({ agency, shown }) => (shown?.agency ? [{ of: { agency, shown }, group: shown.agency }] : [])),
  )
  return html`${family.umbrella && html`<h2>${words.under(pick(family.umbrella.name, lang))}</h2>`}
${!isEnough(compared) ? html`<p>${words.few}</p>` : Comparison(lang, definition, { compared, at })}`
}

const Compute = (lang: Lang, publicUrl: string) => {
  const { compute, compare: words } = INDICATOR_WORDS[lang]
  return html`<h2 id="compute">${compute}</h2>
<p>${words.computeNote} ${latinCode(`npx pasokh recompute ${publicUrl}/data`)}</p>
<p><a href="${langPath(lang, '/data')}">${words.data}</a></p>`
}

type Row = Compared<{ agency: AgencyResults['agency']; shown: NonNullable<AgencyResults['shown']> }>

function Comparison(lang: Lang, definition: Definition, { compared, at }: { compared: readonly Row[]; at: number }) {
  const { compare: words, columns } = INDICATOR_WORDS[lang]
  const format = (value: number) => valueText(lang, { unit: definition.unit, value, low: null, high: null, why: null })
  const shownHigh = (high: number) => (Number.isFinite(high) ? high : undefined)
  return html`<p>${hasOrder(compared) ? words.someOrder : words.noOrder}</p>
${BarChart({
  lang,
  id: `compared-${at}`,
  title: definition[lang].name,
  description: `${words.chart} ${hasOrder(compared) ? words.someOrder : words.noOrder}`,
  format,
  labels: { row: WORDS[lang].all.agency, value: columns.value },
  bars: compared.map(({ of: { agency }, figure, low, high }) => ({
    label: pick(agency.name, lang),
    value: figure.value,
    ...(shownHigh(high) !== undefined && { low, high }),
  })),
  note: words.note(percent(lang, confidenceBeside(compared.length), 2)),
})}
${DataTable({
  id: `places-${at}`,
  caption: words.place,
  hideCaption: true,
  columns: [
    { label: WORDS[lang].all.agency },
    ...[columns.value, columns.of, words.interval, words.place, columns.asOf].map((label) => ({
      label,
      numeric: true,
    })),
  ],
  rows: compared.map(({ of: { agency, shown }, figure, low, high, places }) => [
    html`<a href="${langPath(lang, indicatorPath(agency.slug, definition.id))}">${userWords(pick(agency.name, lang))}</a>`,
    valueText(lang, figure),
    partText(lang, figure),
    intervalText(lang, { ...figure, low, high: shownHigh(high) ?? null }),
    words.placeOf(places.best, places.worst, compared.length),
    html`${shortDate(lang, shown.agency!.asOf)}<div class="hint">${ComputeLink(lang, indicatorPath(agency.slug, definition.id))}</div>`,
  ]),
})}`
}

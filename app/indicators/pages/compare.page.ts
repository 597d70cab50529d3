/** Agencies beside each other in one indicator: with intervals, and with the places that are possible, not with a rank. */
import { type Lang, otherLang, percent, pick, shortDate } from '#kit/words.ts'
import { BarChart } from '#ui/bar-chart.ts'
import { DataTable } from '#ui/data-table.ts'
import { html, langPath, userWords } from '#ui/html.ts'
import { Page } from '#ui/page.ts'
import type { Definition } from '../definition.schema.ts'
import { indicatorPath, methodPath } from '../paths.ts'
import { WORDS } from '../words.ts'
import { intervalText, partText, valueText } from '../written.ts'
import type { AgencyResults } from './all.page.ts'
import { ComputeLink } from './checking.ts'
import { type Compared, compare, confidenceBeside, hasOrder } from './compare.ts'
import { INDICATOR_WORDS } from './indicator.words.ts'

/** Agencies under one umbrella, or under none. */
export type Family = { umbrella: { fa: string; en: string } | null; all: readonly AgencyResults[] }

type Props = { lang: Lang; definition: Definition; families: readonly Family[] }

export function ComparePage({ lang, definition, families }: Props) {
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
<p><a href="${langPath(lang, '/results')}">${words.back}</a> · <a href="${langPath(lang, methodPath('', definition))}">${INDICATOR_WORDS[lang].methodOf(definition.version)}</a></p>`,
  })
}

function FamilyPart(lang: Lang, definition: Definition, { family, at }: { family: Family; at: number }) {
  const words = INDICATOR_WORDS[lang].compare
  const compared = compare(
    definition,
    family.all.flatMap(({ agency, shown }) => (shown?.agency ? [{ of: { agency, shown }, group: shown.agency }] : [])),
  )
  return html`${family.umbrella && html`<h2>${words.under(pick(family.umbrella, lang))}</h2>`}
${compared.length < 2 ? html`<p>${words.few}</p>` : Comparison(lang, definition, { compared, at })}`
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

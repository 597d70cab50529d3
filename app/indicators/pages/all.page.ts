/** The results of all agencies beside each other, without a rank. */
import { type Lang, otherLang, pick, shortDate } from '#kit/words.ts'
import { DataTable } from '#ui/data-table.ts'
import { html, langPath, userWords } from '#ui/html.ts'
import { Page } from '#ui/page.ts'
import type { Agency } from '../../agencies/index.ts'
import { isComparable } from '../comparison/compare.ts'
import { DEFINITIONS } from '../definitions.ts'
import type { Kept as Shown } from '../release/releases.actions.ts'
import { listMark, WORDS } from '../words.ts'
import { intervalText, partText } from '../written.ts'
import { ComputeLink, MethodLink } from './checking.ts'
import { INDICATOR_WORDS } from './indicator.words.ts'
import { ValueOrWhy } from './results.page.ts'

/** Few enough for a telephone. */
const COLUMNS = ['received', 'first-reply-in-time', 'confirmed', 'wait-to-solution']
const SHOWN = DEFINITIONS.filter(({ id }) => COLUMNS.includes(id))

export type AgencyResults = { agency: Agency; shown: Shown | null }

export function AllResultsPage({ lang, all }: { lang: Lang; all: readonly AgencyResults[] }) {
  const words = WORDS[lang].all
  return Page({
    lang,
    title: words.title,
    alternateHref: langPath(otherLang(lang), '/results'),
    wide: true,
    body: html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
${all.length === 0 ? html`<p>${words.empty}</p>` : AgenciesTable(lang, all)}
${all.length > 1 && Choices(lang)}
<p><a href="${langPath(lang, '/map')}">${WORDS[lang].all.maps}</a></p>`,
  })
}

/** The indicators in which agencies may stand beside each other. */
const Choices = (lang: Lang) => html`<h2>${INDICATOR_WORDS[lang].compare.choose}</h2>
<ul>${DEFINITIONS.filter(isComparable).map(
  ({ id, [lang]: { name } }) => html`<li><a href="${langPath(lang, `/results/${id}`)}">${name}</a></li>`,
)}</ul>`

function AgenciesTable(lang: Lang, all: readonly AgencyResults[]) {
  const words = WORDS[lang]
  return DataTable({
    id: 'agencies',
    caption: words.all.title,
    hideCaption: true,
    columns: [
      { label: words.all.agency },
      ...SHOWN.map((one) => ({ label: one[lang].short, numeric: true })),
      { label: words.results.columns.asOf, numeric: true },
    ],
    rows: all.map(({ agency, shown }) => [
      html`<a href="${langPath(lang, `/${agency.slug}/results`)}">${userWords(pick(agency.name, lang))}</a>`,
      ...SHOWN.map(({ id, version }, at) => {
        const figure = shown?.agency?.figures.find((one) => one.indicator === id && one.version === version)
        if (!figure) return at === 0 ? words.all.notYet : '—'
        const interval = intervalText(lang, figure)
        return html`${ValueOrWhy(lang, figure)}${figure.denominator !== null && html`<div class="hint">${partText(lang, figure)}${interval && html`<br>${interval}`}</div>`}`
      }),
      shown?.agency
        ? html`${shortDate(lang, shown.agency.asOf)}<div class="hint">${ComputeLink(lang, `/${agency.slug}/results`)}</div>`
        : '',
    ]),
    note: html`${INDICATOR_WORDS[lang].method}: ${SHOWN.map((one, at) => html`${at > 0 && listMark(lang)}${one[lang].short}: ${MethodLink(lang, '', one)}`)}.`,
  })
}

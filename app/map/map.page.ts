/** The map of an agency's month as a page: a picture, its legend in words, and the same as a table. No script, no cookie. */
import { getResolution } from 'h3-js'
import { type Lang, number, otherLang, pick } from '#kit/words.ts'
import { DataTable } from '#ui/data-table.ts'
import { type Child, html, langPath, latinCode, userWords } from '#ui/html.ts'
import { Notice } from '#ui/notice.ts'
import { Page } from '#ui/page.ts'
import { Pagination } from '#ui/pagination.ts'
import type { Agency } from '../agencies/index.ts'
import { agencyFrame } from '../submissions/index.ts'
import { cellShape } from './files.ts'
import type { Ground } from './ground.actions.ts'
import { Picture } from './picture.ts'
import { type Sheet, WITHOUT_LATE } from './schema.ts'
import type { Listed } from './store.ts'
import { type Asked, CLASSES, classOf, isOpenable, type Shown, type View } from './view.ts'
import { WORDS } from './words.ts'

export type MapProps = { lang: Lang; agency: Agency; listed: readonly Listed[]; shown: ShownSheet | null }
export type ShownSheet = { sheet: Sheet; asked: Asked; view: View; ground: Ground; from: number }

const ON_A_PAGE = 50

export function MapPage({ lang, agency, listed, shown }: MapProps) {
  const words = WORDS[lang]
  const title = words.title(pick(agency.name, lang))
  const path = shown ? pathOf(agency.slug, shown.sheet.month, shown.asked) : `/${agency.slug}/map`
  return Page({
    lang,
    title,
    agency: agencyFrame(lang, agency),
    alternateHref: langPath(otherLang(lang), path),
    wide: true,
    body: html`<h1>${title}</h1>
${shown ? Month({ lang, slug: agency.slug, listed }, shown) : Notice({ body: words.notYet })}`,
  })
}

type Of = { lang: Lang; slug: string; listed: readonly Listed[] }

export function pathOf(slug: string, month: string, { service, inside }: Asked, from = 0): string {
  const asked = new URLSearchParams()
  if (service !== undefined) asked.set('service', service)
  if (inside !== undefined) asked.set('inside', inside)
  if (from > 0) asked.set('from', String(from))
  return `/${slug}/map/${month}${asked.size > 0 ? `?${asked}` : ''}`
}

function Month(of: Of, shown: ShownSheet) {
  const { lang } = of
  const words = WORDS[lang]
  const { sheet, asked, view } = shown
  return html`<p class="lead">${words.lead(words.month(sheet.fromDay))} ${words.days(sheet.fromDay, sheet.toDay)}</p>
${sheet.places.length === 0 ? Notice({ body: words.tooFew(sheet.smallestGroup) }) : Told(of, shown)}
${Services(of, shown)}
<h2>${words.howTold}</h2>
<p>${words.told(sheet.smallestGroup)} ${sheet.kind === 'cells' ? words.byCell : words.byArea}</p>
${!WITHOUT_LATE.includes(sheet.method) && html`<p>${words.late}</p>`}
${Months(of, sheet.month)}
${Downloads(of, sheet.month)}
${asked.inside !== undefined && view.shown.length === 0 && html`<p>${words.none}</p>`}`
}

const what = (lang: Lang, { sheet, asked: { service } }: ShownSheet) =>
  service === undefined ? WORDS[lang].all : pick(sheet.serviceNames[service]!, lang)

function Told(of: Of, shown: ShownSheet) {
  const { lang, slug } = of
  const words = WORDS[lang]
  const { sheet, asked, view } = shown
  const back = asked.inside !== undefined && langPath(lang, pathOf(slug, sheet.month, { ...asked, inside: undefined }))
  return html`<h2>${userWords(what(lang, shown))}</h2>
${back && html`<p><a href="${back}">${words.back}</a></p>`}
${view.shown.length > 0 ? Drawn(of, shown) : html`<p>${words.none}</p>`}
${PlacesTable(of, shown)}`
}

function Drawn({ lang }: Of, shown: ShownSheet) {
  const words = WORDS[lang]
  const { sheet, view, ground } = shown
  const k = sheet.smallestGroup
  const shapes = view.shown.flatMap(({ id, atLeast }) => {
    const outline = sheet.kind === 'cells' ? cellShape(id) : ground.outlineOf(id)
    return outline ? [{ outline, step: classOf(atLeast, k) }] : []
  })
  const [most] = view.shown
  const steps = new Set(shapes.map(({ step }) => step))
  if (shapes.length === 0) return null
  return html`<figure class="figure map-figure">
${Picture({
  id: 'map',
  title: words.picture(what(lang, shown), words.month(sheet.fromDay)),
  description: most
    ? words.about(view.shown.length, `${nameOf(lang, shown, most)}, ${words.cases(most.atLeast, most.atMost)}`)
    : words.aboutNone,
  shapes,
  borders: ground.borders,
  labels: ground.labels,
})}
<figcaption class="map-legend"><p class="hint">${words.legendNote}</p>
<ul>${CLASSES.map((from, step) => steps.has(step) && LegendLine(lang, step, from * k, CLASSES[step + 1] ? CLASSES[step + 1]! * k - 1 : null))}</ul></figcaption>
</figure>`
}

/** A square of which so much is filled as of the shapes. */
const LegendLine = (lang: Lang, step: number, from: number, to: number | null) => {
  const side = [6, 9, 12, 16, 20][step]!
  const at = 1 + (20 - side) / 2
  return html`<li><svg class="map-key" width="22" height="22" aria-hidden="true"><rect class="map-place" x="1" y="1" width="20" height="20"/><rect class="map-mark map-mark-${step + 1}" x="${at}" y="${at}" width="${side}" height="${side}"/></svg> ${WORDS[lang].step(from, to)}</li>
`
}

function nameOf(lang: Lang, { sheet, view, ground }: ShownSheet, one: Shown): string {
  const words = WORDS[lang]
  const name = ground.nameOf(one.id)
  const alike = sheet.kind === 'cells' ? view.shown.filter(({ id }) => ground.nameOf(id) === name) : [one]
  const place = sheet.kind === 'cells' ? words.near(name ?? words.noName) : (name ?? words.noName)
  const numbered = alike.length > 1 ? `${place} (${number(lang, alike.indexOf(one) + 1)})` : place
  return one.isRest ? `${words.restOf} ${numbered}` : numbered
}

function PlacesTable({ lang, slug }: Of, shown: ShownSheet) {
  const words = WORDS[lang]
  const { sheet, asked, view, from } = shown
  const isLast = view.shown.length <= from + ON_A_PAGE
  const link = (n: number) => langPath(lang, pathOf(slug, sheet.month, asked, n))
  const rows = view.shown
    .slice(from, from + ON_A_PAGE)
    .map((one): Child[] => [
      PlaceName({ lang, slug }, shown, one),
      sheet.kind === 'cells' ? words.kilometres[getResolution(one.id)]! : words.area,
      words.cases(one.atLeast, one.atMost),
    ])
  const { elsewhere } = view
  if (isLast && elsewhere)
    rows.push([
      sheet.kind === 'cells' ? words.elsewhere : words.elsewhereArea,
      '—',
      words.cases(elsewhere.atLeast, elsewhere.atMost),
    ])
  if (rows.length === 0) return null
  return html`${DataTable({
    id: 'places',
    caption: words.table,
    columns: [
      { label: words.columns.place },
      { label: words.columns.size },
      { label: words.columns.cases, numeric: true },
    ],
    rows,
  })}
${Pagination({ lang, previousHref: from > 0 ? link(Math.max(0, from - ON_A_PAGE)) : null, nextHref: isLast ? null : link(from + ON_A_PAGE) })}`
}

function PlaceName({ lang, slug }: Pick<Of, 'lang' | 'slug'>, shown: ShownSheet, one: Shown) {
  const { sheet, asked, view } = shown
  const name = userWords(nameOf(lang, shown, one))
  if (!view.isCoarse || one.id === asked.inside || !isOpenable(one.id)) return name
  return html`<a href="${langPath(lang, pathOf(slug, sheet.month, { ...asked, inside: one.id }))}">${name}</a>`
}

function Services({ lang, slug }: Of, { sheet, asked }: ShownSheet) {
  const words = WORDS[lang]
  const named = Object.entries(sheet.serviceNames)
  if (named.length === 0) return null
  const link = (service: string | undefined, name: string) => {
    const isHere = asked.service === service
    const href = langPath(lang, pathOf(slug, sheet.month, { service }))
    return html`<li>${isHere ? html`<strong>${userWords(name)}</strong>` : html`<a href="${href}">${userWords(name)}</a>`}</li>`
  }
  return html`<h2>${words.services}</h2>
<ul>${link(undefined, words.all)}${named.map(([code, name]) => link(code, pick(name, lang)))}</ul>`
}

function Months({ lang, slug, listed }: Of, month: string) {
  const words = WORDS[lang]
  const others = listed.filter((one) => one.month !== month)
  if (others.length === 0) return null
  return html`<h2>${words.months}</h2>
<ul>${others.map((one) => html`<li><a href="${langPath(lang, pathOf(slug, one.month, {}))}">${words.month(one.fromDay)}</a></li>`)}</ul>`
}

function Downloads({ lang, slug, listed }: Of, month: string) {
  const words = WORDS[lang]
  const files = listed.find((one) => one.month === month)?.files ?? []
  return html`<h2>${words.downloads}</h2>
<ul>${files.map(({ name, sha256 }) => html`<li><a href="/${slug}/map/${month}/${name}">${words.files[name]}</a> <span class="hint">${words.hash}: ${latinCode(sha256)}</span></li>`)}</ul>
<p><a href="${langPath(lang, `/data/${slug}`)}">${words.allFiles}</a></p>`
}

/** The catalogue as pages: all agencies, one agency's releases, one release. No script, no cookie. */
import { type Lang, pick } from '#kit/words.ts'
import { DataTable } from '#ui/data-table.ts'
import { type Child, html, langPath, latinCode, userWords } from '#ui/html.ts'
import { Page } from '#ui/page.ts'
import { Pagination } from '#ui/pagination.ts'
import type { Agency } from '../agencies/index.ts'
import type { MapSheet } from '../map/index.ts'
import { agencyFrame } from '../submissions/index.ts'
import { COMPARISONS, type FileName, type Installation, type OpenRelease } from './data.schema.ts'
import { DATA_WORDS } from './data.words.ts'
import { feedPath, filePath, otherPath, releasePath } from './paths.ts'

type Of = { lang: Lang; at: Installation }

/** `release` is the newest one, and so is the sheet. */
export type Listed = { agency: Agency; release: OpenRelease | null; sheets: readonly MapSheet[] }

type CatalogueProps = Of & { all: readonly Listed[]; hasComparisons: boolean }

export function CataloguePage({ lang, at, all, hasComparisons }: CatalogueProps) {
  const words = DATA_WORDS[lang]
  return Page({
    lang,
    title: words.title,
    alternateHref: otherPath(lang, '/data'),
    wide: true,
    body: html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
${LicenceLine(lang, at)}
${all.length === 0 ? html`<p>${words.empty}</p>` : AgenciesTable(lang, all)}
${hasComparisons && html`<p><a href="/data/${COMPARISONS}">${words.comparisons} (CSV)</a></p>`}
<h2>${words.machines}</h2>
<ul>
<li><a href="/data/catalog.jsonld">${words.dcat}</a></li>
<li><a href="/data/datapackage.json">${words.package}</a></li>
<li><a href="${feedPath(lang)}">${words.feed}</a></li>
</ul>`,
  })
}

const AgenciesTable = (lang: Lang, all: readonly Listed[]) => {
  const words = DATA_WORDS[lang]
  return DataTable({
    id: 'agencies',
    caption: words.title,
    hideCaption: true,
    columns: [{ label: words.columns.agency }, { label: words.columns.release }, { label: words.columns.files }],
    rows: all.map(({ agency: { slug, name }, release }) => [
      html`<a href="${langPath(lang, `/data/${slug}`)}">${userWords(pick(name, lang))}</a>`,
      release
        ? html`<a href="${langPath(lang, releasePath(slug, release.untilDay))}">${words.until(release.untilDay)}</a>`
        : words.noRelease,
      release ? Files(lang, slug, release) : '',
    ]),
  })
}

const Files = (lang: Lang, slug: string, { untilDay, files }: OpenRelease): Child =>
  files.map(({ name }, at) => html`${at > 0 && ' · '}${FileLink(lang, slug, untilDay, name)}`)

const FileLink = (lang: Lang, slug: string, untilDay: string, name: FileName) =>
  html`<a href="${filePath(slug, untilDay, name)}">${DATA_WORDS[lang].files[name]}</a>`

const LicenceLine = (lang: Lang, { licence }: Installation) =>
  html`<p>${DATA_WORDS[lang].licence} <a rel="license" href="${licence.href}">${pick(licence.title, lang)}</a></p>`

type ReleasesProps = Of & {
  agency: Agency
  releases: readonly OpenRelease[]
  sheets: readonly MapSheet[]
  isFirst: boolean
  before: string | null
}

export function ReleasesPage({ lang, at, agency, releases, sheets, isFirst, before }: ReleasesProps) {
  const words = DATA_WORDS[lang]
  const title = words.agencyTitle(pick(agency.name, lang))
  const path = `/data/${agency.slug}`
  return Page({
    lang,
    title,
    agency: agencyFrame(lang, agency),
    alternateHref: otherPath(lang, path),
    wide: true,
    body: html`<h1>${title}</h1>
<p class="lead">${words.agencyLead}</p>
${LicenceLine(lang, at)}
<h2>${words.releases}</h2>
${releases.length === 0 ? html`<p>${words.noRelease}</p>` : ReleasesTable(lang, agency.slug, releases)}
${Pagination({
  lang,
  previousHref: isFirst ? null : langPath(lang, path),
  nextHref: before && langPath(lang, `${path}?before=${before}`),
})}
${isFirst && sheets.length > 0 && MapsTable(lang, agency.slug, sheets)}
<h2>${words.open311}</h2>
<p>${words.open311Note}</p>
<ul>${(['csv', 'json', 'xml'] as const).map(
      (format) =>
        html`<li><a href="/open311/v2/bulk.${format}?jurisdiction_id=${agency.slug}">${words.bulk} (${format.toUpperCase()})</a></li>`,
    )}</ul>
<h2>${words.machines}</h2>
<ul>
<li><a href="${path}/catalog.jsonld">${words.dcat}</a></li>
<li><a href="${feedPath(lang, agency.slug)}">${words.feed}</a></li>
</ul>`,
  })
}

const MapsTable = (lang: Lang, slug: string, sheets: readonly MapSheet[]) => {
  const words = DATA_WORDS[lang]
  return html`<h2>${words.mapsTitle}</h2>
<p>${words.mapsAbout}</p>
${DataTable({
  id: 'maps',
  caption: words.mapsTitle,
  hideCaption: true,
  columns: [{ label: words.mapsTitle }, { label: words.columns.files }],
  rows: sheets.map(({ month, toDay, files }) => [
    html`<a href="${langPath(lang, `/${slug}/map/${month}`)}">${words.until(toDay)}</a>`,
    files.map(({ name }, at) => html`${at > 0 && ' · '}<a href="/${slug}/map/${month}/${name}">${name}</a>`),
  ]),
})}`
}

const ReleasesTable = (lang: Lang, slug: string, releases: readonly OpenRelease[]) => {
  const words = DATA_WORDS[lang]
  return DataTable({
    id: 'releases',
    caption: words.releases,
    hideCaption: true,
    columns: [{ label: words.releases }, { label: words.columns.files }],
    rows: releases.map((release) => [
      html`<a href="${langPath(lang, releasePath(slug, release.untilDay))}">${words.until(release.untilDay)}</a>`,
      Files(lang, slug, release),
    ]),
  })
}

export function ReleasePage({ lang, at, agency, release }: Of & { agency: Agency; release: OpenRelease }) {
  const words = DATA_WORDS[lang]
  const { untilDay, openedFrom, openedTo, madeOn, method } = release
  const path = releasePath(agency.slug, untilDay)
  const title = words.dataset(pick(agency.name, lang), untilDay)
  return Page({
    lang,
    title,
    agency: agencyFrame(lang, agency),
    alternateHref: otherPath(lang, path),
    wide: true,
    body: html`<h1>${title}</h1>
<p class="lead">${openedFrom && openedTo ? words.period(openedFrom, openedTo) : words.noFigures}</p>
<p>${words.madeOn(madeOn)} ${words.method(method)}</p>
${LicenceLine(lang, at)}
${FilesTable(lang, agency.slug, release)}
<p>${words.check} ${latinCode(`npx pasokh recompute ${at.url}${path}`)}</p>
<p>${words.checkNote}</p>
<ul>
<li><a href="${path}/datapackage.json">${words.package}</a></li>
<li><a href="${langPath(lang, `/${agency.slug}/results`)}">${words.results}</a></li>
<li><a href="${langPath(lang, `/data/${agency.slug}`)}">${words.allReleases}</a></li>
</ul>`,
  })
}

function FilesTable(lang: Lang, slug: string, { untilDay, files }: OpenRelease) {
  const { columns, bytes } = DATA_WORDS[lang]
  return DataTable({
    id: 'files',
    caption: columns.files,
    hideCaption: true,
    columns: [{ label: columns.file }, { label: columns.size, numeric: true }, { label: columns.hash }],
    rows: files.map((file) => [FileLink(lang, slug, untilDay, file.name), bytes(file.bytes), latinCode(file.sha256)]),
  })
}

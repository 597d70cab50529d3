/** News of releases as Atom (RFC 4287): an entry for each release, with its files. Pure. */
import { type Lang, pick } from '#kit/words.ts'
import { langPath } from '#ui/html.ts'
import { type Installation, MEDIA, type OpenRelease, type Publisher } from './data.schema.ts'
import { DATA_WORDS } from './data.words.ts'
import { feedPath, filePath, releasePath } from './paths.ts'
import { midnight } from './rules.ts'
import { escaped } from './xml.ts'

type News = { agency: Publisher; release: OpenRelease | null }
/** Without an agency it is the feed of all. */
type Of = { agency?: Publisher; all: readonly News[] }

export function feedOf(lang: Lang, at: Installation, { agency, all }: Of): string {
  const words = DATA_WORDS[lang]
  const title = agency ? words.agencyTitle(pick(agency.name, lang)) : words.title
  const self = `${at.url}${feedPath(lang, agency?.slug)}`
  const news = all
    .flatMap(({ agency: of, release }) => (release ? [{ agency: of, release, at: madeAt(of, release) }] : []))
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  // A feed has a time of its last change, also while nothing is in it.
  const updated = news[0]?.at ?? '1970-01-01T00:00:00Z'
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${lang}">
<id>${escaped(self)}</id>
<title>${escaped(title)}</title>
<updated>${updated}</updated>
<author><name>${escaped(agency ? pick(agency.name, lang) : new URL(at.url).host)}</name></author>
<rights>${escaped(`${pick(at.licence.title, lang)} ${at.licence.href}`)}</rights>
<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>
<link rel="alternate" type="text/html" hreflang="${lang}" href="${escaped(`${at.url}${langPath(lang, agency ? `/data/${agency.slug}` : '/data')}`)}"/>
${news.map((one) => entry(lang, at, one)).join('')}</feed>
`
}

/** The beginning of the day on which it was made. */
const madeAt = ({ zone }: Publisher, { madeOn }: OpenRelease) => midnight(madeOn, zone)

function entry(
  lang: Lang,
  at: Installation,
  { agency, release, at: madeAtDay }: Required<Omit<News, 'release'>> & { release: OpenRelease; at: string },
) {
  const words = DATA_WORDS[lang]
  const name = pick(agency.name, lang)
  const path = releasePath(agency.slug, release.untilDay)
  const { openedFrom, openedTo } = release
  const counted = openedFrom && openedTo ? words.period(openedFrom, openedTo) : words.noFigures
  return `<entry>
<id>${escaped(`${at.url}${path}`)}</id>
<title>${escaped(words.entry(name, release.untilDay))}</title>
<published>${madeAtDay}</published>
<updated>${madeAtDay}</updated>
<author><name>${escaped(name)}</name></author>
<summary>${escaped(words.entrySummary(counted))}</summary>
<link rel="alternate" type="text/html" hreflang="${lang}" href="${escaped(`${at.url}${langPath(lang, path)}`)}"/>
${release.files
  .map(
    ({ name: file, bytes }) =>
      `<link rel="enclosure" type="${MEDIA[file]}" length="${bytes}" href="${escaped(`${at.url}${filePath(agency.slug, release.untilDay, file)}`)}"/>\n`,
  )
  .join('')}</entry>
`
}

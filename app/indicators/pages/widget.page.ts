/** A figure for other sites to show in a frame: one sentence, its interval, its day and a way back. No script, no cookie. */
import { dir, type Lang, pick } from '#kit/words.ts'
import { STYLESHEET } from '#ui/assets.ts'
import { html, langPath, userWords } from '#ui/html.ts'
import type { Agency } from '../../agencies/index.ts'
import type { Definition } from '../definition.schema.ts'
import { indicatorPath } from '../paths.ts'
import type { Figure } from '../schema.ts'
import { intervalText, partText, sentence, valueText } from '../written.ts'
import { ComputeLink, MethodLink, Way } from './checking.ts'
import { INDICATOR_WORDS } from './indicator.words.ts'

type WidgetProps = {
  lang: Lang
  agency: Agency
  definition: Definition
  figure: Figure
  /** What it is never shown without. */
  beside: string
  /** The day or days that it is of, as they are written. */
  upTo: string
  publicUrl: string
}

export function Widget({ lang, agency, definition, figure, beside, upTo, publicUrl }: WidgetProps) {
  const words = INDICATOR_WORDS[lang]
  const about = definition[lang]
  const name = pick(agency.name, lang)
  const path = indicatorPath(agency.slug, definition.id)
  const more = [partText(lang, figure), intervalText(lang, figure)].filter((text) => text !== '').join('؛ ')
  return html`<!doctype html>
<html lang="${lang}" dir="${dir(lang)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.title(about.name, name)}</title>
<meta name="color-scheme" content="light dark">
<meta name="robots" content="noindex">
<link rel="stylesheet" href="${STYLESHEET}">
</head>
<body class="widget">
<main>
<p class="hint">${userWords(name)}</p>
<h1>${about.name}</h1>
<p class="said">${sentence(lang, about, figure) ?? valueText(lang, figure)}${beside && ` ${beside}`}</p>
<p class="hint">${lang === 'fa' ? more : more.replaceAll('؛', ';')}${more && html`<br>`}${words.until} ${upTo} · ${words.method}: ${MethodLink(lang, agency.slug, definition, publicUrl)}</p>
<p>${Way(`${publicUrl}${langPath(lang, path)}`, words.widget.more, publicUrl)} · ${ComputeLink(lang, path, publicUrl)}</p>
</main>
</body>
</html>`
}

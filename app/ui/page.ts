/** The frame of every public page. It needs no script and sets no cookie; a slice gives it a title and a body. */
import { dir, type Lang, otherLang } from '#kit/words.ts'
import { ENHANCEMENT, FONT_PRELOAD, ICON, STYLESHEET } from './assets.ts'
import { attrs, type Child, html, langPath, userWords } from './html.ts'
import { WORDS } from './words.ts'

/** A page that says nothing about where one has been. */
const QUICK_EXIT_HREF = 'https://www.wikipedia.org/'

/** `href` is the agency's own page in the language of the page, such as /en/telecom. */
export type PageAgency = {
  name: string
  href: string
  logoHref?: string | null | undefined
  /** News of its releases; without it, of everybody's. */
  feedHref?: string | undefined
}

export type PageProps = {
  lang: Lang
  title: string
  body: Child
  agency?: PageAgency | undefined
  /** The nonce of the Content-Security-Policy. Without one the page has no script at all. */
  nonce?: string | undefined
  /** True on every page of sending and following up. */
  quickExit?: boolean
  /** The same page in the other language. */
  alternateHref?: string | undefined
  noindex?: boolean
  /** For tables and charts: a wider column than prose has. */
  wide?: boolean
}

export function Page(props: PageProps) {
  const { lang, body, quickExit, wide } = props
  const words = WORDS[lang]
  return html`<!doctype html>
<html lang="${lang}" dir="${dir(lang)}">
${Head(props)}
<body${attrs({ class: wide && 'wide' })}>
<a class="skip" href="#main">${words.skip}</a>
${Header(props)}
${quickExit && html`<aside class="exit" aria-label="${words.quickExit}"><a class="button button-exit" href="${QUICK_EXIT_HREF}" rel="noreferrer nofollow">${words.quickExit}</a></aside>`}
<main id="main" tabindex="-1">
${body}
</main>
${Footer(props)}
</body>
</html>`
}

function Head({ lang, title, agency, nonce, alternateHref, noindex }: PageProps) {
  const site = agency?.name ?? WORDS[lang].product
  return html`<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title === site ? title : `${title} · ${site}`}</title>
<meta name="color-scheme" content="light dark">
${noindex && html`<meta name="robots" content="noindex">`}
${lang === 'fa' && html`<link rel="preload" href="${FONT_PRELOAD}" as="font" type="font/woff2" crossorigin>`}
<link rel="stylesheet" href="${STYLESHEET}">
<link rel="icon" href="${ICON}" type="image/svg+xml">
${alternateHref && html`<link rel="alternate" hreflang="${otherLang(lang)}" href="${alternateHref}">`}
<link rel="alternate" type="application/atom+xml" title="${WORDS[lang].feed}" href="${agency?.feedHref ?? langPath(lang, '/data/feed.atom')}">
${nonce && html`<script type="module" nonce="${nonce}" src="${ENHANCEMENT}"></script>`}
</head>`
}

function Header({ lang, agency, alternateHref }: PageProps) {
  const words = WORDS[lang]
  const other = otherLang(lang)
  return html`<header class="band"><div class="band-inner">
<a class="brand" href="${agency?.href ?? langPath(lang, '/')}">${
    agency?.logoHref
      ? html`<img src="${agency.logoHref}" alt="" width="44" height="44">`
      : html`<img class="mark" src="${ICON}" alt="" width="44" height="44">`
  }<span>${agency ? userWords(agency.name) : words.product}</span></a>
<ul class="band-links">
<li><a href="${langPath(lang, '/receipt')}">${words.followUp}</a></li>
${alternateHref && html`<li><a href="${alternateHref}" hreflang="${other}" lang="${other}">${words.otherLanguage}</a></li>`}
</ul>
</div></header>`
}

function Footer({ lang, agency }: PageProps) {
  const words = WORDS[lang]
  return html`<footer class="foot"><div class="foot-inner">
<nav aria-label="${words.footer}"><ul>
${
  agency
    ? html`<li><a href="${agency.href}/results">${words.results}</a></li>
<li><a href="${agency.href}/privacy">${words.privacy}</a></li>`
    : html`<li><a href="${langPath(lang, '/results')}">${words.results}</a></li>`
}
<li><a href="${langPath(lang, '/methods')}">${words.methods}</a></li>
<li><a href="${langPath(lang, '/record')}">${words.record}</a></li>
<li><a href="${langPath(lang, '/data')}">${words.openData}</a></li>
<li><a href="${langPath(lang, '/source')}">${words.source.title}</a></li>
</ul></nav>
<p>${words.openSource}</p>
</div></footer>`
}

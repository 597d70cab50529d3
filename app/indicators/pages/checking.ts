/** What leads from a published figure to its method, in the version it was worked out by, and to computing it again. */
import type { Lang } from '#kit/words.ts'
import { attrs, html, langPath } from '#ui/html.ts'
import type { Definition } from '../definition.schema.ts'
import { methodPath } from '../paths.ts'
import { INDICATOR_WORDS } from './indicator.words.ts'

/** `path` is that of a page with the command that computes its figures. `from` is set where the link leaves a frame. */
export const ComputeLink = (lang: Lang, path: string, from = '') =>
  Way(`${from}${langPath(lang, path)}#compute`, INDICATOR_WORDS[lang].compute, from)

export const MethodLink = (lang: Lang, slug: string, definition: Definition, from = '') =>
  Way(`${from}${langPath(lang, methodPath(slug, definition))}`, INDICATOR_WORDS[lang].version(definition.version), from)

export const Way = (href: string, text: string, from = '') =>
  html`<a${attrs({ href, ...(from !== '' && { target: '_blank', rel: 'noopener' }) })}>${text}</a>`

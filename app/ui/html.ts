/** What every component stands on: the type of a piece of page, attributes, and text that a person wrote. */
import { html, raw } from 'hono/html'
import type { Lang } from '#kit/words.ts'

export { html } from 'hono/html'

/** A finished piece of page. Everything put into a template that is not one is escaped. */
export type Html = ReturnType<typeof html>
export type Child = Html | string | number | false | null | undefined | readonly Child[]

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign]!)

export type Attributes = Record<string, string | number | boolean | null | undefined>

/** Attributes of a tag, to stand right after its name: `true` is the bare name; `false`, null and undefined leave it out. */
export function attrs(of: Attributes): Html {
  let out = ''
  for (const [name, value] of Object.entries(of)) {
    if (value === true) out += ` ${name}`
    else if (value !== false && value != null) out += ` ${name}="${escapeHtml(String(value))}"`
  }
  return raw(out)
}

/** A name or few words that somebody typed: their direction does not move what stands beside them. */
export const userWords = (text: string) => html`<bdi>${text}</bdi>`

/** Lines that somebody typed, each in the direction of its own first letter. */
export const userText = (text: string) => html`<div class="user-text">${text}</div>`

/** A code, telephone number or address of the web: reads from the left in any page. */
export const latinCode = (text: string) => html`<bdi class="code" dir="ltr" translate="no">${text}</bdi>`

/** The path of a page in a language: Persian has none, other languages a first word of their own. */
export const langPath = (lang: Lang, path: string) => (lang === 'fa' ? path : `/${lang}${path === '/' ? '' : path}`)

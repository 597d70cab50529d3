/**
 * How a program asks, read leniently: format, language, and fields from a query, a form or JSON. An empty
 * field counts as absent, as GeoReport v2 wants; what it sends beside is passed over.
 */
import type { Context } from 'hono'
import { readBody } from '#kit/body.ts'
import { readForm } from '#kit/form.ts'
import { MAX_JSON_BYTES } from '#kit/http.ts'
import type { Lang } from '#kit/words.ts'
import { type Refused, refused } from './schema.ts'

export type Format = 'json' | 'xml'

/** The text of a field, trimmed; empty when it is absent. */
export type Fields = (name: string) => string

export type Asked = {
  format: Format
  /** Null where the program says nothing of a language: the agency's is used. */
  lang: Lang | null
  /** FixMyStreet's own servers put the list into an object. */
  wrapped: boolean
  fields: Fields
}

/** A name with the format it may end in: "requests.xml" is requests, in XML. */
export function splitFormat(name: string): { name: string; format: Format | null } {
  const [, plain, format] = /^(.*)\.(json|xml)$/i.exec(name) ?? []
  return format ? { name: plain!, format: format.toLowerCase() as Format } : { name, format: null }
}

export function readAsked(c: Context): Asked {
  const fields: Fields = (name) => c.req.query(name)?.trim() ?? ''
  const given = /^(json|xml)$/i.exec(fields('format'))?.[1]?.toLowerCase() as Format | undefined
  return {
    format: splitFormat(c.req.path).format ?? given ?? accepted(c.req.header('accept') ?? ''),
    lang: langIn(fields('lang') || fields('locale')) ?? langIn(c.req.header('accept-language') ?? ''),
    wrapped: fields('wrapped') === 'fixmystreet',
    fields,
  }
}

/** JSON unless XML is wanted more, or named first. */
function accepted(header: string): Format {
  const wish = (type: RegExp) => {
    const part = header.split(',').find((one) => type.test(one))
    return part ? Number(/;\s*q=([\d.]+)/.exec(part)?.[1] ?? 1) : 0
  }
  const [xml, json] = [wish(/\b(text|application)\/xml\b/i), wish(/\bapplication\/json\b/i)]
  if (xml !== json) return xml > json ? 'xml' : 'json'
  return xml > 0 && header.search(/\/xml/i) < header.search(/\/json/i) ? 'xml' : 'json'
}

/** The first of our languages in an Accept-Language header or a language tag. */
function langIn(header: string): Lang | null {
  const tags = header.split(',').map((tag) => tag.trim().toLowerCase())
  const known = tags.find((tag) => /^(fa|en)\b/.test(tag))
  return known ? (known.slice(0, 2) as Lang) : null
}

/** The fields of a POST: of its body, or else of its query. */
export async function readFields(c: Context, query: Fields): Promise<{ fields: Fields } | { refused: Refused }> {
  const type = c.req.header('content-type') ?? ''
  if (/^application\/json\s*(;|$)/i.test(type)) return readJsonFields(c, query)
  const { form, refusal } = await readForm(c, MAX_JSON_BYTES)
  if (refusal === 'too-large') return { refused: refused(413, 'too-large') }
  if (refusal === 'broken-text') return { refused: refused(400, 'text-broken') }
  if (!form) return { refused: refused(415, 'not-a-form') }
  return { fields: (name) => form.text(name).trim() || query(name) }
}

async function readJsonFields(c: Context, query: Fields): Promise<{ fields: Fields } | { refused: Refused }> {
  const bytes = await readBody(c, MAX_JSON_BYTES)
  if (!bytes) return { refused: refused(413, 'too-large') }
  const given = parse(bytes)
  if (!given) return { refused: refused(400, 'not-a-form') }
  const attributes = entriesOf(given.get('attribute'))
  return {
    fields: (name) => {
      const code = /^attribute\[(\w+)\](?:\[\])?$/.exec(name)?.[1]
      return textOf(given.get(name)) || (code ? textOf(attributes.get(code)) : '') || query(name)
    },
  }
}

function parse(bytes: Uint8Array): Map<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return value !== null && typeof value === 'object' && !Array.isArray(value) ? entriesOf(value) : null
  } catch {
    return null
  }
}

const entriesOf = (value: unknown) =>
  new Map<string, unknown>(value !== null && typeof value === 'object' ? Object.entries(value) : [])

/** A field of JSON as a form would have sent it; of a list the first. */
function textOf(value: unknown): string {
  if (Array.isArray(value)) return textOf(value[0])
  if (typeof value === 'string') return value.trim()
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

/**
 * Writes the XML of GeoReport v2: elements and text, without attributes and namespaces. It reads no XML at all.
 * What is written is the same value that JSON gets, so that the two are equal in content.
 */

export type Value = null | string | number | boolean | readonly Value[] | { readonly [name: string]: Value }

/** What one thing in a list is called. */
const ITEMS: Record<string, string> = {
  choices: 'choice',
  services: 'service',
  service_requests: 'request',
  attributes: 'attribute',
  values: 'value',
  errors: 'error',
  endpoints: 'endpoint',
  formats: 'format',
}

// XML 1.0, production 2: everything else cannot stand in a document, not even escaped.
const NOT_XML = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

/** Text without the characters that XML 1.0 cannot hold; JSON gets the same. */
export const withoutNotXml = (text: string): string => text.replace(NOT_XML, '')

const SIGNS: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser would read a bare one as a line feed.
  '\r': '&#13;',
}
export const escaped = (text: string) => withoutNotXml(text).replace(/[&<>"'\r]/g, (sign) => SIGNS[sign]!)

export const writeXml = (root: string, value: Value): string =>
  `<?xml version="1.0" encoding="utf-8"?>\n${element(root, value)}\n`

export function element(name: string, value: Value): string {
  const inside = contents(name, value)
  return inside === '' ? `<${name}/>` : `<${name}>${inside}</${name}>`
}

function contents(name: string, value: Value): string {
  if (value === null) return ''
  if (Array.isArray(value)) return value.map((one: Value) => element(ITEMS[name] ?? 'item', one)).join('')
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([key, one]) => element(key, one as Value))
      .join('')
  return escaped(String(value))
}

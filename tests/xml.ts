/** A small strict reader of XML for tests, without attributes unless told: what is not well-formed ends in an error. */

export type Element = { name: string; text: string; children: Element[]; attributes?: Record<string, string> }

const NAMED: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescaped = (text: string) =>
  text.replace(/&(#?\w+);|&/g, (whole, name: string | undefined) => {
    const sign = name?.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : NAMED[name ?? '']
    if (sign === undefined) throw new Error(`not an entity: ${whole}`)
    return sign
  })

const isForbidden = (sign: string) => {
  const code = sign.codePointAt(0)!
  return (
    (code < 0x20 && !'\t\n\r'.includes(sign)) ||
    code === 0xfffe ||
    code === 0xffff ||
    (code >= 0xd800 && code <= 0xdfff)
  )
}

const read = (given: string) =>
  Object.fromEntries([...given.matchAll(/ ([\w:]+)="([^"]*)"/g)].map(([, name, value]) => [name!, unescaped(value!)]))

export function readXml(document: string, { attributes: hasAttributes = false } = {}): Element {
  if ([...document].some(isForbidden)) throw new Error('a character that XML cannot hold')
  const declared = /^<\?xml version="1\.0" encoding="utf-8"\?>\n/.exec(document)
  if (!declared) throw new Error('no declaration')
  const open: Element[] = [{ name: '', text: '', children: [] }]
  const parts = /<(\w+)((?: [\w:]+="[^"<>]*")*)(\/)?>|<\/(\w+)>|([^<>]+)/gy
  parts.lastIndex = declared[0].length
  while (parts.lastIndex < document.length) {
    const at = parts.lastIndex
    const part = parts.exec(document)
    if (!part) throw new Error(`not XML at ${at}: ${document.slice(at, at + 30)}`)
    const [, begun, given = '', empty, ended, text] = part
    if (given !== '' && !hasAttributes) throw new Error(`an attribute at ${at}`)
    const inside = open.at(-1)!
    if (begun) {
      const element: Element = {
        name: begun,
        text: '',
        children: [],
        ...(hasAttributes && { attributes: read(given) }),
      }
      inside.children.push(element)
      if (!empty) open.push(element)
    } else if (ended) {
      if (inside.name !== ended) throw new Error(`${ended} ends ${inside.name}`)
      open.pop()
    } else if (text) inside.text += unescaped(text)
  }
  if (open.length !== 1 || open[0]!.children.length !== 1) throw new Error('not one root')
  return open[0]!.children[0]!
}

/** Where an XML element and a JSON value differ in content, or null where they do not. */
export function difference(element: Element, value: unknown, path = element.name): string | null {
  if (value === null || typeof value !== 'object') {
    const text = value === null ? '' : String(value)
    return element.text === text && element.children.length === 0 ? null : `${path}: ${element.text} is not ${text}`
  }
  const wanted = Array.isArray(value) ? value.map((one) => [null, one] as const) : Object.entries(value)
  if (wanted.length !== element.children.length) return `${path}: ${element.children.length} for ${wanted.length}`
  for (const [at, [name, one]] of wanted.entries()) {
    const child = element.children[at]!
    if (name !== null && name !== child.name) return `${path}: ${child.name} is not ${name}`
    const wrong = difference(child, one, `${path}/${child.name}`)
    if (wrong) return wrong
  }
  return null
}

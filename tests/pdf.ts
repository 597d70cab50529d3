/** What stands in a PDF, for tests to look at: its text as far as it is text, and the tree that assistive programs read. */
import { inflateSync } from 'node:zlib'

/** The PDF with what is packed in it unpacked, as far as it is text. */
export function opened(pdf: Buffer): string {
  const parts = [pdf.toString('latin1')]
  for (let at = pdf.indexOf('stream\n'); at >= 0; at = pdf.indexOf('stream\n', at + 7)) {
    try {
      parts.push(inflateSync(pdf.subarray(at + 7)).toString('latin1'))
    } catch {
      // Fonts and pictures, or the end of a stream.
    }
  }
  return parts.join('\n')
}

/** A tag with what it holds: other tags, and marked pieces of a page in the order in which they are read. */
export type Tag = { name: string; alt: boolean; scope: string | null; kids: (Tag | Piece)[] }
export type Piece = { page: number; mark: number }

export type Tagged = { catalog: string; pages: string[]; tree: Tag }

/** The tags of a PDF whose objects are not packed, as Typst writes them. */
export function tagsOf(pdf: Buffer): Tagged {
  const text = pdf.toString('latin1')
  const objects = new Map(
    [...text.matchAll(/\n(\d+) 0 obj\n([\s\S]*?)\nendobj/g)].map(([, id, body]) => [Number(id), body!]),
  )
  const [catalog] = [...objects.values()].filter((body) => /\/Type \/Catalog\b/.test(body))
  const root = objects.get(Number(/\/StructTreeRoot (\d+)/.exec(catalog!)![1]))!
  const [first] = kidsOf(root)
  const pages = /\/Kids \[([^\]]*)\]/.exec(objects.get(Number(/\/Pages (\d+)/.exec(catalog!)![1]))!)![1]!
  const order = new Map([...pages.matchAll(/(\d+) 0 R/g)].map(([, id], at) => [Number(id), at]))
  return {
    catalog: catalog!,
    pages: [...order.keys()].map((id) => objects.get(id)!),
    tree: tagOf(first as number, objects, order),
  }
}

/** Ids of tags, and marks with the page that they name themselves. */
function kidsOf(body: string): (number | { mark: number; page: number | null } | null)[] {
  const list = /\/K (\[[\s\S]*?\](?=\s*(?:\/|>>\s*$))|\d+ 0 R|\d+)/.exec(body)?.[1] ?? ''
  return [...list.matchAll(/<<([\s\S]*?)>>|(\d+) 0 R|(\d+)/g)].map(([, inner, id, mark]) => {
    if (id) return Number(id)
    if (mark) return { mark: Number(mark), page: null }
    const own = /\/MCID (\d+)/.exec(inner!)
    return own ? { mark: Number(own[1]), page: Number(/\/Pg (\d+)/.exec(inner!)?.[1] ?? Number.NaN) } : null
  })
}

function tagOf(id: number, objects: ReadonlyMap<number, string>, pages: ReadonlyMap<number, number>): Tag {
  const body = objects.get(id)!
  const page = /\/Pg (\d+) 0 R\s*(?:\/|>>\s*$)/.exec(body.slice(2).replace(/<<[\s\S]*?>>/g, ''))?.[1]
  return {
    name: /\/S \/(\w+)/.exec(body)![1]!,
    alt: /\/Alt (\((?!\))|<FEFF[0-9A-F]{4})/.test(body),
    scope: /\/Scope \/(\w+)/.exec(body)?.[1] ?? null,
    kids: kidsOf(body).flatMap((kid): (Tag | Piece)[] => {
      if (kid === null) return []
      if (typeof kid === 'number') return [tagOf(kid, objects, pages)]
      return [{ mark: kid.mark, page: pages.get(kid.page ?? Number(page)) ?? -1 }]
    }),
  }
}

export const isTag = (one: Tag | Piece): one is Tag => 'name' in one

/** All tags below and this one, in the order of reading. */
export const allTags = (tag: Tag): Tag[] => [tag, ...tag.kids.filter(isTag).flatMap(allTags)]

export const allPieces = (tag: Tag): Piece[] => tag.kids.flatMap((kid) => (isTag(kid) ? allPieces(kid) : [kid]))

/** Reading the body of a request up to a limit: what says that it is longer is not read, what turns out so is not read on. */
import type { Context } from 'hono'

/** The bytes of the body, or null when there are more than `most`. */
export async function readBody(c: Context, most: number): Promise<Buffer | null> {
  const said = c.req.header('content-length')
  if (Number(said ?? 0) > most) return null
  // The server reads no more than the length that was said; only a body that says none is counted while it comes.
  if (said !== undefined) return atMost(Buffer.from(await c.req.arrayBuffer()), most)
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of c.req.raw.body ?? []) {
    length += part.length
    if (length > most) return null
    parts.push(part)
  }
  return Buffer.concat(parts)
}

const atMost = (body: Buffer, most: number) => (body.length > most ? null : body)

/** Bytes as UTF-8, or null where they are not: what a person wrote must not be kept broken. */
export function asText(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

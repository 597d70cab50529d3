/** What every JSON door needs and no domain knows: reading a body, and saying what went wrong. */
import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import { z } from 'zod'
import { asText, readBody } from './body.ts'

export const MAX_JSON_BYTES = 256 * 1024

/** An RFC 9457 problem: `type` is the stable word a client may switch on. */
export function problem(c: Context, status: ContentfulStatusCode, type: string, more: object = {}) {
  return c.body(JSON.stringify({ type: `/problems/${type}`, title: type, status, ...more }), status, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  })
}

/** Ends the request with a problem, from however deep. */
export function refuse(c: Context, status: ContentfulStatusCode, type: string, more: object = {}): never {
  throw new HTTPException(status, { res: problem(c, status, type, more) })
}

/**
 * The JSON body as `Shape`. Another content type is refused (415), never read as an empty body.
 *
 * @throws HTTPException 415, 413, 400 (not UTF-8, not JSON) or 422 (wrong shape, with one line per field).
 */
export async function readJson<Shape extends z.ZodType>(c: Context, shape: Shape): Promise<z.infer<Shape>> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('content-type') ?? '')) refuse(c, 415, 'json-only')
  const bytes = (await readBody(c, MAX_JSON_BYTES)) ?? refuse(c, 413, 'too-large', { most: MAX_JSON_BYTES })
  return readShape(c, shape, parseJson(c, asText(bytes) ?? refuse(c, 400, 'not-utf-8')))
}

// No text holds the sign NUL, and the store could not keep it.
const NUL = /(?<!\\)(?:\\\\)*\\u0000/

function parseJson(c: Context, text: string): unknown {
  if (NUL.test(text)) refuse(c, 422, 'control-signs')
  try {
    return JSON.parse(text)
  } catch {
    return refuse(c, 400, 'not-json')
  }
}

/**
 * A body that is a file, of one of these media types and at most `most` bytes; what is longer is not read on.
 *
 * @throws HTTPException 415 `other-type` or 413 `too-large`.
 */
export async function readBytes(c: Context, types: readonly string[], most: number): Promise<Buffer> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]!.trim().toLowerCase()
  if (!types.includes(type)) refuse(c, 415, 'other-type', { types })
  return (await readBody(c, most)) ?? refuse(c, 413, 'too-large', { most })
}

/** The query string as `Shape`; a repeated parameter is an array. */
export function readQuery<Shape extends z.ZodType>(c: Context, shape: Shape): z.infer<Shape> {
  const given = Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [name, values.length > 1 ? values : values[0]]),
  )
  return readShape(c, shape, given)
}

function readShape<Shape extends z.ZodType>(c: Context, shape: Shape, given: unknown): z.infer<Shape> {
  const read = shape.safeParse(given)
  if (read.success) return read.data
  const { fieldErrors, formErrors } = z.flattenError(read.error)
  return refuse(c, 422, 'wrong-shape', { fields: fieldErrors, ...(formErrors.length > 0 && { form: formErrors }) })
}

/** An id in a path; anything but a UUID is a 404, as an unknown id is. */
export function idParam(c: Context, name: string): string {
  const id = c.req.param(name) ?? ''
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id) ? id : refuse(c, 404, 'not-found')
}

/** Headers that every answer has, and the nonce of a page that has a script. */
import { randomBytes } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { problem } from './http.ts'

const POLICY = (script: string) =>
  [
    "default-src 'none'",
    `script-src ${script}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const PAGE_POLICY = POLICY("'none'")
/** Of a page that other sites may show in a frame: it has no form and no script, so that nothing can be clicked by deceit. */
const FRAMED_POLICY =
  "default-src 'none'; style-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"

/** Lets other sites show this answer in a frame. */
export function mayBeFramed(c: Context) {
  c.set('policy', FRAMED_POLICY)
  c.header('cross-origin-resource-policy', 'cross-origin')
}

/** Only a page can run or load anything; every other answer may do nothing at all. */
const OTHER_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

/**
 * `same-origin` and not `no-referrer`: with the latter a browser without JavaScript posts forms with
 * `Origin: null`, and the people most at risk would be locked out.
 */
const HEADERS = {
  'content-security-policy': OTHER_POLICY,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(self)',
  'cache-control': 'no-store',
}

/** The nonce of this answer's policy, for a page with a script; without it a page runs none. */
export function nonceOf(c: Context): string {
  const nonce = randomBytes(16).toString('base64')
  c.set('policy', POLICY(`'nonce-${nonce}'`))
  return nonce
}

/** Set before the door answers, so that a door may say otherwise in its own answer. */
export function securityHeaders(secure: boolean): MiddlewareHandler {
  const headers = Object.entries({
    ...HEADERS,
    ...(secure && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
  })
  return async (c, next) => {
    for (const [name, value] of headers) c.header(name, value)
    const { html } = c
    c.html = ((...page: Parameters<typeof html>) => {
      c.header('content-security-policy', (c.get('policy') as string | undefined) ?? PAGE_POLICY)
      return html(...page)
    }) as typeof html
    await next()
  }
}

/** Addresses that name nothing: with the sign NUL, or with bytes that are no UTF-8, as of a link that was cut. */
export const readableAddress: MiddlewareHandler = async (c, next) => {
  if (!c.req.url.includes('%')) return next()
  const { pathname, search } = new URL(c.req.url)
  if (isReadable(pathname) && isReadable(search.replaceAll('+', ' '))) return next()
  return asksForPage(c) ? c.notFound() : problem(c, 400, 'address-not-readable')
}

function isReadable(encoded: string): boolean {
  try {
    return !decodeURIComponent(encoded).includes('\0')
  } catch {
    return false
  }
}

/** Whether a page is asked for, as browsers do, and not an answer for a program. */
export const asksForPage = (c: Context): boolean => c.req.header('accept')?.includes('text/html') === true

/** Where a reader finds nothing at an address with a slash too many, the one without it is tried: on this host and no other. */
export const trimmedAddress: MiddlewareHandler = async (c, next) => {
  await next()
  if (c.res.status !== 404 || c.req.method !== 'GET' || !asksForPage(c)) return
  const { pathname, search } = new URL(c.req.url)
  const trimmed = `/${pathname.replace(/^\/+|\/+$/g, '')}`
  if (pathname.endsWith('/') && trimmed !== pathname) c.res = c.redirect(`${trimmed}${search}`, 301)
}

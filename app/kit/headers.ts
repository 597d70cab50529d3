/** Headers that every answer has, and the checks that every request passes before any slice sees it. */
import { randomBytes } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'

const CSP = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

/** The nonce of this answer's Content-Security-Policy. */
export const nonceOf = (c: Context): string => (c.get('nonce') as string | undefined) ?? ''

/**
 * `same-origin` and not `no-referrer`: with the latter a browser without JavaScript posts forms with
 * `Origin: null`, and the people most at risk would be locked out.
 */
export function securityHeaders(secure: boolean): MiddlewareHandler {
  return async (c, next) => {
    const nonce = randomBytes(16).toString('base64')
    c.set('nonce', nonce)
    await next()
    const set = (name: string, value: string) => {
      if (!c.res.headers.has(name)) c.res.headers.set(name, value)
    }
    // Only a page can run or load anything; every other answer may do nothing at all.
    const isPage = c.res.headers.get('content-type')?.startsWith('text/html')
    set('content-security-policy', isPage ? CSP(nonce) : "default-src 'none'; frame-ancestors 'none'; sandbox")
    set('x-content-type-options', 'nosniff')
    set('referrer-policy', 'same-origin')
    set('cross-origin-opener-policy', 'same-origin')
    set('cross-origin-resource-policy', 'same-origin')
    set('permissions-policy', 'camera=(), microphone=(), geolocation=(self), interest-cohort=()')
    set('cache-control', 'no-store')
    if (secure) set('strict-transport-security', 'max-age=31536000; includeSubDomains')
  }
}

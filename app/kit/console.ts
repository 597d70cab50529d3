/** Serves the built officers' console at /desk: one page for every address below it, and its hashed files. */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { type Context, Hono } from 'hono'

/** What the build writes where the nonce of the answer belongs. */
export const NONCE_PLACE = '--nonce--'

const TYPES: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.png': 'image/png',
}
/** Packed once more, these would not get smaller. */
const PACKED = ['.woff2', '.png']

const policy = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')

const NOT_BUILT = 'میز کار هنوز ساخته نشده است.\nThe desk is not built yet: npm run build --workspace console\n'

type Asset = { type: string; body: Buffer<ArrayBuffer>; gzipped: Buffer<ArrayBuffer> | null; tag: string }

/** The doors of the console that was built into `folder`; without a build they say in one sentence what to do. */
export function consolePages(folder: string): Hono {
  const routes = new Hono()
  const assets = new Map<string, Asset>()
  let page: string | null = null
  if (existsSync(join(folder, 'index.html'))) {
    page = readFileSync(join(folder, 'index.html'), 'utf8')
    for (const path of globSync('assets/*', { cwd: folder })) assets.set(path, read(join(folder, path)))
  }
  routes.get('/desk/assets/:name', (c) => {
    const asset = assets.get(`assets/${c.req.param('name')}`)
    return asset ? give(c, asset) : c.text('', 404)
  })
  routes.get('/desk', (c) => c.redirect('/desk/', 301))
  routes.get('/desk/*', (c) => (page === null ? c.text(NOT_BUILT, 503) : givePage(c, page)))
  return routes
}

function read(file: string): Asset {
  const body = readFileSync(file)
  const gzipped = PACKED.includes(extname(file)) ? null : gzipSync(body, { level: 9 })
  const tag = createHash('sha256').update(body).digest('base64url').slice(0, 16)
  return { type: TYPES[extname(file)] ?? 'application/octet-stream', body, gzipped, tag }
}

function give(c: Context, { type, body, gzipped, tag }: Asset): Response {
  const packs = gzipped !== null && /\bgzip\b/.test(c.req.header('accept-encoding') ?? '')
  c.header('content-type', type)
  c.header('cache-control', 'public, max-age=31536000, immutable')
  c.header('x-content-type-options', 'nosniff')
  c.header('vary', 'accept-encoding')
  c.header('etag', `"${tag}${packs ? '-gzip' : ''}"`)
  if (packs) c.header('content-encoding', 'gzip')
  return c.body(packs ? gzipped : body)
}

function givePage(c: Context, page: string): Response {
  const nonce = randomBytes(16).toString('base64')
  // Not c.html(): that is where the pages of other doors get their narrower policy.
  return c.body(page.replaceAll(NONCE_PLACE, nonce), 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': policy(nonce),
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
  })
}

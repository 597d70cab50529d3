/** Serves an agency's logo to everybody: `/logo/<slug>`, with `?<tag>` kept by browsers for ever. */
import { Hono } from 'hono'
import type { App } from '../app.ts'
import { logoOf } from './store.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'
const FOR_A_WHILE = 'public, max-age=300'

export const logoPages = (app: App): Hono =>
  new Hono().get('/logo/:slug', async (c) => {
    const logo = await app.db.open((tx) => logoOf(tx, c.req.param('slug')))
    if (!logo) return c.notFound()
    return c.body(new Uint8Array(logo.png), 200, {
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cache-control': new URL(c.req.url).search === `?${logo.tag}` ? FOR_EVER : FOR_A_WHILE,
      etag: `"${logo.tag}"`,
    })
  })

/** Where a logo is found; null without one. */
export const logoPath = ({ slug, logoTag }: { slug: string; logoTag: string | null }) =>
  logoTag && `/logo/${slug}?${logoTag}`

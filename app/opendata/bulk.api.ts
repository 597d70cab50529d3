/** The door of GeoReport Bulk: sent as it is read, a thousand requests at a time, each asked anew whether it is public. */
import { type Context, Hono } from 'hono'
import { placeOf } from '#kit/caller.ts'
import type { App } from '../app.ts'
import { jurisdictionOf } from './actions.ts'
import { readAsked } from './asked.ts'
import { BULK_FORMATS, BULK_WRITING, type BulkFormat, bulkRow } from './bulk.ts'
import { servicesAlone } from './data.store.ts'
import type { PublicRequest } from './schema.ts'
import { type Jurisdiction, publicServices } from './show.ts'
import { publicAfter } from './store.ts'
import { WORDS } from './words.ts'

/** Reads everything there is; nobody needs that every minute. */
const LIMIT = { tries: 60, seconds: 3600 }
const BATCH = 1000
const NIL = '00000000-0000-0000-0000-000000000000'

export function bulkPages(app: App): Hono {
  const routes = new Hono()
  for (const format of BULK_FORMATS) routes.get(`/open311/v2/bulk.${format}`, (c) => sendBulk(app, c, format))
  return routes
}

async function sendBulk(app: App, c: Context, format: BulkFormat) {
  const asked = readAsked(c)
  const at = await jurisdictionOf(app, asked)
  if ('status' in at) return refuse(c, asked.lang ?? 'fa', at)
  if (!(await app.limits.allows('bulk', placeOf(app.config, c), LIMIT)))
    return refuse(c, at.lang, { status: 429, troubles: ['too-many'] })
  const { type } = BULK_WRITING[format]
  return c.body(await streamOf(app, at, format), 200, {
    'content-type': `${type}; charset=utf-8`,
    'content-disposition': `attachment; filename="${at.agency.slug}-requests.${format}"`,
    'content-language': at.lang,
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  })
}

type No = Extract<Awaited<ReturnType<typeof jurisdictionOf>>, { status: number }>

const refuse = (c: Context, lang: Jurisdiction['lang'], { status, troubles }: No) =>
  c.json(
    troubles.map((trouble) => ({ code: String(status), description: WORDS[lang].errors[trouble] })),
    status,
  )

async function streamOf(app: App, at: Jurisdiction, format: BulkFormat): Promise<ReadableStream<Uint8Array>> {
  const { begin, row, end } = BULK_WRITING[format]
  const alone = new Set(await app.db.in(at.agency.agencyId, servicesAlone))
  const bytes = new TextEncoder()
  let after: string | null = null
  return new ReadableStream({
    async pull(to) {
      const isFirst = after === null
      const found = await nextRequests(app, at, after ?? NIL)
      const rows = found.map((request, n) => row(bulkRow(at, alone, request), isFirst && n === 0))
      const isLast = found.length < BATCH
      to.enqueue(bytes.encode(`${isFirst ? begin : ''}${rows.join('')}${isLast ? end : ''}`))
      if (isLast) to.close()
      after = found.at(-1)?.submissionId ?? NIL
    },
  })
}

/** In the order of ids, which are random: no place in the file says when a message came. */
const nextRequests = (app: App, at: Jurisdiction, after: string): Promise<PublicRequest[]> => {
  const { agencyId, zone } = at.agency
  const serviceIds = publicServices(at).map(({ serviceId }) => serviceId)
  return app.db.in(agencyId, (tx) => publicAfter(tx, { zone, serviceIds, after, limit: BATCH }))
}

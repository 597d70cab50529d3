/**
 * The doors of Open311 GeoReport v2 and its discovery. Strict in what they say: codes are text, days are W3C
 * dates with a zone, a status is open or closed, XML and JSON have the same content.
 */
import { type Context, Hono } from 'hono'
import { isSameOrigin, placeOf } from '#kit/caller.ts'
import { isUnreachable } from '#kit/reach.ts'
import { type Lang, pick } from '#kit/words.ts'
import { targetWords } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { askBack } from '../places/index.ts'
import type { Intake } from '../submissions/index.ts'
import { findRequests, jurisdictionOf, send, showByIds } from './actions.ts'
import { type Asked, readAsked, readFields, splitFormat } from './asked.ts'
import { readMessage } from './message.ts'
import { type Refused, refused } from './schema.ts'
import { showDefinition, showServices } from './show.ts'
import { isRequestToken } from './tokens.ts'
import { WORDS } from './words.ts'
import { type Value, withoutNotXml, writeXml } from './xml.ts'

/** Shared with the JSON door of submissions: one place sends so many by whichever. */
const LIMIT = { tries: 600, seconds: 3600 }
const VERSION = '/open311/v2'
const SPECIFICATION = 'http://wiki.open311.org/GeoReport_v2'
const BULK_SPECIFICATION = 'http://wiki.open311.org/GeoReport_Bulk_v1'
/** Sortable, and newer when this interface changes. */
const CHANGESET = '2026-11-22 00:00'
const A_MINUTE = 'public, max-age=60'

type Said = { root: string; value: Value; lang?: Lang; headers?: Record<string, string> }
type Run = (c: Context, asked: Asked) => Promise<Said | Refused>

export function open311Pages(app: App, intake: Intake): Hono {
  const routes = new Hono()
  const door = (run: Run) => async (c: Context) => {
    const asked = readAsked(c)
    return write(c, asked, await run(c, asked).catch(tryLater))
  }
  for (const end of ['', '.json', '.xml']) {
    routes.get(
      `/open311/discovery${end}`,
      door(async (_, asked) => discovery(app, asked)),
    )
    routes.get(
      `${VERSION}/services${end}`,
      door((_, asked) => services(app, asked)),
    )
    routes.get(
      `${VERSION}/requests${end}`,
      door((_, asked) => requests(app, asked)),
    )
    routes.post(
      `${VERSION}/requests${end}`,
      door((c, asked) => receive(app, intake, c, asked)),
    )
  }
  return routes
    .get(
      VERSION,
      door(async (_, asked) => discovery(app, asked)),
    )
    .get(
      `${VERSION}/services/:code`,
      door((c, asked) => definition(app, asked, lastOf(c, 'code'))),
    )
    .get(
      `${VERSION}/requests/:id`,
      door((c, asked) => oneRequest(app, asked, lastOf(c, 'id'))),
    )
    .get(
      `${VERSION}/tokens/:token`,
      door((c, asked) => oneToken(app, asked, lastOf(c, 'token'))),
    )
    .all(
      '/open311/*',
      door(async () => refused(404, 'not-here')),
    )
}

function tryLater(error: unknown): Refused {
  if (!isUnreachable(error)) throw error
  return refused(503, 'try-later')
}

const lastOf = (c: Context, name: string) => splitFormat(c.req.param(name) ?? '').name

function discovery(app: App, { lang }: Asked): Said {
  const url = app.config.publicUrl
  const { contact, keys } = WORDS[lang ?? 'fa']
  const endpoint = {
    specification: SPECIFICATION,
    url: `${url}${VERSION}`,
    changeset: CHANGESET,
    type: 'production',
    formats: ['text/xml', 'application/json'],
  }
  const bulk = { ...endpoint, specification: BULK_SPECIFICATION, formats: ['text/csv', ...endpoint.formats] }
  const value = { changeset: CHANGESET, contact: `${contact}: ${url}/`, key_service: keys, endpoints: [endpoint, bulk] }
  return { root: 'discovery', value, headers: { 'cache-control': A_MINUTE } }
}

async function services(app: App, asked: Asked): Promise<Said | Refused> {
  const at = await jurisdictionOf(app, asked)
  if ('status' in at) return at
  return { root: 'services', value: showServices(at), lang: at.lang, headers: { 'cache-control': A_MINUTE } }
}

async function definition(app: App, asked: Asked, code: string): Promise<Said | Refused> {
  const at = await jurisdictionOf(app, asked)
  if ('status' in at) return at
  const value = showDefinition(at, code)
  return isRefused(value)
    ? value
    : { root: 'service_definition', value, lang: at.lang, headers: { 'cache-control': A_MINUTE } }
}

async function requests(app: App, asked: Asked): Promise<Said | Refused> {
  const at = await jurisdictionOf(app, asked)
  if ('status' in at) return at
  const value = await findRequests(app, at, asked.fields)
  if (isRefused(value)) return value
  const cache = asked.fields('service_request_id') === '' ? { 'cache-control': A_MINUTE } : {}
  return { root: 'service_requests', value, lang: at.lang, headers: cache }
}

async function oneRequest(app: App, asked: Asked, id: string): Promise<Said | Refused> {
  const at = await jurisdictionOf(app, asked)
  if ('status' in at) return at
  const value = await showByIds(app, at, [id])
  return value.length > 0 ? { root: 'service_requests', value, lang: at.lang } : refused(404, 'request-unknown')
}

/** Here a token is a service_request_id already; programs that keep tokens ask all the same. */
async function oneToken(app: App, asked: Asked, token: string): Promise<Said | Refused> {
  const at = await jurisdictionOf(app, asked)
  if ('status' in at) return at
  const known = isRequestToken(token) && (await showByIds(app, at, [token])).length > 0
  return known
    ? { root: 'service_requests', value: [{ service_request_id: token, token }], lang: at.lang }
    : refused(404, 'token-unknown')
}

async function receive(app: App, intake: Intake, c: Context, asked: Asked): Promise<Said | Refused> {
  if (!isSameOrigin(app.config, c)) return refused(403, 'other-site')
  const body = await readFields(c, asked.fields)
  if ('refused' in body) return body.refused
  const at = await jurisdictionOf(app, { ...asked, fields: body.fields })
  if ('status' in at) return at
  if (!at.agency.open) return refused(403, 'agency-closed')
  const read = readMessage(at, body.fields)
  if ('status' in read) return read
  if (!(await app.limits.allows('submit-api', placeOf(app.config, c), LIMIT))) return refused(429, 'too-many')
  const isExtended = body.fields('extensions') === 'true'
  // A program that knows no more than the standard could not ask: its message is taken as it is.
  const choices =
    isExtended && body.fields('asked') !== 'true' ? await askBack(app, at.agency.agencyId, read.input) : []
  if (choices.length > 0) return { ...refused(400, 'place-unclear'), choices }
  const sent = await send(app, intake, at, read.input, c.req.header('idempotency-key')?.trim() ?? '')
  if ('status' in sent) return sent
  const { target } = read.service
  const words = WORDS[at.lang]
  const promise = target ? targetWords(at.lang, target) : ''
  const answer = {
    service_request_id: sent.token,
    service_notice: `${words.taken} ${promise}`.trim(),
    account_id: null,
    ...(isExtended && { receipt: sent.receipt }),
  }
  return { root: 'service_requests', value: [answer], lang: at.lang, headers: { 'pasokh-receipt': sent.receipt } }
}

const isRefused = (value: Value | Refused): value is Refused =>
  value !== null && typeof value === 'object' && 'troubles' in value

// ---- Saying

function write(c: Context, asked: Asked, said: Said | Refused): Response {
  const lang = asked.lang ?? ('lang' in said && said.lang ? said.lang : 'fa')
  const {
    status,
    root,
    value,
    headers = {},
  } = 'troubles' in said
    ? { status: said.status, ...errors(said, lang), headers: said.status === 503 ? { 'retry-after': '10' } : {} }
    : { status: 200 as const, ...said }
  // What any program may read, a page of another site may read as well; there is no cookie that could be used.
  const open =
    c.req.method === 'GET' ? { 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } : {}
  const type = asked.format === 'xml' ? 'text/xml' : 'application/json'
  const body = asked.format === 'xml' ? writeXml(root, value) : writeJson(asked.wrapped ? { [root]: value } : value)
  return c.body(body, status, {
    'content-type': `${type}; charset=utf-8`,
    'content-language': lang,
    vary: 'accept, accept-language',
    ...open,
    ...headers,
  })
}

const writeJson = (value: Value) =>
  JSON.stringify(value, (_, one: unknown) => (typeof one === 'string' ? withoutNotXml(one) : one))

const errors = ({ status, troubles, choices = [] }: Refused, lang: Lang) => ({
  root: 'errors',
  value: troubles.map((trouble) => ({
    code: String(status),
    description: WORDS[lang].errors[trouble],
    ...(choices.length > 0 && {
      choices: choices.map(({ areaId, label }) => ({ address_id: areaId, address: pick(label, lang) })),
    }),
  })),
})

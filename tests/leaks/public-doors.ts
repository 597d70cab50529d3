/** Every door that anyone may open, and how a stranger asks at it. A route that is not named here fails the test. */
import { ASSETS } from '../../app/ui/assets.ts'

export type Ask = { method: string; path: string; body?: BodyInit; type?: string; headers?: Record<string, string> }

const get = (...paths: string[]): Ask[] => paths.map((path) => ({ method: 'GET', path }))
const json = (method: string, path: string, value: unknown): Ask[] => [
  { method, path, body: JSON.stringify(value), type: 'application/json' },
]
const form = (path: string, fields: Record<string, string>): Ask[] => [
  { method: 'POST', path, body: new URLSearchParams(fields), type: 'application/x-www-form-urlencoded' },
]

const NO_RECEIPT = '0000 0000 0000 0000 0000'
const NO_ID = '00000000-0000-4000-8000-000000000000'
const OPEN311_LISTS = ['/open311/v2/requests', '/open311/v2/requests.json', '/open311/v2/requests.xml']
const OPEN311_SERVICES = ['/open311/v2/services', '/open311/v2/services.json', '/open311/v2/services.xml']
/** Pages of results, methods and privacy, by what they are asked for. */
const RESULTS = {
  '/results': '/results',
  '/methods': '/methods',
  '/methods/:indicator': '/methods/received',
  '/methods/:indicator/:version': '/methods/received/1',
  '/results/:indicator': '/results/confirmed',
  '/:agency/results': '/water/results',
  '/:agency/results/:indicator': '/water/results/confirmed?service=leak',
  '/:agency/results/:indicator/:version{[1-9][0-9]{0,3}}': '/water/results/own-share/1',
  '/:agency/results/:indicator/widget': '/water/results/confirmed/widget',
  '/:agency/privacy': '/water/privacy',
  '/map': '/map',
  '/:agency/map': '/water/map',
  '/:agency/map/:month': '/water/map/1405-08',
}
/** Pages of open data, by what they are asked for. */
const DATA = {
  '/data': '/data',
  '/data/feed.atom': '/data/feed.atom',
  '/data/:agency': '/data/water',
  '/data/:agency/feed.atom': '/data/water/feed.atom',
  '/data/:agency/:day': '/data/water/2026-11-20',
}
const DISCOVERY = ['/open311/discovery', '/open311/discovery.json', '/open311/discovery.xml', '/open311/v2']

/** The entries of the log so far: as many as there are, for those beyond are not there. */
const partial = (most: number) => Array.from({ length: most }, (_, at) => `/log/tile/entries/000.p/${at + 1}`)

/** By route as the router names it. What the sender gets back for a message of their own is not a public output. */
export const PUBLIC_DOORS: Record<string, Ask[]> = {
  ...Object.fromEntries(ASSETS.map(({ path }) => [`GET ${path}`, get(path)])),
  'GET /livez': get('/livez'),
  'GET /readyz': get('/readyz'),
  'GET /source': get('/source'),
  'GET /en/source': get('/en/source'),
  'GET /': get('/'),
  'GET /en': get('/en'),
  'GET /:agency': get('/water', '/none'),
  'GET /en/:agency': get('/en/water'),
  'POST /:agency': form('/water', { do: 'propose', text: 'نشت آب', token: 'A'.repeat(22) }),
  'POST /en/:agency': form('/en/water', { do: 'send', text: 'x', token: '' }),
  'GET /receipt': get('/receipt'),
  'GET /en/receipt': get('/en/receipt'),
  'GET /v/:token': get(`/v/${'A'.repeat(22)}`, '/v/none'),
  'GET /en/v/:token': get(`/en/v/${'A'.repeat(22)}`),
  'POST /v': form('/v', { link: 'A'.repeat(22), act: 'confirm', text: '' }),
  'POST /en/v': form('/en/v', { link: 'A'.repeat(22), act: 'object', text: 'x' }),
  'POST /v/satisfaction': form('/v/satisfaction', { link: 'A'.repeat(22), answer: '5', remark: '' }),
  'POST /en/v/satisfaction': form('/en/v/satisfaction', { link: 'A'.repeat(22), remark: 'x' }),
  'POST /receipt/satisfaction': form('/receipt/satisfaction', { receipt: NO_RECEIPT, answer: '5', remark: '' }),
  'POST /en/receipt/satisfaction': form('/en/receipt/satisfaction', { receipt: NO_RECEIPT, answer: '1', remark: 'x' }),
  'POST /api/receipt/satisfaction': json('POST', '/api/receipt/satisfaction', { receipt: NO_RECEIPT, answer: 3 }),
  'POST /api/verdicts': json('POST', '/api/verdicts', { link: 'A'.repeat(22), act: 'confirm' }),
  'POST /receipt': form('/receipt', { receipt: NO_RECEIPT }),
  'POST /en/receipt': form('/en/receipt', { receipt: NO_RECEIPT }),
  'POST /receipt/file': form('/receipt/file', { receipt: NO_RECEIPT, file: NO_ID }),
  'POST /en/receipt/file': form('/en/receipt/file', { receipt: NO_RECEIPT, file: 'none' }),
  ...Object.fromEntries(
    Object.entries({ ...RESULTS, ...DATA }).flatMap(([route, path]) => [
      [`GET ${route}`, get(path)],
      [`GET /en${route}`, get(`/en${path}`)],
    ]),
  ),
  'GET /:agency/map/:month/:file': get(
    '/water/map/1405-08/sheet.json',
    '/water/map/1405-08/map.csv',
    '/water/map/1405-08/map.geojson',
  ),
  'GET /:agency/results.csv': get('/water/results.csv'),
  'GET /:agency/results.json': get('/water/results.json'),
  'POST /receipt/proof': form('/receipt/proof', { receipt: NO_RECEIPT }),
  'POST /en/receipt/proof': form('/en/receipt/proof', { receipt: NO_RECEIPT }),
  'POST /receipt/proof-sheet': form('/receipt/proof-sheet', { receipt: NO_RECEIPT }),
  'POST /en/receipt/proof-sheet': form('/en/receipt/proof-sheet', { receipt: NO_RECEIPT }),
  'GET /record': get('/record'),
  'GET /en/record': get('/en/record'),
  'GET /verify': get('/verify'),
  'GET /en/verify': get('/en/verify'),
  'GET /data/catalog.jsonld': get('/data/catalog.jsonld'),
  'GET /data/datapackage.json': get('/data/datapackage.json'),
  'GET /data/comparisons.csv': get('/data/comparisons.csv'),
  'GET /data/:agency/catalog.jsonld': get('/data/water/catalog.jsonld'),
  'GET /data/:agency/:day/datapackage.json': get('/data/water/2026-11-20/datapackage.json'),
  'GET /data/:agency/:day/:file': get(
    '/data/water/2026-11-20/release.json',
    '/data/water/2026-11-20/figures.csv',
    '/data/water/2026-11-20/figures.parquet',
  ),
  'GET /open311/v2/bulk.csv': get('/open311/v2/bulk.csv'),
  'GET /open311/v2/bulk.json': get('/open311/v2/bulk.json?lang=en'),
  'GET /open311/v2/bulk.xml': get('/open311/v2/bulk.xml'),
  'GET /witness': get('/witness'),
  'POST /witness/add-checkpoint': [{ method: 'POST', path: '/witness/add-checkpoint', body: 'old 0\n' }],
  'GET /log/checkpoint': get('/log/checkpoint'),
  'GET /log/tile/*': get('/log/tile/0/000.p/1', '/log/tile/entries/000.p/1', ...partial(30)),
  'GET /log/:log{[2-9]|[1-9][0-9]+}/checkpoint': get('/log/2/checkpoint'),
  'GET /log/:log{[2-9]|[1-9][0-9]+}/tile/*': get('/log/2/tile/0/000'),
  'GET /log/logs.json': get('/log/logs.json'),
  'GET /log/types.json': get('/log/types.json'),
  'GET /results/releases/:agency/:day': get(`/results/releases/${NO_ID}/2026-11-20.json`),
  'GET /logo/:slug': get('/logo/water'),
  'GET /desk': get('/desk'),
  'GET /desk/*': get('/desk/', '/desk/cases'),
  'GET /desk/assets/:name': get('/desk/assets/none.js'),
  'GET /api/openapi.json': get('/api/openapi.json'),
  'ALL /api/*': get('/api/none'),
  'POST /api/session': json('POST', '/api/session', { email: 'no@example.org', password: 'not the right one' }),
  'POST /api/session/passkey/options': json('POST', '/api/session/passkey/options', {}),
  'POST /api/session/passkey': json('POST', '/api/session/passkey', {}),
  'POST /api/invitations/check': json('POST', '/api/invitations/check', { token: 'none' }),
  'POST /api/invitations/accept': json('POST', '/api/invitations/accept', { token: 'none' }),
  'GET /api/agencies': get('/api/agencies'),
  'GET /api/first-run': get('/api/first-run'),
  'POST /api/first-run': json('POST', '/api/first-run', { code: 'none' }),
  'POST /api/agencies/:slug/submissions': json('POST', '/api/agencies/water/submissions', { text: '' }),
  'POST /api/receipt': json('POST', '/api/receipt', { receipt: NO_RECEIPT }),
  'POST /api/receipt/acts': json('POST', '/api/receipt/acts', { receipt: NO_RECEIPT, act: 'confirm' }),
  ...Object.fromEntries(DISCOVERY.map((path) => [`GET ${path}`, get(path)])),
  ...Object.fromEntries(OPEN311_SERVICES.map((path) => [`GET ${path}`, get(path, `${path}?lang=en`)])),
  ...Object.fromEntries(
    OPEN311_LISTS.flatMap((path) => [
      [`GET ${path}`, get(path, `${path}?status=open,closed&lang=en`, `${path}?start_date=2026-11-20`)],
      [`POST ${path}`, form(path, { service_code: 'none' })],
    ]),
  ),
  'GET /open311/v2/services/:code': get('/open311/v2/services/leak.json', '/open311/v2/services/leak.xml'),
  'GET /open311/v2/requests/:id': get(`/open311/v2/requests/${NO_ID}.json`),
  'GET /open311/v2/tokens/:token': get(`/open311/v2/tokens/${'0'.repeat(32)}.xml`),
  'ALL /open311/*': get('/open311/none'),
}

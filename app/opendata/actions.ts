/** What Open311 does: takes a message in, and tells who asks what they may know. */
import { agencyBySlug, listAgencies, servicesOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { areasOf } from '../places/index.ts'
import { type Intake, type NewSubmission, showReceipt, TOKEN_BYTES } from '../submissions/index.ts'
import type { Asked, Fields } from './asked.ts'
import { listOf, readPage, readRange, readStatus } from './rules.ts'
import { type Refused, refused } from './schema.ts'
import { type Jurisdiction, publicServices, showHeld, showPublic } from './show.ts'
import { addToken, byTokens, dropForgotten, publicByIds, publicIn } from './store.ts'
import { formToken, isRequestToken, LEAST_KEY_LENGTH, requestToken, tokenHash } from './tokens.ts'
import type { Value } from './xml.ts'

/** The agency that jurisdiction_id names; the only one there is when it names none. */
export async function jurisdictionOf(app: App, { lang, fields }: Pick<Asked, 'lang' | 'fields'>) {
  const slug = fields('jurisdiction_id')
  const agencies = await app.db.open(async (tx) =>
    slug ? [await agencyBySlug(tx, slug)] : listAgencies(tx, { limit: 2 }),
  )
  const [agency] = agencies
  if (agencies.length > 1) return refused(400, 'jurisdiction-missing')
  if (!agency) return refused(404, 'jurisdiction-unknown')
  return app.db.in(
    agency.agencyId,
    async (tx): Promise<Jurisdiction> => ({
      agency,
      // Retired ones too: old requests keep their service and area.
      services: await servicesOf(tx, { retired: true }),
      areas: await areasOf(tx, { retired: true, borders: false }),
      lang: lang ?? agency.lang,
    }),
  )
}

/** A token and a receipt for a message that is safely stored. The same message under the same key has the same ones. */
export async function send(app: App, intake: Intake, { agency }: Jurisdiction, input: NewSubmission, key: string) {
  if (key !== '' && key.length < LEAST_KEY_LENGTH) return refused(400, 'key-short')
  const message = [agency.agencyId, JSON.stringify(input)]
  const form = key ? formToken(app.keys.receipt, key, message) : app.random(TOKEN_BYTES).toString('base64url')
  const { submissionId, receipt } = await intake(agency.agencyId, form, input, { channel: 'api' })
  const token = requestToken(app.keys.receipt, form)
  await app.db.in(agency.agencyId, (tx) => addToken(tx, tokenHash(token), submissionId))
  return { token, receipt: showReceipt(receipt) }
}

// ---- Telling

/** The requests that a query asks for, as Open311 shows them. */
export async function findRequests(app: App, at: Jurisdiction, fields: Fields): Promise<Value[] | Refused> {
  const ids = listOf(fields('service_request_id'))
  if (ids.length > 0) return showByIds(app, at, ids)
  const { agency } = at
  const range = readRange(fields('start_date'), fields('end_date'), { zone: agency.zone, now: app.now() })
  const states = readStatus(fields('status'))
  const page = readPage(fields('page'), fields('page_size'))
  for (const trouble of [range, states, page]) if (typeof trouble === 'string') return refused(400, trouble)
  if (typeof range === 'string' || typeof states === 'string' || typeof page === 'string') return []
  const codes = listOf(fields('service_code'))
  const services = publicServices(at).filter(({ code }) => codes.length === 0 || codes.includes(code))
  const wanted = { zone: agency.zone, serviceIds: services.map(({ serviceId }) => serviceId), range, states, ...page }
  const found = await app.db.in(agency.agencyId, (tx) => publicIn(tx, wanted))
  return found.map((request) => showPublic(at, request))
}

const MOST_IDS = 100
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Requests by their ids: public ones, and those whose token the program holds. What is neither is left out. */
export async function showByIds(app: App, at: Jurisdiction, given: readonly string[]): Promise<Value[]> {
  const ids = given.slice(0, MOST_IDS).map((id) => id.toLowerCase())
  const tokens = ids.filter(isRequestToken)
  const { agencyId, zone } = at.agency
  const serviceIds = publicServices(at).map(({ serviceId }) => serviceId)
  return app.db.in(agencyId, async (tx) => {
    const open = await publicByIds(
      tx,
      ids.filter((id) => UUID.test(id)),
      { zone, serviceIds },
    )
    const held = await byTokens(tx, tokens.map(tokenHash), zone)
    const shown = new Map<string, Value>([
      ...open.map((request) => [request.submissionId, showPublic(at, request)] as const),
      ...tokens.flatMap((token) => {
        const request = held.find((one) => one.tokenHash.equals(tokenHash(token)))
        return request ? [[token, showHeld(at, token, request)] as const] : []
      }),
    ])
    return [...new Set(ids)].flatMap((id) => shown.get(id) ?? [])
  })
}

export const forgetTokens = (app: App, agencyId: string): Promise<number> => app.db.in(agencyId, dropForgotten)

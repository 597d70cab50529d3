/**
 * Taking a submission in: it is sealed, stored and committed before it is acknowledged, and the same
 * form sent again gives the same receipt and adds nothing.
 */
import { createHash } from 'node:crypto'
import type { Tx } from '#kit/db.ts'
import { newKey, seal } from '#kit/seal.ts'
import { agencyKey } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { append, type Event, type Promised, promise } from '../record/index.ts'
import { gather } from './gather.ts'
import { addReceipts, addSubmissions, findByKey, type Ready } from './intake.store.ts'
import { deriveReceipt, idempotencyKey, MAX_DRAWS, type Receipt, secretHmac } from './receipt.ts'
import type { Channel, NewSubmission, Sealed } from './schema.ts'

export type Given = { submissionId: string; receipt: Receipt; again: boolean }

/** `hour` and `commitment` are what the promise is about. */
export type Taken = Given & { hour: Date; commitment: Buffer }

export type Order = { agencyId: string; token: string; ready: Ready }

/** What waits for its receipt. */
export type Unreceipted = {
  agencyId: string
  token: string
  ready: Pick<Ready, 'submissionId'>
}

type Entry = { channel: Channel; photos?: readonly Buffer[]; entry?: NonNullable<Sealed['entry']>; receivedAt?: Date }

/** Commits that may be under way at once, and how many submissions share one. */
const COMMITS_AT_ONCE = 2
const MOST_IN_ONE = 200

/** Takes submissions in for this system; made once. */
export function openIntake(app: App) {
  const take = gather((orders: readonly Order[]) => takeTogether(app, orders), {
    most: MOST_IN_ONE,
    atOnce: COMMITS_AT_ONCE,
  })
  return async (
    agencyId: string,
    token: string,
    input: NewSubmission,
    how: Entry,
  ): Promise<Taken & { promised: Promised }> => {
    const taken = await take({ agencyId, token, ready: await sealOne(app, agencyId, token, input, how) })
    return { ...taken, promised: await promise(app, accepted({ agencyId, ...taken }), taken.hour) }
  }
}

export type Intake = ReturnType<typeof openIntake>

export const startOfHour = (at: Date): Date => new Date(Math.floor(at.getTime() / 3_600_000) * 3_600_000)

/** What `about` names for the submission's own key and for its contents. */
export const aboutKey = (agencyId: string, submissionId: string) => `submission-key/${agencyId}/${submissionId}`
export const aboutText = (agencyId: string, submissionId: string) => `submission/${agencyId}/${submissionId}`
export const aboutPhoto = (agencyId: string, submissionId: string) => `photo/${agencyId}/${submissionId}`

/** A submission ready to be stored, under a new key of its own. */
export async function sealOne(
  app: App,
  agencyId: string,
  token: string,
  input: NewSubmission,
  how: Entry,
): Promise<Ready> {
  const submissionId = randomId(app)
  const key = newKey()
  const salt = app.random(32)
  const { text, address, point, contact } = input
  const content: Sealed = {
    text,
    address,
    point,
    contact,
    salt: salt.toString('base64'),
    ...(how.entry && { entry: how.entry }),
  }
  const agency = await agencyKeyOf(app, agencyId)
  return {
    agencyId,
    submissionId,
    idempotency: idempotencyKey(token),
    receivedHour: startOfHour(how.receivedAt ?? app.now()),
    channel: how.channel,
    formLang: input.lang,
    chosenServiceId: input.serviceId,
    chosenAreaId: input.areaId,
    wrappedKey: seal(agency, aboutKey(agencyId, submissionId), key),
    sealed: seal(key, aboutText(agencyId, submissionId), JSON.stringify(content)),
    mayPublish: input.mayPublish,
    wantsUpdates: input.wantsUpdates && contact !== null,
    commitment: createHash('sha256').update(salt).update(text).digest(),
    photos: (how.photos ?? []).map((photo) => seal(key, aboutPhoto(agencyId, submissionId), photo)),
  }
}

function randomId(app: App): string {
  const bytes = app.random(16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const agencyKeys = new WeakMap<App, Map<string, Promise<Buffer>>>()

/** The agency's key, unwrapped once: a submission should not wait for a query that gives the same each time. */
function agencyKeyOf(app: App, agencyId: string): Promise<Buffer> {
  const known = agencyKeys.get(app) ?? new Map<string, Promise<Buffer>>()
  agencyKeys.set(app, known)
  const key = known.get(agencyId) ?? app.db.in(agencyId, (tx) => agencyKey(app, tx, agencyId))
  known.set(agencyId, key)
  key.catch(() => known.delete(agencyId))
  return key
}

/** One commit for all of them. */
function takeTogether(app: App, orders: readonly Order[]): Promise<Taken[]> {
  return app.db.open(async (tx) => {
    const taken = new Map<Order, Taken>()
    for (const [agencyId, own] of Map.groupBy(orders, (order) => order.agencyId)) {
      await tx.enter(agencyId)
      await takeForAgency(app, tx, own, taken)
      await app.jobs.add(tx, 'submissions.understand', { agencyId }, { key: agencyId })
    }
    return orders.map((order) => taken.get(order)!)
  })
}

async function takeForAgency(app: App, tx: Tx, orders: readonly Order[], taken: Map<Order, Taken>) {
  // The same form twice in one batch is one submission.
  const first = [...new Map(orders.map((order) => [order.token, order])).values()]
  const added = await addSubmissions(
    tx,
    first.map(({ ready }) => ready),
  )
  const fresh = first.filter(({ ready }) => added.has(ready.idempotency.toString('hex')))
  if (fresh.length > 0) {
    const given = new Map<Order, Given>()
    await giveReceipts(app, tx, fresh, given)
    for (const [order, one] of given) {
      const { receivedHour, commitment } = order.ready
      taken.set(order, { ...one, hour: receivedHour, commitment })
    }
    // Each in the batch of its hour, of which its promise speaks.
    for (const [hour, own] of Map.groupBy(fresh, ({ ready }) => ready.receivedHour.getTime()))
      await append(tx, new Date(hour), ...own.map(({ ready }) => accepted(ready)))
  }
  for (const order of orders) {
    if (taken.has(order)) continue
    taken.set(order, await takenBefore(app, tx, order))
  }
}

/** What the record says of a submission taken in. */
export const accepted = ({
  agencyId,
  submissionId,
  commitment,
}: Pick<Ready, 'agencyId' | 'submissionId' | 'commitment'>): Event => ({
  type: 'submissions.accepted',
  agencyId,
  by: 'citizen',
  about: submissionId,
  body: { commitment: commitment.toString('base64') },
})

/** Stores a receipt for each, and tells it in `given`. */
export async function giveReceipts<One extends Unreceipted>(
  app: App,
  tx: Tx,
  orders: readonly One[],
  given: Map<One, Given>,
) {
  let open = orders
  for (let draw = 0; open.length > 0; draw++) {
    if (draw === MAX_DRAWS) throw new Error('No free receipt was found')
    const drawn = open.map((order) => ({ order, receipt: deriveReceipt(app.keys.receipt, order.token, draw) }))
    const rows = drawn.map(({ order, receipt }) => ({
      lookup: receipt.lookup,
      agencyId: order.agencyId,
      submissionId: order.ready.submissionId,
      hmac: secretHmac(app.keys.receipt, receipt),
    }))
    // Two of one batch may draw the same digits: the later one waits for the next draw.
    const unique = [...new Map(rows.map((row) => [row.lookup, row])).values()]
    const free = await addReceipts(tx, unique, app.now())
    const done = new Set(unique.filter(({ lookup }) => free.has(lookup)).map(({ submissionId }) => submissionId))
    for (const { order, receipt } of drawn) {
      if (done.has(order.ready.submissionId))
        given.set(order, { submissionId: order.ready.submissionId, receipt, again: false })
    }
    open = open.filter((order) => !done.has(order.ready.submissionId))
  }
}

async function takenBefore(app: App, tx: Tx, { agencyId, token, ready }: Order): Promise<Taken> {
  const found = await findByKey(tx, agencyId, ready.idempotency)
  if (!found) throw new Error('A submission known by its form was not found')
  const { submissionId, lookup, hour, commitment } = found
  return { submissionId, receipt: receiptWith(app, token, lookup), again: true, hour, commitment }
}

/** The receipt that this token was given, known by its lookup digits. */
export function receiptWith(app: App, token: string, lookup: string): Receipt {
  for (let draw = 0; draw < MAX_DRAWS; draw++) {
    const receipt = deriveReceipt(app.keys.receipt, token, draw)
    if (receipt.lookup === lookup) return receipt
  }
  throw new Error('The receipt of a known submission was not found')
}

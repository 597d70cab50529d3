/** An agency made like another: what it offers, promises and answers with, and where; no people, no cases, no keys. */
import type { Tx } from '#kit/db.ts'
import type { Text } from '#kit/words.ts'
import type { App } from '../app.ts'
import { addOfficer } from '../people/index.ts'
import { createAgency } from './actions.ts'
import { addCalendar, calendarsOf } from './calendars.store.ts'
import { addDesk, addOffice, desksOf, officesOf } from './offices.store.ts'
import { addTemplate, putReason, refusalReasonsOf, templatesOf } from './replies.store.ts'
import { isReserved } from './rules.ts'
import type { Agency } from './schema.ts'
import { addService, addTarget, examplesOfService, servicesOf, setExamples } from './services.store.ts'
import { agencyBySlug, lockMaking, updateAgency } from './store.ts'

export type Wanted = {
  like: string
  /** The next free one after the pattern's when left out. */
  slug?: string | undefined
  name?: Partial<Text> | undefined
  email?: string | undefined
  person?: string | undefined
}

export type Made = {
  agencyId: string
  slug: string
  email: string
  /** Signs in once, to choose an own one. */
  password: string
  services: number
  templates: number
  desks: number
  /** The new ids of services and desks by those of the pattern, for what other slices copy. */
  serviceIds: ReadonlyMap<string, string>
  deskIds: ReadonlyMap<string, string>
  patternId: string
}

type Refused = { refusal: 'no-pattern' | 'pattern-is-umbrella' | 'slug-taken' | 'slug-reserved' | 'email-taken' }

const PASSWORD_BYTES = 12

class Undone extends Error {
  readonly refusal: Refused['refusal']
  constructor(refusal: Refused['refusal']) {
    super(refusal)
    this.refusal = refusal
  }
}

/** In one transaction, `also` with it: the whole agency is there, or nothing of it. */
export const makeLike = (
  app: App,
  wanted: Wanted,
  also: (tx: Tx, made: Made) => Promise<unknown> = async () => {},
): Promise<Made | Refused> =>
  app.db
    .open(async (tx) => {
      await lockMaking(tx)
      const made = await makeIn(app, tx, wanted)
      await also(tx, made)
      return made
    })
    .catch((error: unknown) => {
      if (error instanceof Undone) return { refusal: error.refusal }
      throw error
    })

async function makeIn(app: App, tx: Tx, { like, slug, name, email, person }: Wanted): Promise<Made> {
  const pattern = await agencyBySlug(tx, like)
  if (!pattern) throw new Undone('no-pattern')
  if (pattern.kind === 'umbrella') throw new Undone('pattern-is-umbrella')
  await tx.enter(pattern.agencyId)
  const set = await settingsOf(tx)
  const [number, free] = await freeSlug(tx, pattern.slug)
  const own = slug ?? free
  if (isReserved(own)) throw new Undone('slug-reserved')
  if (await agencyBySlug(tx, own)) throw new Undone('slug-taken')
  const given = { fa: name?.fa ?? `${pattern.name.fa} (${number})`, en: name?.en ?? `${pattern.name.en} (${number})` }
  const agencyId = await createLike(app, tx, pattern, { slug: own, name: given })
  const ids = await write(app, tx, set)
  const officer = { email: email ?? `admin@${own}.localhost`, name: person ?? 'Administrator', lang: pattern.lang }
  const password = app.random(PASSWORD_BYTES).toString('base64url')
  const added = await addOfficer(app, tx, { ...officer, agencyId, role: 'administrator', password, isOnce: true })
  if ('refusal' in added) throw new Undone('email-taken')
  const counts = { services: set.services.length, templates: set.templates.length, desks: set.desks.length }
  return { agencyId, slug: own, email: officer.email, password, ...counts, ...ids, patternId: pattern.agencyId }
}

/** As `telecom`, then `telecom-2`, `telecom-3` …; and the number. */
async function freeSlug(tx: Tx, slug: string): Promise<[number, string]> {
  for (let number = 2; ; number++) {
    const one = `${slug.slice(0, 34)}-${number}`
    if (!(await agencyBySlug(tx, one))) return [number, one]
  }
}

/** Enters the new agency. */
async function createLike(app: App, tx: Tx, pattern: Agency, own: { slug: string; name: Text }): Promise<string> {
  const { parentId, words, lang, zone, retentionDays, confirmDays, minGroup, sureEnough, escalation } = pattern
  const settings = { parentId, words, lang, zone, retentionDays, confirmDays }
  const agencyId = await createAgency(app, tx, { ...own, ...settings })
  await updateAgency(tx, agencyId, { minGroup, sureEnough, escalation })
  return agencyId
}

type Settings = Awaited<ReturnType<typeof settingsOf>>

/** What is set in the agency that this transaction has entered, without what is closed or retired. */
async function settingsOf(tx: Tx) {
  const services = await servicesOf(tx)
  const examples = new Map<string, string[]>()
  for (const { serviceId } of services) examples.set(serviceId, await examplesOfService(tx, serviceId))
  const offices = (await officesOf(tx)).filter(({ closed }) => !closed)
  return {
    services,
    examples,
    offices,
    calendars: await calendarsOf(tx),
    desks: (await desksOf(tx)).filter(
      (desk) => !desk.closed && offices.some(({ officeId }) => officeId === desk.officeId),
    ),
    reasons: await refusalReasonsOf(tx),
    templates: await templatesOf(tx),
  }
}

async function write(app: App, tx: Tx, set: Settings): Promise<Pick<Made, 'serviceIds' | 'deskIds'>> {
  const calendars = new Map<string, string>()
  for (const { calendarId, name, hours } of set.calendars)
    calendars.set(calendarId, await addCalendar(tx, { name, hours }))
  const offices = new Map<string, string>()
  for (const { officeId, calendarId, name, address } of set.offices)
    offices.set(officeId, await addOffice(tx, { name, address, calendarId: calendars.get(calendarId)! }))
  const deskIds = new Map<string, string>()
  for (const { deskId, officeId, name, sorting } of set.desks)
    deskIds.set(deskId, await addDesk(tx, { officeId: offices.get(officeId)!, name, sorting }))
  const serviceIds = new Map<string, string>()
  for (const { serviceId, target, ...service } of set.services) {
    const id = await addService(tx, service)
    if (target) await addTarget(tx, id, app.now(), target)
    await setExamples(tx, id, set.examples.get(serviceId) ?? [])
    serviceIds.set(serviceId, id)
  }
  for (const reason of set.reasons) await putReason(tx, reason)
  for (const { templateId: _, ...template } of set.templates) await addTemplate(tx, template)
  return { serviceIds, deskIds }
}

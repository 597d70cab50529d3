/** The public doors of submissions: the front page, the form, and what follows sending it. No cookie, no script needed. */
import { type Context, Hono } from 'hono'
import { isSameOrigin, placeOf } from '#kit/caller.ts'
import { type Form, type FormRefusal, readForm } from '#kit/form.ts'
import { nonceOf } from '#kit/headers.ts'
import { isUnreachable } from '#kit/reach.ts'
import { civilDay, type Lang } from '#kit/words.ts'
import { type Agency, agencyBySlug, listAgencies, type Service, servicesOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { mayBeDangerous } from '../models/index.ts'
import { type Area, areasOf, asker, type Elsewhere, elsewhere, type PlaceChoice } from '../places/index.ts'
import { type FormMistakes, FormPage, type FormProps, type FormTrouble } from './form.page.ts'
import { HomePage } from './home.page.ts'
import type { Intake } from './intake.actions.ts'
import { cleanPhoto } from './photos.ts'
import { type PromiseOf, promisedDays } from './promised.actions.ts'
import { EMPTY, readTyped, type Typed } from './read-form.ts'
import { isToken, TOKEN_BYTES } from './receipt.ts'
import { MAX_FORM_BYTES, MAX_PHOTOS, type NewSubmission } from './schema.ts'
import { SentPage } from './sent.page.ts'
import { editedSince, proposeServices } from './understand.actions.ts'

/** Messages from one place in an hour; a household, an office or a whole village may share an address. */
const LIMIT = { tries: 60, seconds: 3600 }
/** How long the agency's settings are kept for the form: a change shows within this time. */
const FORM_SETTINGS_MS = 2000

type Settings = {
  agency: Agency
  services: Service[]
  areas: Area[]
  promiseOf: PromiseOf
  askBack: (address: string) => PlaceChoice[]
  /** Whose matter a service in an area is, where that is another agency's. */
  elsewhere: (serviceId: string | null, areaId: string | null) => Elsewhere | null
}

export function submissionsPages(app: App, intake: Intake): Hono {
  // What tells danger is learned when it is first asked for: not while a person waits.
  setImmediate(() => mayBeDangerous(''))
  const settings = settingsCache(app)
  const home = (lang: Lang) => async (c: Context) =>
    c.html(await HomePage({ lang, agencies: await app.db.open((tx) => listAgencies(tx)) }))
  const show = (lang: Lang) => async (c: Context, next: () => Promise<void>) => {
    const found = await settings(c.req.param('agency')!)
    return found ? emptyForm(app, c, found, lang) : next()
  }
  const send = (lang: Lang) => async (c: Context, next: () => Promise<void>) => {
    const found = await settings(c.req.param('agency')!)
    return found ? take(app, intake, c, { ...found, lang }) : next()
  }
  return new Hono()
    .get('/', home('fa'))
    .get('/en', home('en'))
    .get('/en/:agency', show('en'))
    .get('/:agency', show('fa'))
    .post('/en/:agency', send('en'))
    .post('/:agency', send('fa'))
}

/** While the store is away the form goes on with what was known last: a person may write, and keeps what they wrote. */
function settingsCache(app: App) {
  const lastKnown = new Map<string, Settings>()
  const kept = new Map<string, { until: number; settings: Promise<Settings | null> }>()
  return (slug: string) => {
    const now = app.now().getTime()
    const known = kept.get(slug)
    if (known && known.until > now) return known.settings
    const settings = readSettings(app, slug).catch((error: unknown) => {
      const before = lastKnown.get(slug)
      if (before && isUnreachable(error)) return before
      throw error
    })
    settings.catch(() => kept.delete(slug))
    // Only known agencies are kept: made-up names must not fill the memory.
    void settings.then(
      (found) => (found ? lastKnown.set(slug, found) : kept.delete(slug)),
      () => {},
    )
    kept.set(slug, { until: now + FORM_SETTINGS_MS, settings })
    return settings
  }
}

async function readSettings(app: App, slug: string): Promise<Settings | null> {
  const agency = await app.db.open((tx) => agencyBySlug(tx, slug))
  if (!agency) return null
  return app.db.in(agency.agencyId, async (tx) => ({
    agency,
    services: (await servicesOf(tx)).filter((service) => !service.retired),
    areas: await areasOf(tx, { borders: false }),
    promiseOf: await promisedDays(tx, agency),
    askBack: await asker(tx),
    elsewhere: await elsewhere(tx),
  }))
}

type Shown = Settings & { lang: Lang } & Partial<
    Pick<FormProps, 'typed' | 'token' | 'mistakes' | 'trouble' | 'proposal' | 'choices'>
  >

async function page(app: App, c: Context, shown: Shown, status: 200 | 400 | 403 | 413 | 415 | 422 | 429 | 503) {
  const token = shown.token ?? newToken(app)
  return c.html(await FormPage(formOf(app, { typed: EMPTY, ...shown, token })), status)
}

/** With what is promised to whoever sends this form now. */
function formOf(app: App, { promiseOf, ...form }: Omit<FormProps, 'promised'> & { promiseOf: PromiseOf }): FormProps {
  const { area, text } = form.typed
  const areaId = form.areas.find((one) => one.areaId === area)?.areaId ?? null
  const isDangerous = mayBeDangerous(text)
  return { ...form, promised: (serviceId) => promiseOf({ serviceId, areaId, at: app.now(), isDangerous }) }
}

const newToken = (app: App) => app.random(TOKEN_BYTES).toString('base64url')

const TOKEN_PLACE = 'the token of this form'
const emptyForms = new WeakMap<Settings, Partial<Record<Lang, readonly [string, string]>>>()

/** The empty form is the same for everybody but for its token: it is made once for as long as its settings are kept. */
async function emptyForm(app: App, c: Context, settings: Settings, lang: Lang) {
  const made = emptyForms.get(settings) ?? {}
  emptyForms.set(settings, made)
  const form = () => FormPage(formOf(app, { typed: EMPTY, ...settings, lang, token: TOKEN_PLACE }))
  made[lang] ??= halves(String(await form()))
  const [before, after] = made[lang]
  return c.html(`${before}${newToken(app)}${after}`)
}

function halves(form: string): readonly [string, string] {
  const [before = '', after = ''] = form.split(TOKEN_PLACE)
  return [before, after]
}

const STATUS: Record<FormRefusal, 400 | 413 | 415> = { 'too-large': 413, 'not-a-form': 415, 'broken-text': 400 }

async function take(app: App, intake: Intake, c: Context, found: Settings & { lang: Lang }) {
  const { form, refusal } = await readForm(c, MAX_FORM_BYTES)
  if (refusal) return page(app, c, { ...found, trouble: refusal }, STATUS[refusal])
  const typed = typedOf(form)
  const token = form.text('token')
  const again = (trouble: FormTrouble, status: 403 | 422 | 429 | 503) =>
    page(app, c, { ...found, typed, trouble, ...(isToken(token) && { token }) }, status)
  if (!isSameOrigin(app.config, c)) return again('other-site', 403)
  if (!found.agency.open) return page(app, c, found, 403 as const)
  if (!isToken(token)) return again('form-old', 422)
  const { input, mistakes, choices } = readAsking(found, typed, form.text('asked'))
  const place = placeOf(app.config, c)
  if (form.text('do') === 'propose') {
    if (mistakes?.text) return page(app, c, { ...found, typed, token, mistakes: { text: mistakes.text } }, 422)
    if (!(await app.limits.allows('propose', place, LIMIT))) return again('too-many', 429)
    return propose(app, c, found, typed, token).catch(unlessAway(() => again('store-away', 503)))
  }
  // Pictures are made anew, which is work: also who never sends in the end gets only so much of it.
  if (form.file('photos').length > 0 && !(await app.limits.allows('photos', place, LIMIT)))
    return again('too-many', 429)
  const photos = await photosOf(form)
  if (mistakes || photos.trouble) {
    const trouble = photos.trouble ?? (form.file('photos').length > 0 ? 'photos-again' : undefined)
    const shown = { ...found, typed, token, choices, ...(mistakes && { mistakes }), ...(trouble && { trouble }) }
    return page(app, c, shown, 422)
  }
  if (!(await app.limits.allows('submit', place, LIMIT))) return again('too-many', 429)
  const taken = await intake(found.agency.agencyId, token, input, { channel: 'web', photos: photos.kept }).catch(
    unlessAway(() => null),
  )
  if (!taken) return again(photos.kept.length > 0 ? 'store-away-photos' : 'store-away', 503)
  const { agencyId } = found.agency
  const edited = taken.again ? await editedSince(app, agencyId, taken.submissionId, input) : null
  const day = civilDay(app.now(), found.agency.zone)
  const danger = mayBeDangerous(input.text)
  const { serviceId, areaId } = input
  return c.html(
    await SentPage({
      lang: found.lang,
      agency: found.agency,
      receipt: taken.receipt,
      again: taken.again,
      ...(edited !== null && { edited: { words: edited, token: newToken(app) } }),
      day,
      days: found.promiseOf({ serviceId, areaId, at: taken.hour, isDangerous: danger }),
      promised: taken.promised,
      elsewhere: found.elsewhere(serviceId, areaId),
      danger,
      nonce: nonceOf(c),
    }),
  )
}

type Asking =
  | { input: NewSubmission; mistakes?: never; choices: PlaceChoice[] }
  | { input?: never; mistakes: FormMistakes; choices: PlaceChoice[] }

/** What was typed; where its address names several places, they are asked back, once for the same address. */
function readAsking(
  { lang, services, areas, askBack }: Settings & { lang: Lang },
  typed: Typed,
  asked: string,
): Asking {
  const known = { lang, serviceIds: ids(services, 'serviceId'), areaIds: ids(areas, 'areaId') }
  const { input, mistakes } = readTyped(typed, known)
  if (!input) return { mistakes, choices: [] }
  const isOpen = input.areaId === null && input.point === null && asked !== typed.address
  const choices = isOpen && input.address ? askBack(input.address) : []
  return choices.length > 0 ? { mistakes: { area: 'area-unclear' }, choices } : { input, choices }
}

/** What to do when the store is away; every other fault goes on. */
const unlessAway =
  <T>(instead: () => T) =>
  (error: unknown): T => {
    if (!isUnreachable(error)) throw error
    return instead()
  }

const ids = <Key extends string>(rows: readonly Record<Key, string>[], key: Key): Set<string> =>
  new Set(rows.map((row) => row[key]))

const typedOf = (form: Form): Typed => ({
  text: form.text('text'),
  service: form.text('service'),
  area: form.text('area'),
  address: form.text('address'),
  lat: form.text('lat'),
  lon: form.text('lon'),
  contact: form.text('contact'),
  wantsUpdates: form.has('wantsUpdates'),
  mayPublish: form.has('mayPublish'),
})

async function propose(app: App, c: Context, found: Settings & { lang: Lang }, typed: Typed, token: string) {
  const [best] = await app.db.in(found.agency.agencyId, (tx) =>
    proposeServices(app, tx, found.agency.agencyId, typed.text),
  )
  const proposal = best && best.probability >= found.agency.sureEnough ? best.serviceId : null
  return page(app, c, { ...found, typed, token, proposal }, 200)
}

async function photosOf(form: Form): Promise<{ kept: Buffer[]; trouble?: FormTrouble }> {
  const files = form.file('photos')
  if (files.length > MAX_PHOTOS) return { kept: [], trouble: 'photos-many' }
  const kept: Buffer[] = []
  for (const file of files) {
    const { photo, refusal } = await cleanPhoto(new Uint8Array(await file.arrayBuffer()))
    if (refusal) return { kept: [], trouble: refusal }
    kept.push(photo)
  }
  return { kept }
}

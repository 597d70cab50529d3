/**
 * Fills an installation with the made-up town, through the slices' own functions. It is shipped with the checkout and
 * is the only place of the system that reads the town.
 */
import type { Tx } from '#kit/db.ts'
import type { Agency, AreaCode, Calendar, Town } from '../../tests/town/town.ts'
import type { Hours } from '../agencies/calendars.schema.ts'
import { addCalendar } from '../agencies/calendars.store.ts'
import { agencyBySlug, createAgency, desksOf, officesOf, servicesOf } from '../agencies/index.ts'
import { addDesk, addOffice, seatOfficers } from '../agencies/offices.store.ts'
import { addTemplate, putReason } from '../agencies/replies.store.ts'
import { addService, addTarget, setExamples } from '../agencies/services.store.ts'
import type { App } from '../app.ts'
import { putResidents } from '../indicators/heard/residents.store.ts'
import { addOfficer } from '../people/index.ts'
import { areasOf } from '../places/index.ts'
import { drawOutlines } from '../places/settings.actions.ts'
import { addArea, putResponsibility } from '../places/store.ts'
import { loadTownPlaces } from './sample-places.ts'

/** Ids of an agency of the town, by the codes of the town. */
export type TownAgency = {
  agencyId: string
  services: ReadonlyMap<string, string>
  offices: ReadonlyMap<string, string>
  desks: ReadonlyMap<string, string>
  areas: ReadonlyMap<AreaCode, string>
}

/** `password` signs every officer in who was added by this call; null when all were there before. */
export type TownLoaded = { agencies: ReadonlyMap<string, TownAgency>; password: string | null }

/** Makes the agencies of the town that are not there, each whole or not at all, and leaves the others alone. */
export async function loadTownSettings(app: App, town: Town): Promise<TownLoaded> {
  const agencies = new Map<string, TownAgency>()
  const password = app.random(12).toString('base64url')
  let isNew = false
  let umbrellaId: string | null = null
  for (const agency of town.agencies) {
    const there = await app.db.open((tx) => agencyBySlug(tx, agency.slug))
    const agencyId: string =
      there?.agencyId ?? (await app.db.open((tx) => makeAgency(app, tx, town, { agency, umbrellaId, password })))
    isNew ||= !there
    if (agency.isUmbrella) umbrellaId = agencyId
    agencies.set(agency.slug, await app.db.in(agencyId, (tx) => idsOf(tx, town, agency, agencyId)))
  }
  if (isNew) for (const agency of agencies.values()) await loadTownPlaces(app, town, agency, agencies)
  return { agencies, password: isNew ? password : null }
}

type Making = { agency: Agency; umbrellaId: string | null; password: string }

async function makeAgency(app: App, tx: Tx, town: Town, { agency, umbrellaId, password }: Making): Promise<string> {
  const { slug, name, retentionDays, confirmDays, intro, privacy } = agency
  const agencyId = await createAgency(app, tx, {
    slug,
    kind: agency.isUmbrella ? 'umbrella' : 'agency',
    parentId: umbrellaId,
    name,
    words: { intro, privacy },
    zone: town.timeZone,
    retentionDays,
    confirmDays,
  })
  const services = await makeServices(app, tx, agency)
  const desks = await makeOffices(tx, town, agency)
  const areas = await makeAreas(tx, town)
  const source = 'شمارش شهر ساختگی، ۱۴۰۵'
  await putResidents(
    tx,
    agencyId,
    town.areas.map(({ code, people }) => ({ areaId: areas.get(code)!, people, source })),
  )
  for (const rule of rulesOf(agency))
    await putResponsibility(tx, {
      serviceId: rule.service && services.get(rule.service)!,
      areaId: rule.area && areas.get(rule.area)!,
      deskId: desks.get(rule.desk)!,
    })
  for (const { code, ...reason } of agency.reasons) await putReason(tx, { code, name: reason, retired: false })
  for (const { outcome, name: title, text } of agency.templates)
    await addTemplate(tx, { outcome, name: title, body: text })
  await seatEverybody(app, tx, { agency, agencyId, desks, password })
  return agencyId
}

async function makeServices(app: App, tx: Tx, agency: Agency): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const [sort, service] of agency.services.entries()) {
    const { code, name, description, group, isPublic, callsBack, needsPlace, target, examples } = service
    const retired = false
    const more = { heading: group, publicKind: isPublic, callsBack, needsPlace, retired, sort }
    const serviceId = await addService(tx, { code, name, description, ...more })
    await addTarget(tx, serviceId, app.now(), target)
    await setExamples(tx, serviceId, [...examples.fa, ...examples.en])
    ids.set(code, serviceId)
  }
  return ids
}

async function makeOffices(tx: Tx, town: Town, agency: Agency): Promise<Map<string, string>> {
  const calendar = town.calendars.find(({ code }) => code === agency.calendar)!
  const calendarId = await addCalendar(tx, { name: calendar.name, hours: hoursOf(calendar, town.timeZone) })
  const offices = new Map<string, string>()
  for (const { code, name, address } of agency.offices)
    offices.set(code, await addOffice(tx, { name, address, calendarId }))
  const desks = new Map<string, string>()
  for (const { code, name, office, toBeSorted } of agency.desks)
    desks.set(code, await addDesk(tx, { officeId: offices.get(office)!, name, sorting: toBeSorted }))
  return desks
}

const minuteOf = (time: string) => {
  const [hours, minutes] = time.split(':').map(Number)
  return hours! * 60 + minutes!
}

/** The town's calendar in the form that @pasokh/worktime reads. */
function hoursOf({ week, holidays }: Calendar, timeZone: string): Hours {
  const spans = (day: readonly (readonly [string, string])[]) =>
    day.map(([from, to]) => ({ fromMinute: minuteOf(from), toMinute: minuteOf(to) }))
  return {
    timeZone,
    week: {
      saturday: spans(week.sat),
      sunday: spans(week.sun),
      monday: spans(week.mon),
      tuesday: spans(week.tue),
      wednesday: spans(week.wed),
      thursday: spans(week.thu),
      friday: spans(week.fri),
    },
    exceptions: holidays.map(({ day, name }) => ({ on: day, spans: [], name })),
    version: 1,
    validFrom: null,
    validTo: null,
  }
}

async function makeAreas(tx: Tx, town: Town): Promise<Map<AreaCode, string>> {
  const ids = new Map<AreaCode, string>()
  const parentId = await addArea(tx, { name: town.name, level: 'city', offered: false })
  // A street of several areas is no name of one of them.
  const isIts = (street: string) => town.areas.filter(({ streets }) => streets.includes(street)).length === 1
  for (const { code, name, aliases, streets, centre, ring } of town.areas) {
    const corners = ring.map(([lat, lon]): [number, number] => [lon, lat])
    const areaId = await addArea(tx, {
      name,
      parentId,
      aliases: [...aliases, ...streets.filter(isIts)],
      centre: { lat: centre[0], lon: centre[1] },
      border: { type: 'Polygon', coordinates: [corners] },
    })
    ids.set(code, areaId)
  }
  await drawOutlines(tx)
  return ids
}

type Rule = { service: string | null; area: AreaCode | null; desk: string }
type Line = Agency['responsibilities'][number]

/** The town names an office for each line, a rule names a desk. Lines for every service come first, as others outdo them. */
const rulesOf = (agency: Agency): Rule[] =>
  agency.responsibilities
    .toSorted((a, b) => Number(b.service === '*') - Number(a.service === '*'))
    .flatMap((line) => rulesOfLine(agency, line))

/** One rule for every service where all of them have one desk in the office, else a rule for each. */
function rulesOfLine({ responsibilities, services, desks }: Agency, { service, area, office }: Line): Rule[] {
  const at = area === '*' ? null : area
  const deskFor = (code: string) =>
    desks.find((desk) => desk.office === office && desk.services.includes(code)) ??
    desks.find((desk) => desk.office === office && desk.toBeSorted)
  const outdone = responsibilities.filter((line) => line.area === '*').map((line) => line.service)
  const codes = service === '*' ? services.map(({ code }) => code).filter((code) => !outdone.includes(code)) : [service]
  const rules = codes.flatMap((code) => {
    const desk = deskFor(code)
    return desk ? [{ service: code, area: at, desk: desk.code }] : []
  })
  const isOneDesk = rules.length === codes.length && new Set(rules.map(({ desk }) => desk)).size === 1
  return service === '*' && isOneDesk ? [{ service: null, area: at, desk: rules[0]!.desk }] : rules
}

type Seating = { agency: Agency; agencyId: string; desks: ReadonlyMap<string, string>; password: string }

async function seatEverybody(app: App, tx: Tx, { agency, agencyId, desks, password }: Seating) {
  const seats = new Map<string, string[]>()
  for (const { email, name, role, desks: at } of agency.officers) {
    const officer = { email, name: name.fa, role: role === 'admin' ? ('administrator' as const) : role }
    const added = await addOfficer(app, tx, { ...officer, agencyId, lang: 'fa', password })
    if ('refusal' in added) throw new Error(`Cannot add ${email} of the sample: ${added.refusal}`)
    for (const code of at) seats.set(code, [...(seats.get(code) ?? []), added.officerId])
  }
  for (const [code, officerIds] of seats) await seatOfficers(tx, desks.get(code)!, officerIds)
}

/** The ids by the names of the town, which an agency that was loaded before may have changed since. */
async function idsOf(tx: Tx, town: Town, agency: Agency, agencyId: string): Promise<TownAgency> {
  const services = await servicesOf(tx, { retired: true })
  const [offices, desks, areas] = [await officesOf(tx), await desksOf(tx), await areasOf(tx, { borders: false })]
  const byName = <Code extends string, Row extends { name: { fa: string } }>(
    wanted: readonly { code: Code; name: { fa: string } }[],
    rows: readonly Row[],
    id: (row: Row) => string,
  ) =>
    new Map(
      wanted.flatMap(({ code, name }) => rows.filter((row) => row.name.fa === name.fa).map((row) => [code, id(row)])),
    )
  return {
    agencyId,
    services: new Map(services.map(({ code, serviceId }) => [code, serviceId])),
    offices: byName(agency.offices, offices, ({ officeId }) => officeId),
    desks: byName(agency.desks, desks, ({ deskId }) => deskId),
    areas: byName(town.areas, areas, ({ areaId }) => areaId),
  }
}

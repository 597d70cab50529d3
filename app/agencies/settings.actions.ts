/** What an officer changes in their own agency: each is one transaction, and a line of the record without its text. */
import type { Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { type By, tellChange } from './actions.ts'
import { calendarTrouble, withExceptions } from './calendar-rules.ts'
import { type CalendarChange, type CalendarInput, type Exception, MOST_EXCEPTIONS } from './calendars.schema.ts'
import { addCalendar, calendarsOf, lockCalendar, setCalendar } from './calendars.store.ts'
import type { DeskInput, OfficeInput } from './offices.schema.ts'
import { addDesk, addOffice, desksOf, officesOf, seatOfficers, setDesk, setOffice } from './offices.store.ts'
import type { RefusalReason, TemplateInput } from './replies.schema.ts'
import { addTemplate, putReason, refusalReasonsOf, removeTemplate, setTemplate, templatesOf } from './replies.store.ts'
import { type BrokenRule, brokenReason, brokenTarget, MOST, type Refusal, refuseDesk, refuseOffice } from './rules.ts'
import type { ServiceInput, TargetInput } from './services.schema.ts'
import {
  addService,
  addTarget,
  isCodeTaken,
  serviceById,
  servicesOf,
  setExamples,
  setService,
} from './services.store.ts'
import { lockAgency } from './store.ts'
import { rulesAbove } from './umbrella.store.ts'

/** The id of what was set, or the word of the refusal. */
export type Saved =
  | { id: string; refusal?: never; broken?: never }
  | { id?: never; refusal: Refusal; broken?: BrokenRule }

/** One change at a time in an agency: what its rules were asked about stays true until it is written. */
const change = (app: App, by: By, setting: string, run: (tx: Tx) => Promise<string | Exclude<Saved, { id: string }>>) =>
  app.db.in(by.agencyId, async (tx): Promise<Saved> => {
    await lockAgency(tx, by.agencyId)
    const set = await run(tx)
    if (typeof set !== 'string') return set
    await tellChange(app, tx, by, setting, set)
    return { id: set }
  })

/** Adds one more, unless the agency has as many as it may. */
async function oneMore(present: readonly unknown[], most: number, add: () => Promise<string>) {
  return present.length >= most ? { refusal: 'too-many' as const } : add()
}

export const saveOffice = (app: App, by: By, officeId: string | null, office: OfficeInput) =>
  change(app, by, 'office', async (tx) => {
    const calendars = await calendarsOf(tx)
    if (!calendars.some(({ calendarId }) => calendarId === office.calendarId)) return { refusal: 'no-such-calendar' }
    if (officeId === null) return oneMore(await officesOf(tx), MOST.offices, () => addOffice(tx, office))
    const refusal = refuseOffice(officeId, office, await desksOf(tx))
    if (refusal) return { refusal }
    return (await setOffice(tx, officeId, office)) ? officeId : { refusal: 'not-found' }
  })

export const saveDesk = (app: App, by: By, deskId: string | null, desk: Required<DeskInput>) =>
  change(app, by, 'desk', async (tx) => {
    const desks = await desksOf(tx)
    const present = desks.find((each) => each.deskId === deskId) ?? null
    if (deskId !== null && !present) return { refusal: 'not-found' }
    const refusal = refuseDesk(present, desk, await officesOf(tx))
    if (refusal) return { refusal }
    if (deskId === null) return oneMore(desks, MOST.desks, () => addDesk(tx, desk))
    await setDesk(tx, deskId, desk)
    return deskId
  })

/** Seats exactly these officers at a desk. */
export const seatAt = (app: App, by: By, deskId: string, officerIds: readonly string[]): Promise<Saved> =>
  change(app, by, 'desk-officers', async (tx) => {
    if (!(await desksOf(tx)).some((desk) => desk.deskId === deskId)) return { refusal: 'not-found' }
    await seatOfficers(tx, deskId, officerIds)
    return deskId
  }).catch((error: unknown) => {
    // The officers are people's: the database knows whether each is one of this agency.
    if (isForeignKey(error)) return { refusal: 'no-such-officer' }
    throw error
  })

const isForeignKey = (error: unknown) => error instanceof Error && 'code' in error && error.code === '23503'

export const saveService = (app: App, by: By, serviceId: string | null, service: ServiceInput) =>
  change(app, by, 'service', async (tx) => {
    if (serviceId !== null && !(await serviceById(tx, serviceId))) return { refusal: 'not-found' }
    if (await isCodeTaken(tx, service.code, serviceId)) return { refusal: 'code-taken' }
    const services = await servicesOf(tx, { retired: true })
    if (serviceId === null) return oneMore(services, MOST.services, () => addService(tx, service))
    await setService(tx, serviceId, service)
    return serviceId
  })

/** The rule above that would be broken, named. */
const breaks = (broken: BrokenRule) => ({ refusal: 'umbrella-rule' as const, broken })

const ofService = (app: App, by: By, setting: string, serviceId: string, run: (tx: Tx) => Promise<unknown>) =>
  change(app, by, setting, async (tx) => {
    if (!(await serviceById(tx, serviceId))) return { refusal: 'not-found' }
    await run(tx)
    return serviceId
  })

export const saveExamples = (app: App, by: By, serviceId: string, examples: readonly string[]) =>
  ofService(app, by, 'service-examples', serviceId, (tx) => setExamples(tx, serviceId, examples))

/** A new promise, not longer than the umbrellas above allow. Cases that are open keep theirs. */
export const promise = (app: App, by: By, serviceId: string, target: TargetInput) =>
  change(app, by, 'service-target', async (tx) => {
    if (!(await serviceById(tx, serviceId))) return { refusal: 'not-found' }
    const broken = brokenTarget(target, await rulesAbove(tx, by.agencyId))
    if (broken) return breaks(broken)
    await addTarget(tx, serviceId, app.now(), target)
    return serviceId
  })

export const addNewCalendar = (app: App, by: By, calendar: CalendarInput) =>
  change(app, by, 'calendar', async (tx) => {
    if (calendarTrouble(calendar.hours, app.now())) return { refusal: 'calendar-never-opens' }
    return oneMore(await calendarsOf(tx), MOST.calendars, () => addCalendar(tx, calendar))
  })

export const saveCalendar = (app: App, by: By, calendarId: string, calendar: CalendarChange) =>
  change(app, by, 'calendar', async (tx) => {
    const present = await lockCalendar(tx, calendarId)
    if (!present) return { refusal: 'not-found' }
    if (present.version !== calendar.version) return { refusal: 'changed-meanwhile' }
    if (calendarTrouble(calendar.hours, app.now())) return { refusal: 'calendar-never-opens' }
    await setCalendar(tx, calendarId, calendar)
    return calendarId
  })

export const addHolidays = (app: App, by: By, calendarId: string, exceptions: readonly Exception[]) =>
  change(app, by, 'holidays', async (tx) => {
    const present = await lockCalendar(tx, calendarId)
    if (!present) return { refusal: 'not-found' }
    const hours = withExceptions(present.hours, exceptions)
    if (hours.exceptions.length > MOST_EXCEPTIONS) return { refusal: 'too-many' }
    if (calendarTrouble(hours, app.now())) return { refusal: 'calendar-never-opens' }
    await setCalendar(tx, calendarId, { name: present.name, hours })
    return calendarId
  })

export const saveReason = (app: App, by: By, reason: RefusalReason) =>
  change(app, by, 'refusal-reason', async (tx) => {
    const broken = reason.retired ? null : brokenReason(reason.code, await rulesAbove(tx, by.agencyId))
    if (broken) return breaks(broken)
    const others = (await refusalReasonsOf(tx, { retired: true })).filter(({ code }) => code !== reason.code)
    return oneMore(others, MOST.reasons, async () => {
      await putReason(tx, reason)
      return reason.code
    })
  })

export const saveTemplate = (app: App, by: By, templateId: string | null, template: TemplateInput) =>
  change(app, by, 'template', async (tx) => {
    if (templateId === null) return oneMore(await templatesOf(tx), MOST.templates, () => addTemplate(tx, template))
    return (await setTemplate(tx, templateId, template)) ? templateId : { refusal: 'not-found' }
  })

export const dropTemplate = (app: App, by: By, templateId: string) =>
  change(app, by, 'template', async (tx) =>
    (await removeTemplate(tx, templateId)) ? templateId : { refusal: 'not-found' },
  )

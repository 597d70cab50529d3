/** What the doors are called, and the shapes of what goes in and comes out. Shapes that a slice already names are taken from there. */
import type { CalendarEntry, CalendarInput } from '../../app/agencies/calendars.schema.ts'
import type { Desk, DeskInput, Office, OfficeInput } from '../../app/agencies/offices.schema.ts'
import type { Reading } from '../../app/agencies/plain.ts'
import type { RefusalReason, Template, TemplateInput } from '../../app/agencies/replies.schema.ts'
import type { Agency, AgencyChange, NewAgency } from '../../app/agencies/schema.ts'
import type { Service, ServiceInput, TargetInput } from '../../app/agencies/services.schema.ts'
import type { RulesPage, UmbrellaRules } from '../../app/agencies/umbrella.schema.ts'
import type { Tried } from '../../app/cases/routing/actions.ts'
import type { Sent } from '../../app/kit/shapes.ts'
import type { Lang, Text } from '../../app/kit/words.ts'
import type * as learning from '../../app/learning/schema.ts'
import type { DeskMap } from '../../app/map/desk.schema.ts'
import type { Permission, Role } from '../../app/people/schema.ts'
import type { AreaInput, ListedArea, ResponsibilityInput } from '../../app/places/schema.ts'
import type { Kind, ReportSettings } from '../../app/reports/schema.ts'
import { call, query } from './api.ts'

// ---- Who is in

export type Me = {
  officerId: string
  agencyId: string
  name: string
  email: string
  role: Role
  lang: Lang
  permissions: Permission[]
  hasSecondFactor: boolean
  mustChangePassword?: boolean
  mustAddFactor?: boolean
  wantsDigest?: boolean
  csrfToken: string
}
/** What goes to the browser's own passkey dialog, and the sealed half that comes back to the server. */
type Asked<Options> = { options: Options; pending: string }
export type Passkey = { credentialId: string; name: string; createdAt: string }
export type Link = { purpose: 'invitation' | 'reset'; name: string; email: string; lang: Lang }

export const session = {
  who: () => call<Me>('GET', '/session'),
  signIn: (given: { email: string; password: string; code?: string }) => call<Me>('POST', '/session', given),
  signOut: () => call('DELETE', '/session'),
  signOutOthers: () => call('DELETE', '/session/others'),
  change: (given: { lang?: Lang; wantsDigest?: boolean }) => call<Me>('PATCH', '/session', given),
  changePassword: (given: { current: string; next: string }) => call<Me>('PUT', '/session/password', given),
  confirm: (code: string) => call<Me>('POST', '/session/confirm', { code }),
  proposeTotp: (password: string) =>
    call<{ secret: string; uri: string; pending: string }>('POST', '/session/totp', { password }),
  keepTotp: (given: { pending: string; code: string }) => call<Me>('PUT', '/session/totp', given),
  removeTotp: (given: { password: string; code: string }) => call<Me>('POST', '/session/totp/remove', given),
}

export const passkeys = {
  list: () => call<{ passkeys: Passkey[] }>('GET', '/passkeys'),
  askNew: <Options>(password: string) => call<Asked<Options>>('POST', '/passkeys/options', { password }),
  keep: (given: { pending: string; name: string; response: unknown }) => call<Me>('POST', '/passkeys', given),
  remove: (credentialId: string, password: string) =>
    call<Me>('POST', `/passkeys/${encodeURIComponent(credentialId)}/remove`, { password }),
  ask: <Options>() => call<Asked<Options>>('POST', '/session/passkey/options'),
  signIn: (given: { pending: string; response: unknown }) => call<Me>('POST', '/session/passkey', given),
  confirm: (given: { pending: string; response: unknown }) => call<Me>('POST', '/session/confirm/passkey', given),
}

export const links = {
  check: (token: string) => call<Link>('POST', '/invitations/check', { token }),
  take: (given: { token: string; password: string }) => call('POST', '/invitations/accept', given),
}

export type FirstRun = {
  code: string
  agency: NewAgency
  administrator: { name: string; email: string; password: string }
}
export const firstRun = {
  isNeeded: () => call<{ needed: boolean }>('GET', '/first-run'),
  make: (given: FirstRun) => call<{ id: string }>('POST', '/first-run', given),
}

// ---- Settings

type Items<Item> = { items: Item[] }
type Made = { id: string }
export type DeskSeats = Desk & { officerIds: string[] }
export type Promised = TargetInput & { version: number; setAt: string }
export type OfficerRow = {
  officerId: string
  name: string
  email: string
  role: Role
  lang: Lang
  isLocked: boolean
  isInvited: boolean
  hasSecondFactor: boolean
}
export type FileRead = { added: number; skipped: { line: number; text: string; why: string }[] }

export type ListedRule = ResponsibilityInput & { responsibilityId: string }
type ListedAgency = { slug: string; name: Text }
/** Where a message about a place would go, and why. */
type FoundOffice = { areaId: string | null; certainty: number; candidates: string[]; reason: Text }

/** A thing is added without an id and changed with one. */
const put = <Input>(path: string) =>
  async function save(id: string | null, given: Input): Promise<void> {
    await (id ? call('PUT', `${path}/${id}`, given) : call<Made>('POST', path, given))
  }

/** An agency of this installation. */
type OneAgency = Pick<Agency, 'agencyId' | 'slug' | 'name' | 'open'>

/** All of them, page after page. */
async function everyAgency(): Promise<OneAgency[]> {
  const all: OneAgency[] = []
  for (let next: string | null = ''; next !== null; ) {
    const page: { items: OneAgency[]; next: string | null } = await call(
      'GET',
      `/agencies${query({ limit: 200, after: next })}`,
    )
    all.push(...page.items)
    next = page.next
  }
  return all
}

export const agency = {
  own: () => call<Agency>('GET', '/agency'),
  all: everyAgency,
  change: (change: AgencyChange) => call<Agency>('PATCH', '/agency', change),
  setLogo: (file: Blob) => call('PUT', '/agency/logo', file),
  dropLogo: () => call('DELETE', '/agency/logo'),
}

export const settings = {
  offices: () => call<Items<Office>>('GET', '/offices'),
  saveOffice: put<OfficeInput>('/offices'),
  desks: () => call<Items<DeskSeats>>('GET', '/desks'),
  saveDesk: put<DeskInput>('/desks'),
  seat: (deskId: string, officerIds: string[]) => call('PUT', `/desks/${deskId}/officers`, { officerIds }),
  areas: () => call<Items<ListedArea>>('GET', '/areas'),
  saveArea: put<AreaInput>('/areas'),
  rules: () => call<RulesPage>('GET', '/umbrella-rules'),
  saveRules: (rules: UmbrellaRules) => call('PUT', '/umbrella-rules', rules),
  responsibilities: () => call<Items<ListedRule>>('GET', '/responsibilities'),
  responsibleOffice: (asked: { serviceId: string | null; address: string }) =>
    call<FoundOffice>('POST', '/responsible-office', asked),
  agencies: () => call<Items<ListedAgency>>('GET', `/agencies${query({ limit: 200 })}`),
  saveResponsibility: (given: ResponsibilityInput) => call<Made>('PUT', '/responsibilities', given),
  tryRule: (rule: ResponsibilityInput) => call<Tried>('POST', '/responsibilities/trials', { rule }),
  dropResponsibility: (id: string) => call('DELETE', `/responsibilities/${id}`),
  services: () => call<Items<Service>>('GET', '/services'),
  saveService: put<ServiceInput>('/services'),
  examples: (serviceId: string) => call<{ examples: string[] }>('GET', `/services/${serviceId}/examples`),
  saveExamples: (serviceId: string, examples: string[]) => call('PUT', `/services/${serviceId}/examples`, { examples }),
  promises: (serviceId: string) => call<Items<Promised>>('GET', `/services/${serviceId}/targets`),
  promise: (serviceId: string, target: TargetInput) => call('POST', `/services/${serviceId}/targets`, target),
  calendars: () => call<Items<CalendarEntry>>('GET', '/calendars'),
  saveCalendar: put<CalendarInput & { version?: number }>('/calendars'),
  readHolidays: (calendarId: string, file: Blob) =>
    call<FileRead>('POST', `/calendars/${calendarId}/holiday-files`, file),
  templates: () => call<Items<Template>>('GET', '/templates'),
  saveTemplate: put<TemplateInput>('/templates'),
  reading: (text: string) => call<Reading>('POST', '/templates/readings', { text }),
  dropTemplate: (id: string) => call('DELETE', `/templates/${id}`),
  reasons: () => call<Items<RefusalReason>>('GET', '/refusal-reasons'),
  saveReason: (code: string, given: { name: RefusalReason['name']; retired: boolean }) =>
    call('PUT', `/refusal-reasons/${encodeURIComponent(code)}`, given),
}

export type ResidentsKnown = { source: string; areas: { areaId: string; name: Text; people: number | null }[] }
export const residents = {
  known: () => call<ResidentsKnown>('GET', '/indicators/residents'),
  save: (given: { source: string; areas: { areaId: string; people: number }[] }) =>
    call('PUT', '/indicators/residents', given),
}

export const officers = {
  list: (after?: string) =>
    call<{ officers: OfficerRow[]; next: string | null }>('GET', `/officers${query({ limit: 200, after })}`),
  invite: (given: Pick<OfficerRow, 'name' | 'email' | 'role' | 'lang'>) => call('POST', '/officers', given),
  change: (officerId: string, given: Partial<Pick<OfficerRow, 'name' | 'role' | 'isLocked'>>) =>
    call('PATCH', `/officers/${officerId}`, given),
  reset: (officerId: string, alsoSecondFactor: boolean) =>
    call('POST', `/officers/${officerId}/reset`, { alsoSecondFactor }),
}

/** What is kept of reports; each is read as a page of its own. */
export type Reports = {
  settings: ReportSettings
  reads: Kind[]
  reports: { reportId: string; kind: Kind; fromDay: string; toDay: string; madeAt: string }[]
  /** Null for who may not set the schedule. */
  readers: { officerId: string; name: string; kinds: Kind[] }[] | null
}
export const reports = {
  all: () => call<Reports>('GET', '/reports'),
  letters: (kinds: Kind[]) => call('PUT', '/reports/letters', { kinds }),
  tell: (officerId: string, kinds: Kind[]) => call('PUT', `/reports/letters/${officerId}`, { kinds }),
  change: (given: ReportSettings) => call('PUT', '/reports/settings', given),
}

export type JobCount = { name: string; waiting: number; failed: number }
export type JobFailure = { job: string; id: string; failure: string }
export const running = {
  jobs: () => call<{ jobs: JobCount[]; failures: JobFailure[] }>('GET', '/jobs'),
  outbox: () => call<{ states: { state: string; count: number }[] }>('GET', '/outbox'),
  retention: () => call<{ retentionDays: number; due: number }>('GET', '/retention'),
  runRetention: () => call<{ erased: number }>('POST', '/retention/runs', {}),
}

/** The model by which services are proposed. */
export type ModelPage = Sent<learning.ModelPage>
export const model = {
  page: () => call<ModelPage>('GET', '/model'),
  learn: () => call<Sent<learning.RunOut>>('POST', '/model/runs', {}),
  goBack: (modelId: string | null) => call('PUT', '/model', { modelId }),
}

// ---- The map

/** Open cases of a place. */
export type Spot = DeskMap['spots'][number]
export const map = { cases: () => call<DeskMap>('GET', '/map/cases') }

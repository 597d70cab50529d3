/** What Open311 shows of an agency, its services and its requests, in the language asked for. Pure. */
import { type Lang, pick } from '#kit/words.ts'
import type { Agency, Service } from '../agencies/index.ts'
import type { Area } from '../places/index.ts'
import { midnight, statusOf } from './rules.ts'
import { type PublicRequest, type Refused, refused, type TokenRequest } from './schema.ts'
import { WORDS } from './words.ts'
import type { Value } from './xml.ts'

/** One agency as a program sees it: what it offers, in the language asked for. */
export type Jurisdiction = { agency: Agency; services: Service[]; areas: Area[]; lang: Lang }

export const publicServices = ({ services }: Jurisdiction) => services.filter(({ publicKind }) => publicKind)

const textOrNull = (text: string) => (text.trim() === '' ? null : text)

export const showServices = ({ services, lang }: Jurisdiction): Value =>
  services
    .filter(({ retired }) => !retired)
    .map((service) => ({
      service_code: service.code,
      service_name: pick(service.name, lang),
      description: textOrNull(pick(service.description, lang)),
      metadata: true,
      type: 'realtime',
      keywords: null,
      group: service.heading && pick(service.heading, lang),
    }))

/** What else may be sent: consent to be read by others, wish to be told, area. None of it is required. */
export function showDefinition({ services, areas, lang }: Jurisdiction, code: string): Value | Refused {
  const service = services.find((one) => one.code === code && !one.retired)
  if (!service) return refused(404, 'service-unknown')
  const words = WORDS[lang]
  const yesNo = [
    { key: 'false', name: words.no },
    { key: 'true', name: words.yes },
  ]
  const places = areas
    .filter(({ retired }) => !retired)
    .map((area) => ({ key: area.areaId, name: pick(area.name, lang) }))
  const questions = [
    ...(service.publicKind ? [{ code: 'may_publish', description: words.mayPublish, values: yesNo }] : []),
    { code: 'wants_updates', description: words.wantsUpdates, values: yesNo },
    ...(places.length > 0 ? [{ code: 'area', description: words.area, values: places }] : []),
  ]
  return {
    service_code: service.code,
    attributes: questions.map((question, at) => ({
      variable: true,
      code: question.code,
      datatype: 'singlevaluelist',
      required: false,
      datatype_description: null,
      order: at + 1,
      description: question.description,
      values: question.values,
    })),
  }
}

// ---- Requests

type Shown = { id: string; state: TokenRequest['state']; day: string; serviceId: string | null }
type Public = { description: string; address: string; lat: number; long: number }

function showRequest(
  { agency, services, lang }: Jurisdiction,
  { id, state, day, serviceId }: Shown,
  more?: Partial<Public>,
): Value {
  const service = services.find((one) => one.serviceId === serviceId)
  return {
    service_request_id: id,
    status: statusOf(state),
    status_notes: WORDS[lang].status[state],
    service_name: service ? pick(service.name, lang) : null,
    service_code: service?.code ?? '',
    description: more?.description ?? null,
    agency_responsible: pick(agency.name, lang),
    service_notice: null,
    requested_datetime: midnight(day, agency.zone),
    // Only the day of the message is public: not when the office did what.
    updated_datetime: null,
    expected_datetime: null,
    address: more?.address ?? null,
    address_id: null,
    zipcode: null,
    lat: more?.lat ?? null,
    long: more?.long ?? null,
    media_url: null,
  }
}

/** The covered text, the day, and of the place the area and its centre. */
export function showPublic(at: Jurisdiction, { submissionId, covered, areaId, ...request }: PublicRequest): Value {
  const area = at.areas.find((one) => one.areaId === areaId)
  return showRequest(
    at,
    { id: submissionId, ...request },
    {
      description: covered,
      ...(area && { address: pick(area.name, at.lang) }),
      ...(area?.centre && { lat: area.centre.lat, long: area.centre.lon }),
    },
  )
}

/** Status, day and service: a token stands in URLs. */
export const showHeld = (at: Jurisdiction, token: string, { tokenHash: _, ...request }: TokenRequest): Value =>
  showRequest(at, { id: token, ...request })

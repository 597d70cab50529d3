/** From what a program sent to a submission, read leniently and checked like the form; or all that it should mend. Pure. */
import type { Service } from '../agencies/index.ts'
import { type Mistake, type NewSubmission, readTyped } from '../submissions/index.ts'
import type { Fields } from './asked.ts'
import { type Refused, refused, type Trouble } from './schema.ts'
import type { Jurisdiction } from './show.ts'

const TROUBLES: Record<Mistake, Trouble> = {
  'text-missing': 'description-missing',
  'text-long': 'description-long',
  'text-broken': 'text-broken',
  'service-unknown': 'service-unknown',
  'area-unknown': 'area-unknown',
  'address-long': 'address-long',
  'point-wrong': 'point-wrong',
  'contact-wrong': 'contact-wrong',
  'contact-missing': 'contact-missing',
}

const attribute = (fields: Fields, code: string) => fields(`attribute[${code}]`) || fields(`attribute[${code}][]`)
const isYes = (text: string) => /^(true|1|yes|on|بله|آری)$/i.test(text)

/** What a program sent, as a submission; or everything that it should mend. */
export function readMessage(at: Jurisdiction, fields: Fields): { input: NewSubmission; service: Service } | Refused {
  const code = fields('service_code')
  if (code === '') return refused(400, 'service-missing')
  const service = at.services.find((one) => one.code === code && !one.retired)
  if (!service) return refused(404, 'service-unknown')
  const areaIds = new Set(at.areas.filter(({ retired }) => !retired).map(({ areaId }) => areaId))
  const addressId = fields('address_id')
  const isArea = areaIds.has(addressId)
  const typed = {
    text: fields('description'),
    service: service.serviceId,
    area: attribute(fields, 'area') || (isArea ? addressId : ''),
    address: fields('address_string') || (isArea ? '' : addressId),
    lat: fields('lat'),
    lon: fields('long'),
    contact: fields('email') || fields('phone'),
    wantsUpdates: isYes(attribute(fields, 'wants_updates')),
    mayPublish: isYes(attribute(fields, 'may_publish')),
  }
  const needsPlace = service.needsPlace && !typed.area && !typed.address && !typed.lat && !typed.lon
  const { input, mistakes = {} } = readTyped(typed, {
    lang: at.lang,
    serviceIds: new Set([service.serviceId]),
    areaIds,
  })
  const troubles = [
    ...Object.values(mistakes).map((mistake) => TROUBLES[mistake]),
    ...(needsPlace ? ['place-missing' as const] : []),
  ]
  return input && troubles.length === 0 ? { input, service } : refused(400, ...troubles)
}

/** From what a person typed to a submission, or to what they should mend, field by field. Pure. */
import { tidy } from '#kit/shapes.ts'
import { type Lang, toLatinDigits } from '#kit/words.ts'
import { type Contact, MAX_TEXT, NewSubmission, type Point } from './schema.ts'

/** What the form's fields hold, as typed: an error page shows it again. */
export type Typed = {
  text: string
  service: string
  area: string
  address: string
  lat: string
  lon: string
  contact: string
  wantsUpdates: boolean
  mayPublish: boolean
}

/** What may be wrong with one field; the words stand in words.ts. */
export type Mistake =
  | 'text-missing'
  | 'text-long'
  | 'text-broken'
  | 'service-unknown'
  | 'area-unknown'
  | 'address-long'
  | 'point-wrong'
  | 'contact-wrong'
  | 'contact-missing'

export type Mistakes = Partial<Record<keyof Typed, Mistake>>

export const EMPTY: Typed = {
  text: '',
  service: '',
  area: '',
  address: '',
  lat: '',
  lon: '',
  contact: '',
  wantsUpdates: false,
  mayPublish: false,
}

type Known = { lang: Lang; serviceIds: ReadonlySet<string>; areaIds: ReadonlySet<string> }

/** The submission, or each field's mistake. */
export function readTyped(
  typed: Typed,
  { lang, serviceIds, areaIds }: Known,
): { input: NewSubmission; mistakes?: never } | { input?: never; mistakes: Mistakes } {
  const contact = readContact(typed.contact)
  const point = readPoint(typed.lat, typed.lon)
  const mistakes: Mistakes = {
    ...textMistake(typed.text),
    ...(typed.service !== '' && !serviceIds.has(typed.service) && { service: 'service-unknown' as const }),
    ...(typed.area !== '' && !areaIds.has(typed.area) && { area: 'area-unknown' as const }),
    ...(tidy(typed.address).length > 300 && { address: 'address-long' as const }),
    ...(point === 'wrong' && { lat: 'point-wrong' as const }),
    ...(contact === 'wrong' && { contact: 'contact-wrong' as const }),
    ...(typed.wantsUpdates && contact === null && { contact: 'contact-missing' as const }),
  }
  if (Object.keys(mistakes).length > 0 || contact === 'wrong' || point === 'wrong') return { mistakes }
  const read = NewSubmission.safeParse({
    text: typed.text,
    lang,
    serviceId: typed.service || null,
    areaId: typed.area || null,
    address: typed.address,
    point,
    contact,
    wantsUpdates: typed.wantsUpdates,
    mayPublish: typed.mayPublish,
  })
  return read.success ? { input: read.data } : { mistakes: { text: 'text-broken' } }
}

function textMistake(typed: string): Mistakes {
  const length = tidy(typed).length
  if (length < 2) return { text: 'text-missing' }
  return length > MAX_TEXT ? { text: 'text-long' } : {}
}

/** A telephone number in any of three scripts' digits, or a mail address; null when left empty. */
export function readContact(typed: string): Contact | null | 'wrong' {
  const text = toLatinDigits(tidy(typed)).replace(/[\u200c-\u200f]/g, '')
  if (text === '') return null
  if (text.includes('@'))
    return /^[^\s@]{1,64}@[^\s@]+\.[^\s@]{2,}$/.test(text) && text.length <= 254
      ? { mail: text.toLowerCase() }
      : 'wrong'
  const phone = text.replace(/[\s()./–-]/g, '').replace(/^00/, '+')
  return /^\+?[0-9]{7,15}$/.test(phone) ? { phone } : 'wrong'
}

/** Both coordinates or none; a decimal point, comma or «٫». */
export function readPoint(lat: string, lon: string): Point | null | 'wrong' {
  const [a, b] = [lat, lon].map((typed) => toLatinDigits(tidy(typed)).replace(/[٫,]/, '.').trim())
  if (a === '' && b === '') return null
  const [latitude, longitude] = [Number(a || NaN), Number(b || NaN)]
  const inRange = Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180
  return inRange ? { lat: latitude, lon: longitude } : 'wrong'
}

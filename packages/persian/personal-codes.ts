/**
 * Which written codes point to a person: e-mail addresses, IBAN, plates, passports, IP addresses?
 * Each is found from its rarest sign outwards with bounded steps, so that no text is slow.
 */
import { isIban } from './checksums.ts'
import { DIGIT_VALUE, isUnseen } from './letters.ts'
import type { Finding } from './personal-kinds.ts'
import { contextBefore } from './personal-numbers.ts'

const MAX_LOCAL_LENGTH = 64
const MAX_DOMAIN_LENGTH = 253
const isLocal = (char: string) => /[\p{L}\p{N}._%+'-]/u.test(char)
const isDomain = (char: string) => /[\p{L}\p{N}.-]/u.test(char)

/** In order, none overlapping. O(n) time. */
export function findEmails(text: string): Finding[] {
  const found: Finding[] = []
  let free = 0
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    let start = at
    while (start > free && at - start < MAX_LOCAL_LENGTH && isLocal(text[start - 1]!)) start--
    let end = at + 1
    while (end < text.length && end - at <= MAX_DOMAIN_LENGTH && isDomain(text[end]!)) end++
    const domain = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:\p{L}{2,24}|xn--[a-z0-9-]{2,59})/u.exec(
      text.slice(at + 1, end),
    )?.[0]
    if (start === at || !domain) continue
    while (start < at && /[.'+-]/.test(text[start]!)) start++
    if (start >= at) continue
    free = at + 1 + domain.length
    found.push({ kind: 'email', start, end: free, certainty: 0.98 })
  }
  return found
}

// Lengths of the ISO 13616 register, by country.
const IBAN_LENGTHS = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BI27 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DJ27 DK18 DO28 EE20 EG29 ES24 ' +
    'FI18 FK18 FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HN28 HR21 HU28 IE22 IL23 IQ23 IR26 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 ' +
    'LI21 LT20 LU20 LV21 LY25 MC27 MD24 ME22 MK19 MN20 MR27 MT31 MU30 NI28 NL18 NO15 OM23 PK24 PL28 PS29 PT25 QA29 RO24 RS22 ' +
    'RU33 SA24 SC31 SD18 SE24 SI19 SK24 SM27 SO23 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20 YE30'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))] as const),
)

/** In order, none overlapping. O(n) time. */
export function findIbans(text: string): Finding[] {
  const found: Finding[] = []
  for (let at = 0; at + 1 < text.length; at++) {
    if (!isLatin(text.charCodeAt(at))) continue
    const length = isLatin(text.charCodeAt(at + 1)) && IBAN_LENGTHS.get(text.slice(at, at + 2).toUpperCase())
    const end = length ? ibanEnd(text, at, length) : null
    if (end === null) continue
    const country = text.slice(at, at + 2).toUpperCase()
    found.push({ kind: country === 'IR' ? 'sheba' : 'iban', start: at, end, certainty: 0.99 })
    at = end - 1
  }
  return found
}

const isLatin = (code: number) => (code >= 65 && code <= 90) || (code >= 97 && code <= 122)
const IBAN_SIGNS = ' -\u00a0.:_/–'
const MAX_IBAN_SPAN = 120

/** The end of the IBAN of so many signs that begins here, or null. */
function ibanEnd(text: string, start: number, length: number): number | null {
  let iban = ''
  const isIranian = (text.charCodeAt(start) | 32) === 0x69 && (text.charCodeAt(start + 1) | 32) === 0x72
  for (let at = start; at < text.length && at - start < MAX_IBAN_SPAN; at++) {
    const code = text.charCodeAt(at)
    if (DIGIT_VALUE[code]! >= 0) iban += DIGIT_VALUE[code]
    else if (isLatin(code) && (iban.length < 2 || (iban.length > 3 && !isIranian))) iban += text[at]!.toUpperCase()
    else if (!isUnseen(code) && !IBAN_SIGNS.includes(text[at]!)) return null
    if (iban.length < length) continue
    // A letter may follow at once («IR…IR…»): the length is fixed and the remainder decides.
    const next = text.charCodeAt(at + 1)
    return isIban(iban) && !(DIGIT_VALUE[next]! >= 0) ? at + 1 : null
  }
  return null
}

const GAP = '[\\s\\u200b-\\u200f\\u202a-\\u202e\\u2066-\\u2069\\u061c_/|-]{0,3}'
const D = '[0-9۰-۹٠-٩]'
const PLATE_LETTER = '(?:الف|گاف|ژ|ب|پ|ت|ث|ج|د|ز|س|ش|ص|ط|ع|ف|ق|ک|ك|گ|ل|م|ن|و|ه|ی|ي|D|S)'
const PLATE = new RegExp(
  `(?<!${D})(?:(ایران|ايران)${GAP}${D}{2}${GAP})?${D}{2}${GAP}(${PLATE_LETTER})${GAP}${D}{3}(?!${D})(?:${GAP}(ایران|ايران)?${GAP}${D}{2}(?!${D}))?`,
  'g',
)
const PLATE_NEAR = /پلاک|خودرو|ماشین|ماشينم|موتور|تاکسی|راننده|plate/i

/** In order, none overlapping. O(n) time. */
export function findPlates(text: string): Finding[] {
  const found: Finding[] = []
  for (const match of text.matchAll(PLATE)) {
    const [whole, iranBefore, letter, iranAfter] = match
    const hasProvince = new RegExp(`${D}{3}.*${D}{2}$`, 's').test(whole.replace(/^.*?[^0-9۰-۹٠-٩]/s, '')) || iranBefore
    const named = PLATE_NEAR.test(contextBefore(text, match.index))
    // «۱۲ و ۳۴۵» is a list unless something says that it is a plate.
    const joins = letter === 'و' || letter === 'ه'
    if (!iranBefore && !iranAfter && !named && (joins || !hasProvince)) continue
    const certainty = iranBefore || iranAfter ? 0.97 : named ? 0.9 : 0.7
    found.push({ kind: 'plate', start: match.index, end: match.index + whole.length, certainty })
  }
  return found
}

const PASSPORT = new RegExp(
  `(?<![A-Za-z0-9])[A-Za-z]{1,2}[\\s\\u200b-\\u200f-]{0,2}${D}{6,9}(?![A-Za-z0-9۰-۹٠-٩])`,
  'g',
)
const PASSPORT_NEAR = /گذرنامه|پاسپورت|passport/i

/** In order, none overlapping. O(n) time. */
export function findPassports(text: string): Finding[] {
  const found: Finding[] = []
  for (const { index, 0: whole } of text.matchAll(PASSPORT)) {
    const named = PASSPORT_NEAR.test(contextBefore(text, index))
    if (!named && !new RegExp(`^[A-Z]${D}{8}$`).test(whole)) continue
    found.push({ kind: 'passport', start: index, end: index + whole.length, certainty: named ? 0.95 : 0.6 })
  }
  return found
}

const IP4 = new RegExp(`(?<![0-9۰-۹٠-٩.])${D}{1,3}(?:\\.${D}{1,3}){3}(?![0-9۰-۹٠-٩]|\\.[0-9۰-۹٠-٩])`, 'g')
const IP6 =
  /(?<![0-9A-Za-z:.])(?:[0-9A-Fa-f]{1,4}:|:){2,7}(?::|[0-9A-Fa-f]{1,4}|(?:\d{1,3}\.){3}\d{1,3})(?![0-9A-Za-z:])/g

/** Whether no part between the dots is above 255. */
function isIp4(written: string): boolean {
  let part = 0
  for (let at = 0; at < written.length; at++) {
    const value = DIGIT_VALUE[written.charCodeAt(at)]!
    part = value < 0 ? 0 : part * 10 + value
    if (part > 255) return false
  }
  return true
}

/** In order, none overlapping. O(n) time. */
export function findIps(text: string): Finding[] {
  const found: Finding[] = []
  for (const { index, 0: whole } of text.matchAll(IP4))
    if (isIp4(whole)) found.push({ kind: 'ip', start: index, end: index + whole.length, certainty: 0.85 })
  for (const { index, 0: whole } of text.matchAll(IP6))
    if (/[0-9a-f]/i.test(whole) && (whole.includes('::') || whole.split(':').length === 8) && !/:::/.test(whole))
      found.push({ kind: 'ip', start: index, end: index + whole.length, certainty: 0.9 })
  return found
}

/** Canaries: values that stand nowhere else, and every form in which they could come out. */
import { fold } from '@pasokh/persian'
import sharp from 'sharp'

/** What a person sends, field by field, each with a value of its own. */
export const CANARY = {
  /** Words of the text: not personal by themselves, so officers see them, and nobody else. */
  words: 'قناری‌زردپوش هفت‌آسمان',
  /** A number inside the text: covered even for officers. */
  phoneInText: '09127730416',
  mailInText: 'zardpar@canary-in-text.example',
  contact: 'parvaz@canary-contact.example',
  address: 'کوی بلبل‌خوانان پلاک ۴۸۱۷',
  lat: '35.7183926',
  lon: '51.4271835',
  addition: 'افزودهٔ چکاوک‌نشین',
  phoneInAddition: '09358104427',
  reply: 'سخن هدهد‌سلیمان با فرستنده',
  apology: 'پوزش سنجاقک‌شکیب از تأخیر',
  fileText: 'متن پروندهٔ دارکوب‌نشان',
  fileName: 'darkoob-nevesht',
  officerName: 'Simorgh Qafneshin',
  cameraArtist: 'ShahbazCameraArtist',
} as const

export type CanaryName = keyof typeof CANARY

/** A JPEG whose metadata holds a canary and a position. */
export const canaryPhoto = (): Promise<Buffer> =>
  sharp({ create: { width: 64, height: 64, channels: 3, background: '#3b7' } })
    .composite([{ input: { create: { width: 20, height: 31, channels: 3, background: '#d21' } }, left: 7, top: 11 }])
    .withExif({ IFD0: { Artist: CANARY.cameraArtist }, IFD3: { GPSLatitude: '35/1 43/1 6/1', GPSLatitudeRef: 'N' } })
    .jpeg()
    .toBuffer()

const PERSIAN = '۰۱۲۳۴۵۶۷۸۹'
const ARABIC = '٠١٢٣٤٥٦٧٨٩'
const toLatin = (text: string) =>
  text
    .replace(/[۰-۹]/g, (digit) => String(PERSIAN.indexOf(digit)))
    .replace(/[٠-٩]/g, (digit) => String(ARABIC.indexOf(digit)))
const inScript = (text: string, digits: string) => toLatin(text).replace(/[0-9]/g, (digit) => digits[Number(digit)]!)

/** The middle of the base64 of a text, for each of the three places at which it may begin in what is encoded. */
function base64Forms(bytes: Buffer): string[] {
  return [0, 1, 2].flatMap((shift) => {
    const text = Buffer.concat([Buffer.alloc(shift), bytes, Buffer.alloc(2)]).toString('base64')
    const middle = text.slice(Math.ceil((shift * 8) / 6), Math.floor(((shift + bytes.length) * 8) / 6))
    return [middle, middle.replaceAll('+', '-').replaceAll('/', '_')]
  })
}

const escapedJson = (text: string) =>
  text.replace(/[^\x20-\x7e]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
const escapedHtml = (text: string) => text.replace(/[^\x20-\x7e]/g, (sign) => `&#${sign.codePointAt(0)};`)

/** How bytes could come out, in lower case. */
export const formsOfBytes = (bytes: Buffer): string[] =>
  [bytes.toString('hex'), ...base64Forms(bytes)].map((form) => form.toLowerCase())

/** How a text could come out, in lower case: as it is, with other digits and letters, and encoded. */
export function formsOf(text: string): string[] {
  const plain = [
    text,
    toLatin(text),
    inScript(text, PERSIAN),
    inScript(text, ARABIC),
    fold(text),
    text.replaceAll('ی', 'ي').replaceAll('ک', 'ك'),
    text.replace(/[\s\u200c-]/g, ''),
  ]
  const all = plain.flatMap((form) => [
    form,
    encodeURIComponent(form),
    encodeURIComponent(form).replaceAll('%20', '+'),
    escapedJson(form),
    escapedHtml(form),
    ...formsOfBytes(Buffer.from(form)),
    ...formsOfBytes(Buffer.from(form, 'utf16le')),
  ])
  return [...new Set(all.map((form) => form.toLowerCase()))]
}

/** The names of the canaries that a text holds in any form. */
export function heard(text: string, canaries: ReadonlyMap<string, readonly string[]>): string[] {
  const low = text.toLowerCase()
  return [...canaries].filter(([, forms]) => forms.some((form) => low.includes(form))).map(([name]) => name)
}

/** Shapes that many slices read from outside. */
import { z } from 'zod'

// Not \p{C}: the zero-width non-joiner is a format character, and Persian is unreadable without it.
const PRINTABLE = /^(?:[\n\t]|[^\p{Cc}\p{Cs}])*$/u
// Overrides and isolates would let a text reorder its neighbours; pages isolate texts themselves.
const BIDI_CONTROLS = /[\u202a-\u202e\u2066-\u2069]/g
const MANY_MARKS = /(\p{M}{8})\p{M}+/gu

/** Text as people type it, made safe to keep: NFC, one kind of line end, no bidi overrides, at most eight marks in a row. */
export const tidy = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(BIDI_CONTROLS, '').replace(MANY_MARKS, '$1').normalize('NFC').trim()

/** Text typed by a person, of `min` to `max` characters, without the control characters that PostgreSQL refuses. */
export const prose = (min: number, max: number) =>
  z
    .string()
    .max(max * 4)
    .transform(tidy)
    .pipe(z.string().min(min).max(max).regex(PRINTABLE, 'has control characters'))

/** The same in both languages. */
export const bilingual = (min: number, max: number) => z.strictObject({ fa: prose(min, max), en: prose(min, max) })

/** Words that are kept in both languages. */
export const text = z.strictObject({ fa: z.string(), en: z.string() })

export const lang = z.enum(['fa', 'en'])
export const civilDay = z.iso.date()
export const uuid = z.uuid()

/** 22 letters of base64url, made once for one form: sent again, it adds nothing. */
export const formToken = z.string().regex(/^[A-Za-z0-9_-]{22}$/)

/** What becomes of a shape on its way as JSON: an instant arrives as text. */
export type Sent<Shape> = Shape extends Date
  ? string
  : Shape extends readonly (infer One)[]
    ? Sent<One>[]
    : Shape extends object
      ? { [Name in keyof Shape]: Sent<Shape[Name]> }
      : Shape

/** How many rows a list gives: 50 unless told, 200 at most. */
export const pageSize = z.coerce.number().int().min(1).max(200).default(50)

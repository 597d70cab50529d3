/**
 * How is a text shown without the personal data in it? Each place is replaced by a mark that says
 * what stood there, so that the text still reads. The marks are never personal data themselves.
 */
import { mustBeText } from './letters.ts'
import type { Finding, PersonalKind } from './personal-kinds.ts'

/** A mark for each kind. A mark stands in square brackets, which nothing reads across. */
export type Marks = Readonly<Record<PersonalKind, string>>

/** Marks in Persian and in English. */
export const MARKS: { readonly fa: Marks; readonly en: Marks } = {
  fa: {
    email: '[ایمیل]',
    sheba: '[شماره شبا]',
    iban: '[شماره حساب]',
    card: '[شماره کارت]',
    'national-id': '[کد ملی]',
    mobile: '[شماره همراه]',
    landline: '[شماره تلفن]',
    phone: '[شماره تلفن]',
    'postal-code': '[کد پستی]',
    plate: '[شماره خودرو]',
    passport: '[شماره گذرنامه]',
    ip: '[نشانی اینترنتی]',
    name: '[نام]',
    address: '[نشانی]',
  },
  en: {
    email: '[e-mail]',
    sheba: '[bank account]',
    iban: '[bank account]',
    card: '[card number]',
    'national-id': '[national ID]',
    mobile: '[mobile number]',
    landline: '[telephone number]',
    phone: '[telephone number]',
    'postal-code': '[postal code]',
    plate: '[number plate]',
    passport: '[passport number]',
    ip: '[network address]',
    name: '[name]',
    address: '[address]',
  },
}

/**
 * The text with the mark of its kind in place of each finding; everything else stays as it is.
 * Findings may come in any order; where they overlap, the whole stretch gets the mark of the surest.
 * Places outside the text are cut to it. O(n + f log f) time.
 *
 * @throws TypeError when the text is not a string.
 * @example
 * cover('شماره‌ام 0912 345 6789', [{ kind: 'mobile', start: 9, end: 22, certainty: 1 }])
 * // 'شماره‌ام [شماره همراه]'
 */
export function cover(text: string, findings: readonly Finding[], marks: Marks = MARKS.fa): string {
  mustBeText(text)
  let out = ''
  let copied = 0
  for (const { kind, start, end } of stretches(text.length, findings)) {
    out += text.slice(copied, start) + marks[kind]
    copied = end
  }
  return out + text.slice(copied)
}

function stretches(length: number, findings: readonly Finding[]): Finding[] {
  const inside = findings
    .map((finding) => ({ ...finding, start: Math.max(0, finding.start), end: Math.min(length, finding.end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || b.end - a.end)
  const joined: Finding[] = []
  for (const finding of inside) {
    const last = joined.at(-1)
    if (!last || finding.start >= last.end) joined.push(finding)
    else {
      const surest = finding.certainty > last.certainty ? finding : last
      joined[joined.length - 1] = { ...surest, start: last.start, end: Math.max(last.end, finding.end) }
    }
  }
  return joined
}

/** Reads a contact as people say it: an e-mail address, or a telephone number in figures of any script. Pure. */
import { toLatinDigits } from '../../../app/kit/words.ts'
import type { Contact } from '../case-doors.ts'

/** Null for nothing; undefined for what is neither. */
export function readContact(typed: string): Contact | null | undefined {
  const text = toLatinDigits(typed).trim()
  if (text === '') return null
  if (/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return { mail: text }
  const phone = text.replace(/[\s()\u2066-\u2069.-]/g, '')
  return /^\+?[0-9]{7,15}$/.test(phone) ? { phone } : undefined
}

/** The receipt in its five groups of four, whatever stands between them. */
export const groupsOf = (receipt: string): string[] => toLatinDigits(receipt).replace(/\D/g, '').match(/\d{4}/g) ?? []

/** In which form are names of places compared? Pure. */
import { fold } from '@pasokh/persian'
import type { AreaLevel } from './schema.ts'

/** The words of a text in the form for matching. A name written apart, together or with a half-space is one name. */
export const wordsOf = (text: string): string[] => fold(text.replaceAll('\u200c', ' ')).match(/[\p{L}\p{N}]+/gu) ?? []

/** How names are known again: folded, without spaces. */
export const nameKey = (name: string): string => wordsOf(name).join('')

const KINDS: Partial<Record<AreaLevel, RegExp>> = {
  country: /^کشور\s+|^(islamic\s+)?republic of\s+/iu,
  province: /^(استان|ولایت)\s+|\s+(province|ostan)$/iu,
  county: /^(شهرستان|ولسوالی)\s+|\s+(county|district)$/iu,
  district: /^بخش\s+|\s+district$/iu,
  'rural-district': /^دهستان\s+|\s+rural district$/iu,
  city: /^شهر\s+|\s+city$/iu,
  village: /^(روستای|روستا|ده|قریه)\s+|\s+village$/iu,
}

/** A name without the word for its kind: «استان فارس» and «فارس» are one province. */
export function bareName(name: string, level: AreaLevel | null): string {
  const bare = level ? name.replace(KINDS[level] ?? /^$/, '').trim() : name
  return bare === '' ? name : bare
}

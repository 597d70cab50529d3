/**
 * What in this text points to a person? Places of numbers, addresses and names in the original, each
 * with its kind and how sure that is. It covers too much rather than too little, and it is no proof
 * that a text names nobody: people are named in ways that no rule knows.
 */

import { ARABIC, DIGIT_VALUE, KIND, mustBeText } from './letters.ts'
import { findAddresses, findEnglishAddresses } from './personal-addresses.ts'
import { findEmails, findIbans, findIps, findPassports, findPlates } from './personal-codes.ts'
import type { Finding } from './personal-kinds.ts'
import { findNames } from './personal-names.ts'
import { findNumbers } from './personal-numbers.ts'

/**
 * The personal data in the text, in order of place, none overlapping. Digits may be Latin, Persian
 * or Arabic, with spaces, dashes, half-spaces or direction marks between. Where two readings
 * overlap, the surer form stands. O(n) time.
 *
 * Iranian: national ID (checksum), mobile and landline, bank card, Sheba, postal code, plate,
 * passport. General: e-mail, IBAN, card, international telephone, IP. Names after a title, and
 * addresses down to a house, in outline.
 *
 * @throws TypeError when the value is not a string.
 * @example
 * findPersonalData('کد ملی من ۰۰۱-۲۳۴۵۶۷-۹ است')
 * // [{ kind: 'national-id', certainty: 0.99, start: 10, end: 22 }]
 */
export function findPersonalData(text: string): Finding[] {
  mustBeText(text)
  const found: Finding[] = []
  const may = signsOf(text)
  let rest = text
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const before = found.length
    for (const [sign, find] of FINDERS) {
      if ((sign & may) === 0) continue
      const more = find(rest)
      if (more.length === 0) continue
      rest = withoutStretches(rest, more)
      found.push(...more)
    }
    if (found.length === before) break
  }
  return found.sort((a, b) => a.start - b.start)
}

/** Signs without which a kind cannot be: one look at a text tells which readers may find something. */
const AT_SIGN = 1
const DIGIT_SIGN = 2
const CAPITAL = 4
const COLON = 8
const PERSIAN = 16

function signsOf(text: string): number {
  let signs = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x40) signs |= AT_SIGN
    else if (code === 0x3a) signs |= COLON
    else if (code >= 0x41 && code <= 0x5a) signs |= CAPITAL
    else if (KIND[code] === ARABIC) signs |= PERSIAN
    else if (DIGIT_VALUE[code]! >= 0) signs |= DIGIT_SIGN
  }
  return signs
}

// The surest forms first: each finder sees brackets where an earlier one has found something, as a
// reader of the covered text will. What that uncovers is found in the next round.
const FINDERS: readonly (readonly [sign: number, find: (text: string) => Finding[]])[] = [
  [AT_SIGN, findEmails],
  [DIGIT_SIGN, findIbans],
  [DIGIT_SIGN, findPlates],
  [DIGIT_SIGN, findNumbers],
  [DIGIT_SIGN, findPassports],
  [DIGIT_SIGN | COLON, findIps],
  [PERSIAN | CAPITAL, findNames],
  [PERSIAN, findAddresses],
  [CAPITAL, findEnglishAddresses],
]
const MAX_ROUNDS = 4

function withoutStretches(text: string, findings: readonly Finding[]): string {
  let out = ''
  let copied = 0
  for (const finding of findings) {
    // Of findings that overlap, the later gives only what the one before has left: the length stays.
    const start = Math.max(finding.start, copied)
    if (start >= finding.end) continue
    out += `${text.slice(copied, start)}[${']'.repeat(finding.end - start - 1)}`
    copied = finding.end
  }
  return out + text.slice(copied)
}

/**
 * Is this number one that somebody was given, or one that somebody made up? Check digits of the
 * Iranian national ID (weighted sum by 11), of bank cards (Luhn, ISO/IEC 7812-1 Annex B) and of
 * IBAN and Sheba (ISO 13616-1, remainder 1 by 97). One false number in 11, 10 and 97 passes.
 */

type Digits = ArrayLike<number>

const allEqual = (digits: Digits, from: number, length: number) => {
  for (let at = 1; at < length; at++) if (digits[from + at] !== digits[from]) return false
  return true
}

/**
 * Whether the ten digits (0..9) from `from` end in the check digit of an Iranian national ID. Ten
 * equal digits were never given to anybody. The first three are free: lists of them refuse real people.
 *
 * @example
 * [isNationalId([0, 0, 1, 2, 3, 4, 5, 6, 7, 9]), isNationalId([1, 1, 1, 1, 1, 1, 1, 1, 1, 1])]
 * // [true, false]
 */
export function isNationalId(digits: Digits, from = 0): boolean {
  let sum = 0
  for (let at = 0; at < 9; at++) sum += digits[from + at]! * (10 - at)
  const rest = sum % 11
  return digits[from + 9] === (rest < 2 ? rest : 11 - rest) && !allEqual(digits, from, 10)
}

/**
 * Whether `length` digits from `from` end in their Luhn check digit; equal digits do not count.
 *
 * @example
 * isLuhn([7, 9, 9, 2, 7, 3, 9, 8, 7, 1, 3], 0, 11)
 * // true
 */
export function isLuhn(digits: Digits, from: number, length: number): boolean {
  let sum = 0
  for (let at = 0; at < length; at++) {
    const value = digits[from + length - 1 - at]!
    sum += at % 2 === 0 ? value : value > 4 ? value * 2 - 9 : value * 2
  }
  return sum % 10 === 0 && !allEqual(digits, from, length)
}

/**
 * Whether an IBAN, in capitals and without spaces, has remainder 1 by 97. Its length is not judged.
 *
 * @example
 * isIban('GB82WEST12345698765432')
 * // true
 */
export function isIban(iban: string): boolean {
  let rest = 0
  for (let at = 0; at < iban.length; at++) {
    const code = iban.charCodeAt(at + 4 < iban.length ? at + 4 : at + 4 - iban.length)
    const value = code >= 65 && code <= 90 ? code - 55 : code >= 48 && code <= 57 ? code - 48 : -1
    if (value < 0) return false
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97
  }
  return rest === 1
}

/** What each of the 24 digits of a Sheba adds to its remainder by 97: the two check digits come last, after I and R (18 and 27). */
const SHEBA_WEIGHTS = Int32Array.from({ length: 24 }, (_, at) => {
  let weight = 1
  for (let place = at < 2 ? 1 - at : 29 - at; place > 0; place--) weight = (weight * 10) % 97
  return weight
})
/** The remainder of 182700, which the letters leave. */
const SHEBA_LETTERS = 182_700 % 97

/** Whether the 24 digits from `from` are an Iranian IBAN (Sheba) without its letters IR. */
export function isSheba(digits: Digits, from: number): boolean {
  let sum = SHEBA_LETTERS
  for (let at = 0; at < 24; at++) sum += digits[from + at]! * SHEBA_WEIGHTS[at]!
  return sum % 97 === 1
}

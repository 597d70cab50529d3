/** Digits of Persian and Arabic texts as Latin ones, and back. Nothing else of a text is touched. */

/** `۱۴۰۵` and `١٤٠٥` become `1405`. */
export const toLatinDigits = (text: string): string =>
  text.replace(/[۰-۹٠-٩]/g, (digit) => String(digit.charCodeAt(0) & 0xf))

/** `1405` becomes `۱۴۰۵`. */
export const toPersianDigits = (text: string): string =>
  text.replace(/\d/g, (digit) => String.fromCharCode(0x6f0 + Number(digit)))

/**
 * Words of danger: when one stands in a text, the pages show emergency numbers. Nothing is decided by
 * it and nothing is stored; a needless number does no harm, a missing one might.
 */
import { fold } from '@pasokh/persian'

const WORDS = [
  'خودکشی',
  'خود کشی',
  'خودمو بکشم',
  'خودم را بکشم',
  'می کشمش',
  'میکشمش',
  'چاقو',
  'تجاوز',
  'کتک',
  'بی هوش',
  'بیهوش',
  'آتش گرفت',
  'آتش سوزی',
  'آتیش',
  'دود از',
  'نشت گاز',
  'بوی گاز',
  'انفجار',
  'منفجر',
  'برق گرفت',
  'برق گرفتگی',
  'غرق',
  'سقوط',
  'ریزش',
  'خونریزی',
  'نفس نمی',
  'سکته',
  'گروگان',
  'ربوده',
  'سیم برق افتاده',
  'زیر آوار',
  'مسموم',
  'suicide',
  'kill myself',
  'kill him',
  'kill her',
  'fire',
  'gas leak',
  'explosion',
  'rape',
  'bleeding',
  'unconscious',
  'electrocuted',
  'drowning',
  'collapsed',
  'hostage',
  'poison',
  'smell of gas',
]
const spaced = (text: string) =>
  fold(text)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
const FOLDED = WORDS.map((word) => spaced(word).trim())

export function soundsDangerous(text: string): boolean {
  const read = spaced(text)
  return FOLDED.some((word) => read.includes(word))
}

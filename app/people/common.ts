/**
 * What makes a long password easy to guess all the same: words that everybody takes first, alone or
 * repeated, dressed up with digits and signs, or a walk over the keyboard. It is a rule in place of a list of leaked
 * passwords, and does not know a leaked one that follows no such form.
 */

import { toLatinDigits } from '#kit/words.ts'

/** First words of leaked lists, of this house and of the places it serves; lower case, letters only. */
const WORDS = `
  password passwort passw pass word qwerty qwertz azerty asdf zxcv letmein welcome admin administrator root superuser user
  login guest test demo sample default changeme change me secret private access master manager officer service system
  server computer internet google facebook instagram telegram whatsapp samsung iphone android windows microsoft
  dragon monkey shadow sunshine princess football baseball basketball superman batman pokemon starwars trustno
  iloveyou ilove love you forever lovely angel baby michael jordan jennifer ashley charlie daniel hello freedom whatever
  chocolate butterfly liverpool barcelona chelsea arsenal realmadrid manchester united
  pasokh paasokh iran iranian tehran mashhad isfahan esfahan shiraz tabriz ahvaz qom karaj rasht
  salam khoda khodaya allah mohammad muhammad mohammed ali hossein hussein hasan fatemeh fatima zahra reza mahdi mehdi
  ahmad amir abbas maryam sara persepolis perspolis esteghlal azadi irani doostat daram doset eshgh eshghe man azizam
  summer winter spring autumn january february march april june july august september october november december
  saturday sunday monday tuesday wednesday thursday friday
  پاسخ رمز رمزعبور گذرواژه پسورد سلام خدا خدایا ایران تهران محمد علی حسین حسن فاطمه زهرا رضا مهدی دوستت دارم دوستتدارم عشق
  اداره شهرداری مخابرات پست کارمند کاربر مدیر
`
  .split(/\s+/)
  .filter(Boolean)
  // Longest first, so that a word is not cut by its own beginning.
  .sort((a, b) => b.length - a.length)

const ROWS = [
  '1234567890',
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
  'ضصثقفغعهخحجچ',
  'شسیبلاتنمکگ',
  'ظطزرذدئو',
  '1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p',
]
const WALKS = ROWS.flatMap((row) => [row + row, [...row].reverse().join('').repeat(2)])
const WALK_MIN = 3

const YEARS = /(?:19|20|13|14)\d{2}/g

/** How many different letters and digits are left when everybody's words, years, keyboard walks and repetitions are taken away. */
export function unguessable(password: string): number {
  const plain = toLatinDigits(password.normalize('NFKC').toLowerCase()).replace(/[يى]/g, 'ی').replace(/ك/g, 'ک')
  const calm = [plain, plain.replace(/(.)\1+/gu, '$1')].flatMap((text) => [text, withoutWalks(text)])
  return Math.min(...calm.flatMap((text) => [different(asLetters(text)), different(text.replace(YEARS, ''))]))
}

const different = (text: string) => new Set(withoutWords(text.replace(/[^\p{L}\p{N}]/gu, ''))).size

/** A guesser's spelling: @ for a, 0 for o and so on; other digits are dress. */
const asLetters = (text: string) =>
  text
    .replace(/[@4]/g, 'a')
    .replace(/0/g, 'o')
    .replace(/[$5]/g, 's')
    .replace(/[1!]/g, 'i')
    .replace(/3/g, 'e')
    .replace(/\p{N}/gu, '')

function withoutWords(letters: string): string {
  return WORDS.reduce((left, word) => left.replaceAll(word, ''), letters)
}

function withoutWalks(text: string): string {
  let left = ''
  for (let at = 0; at < text.length; ) {
    const length = runAt(text, at)
    if (length < WALK_MIN) left += text[at]
    at += length < WALK_MIN ? 1 : length
  }
  return left
}

/** How many characters from `at` on lie beside each other on a keyboard or are the same. */
function runAt(text: string, at: number): number {
  let length = 1
  const isRun = (part: string) =>
    [...part].every((letter) => letter === part[0]) || WALKS.some((walk) => walk.includes(part))
  while (at + length < text.length && isRun(text.slice(at, at + length + 1))) length++
  return length
}

/**
 * Makes data/letters.json, the two tables of letters.ts, from the Unicode database of the engine:
 * `node packages/persian/make-letters.ts`. Compatibility decomposition (Unicode Standard Annex 15) with
 * the marks of Latin and Arabic script dropped, and above it the letters that Persian keyboards, Arabic
 * keyboards and old fonts write differently.
 */
import { writeFileSync } from 'node:fs'
import {
  ARABIC,
  DIGIT,
  GONE,
  GONE_DIFFERENCE,
  JOINER,
  LATIN,
  LETTER,
  MARK,
  OTHER,
  SIGN,
  SPACE,
  SURROGATE,
} from './letters.ts'

/** Letters and signs that Unicode keeps apart and a Persian reader does not. */
const SAME: Record<string, string> = {
  ي: 'ی',
  ى: 'ی',
  ې: 'ی',
  ۍ: 'ی',
  ے: 'ی',
  ؠ: 'ی',
  ك: 'ک',
  ڪ: 'ک',
  ة: 'ه',
  ۃ: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ٱ: 'ا',
  ٲ: 'ا',
  ٳ: 'ا',
  '؟': '?',
  '،': ',',
  '؛': ';',
  '٪': '%',
  '٫': '.',
  '٬': ',',
  '«': '"',
  '»': '"',
  '“': '"',
  '”': '"',
  '„': '"',
  '‟': '"',
  '‘': "'",
  '’': "'",
  '‚': "'",
  '‐': '-',
  '‑': '-',
  '‒': '-',
  '–': '-',
  '—': '-',
  '―': '-',
  '−': '-',
}

/** Characters that nobody sees: controls, joiners, direction marks, soft hyphens, tatweel, variation selectors. */
const UNSEEN = [
  ['\0', '\u0008'],
  ['\u000e', '\u001f'],
  ['\u007f', '\u009f'],
  '\u00ad',
  '\u034f',
  '\u061c',
  '\u0640',
  '\u0674',
  '\ufeff',
  ['\u180b', '\u180e'],
  ['\u200b', '\u200f'],
  ['\u202a', '\u202e'],
  ['\u2060', '\u206f'],
  ['\ufe00', '\ufe0f'],
] as const
const isUnseenChar = (char: string) =>
  UNSEEN.some((range) => (typeof range === 'string' ? range === char : range[0] <= char && char <= range[1]))

/** Vowel signs and accents of Latin and Arabic script; the vowel signs of other scripts are letters there. */
const MARKS =
  /[\u0300-\u036f\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08e1\u08e3-\u08ff]/g

const digitOf = (code: number): number => {
  if (code >= 0x6f0 && code <= 0x6f9) return code - 0x6f0
  if (code >= 0x660 && code <= 0x669) return code - 0x660
  if (code >= 0xff10 && code <= 0xff19) return code - 0xff10
  return code >= 0x30 && code <= 0x39 ? code - 0x30 : -1
}

function foldedForm(char: string): string {
  if (isUnseenChar(char)) return ''
  const code = char.charCodeAt(0)
  if (digitOf(code) >= 0) return String(digitOf(code))
  if (/\s/.test(char)) return ' '
  let out = ''
  for (const part of char.normalize('NFKD').replace(MARKS, '')) if (!isUnseenChar(part)) out += SAME[part] ?? part
  return out.toLowerCase().replace(MARKS, '')
}

// Only these blocks hold forms to fold; the syllables and ideographs between them are themselves, but for the signs of
// Mongolian that nobody sees.
const inFoldedBlocks = (code: number) =>
  code < 0x900 ||
  (code >= 0x180b && code <= 0x180e) ||
  (code >= 0x1e00 && code < 0x2e80) ||
  code === 0x3000 ||
  (code >= 0xfb00 && code < 0xfff0)

const folded = new Uint16Array(65536)
const grown: Record<string, string> = {}
for (let code = 0; code < 65536; code++) {
  folded[code] = code
  if (!inFoldedBlocks(code) || (code >= 0xd800 && code < 0xe000)) continue
  const form = foldedForm(String.fromCharCode(code))
  if (form.length > 1) grown[code.toString(36)] = form
  else folded[code] = form === '' ? GONE : form.charCodeAt(0)
}

const kinds = new Uint8Array(65536)
// All characters in one string, so that each property is asked for once and not for each of them. The
// halves of pairs are left out of it and counted back in.
const PAIRS_FIRST = 0xd800
const PAIRS_LAST = 0xdfff
const below = Array.from({ length: PAIRS_FIRST }, (_, code) => String.fromCharCode(code)).join('')
const above = Array.from({ length: 65535 - PAIRS_LAST }, (_, at) => String.fromCharCode(PAIRS_LAST + 1 + at)).join('')

function mark(run: RegExp, kind: number) {
  for (const [text, from] of [
    [below, 0],
    [above, PAIRS_LAST + 1],
  ] as const)
    for (const match of text.matchAll(run)) kinds.fill(kind, from + match.index, from + match.index + match[0].length)
}

// Later lines have the last word.
kinds.fill(SIGN)
mark(/[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff]+/gu, OTHER)
mark(/[\p{L}\p{Nd}]+/gu, LETTER)
mark(/(?:(?=\p{L})\p{Script=Latin})+/gu, LATIN)
mark(/(?:(?=\p{L})\p{Script=Arabic})+/gu, ARABIC)
mark(/[\p{M}\u0640]+/gu, MARK)
mark(/\s+/gu, SPACE)
mark(/[\u200c\u200d]+/gu, JOINER)
kinds.fill(SURROGATE, PAIRS_FIRST, PAIRS_LAST + 1)

for (let code = 0; code < 65536; code++) if (digitOf(code) >= 0) kinds[code] = DIGIT

/** Runs of equal values: the value, and how many in base 36. */
function runs(values: ArrayLike<number>): string {
  const out: string[] = []
  for (let at = 0; at < values.length; ) {
    let end = at + 1
    while (end < values.length && values[end] === values[at]) end++
    out.push(`${values[at]!.toString(36)}.${(end - at).toString(36)}`)
    at = end
  }
  return out.join(' ')
}

const differences = Array.from(folded, (to, code) => (to === GONE ? GONE_DIFFERENCE : to - code))
writeFileSync(
  new URL('data/letters.json', import.meta.url),
  `${JSON.stringify({ unicode: process.versions.unicode, kinds: runs(kinds), folded: runs(differences), grown }, null, 1)}\n`,
)

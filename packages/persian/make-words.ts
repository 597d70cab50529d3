/**
 * Makes data/words.json, the word list of the package, from the spelling dictionary `dictionary-fa`
 * (Lilak, Apache-2.0): `node packages/persian/make-words.ts`. Forms that the rules of the package
 * build themselves (verb forms, plurals, comparatives) are left out.
 */
import { writeFileSync } from 'node:fs'
import dictionary from 'dictionary-fa'
import { CORE_WORDS } from './core-words.data.ts'
import { fold } from './fold.ts'
import { readVerb } from './verbs.ts'

const lines = new TextDecoder().decode(dictionary.dic).split('\n').slice(1)

// Written forms with ب before the past stem («بساختیم») and after a preverb («بازبیامدند») are of old books.
const OLD_PREFIX = /^(?:بر|باز|در|ور|وا|فرو|فرا|ن)?(?:بن|بی|ب|م|ن|نی)?/

/** Words by what they may be: noun, adjective, another word. */
const kinds = { noun: new Set<string>(), adjective: new Set<string>(), other: new Set<string>() }
for (const line of lines) {
  const [word, flags = ''] = line.trim().split('/') as [string, string?]
  if (!/^[\u0621-\u06d3\u200c\u064b]+$/.test(word) || isVerbForm(word, flags)) continue
  if (flags.includes('pa')) kinds.noun.add(word)
  else if (/s[tu]/.test(flags)) kinds.adjective.add(word)
  else kinds.other.add(word)
}
for (const word of CORE_WORDS.trim().split(/\s+/))
  if (!kinds.noun.has(word) && !kinds.adjective.has(word)) kinds.other.add(word)
const core = new Set(CORE_WORDS.trim().split(/\s+/))
const has = (word: string) => Object.values(kinds).some((set) => set.has(word))
for (const set of Object.values(kinds)) for (const word of set) if (isBuilt(word) && !core.has(word)) set.delete(word)

function isVerbForm(word: string, flags: string): boolean {
  if (/(?:^|[^\u200c]{0,4})ن?می\u200c|^همی/.test(word)) return true
  if (/ه\u200c(?:ام|ای|است|ایم|اید|اند)$/.test(word) && flags === '') return true
  const reading = readVerb(fold(word))
  if (flags === '') {
    const rest = fold(word).replace(OLD_PREFIX, '')
    const bare = [rest, `ا${rest}`].map((body) => readVerb(body))
    if (bare.some((form) => form && (form.sure || form.ending !== '') && form.ending !== 'ی')) return true
  }
  if (!reading || flags.includes('pa')) return false
  if (flags === '') return reading.sure || reading.prefix !== '' || !/^(?:ه|)$/.test(reading.ending)
  return reading.prefix !== '' && reading.ending === 'ه' && word.startsWith('ن')
}

function isBuilt(word: string): boolean {
  const base = /^(.{2,}?)\u200c?(?:ها(?:ی|یی)?|تر|ترین)$/.exec(word)?.[1]
  return base !== undefined && has(base)
}

/** Sorted words, each as a letter for how many signs it shares with the one before (A is none) and the rest. */
function frontCoded(words: Set<string>): string {
  let before = ''
  let out = ''
  for (const word of [...words].sort()) {
    let shared = 0
    while (shared < 25 && shared < word.length && word[shared] === before[shared]) shared++
    out += String.fromCharCode(65 + shared) + word.slice(shared)
    before = word
  }
  return out
}

const notice =
  'Words of dictionary-fa 2.0.0, which is Lilak, Persian Spell Checking Dictionary, Copyright 2015 Mostafa Sedaghat Joo, ' +
  'https://github.com/b00f/lilak, under the Apache License, Version 2.0 (https://www.apache.org/licenses/LICENSE-2.0). ' +
  'Changed: inflected forms left out, affix flags reduced to three kinds, sorted and front-coded.'
const coded = Object.fromEntries(Object.entries(kinds).map(([kind, set]) => [kind, frontCoded(set)]))
writeFileSync(new URL('data/words.json', import.meta.url), `${JSON.stringify({ notice, ...coded }, null, 1)}\n`)
for (const [kind, set] of Object.entries(kinds)) console.log(kind, set.size)

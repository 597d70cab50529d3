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
  if (!/^[\u0621-\u06d3\u200c\u064b]+(?<!\u200c)$/.test(word) || isVerbForm(word, flags)) continue
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

/** A state of the automaton: its edges by letter, each with the kind of the word it ends and the next state. */
type State = { edges: Map<number, { kind: number; to: State }>; key: string; first: number }
const newState = (): State => ({ edges: new Map(), key: '', first: 0 })

/** The states of the smallest automaton for the words, the first first; states without edges are one and left out. */
function automaton(words: ReadonlyMap<string, number>, letters: string): State[] {
  const start = newState()
  for (const [word, kind] of words) {
    let state = start
    for (let at = 0; at < word.length; at++) {
      const letter = letters.indexOf(word[at]!) + 1
      const edge = state.edges.get(letter) ?? { kind: 0, to: newState() }
      if (at === word.length - 1) edge.kind = kind
      state.edges.set(letter, edge)
      state = edge.to
    }
  }
  const byKey = new Map<string, State>()
  const smallest = (state: State): State => {
    for (const edge of state.edges.values()) edge.to = smallest(edge.to)
    const sorted = [...state.edges].sort(([a], [b]) => a - b)
    state.edges = new Map(sorted)
    state.key = sorted.map(([letter, { kind, to }]) => `${letter}.${kind}.${numbered.get(to) ?? 0}`).join()
    const same = byKey.get(state.key)
    if (same) return same
    byKey.set(state.key, state)
    if (state.edges.size > 0) numbered.set(state, numbered.size + 1)
    return state
  }
  const numbered = new Map<State, number>()
  smallest(start)
  return [start, ...[...numbered.keys()].filter((state) => state !== start)]
}

/** The edges as lexicon.ts reads them: 6 bits letter, 1 bit last, 2 bits kind, the place of the next state. */
function edgesOf(states: readonly State[]): Uint32Array {
  let place = 1
  for (const state of states) {
    state.first = place
    place += state.edges.size
  }
  const edges = new Uint32Array(place)
  for (const state of states)
    [...state.edges].forEach(([letter, { kind, to }], at) => {
      const last = at === state.edges.size - 1 ? 64 : 0
      edges[state.first + at] = letter | last | (kind << 7) | (to.first << 9)
    })
  return edges
}

const KINDS = ['other', 'adjective', 'noun'] as const
const words = new Map<string, number>()
for (const [at, kind] of KINDS.entries()) for (const word of [...kinds[kind]].sort()) words.set(word, at + 1)
const letters = [...new Set([...words.keys()].join(''))].sort().join('')
const edges = edgesOf(automaton(words, letters))

const notice =
  'Words of dictionary-fa 2.0.0, which is Lilak, Persian Spell Checking Dictionary, Copyright 2015 Mostafa Sedaghat Joo, ' +
  'https://github.com/b00f/lilak, under the Apache License, Version 2.0 (https://www.apache.org/licenses/LICENSE-2.0). ' +
  'Changed: inflected forms left out, affix flags reduced to three kinds, written as an automaton.'
const coded = { notice, letters, edges: Buffer.from(edges.buffer).toString('base64') }
writeFileSync(new URL('data/words.json', import.meta.url), `${JSON.stringify(coded, null, 1)}\n`)
for (const [kind, set] of Object.entries(kinds)) console.log(kind, set.size)
console.log('edges', edges.length)

/**
 * Which verb is this word a form of? Persian verbs are regular once both stems are known: a prefix
 * (می, نمی, ب, ن), a preverb before it, a stem, an ending. The word is taken apart from both sides
 * and the middle is looked up, so no table of forms is kept. Colloquial stems and endings
 * («می‌خوام», «میگن», «بخونه») lead to the same verb. See Lazard, A Grammar of Contemporary Persian.
 */
import { fold } from './fold.ts'
import { COLLOQUIAL_PAST, COLLOQUIAL_PRESENT, PREVERBS, VERBS } from './verbs.data.ts'

/** A verb: its stems as written, folded for comparing. `rank` is its place among frequent verbs. */
export type Verb = { past: string; present: string; rank: number }

/** How a word is a form of a verb. `sure` when it can hardly be another word. */
export type VerbReading = {
  verb: Verb
  preverb: string
  /** The prefix as written without a half-space: '', 'می', 'نمی', 'ب', 'ن', 'همی'. */
  prefix: string
  stem: 'past' | 'present'
  ending: string
  colloquial: boolean
  sure: boolean
}

const PAST = new Map<string, Verb>()
const PRESENT = new Map<string, Verb>()
const SPOKEN_PAST = new Map<string, Verb>()
const SPOKEN_PRESENT = new Map<string, Verb>()

for (const [rank, entry] of VERBS.trim().split(/\s+/).entries()) {
  const [past, present] = entry.split('/') as [string, string]
  const verb = { past, present, rank }
  if (!PAST.has(fold(past))) PAST.set(fold(past), verb)
  if (!PRESENT.has(fold(present))) PRESENT.set(fold(present), verb)
}
for (const [verb, stems] of spokenStems()) {
  const [past, present] = stems
  if (past && !PAST.has(past) && !SPOKEN_PAST.has(past)) SPOKEN_PAST.set(past, verb)
  if (present && !SPOKEN_PRESENT.has(present)) SPOKEN_PRESENT.set(present, verb)
}

/** Spoken stems: those that are listed, and «ان» said «ون» («رسوند», «بخونه»). */
function* spokenStems(): Generator<[Verb, [string, string]]> {
  for (const entry of COLLOQUIAL_PRESENT.trim().split(/\s+/)) {
    const [spoken, standard] = entry.split('/') as [string, string]
    yield [PRESENT.get(fold(standard))!, ['', fold(spoken)]]
  }
  for (const entry of COLLOQUIAL_PAST.trim().split(/\s+/)) {
    const [spoken, standard] = entry.split('/') as [string, string]
    yield [PAST.get(fold(standard))!, [fold(spoken), '']]
  }
  for (const [past, verb] of PAST)
    if (/ان(?:د|ید|ست)$/.test(past)) yield [verb, [past.replace(/ان(د|ید|ست)$/, 'ون$1'), '']]
  for (const [present, verb] of PRESENT) if (/ان$/.test(present)) yield [verb, ['', present.replace(/ان$/, 'ون')]]
}

const PAST_ENDINGS = new Set(['', 'م', 'ی', 'یم', 'ید', 'ند'])
const PERFECT_ENDINGS = new Set(['ه', 'هام', 'های', 'هاست', 'هایم', 'هاید', 'هاند'])
const PRESENT_ENDINGS = new Set(['م', 'ی', 'د', 'یم', 'ید', 'ند'])
const SPOKEN_PAST_ENDINGS = new Set(['ین', 'ن', 'هن'])
const SPOKEN_PRESENT_ENDINGS = new Set(['ه', 'ین', 'ن', 'ت', 'ش'])
const MAX_ENDING_LENGTH = 4

const FOLDED_PREVERBS = PREVERBS.map((preverb) => fold(preverb))

/** The likeliest reading of a folded word as a verb, or null. O(length). */
export function readVerb(word: string): VerbReading | null {
  if (word.length < 2 || word.length > 24) return null
  const plain = readWithPrefix(word, '')
  if (plain?.sure) return plain
  for (const preverb of FOLDED_PREVERBS) {
    if (!word.startsWith(preverb) || word.length < preverb.length + 2) continue
    const reading = readWithPrefix(word.slice(preverb.length), preverb)
    if (reading && (reading.prefix !== '' || reading.verb.rank < 60) && (!plain || reading.sure)) return reading
  }
  return plain
}

const PREFIXES = ['نمی', 'می', 'همی', 'ن', 'ب', '']

function readWithPrefix(word: string, preverb: string): VerbReading | null {
  let spoken: VerbReading | null = null
  for (const prefix of PREFIXES) {
    if (!word.startsWith(prefix)) continue
    const rest = word.slice(prefix.length)
    for (const body of bodies(rest, prefix)) {
      const reading = readBody(body, prefix, preverb)
      // «میرند» is «they die» before it is a spoken «they go».
      if (reading && !reading.colloquial) return reading
      spoken ??= reading
    }
  }
  return spoken
}

/** After ب and ن a stem that begins with alef is written with yeh: «بیاور», «نیفتاد». */
function bodies(rest: string, prefix: string): string[] {
  if ((prefix !== 'ب' && prefix !== 'ن') || !rest.startsWith('ی')) return [rest]
  const after = rest.slice(1)
  return after.startsWith('ا') ? [after, rest] : [`ا${after}`, rest]
}

function readBody(body: string, prefix: string, preverb: string): VerbReading | null {
  let best: VerbReading | null = null
  const consider = (verb: Verb | undefined, reading: Omit<VerbReading, 'verb' | 'preverb' | 'prefix' | 'sure'>) => {
    if (!verb) return
    const sure = isSure(prefix, reading.ending, reading.stem)
    if (!best || (best.colloquial && !reading.colloquial)) best = { verb, preverb, prefix, sure, ...reading }
  }
  for (let cut = Math.min(MAX_ENDING_LENGTH, body.length - 1); cut >= 0; cut--) {
    const stem = body.slice(0, body.length - cut)
    const ending = body.slice(body.length - cut)
    if (PAST_ENDINGS.has(ending) || PERFECT_ENDINGS.has(ending)) {
      if (prefix !== 'ب') consider(PAST.get(stem), { stem: 'past', ending, colloquial: false })
      if (prefix !== 'ب') consider(SPOKEN_PAST.get(stem), { stem: 'past', ending, colloquial: true })
    }
    if (mayBePresent(prefix, ending) || (ending === '' && isImpersonal(prefix, stem)))
      consider(PRESENT.get(stem), { stem: 'present', ending, colloquial: false })
    if (prefix === '') continue
    if (SPOKEN_PAST_ENDINGS.has(ending) && prefix !== 'ب')
      consider(PAST.get(stem) ?? SPOKEN_PAST.get(stem), { stem: 'past', ending, colloquial: true })
    if (SPOKEN_PRESENT_ENDINGS.has(ending)) consider(PRESENT.get(stem), { stem: 'present', ending, colloquial: true })
    if (SPOKEN_PRESENT_ENDINGS.has(ending) || mayBePresent(prefix, ending))
      consider(SPOKEN_PRESENT.get(stem), { stem: 'present', ending, colloquial: true })
  }
  return best
}

// The bare present stem is a form only as a command («برو», «نکن»).
const mayBePresent = (prefix: string, ending: string) =>
  PRESENT_ENDINGS.has(ending) || (ending === '' && (prefix === 'ب' || prefix === 'ن'))
const isImpersonal = (prefix: string, stem: string) => prefix.endsWith('می') && stem === 'توان'

const isSure = (prefix: string, ending: string, stem: 'past' | 'present') =>
  prefix.endsWith('می') || (stem === 'past' && ending.length > 1 && ending !== 'ید' && ending !== 'های')

/** The infinitive of a verb, with its preverb: «برگشتن». */
export const infinitive = ({ preverb, verb }: VerbReading) => `${preverb}${verb.past}ن`

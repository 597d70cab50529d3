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
    if (/ان(?:د|ید|ست)$/.test(past)) yield [verb, [past.replace(/و?ان(د|ید|ست)$/, 'ون$1'), '']]
  for (const [present, verb] of PRESENT) if (/ان$/.test(present)) yield [verb, ['', present.replace(/و?ان$/, 'ون')]]
}

const PAST_ENDINGS = new Set(['', 'م', 'ی', 'یم', 'ید', 'ند'])
const PERFECT_ENDINGS = new Set(['ه', 'هام', 'های', 'هاست', 'هایم', 'هاید', 'هاند'])
const PRESENT_ENDINGS = new Set(['م', 'ی', 'د', 'یم', 'ید', 'ند'])
const SPOKEN_PAST_ENDINGS = new Set(['ین', 'ن', 'هن'])
const SPOKEN_PRESENT_ENDINGS = new Set(['ه', 'ین', 'ن', 'ت', 'ش'])
const MAX_ENDING_LENGTH = 4

const FOLDED_PREVERBS = PREVERBS.map((preverb) => fold(preverb))

/**
 * The likeliest reading of a folded word as a verb, or null. With `spoken`, endings of speech are
 * read without a prefix too («کنه», «دارن»). O(length).
 */
export function readVerb(word: string, spoken = false): VerbReading | null {
  if (word.length < 2 || word.length > 24) return null
  if (spoken) {
    const bare = readSpokenBare(word)
    if (bare) return bare
  }
  const plain = readWithPrefix(word, '')
  if (plain?.sure) return plain
  for (const preverb of FOLDED_PREVERBS) {
    if (!word.startsWith(preverb) || word.length < preverb.length + 2) continue
    const reading = readWithPrefix(word.slice(preverb.length), preverb)
    if (reading && (reading.prefix !== '' || reading.verb.rank < 60) && (!plain || reading.sure)) return reading
  }
  return plain
}

// «کنه», «شه», «دارن»: only of the commonest verbs, for other words end so too.
function readSpokenBare(word: string): VerbReading | null {
  for (const ending of ['ین', 'ه', 'ن']) {
    if (!word.endsWith(ending)) continue
    const negative = word.startsWith('ن')
    for (const prefix of negative ? ['ن', ''] : ['']) {
      const stem = word.slice(prefix.length, word.length - ending.length)
      const verb = PRESENT.get(stem)
      if (verb && SPOKEN_BARE.has(stem))
        return { verb, preverb: '', prefix, stem: 'present', ending, colloquial: true, sure: false }
    }
  }
  return null
}

const SPOKEN_BARE = new Set('کن شو دار باش ده گو زن خور گیر بین دان توان خواه گذار کش'.split(' '))
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
  // «بیند» is «بین» and «د», and not «آ» without its glide.
  if (after.startsWith('ا') || PRESENT_ENDINGS.has(after)) return [after, rest]
  return [`ا${after}`, rest]
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

const VOWEL_END = /[اوآ]$/

/** The verb whose infinitive this is, or null. */
export function verbOf(infinitiveForm: string): Verb | null {
  if (!infinitiveForm.endsWith('ن')) return null
  return PAST.get(fold(infinitiveForm.slice(0, -1))) ?? null
}

const glideAfter = (present: string) => (VOWEL_END.test(present) && present !== 'شو' && present !== 'رو' ? 'ی' : '')
const withLetter = (letter: string, form: string) =>
  /^[آا]/.test(form) ? `${letter}ی${form.replace('آ', 'ا')}` : letter + form
const JOINER = '\u200c'

/** The form as it is written: of its preverb, prefix, stem and ending. */
export function conjugate({ verb, preverb, prefix, stem, ending }: VerbReading): string {
  const written = PREVERBS.find((each) => fold(each) === preverb) ?? preverb
  const body =
    stem === 'past'
      ? verb.past + ending.replace(/^ه(?=.)/, `ه${JOINER}`)
      : verb.present + (ending === '' ? '' : glideAfter(verb.present)) + ending
  if (prefix.endsWith('می')) return written + prefix + JOINER + body
  return written + (prefix === '' ? body : withLetter(prefix, body))
}

/** The written forms of a verb: present, past, perfect, imperative, with their negatives. */
export function conjugated({ past, present }: Verb): string[] {
  const ofPresent = ['م', 'ی', 'د', 'یم', 'ید', 'ند'].map((ending) => present + glideAfter(present) + ending)
  const ofPast = ['م', 'ی', '', 'یم', 'ید', 'ند'].map((ending) => past + ending)
  const perfect = ['', ...['ام', 'ای', 'است', 'ایم', 'اید', 'اند'].map((ending) => JOINER + ending)]
  return [
    ...ofPresent.flatMap((form) => [
      `می${JOINER}${form}`,
      `نمی${JOINER}${form}`,
      withLetter('ب', form),
      withLetter('ن', form),
      form,
    ]),
    ...ofPast.flatMap((form) => [form, withLetter('ن', form), `می${JOINER}${form}`, `نمی${JOINER}${form}`]),
    ...perfect.flatMap((ending) => [`${past}ه${ending}`, `${withLetter('ن', past)}ه${ending}`]),
    withLetter('ب', present),
    withLetter('ن', present),
  ]
}

/** Half-spaces and headwords against a treebank (UD, CoNLL-U): what was taken out must come back. */
import * as persian from '../../packages/persian/index.ts'
import { percent } from './measure.ts'

type Repair = (text: string) => string
const ours: Repair = (text) => persian.normalize(text, { digits: 'keep' })

const sentencesOf = (conllu: readonly string[]) =>
  conllu
    .flatMap((file) => file.split('\n'))
    .filter((line) => line.startsWith('# text = '))
    .map((line) => line.slice(9))

const wordsOf = (conllu: readonly string[]) =>
  conllu
    .flatMap((file) => file.split('\n'))
    .map((line) => line.split('\t'))
    .filter((row) => row.length === 10 && /^\d+$/.test(row[0]!) && row[3] !== 'PUNCT')

/** Half-spaces typed as spaces, left out, and right: what the repair makes of them. */
export function halfSpaceFigures(conllu: readonly string[], repair = ours) {
  const sentences = sentencesOf(conllu)
  return {
    sentences: sentences.length,
    'half-space typed as a space': halfSpaces(sentences, (text) => repair(text.replaceAll('\u200c', ' '))),
    'half-space left out': halfSpaces(sentences, (text) => repair(text.replaceAll('\u200c', ''))),
    'right text': halfSpaces(sentences, repair),
  }
}

/** How many words get their headword. */
export function lemmaFigures(conllu: readonly string[], lemma: (word: string) => string = persian.lemma) {
  const words = wordsOf(conllu)
  const right = words.filter(([, form, gold, kind]) => isLemma(lemma(form!), gold!, kind!)).length
  return { words: words.length, accuracy: percent(right, words.length) }
}

/** Where half-spaces and spaces stand, by how many other characters come before. */
function gaps(text: string): Map<number, string> {
  const found = new Map<number, string>()
  let at = 0
  for (const char of text) {
    if (char === ' ' || char === '\u200c') found.set(at, char)
    else at++
  }
  return found
}

function halfSpaces(gold: readonly string[], repair: Repair) {
  const sums = { right: 0, wrong: 0, missed: 0, spaces: 0, spacesLost: 0, unaligned: 0 }
  for (const text of gold) {
    const out = repair(text)
    if (bare(out).length !== bare(text).length) sums.unaligned++
    else countGaps(sums, gaps(text), gaps(out))
  }
  const precision = sums.right / (sums.right + sums.wrong)
  const recall = sums.right / (sums.right + sums.missed)
  return {
    precision: percent(precision, 1),
    recall: percent(recall, 1),
    f1: percent((2 * precision * recall) / (precision + recall), 1),
    spacesRemovedPercent: percent(sums.spacesLost, sums.spaces),
    sentencesChangedOtherwise: sums.unaligned,
  }
}

const bare = (text: string) => text.replace(/[ \u200c]/g, '')

function countGaps(sums: Record<string, number>, gold: Map<number, string>, out: Map<number, string>) {
  for (const [at, gap] of gold) {
    if (gap === '\u200c') sums[out.get(at) === gap ? 'right' : 'missed']!++
    else {
      sums.spaces!++
      if (out.get(at) !== ' ') sums.spacesLost!++
    }
  }
  for (const [at, gap] of out) if (gap === '\u200c' && gold.get(at) !== gap) sums.wrong!++
}

// The treebank's headword of a verb is its past stem without the preverb; ours is the infinitive with it.
const isLemma = (ours: string, gold: string, kind: string) =>
  ours === gold || ours.replace(/ٔ$/, '') === gold || ((kind === 'VERB' || kind === 'AUX') && ours.endsWith(`${gold}ن`))

/**
 * What does a text look like to a linear model? A sparse row of numbers: which columns of the
 * vocabulary occur and how much each says, (1 + log count) × importance, as in Manning, Raghavan,
 * Schütze, «Introduction to Information Retrieval» (2008), 6.4. Words and letter sequences are two
 * blocks, each brought to length one, so that the many sequences do not drown the few words.
 */
import type { Features } from './features.ts'
import type { Vocabulary } from './vocabulary.ts'

/**
 * How much each column says, `codes[column] × step`. A byte is exact enough, and is what the saved
 * model holds. Code 0 means that the column is as good as none.
 */
export type Importance = { codes: Uint8Array; step: number }

/** What is most rare has this code, and a feature without a column is taken to be so. */
export const RAREST_CODE = 255

/** One text: its columns and their values. The values are at most two long, by the Euclidean norm. */
export type Row = { columns: Int32Array; values: Float32Array }

/**
 * Unknown features count this much in the length of a text: a text of which the model knows little
 * gets small values, small margins, and so a probability near that of chance. Each time counts in full.
 */
export const UNKNOWN_SHARE = 0.2

/** The features of a text as columns of a vocabulary, -1 for one without; words first, from `split` on sequences. */
export type Counted = { columns: Int32Array; counts: Uint32Array; split: number }

/** Which columns the features of a text have; with `learn`, those without one get one. */
export function count({ words, sequences }: Features, vocabulary: Vocabulary, learn = false): Counted {
  const split = words.hashes.length
  const columns = new Int32Array(split + sequences.hashes.length)
  const counts = new Uint32Array(columns.length)
  counts.set(words.counts)
  counts.set(sequences.counts, split)
  const hashes = new Uint32Array(columns.length)
  hashes.set(words.hashes)
  hashes.set(sequences.hashes, split)
  for (let at = 0; at < hashes.length; at++)
    columns[at] = learn ? vocabulary.add(hashes[at]!) : vocabulary.find(hashes[at]!)
  return { columns, counts, split }
}

/** The row of a text. Columns of code 0 count as unknown. */
export function rowOf(text: Counted, importance: Importance): Row {
  const most = text.columns.length
  const row = { columns: new Int32Array(most), values: new Float32Array(most) }
  const split = addBlock(text, 0, text.split, importance, row, 0)
  const length = addBlock(text, text.split, most, importance, row, split)
  return { columns: row.columns.subarray(0, length), values: row.values.subarray(0, length) }
}

/** Adds the features of `text` between `start` and `end` to `row` after its first `from` columns; gives its new length. */
function addBlock(text: Counted, start: number, end: number, importance: Importance, row: Row, from: number): number {
  const { codes, step } = importance
  let [length, known, unknown] = [from, 0, 0]
  for (let at = start; at < end; at++) {
    const often = text.counts[at] === 1 ? 1 : 1 + Math.log(text.counts[at]!)
    const column = text.columns[at]!
    const worth = column === -1 ? 0 : codes[column]! * step
    if (worth === 0) {
      unknown += text.counts[at]! * (RAREST_CODE * step) ** 2
      continue
    }
    const value = often * worth
    row.columns[length] = column
    row.values[length++] = value
    known += value * value
  }
  const norm = Math.sqrt(known + UNKNOWN_SHARE * unknown)
  for (let at = from; at < length; at++) row.values[at]! /= norm
  return length
}

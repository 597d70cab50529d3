/**
 * How much does a feature say about the label? With two labels the log-count ratio of naive Bayes
 * (Wang, Manning, «Baselines and Bigrams», ACL 2012, aclanthology.org/P12-2018); with more labels
 * its rarity, the inverse document frequency (Manning, Raghavan, Schütze 2008, 6.2.1), smoothed.
 */
import type { Importance } from './rows.ts'

/** The texts as columns of a vocabulary, and the labels as positions in the list of labels. */
export type Occurrences = { columns: readonly Int32Array[]; targets: Int32Array }

const SMOOTHING = 1
const LARGEST_CODE = 255
/** A known feature that tells nothing is still known. */
const LEAST_STEP = 1e-3
/** Between two labels, what a feature never seen is taken to say: about what one seen once does. */
const UNKNOWN_RATIO = 0.7

/** The importance of each of `columnCount` columns, from the texts at the positions `use` only; 0 for one that is in none of them. */
export function importanceOf(
  { columns, targets }: Occurrences,
  use: readonly number[],
  columnCount: number,
  labelCount: number,
): Importance {
  const inAll = new Float32Array(columnCount)
  const inFirst = new Float32Array(columnCount)
  let firsts = 0
  for (const text of use) {
    const first = targets[text] === 0
    if (first) firsts++
    for (const column of columns[text]!) {
      inAll[column]!++
      if (first) inFirst[column]!++
    }
  }
  const worth = labelCount === 2 ? logRatio(firsts, use.length - firsts) : rarity(use.length)
  const worths = inAll.map((all, column) => (all === 0 ? 0 : worth(inFirst[column]!, all)))
  const step = worths.reduce((most, one) => Math.max(most, one), LEAST_STEP) / LARGEST_CODE
  const codes = Uint8Array.from(worths, (one) => (one === 0 ? 0 : Math.max(1, Math.round(one / step))))
  return { codes, step, unknown: labelCount === 2 ? UNKNOWN_RATIO : rarity(use.length)(0, 0) }
}

const rarity = (texts: number) => (_first: number, all: number) => Math.log((1 + texts) / (1 + all)) + 1

const logRatio = (firsts: number, others: number) => (first: number, all: number) => {
  const share = (first + SMOOTHING) / (firsts + 2 * SMOOTHING)
  const otherShare = (all - first + SMOOTHING) / (others + 2 * SMOOTHING)
  return Math.max(Math.abs(Math.log(share / otherShare)), LEAST_STEP)
}

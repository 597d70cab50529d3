/**
 * How often is an answer right that has so much against it? What speaks against an answer, and for others, becomes a
 * number that means what it says: of answers called 0.8 sure eight of ten are right. Logistic regression (Cox, 1958) on the doubts,
 * then the isotonic map (Zadrozny, Elkan, KDD 2002) as a few knots; both fitted to questions whose answer is
 * known, among them places that no file holds (certainty.data.ts). It ranks nothing.
 */
import { MATCH_KNOTS, MATCH_WEIGHTS, PART_KNOTS, PART_WEIGHTS } from './certainty.data.ts'

/** What speaks against an answer, and its share of what speaks for any. */
export type Doubts = {
  /** Of n equals each has 1/n. */
  share: number
  /** What the errors in all its names cost. */
  errors: number
  /** Words of names that nothing explains: beside what was read, and in other parts of the text. */
  near: number
  far: number
  /** Those of them that no word beside says to be something inside the place, as an alley is in a street. */
  strange: number
  /** The letters of the words that name it. */
  letters: number
  /** How many places around it were named too. */
  around: number
  /** An area, of which something inside may have been meant. */
  isLarge: boolean
}

/** What speaks against a part having been read rightly; `share` of all answers read it so, or lie in its place. */
export type PartDoubts = {
  share: number
  cost: number
  letters: number
  isSound: boolean
  /** The name of the answer itself, not of a place around it. */
  isOwn: boolean
  around: number
  unread: number
}

const STEEP = 8
const yes = (is: boolean) => (is ? 1 : 0)

/** The doubts as numbers, all near 0 to 1, the first 1. */
export const matchSigns = ({ errors, near, far, letters, around, isLarge }: Doubts): number[] => [
  1,
  errors / 10,
  Math.max(0, errors - STEEP) / 10,
  around === 0 ? errors / 10 : 0,
  Math.min(12, letters) / 12,
  yes(around === 0),
  yes(isLarge && near > 0),
  yes(isLarge && far > 0),
  yes(!isLarge && near > 0),
  yes(!isLarge && far > 0),
  Math.min(10, near + far) / 10,
]

export const partSigns = ({ cost, letters, isSound, isOwn, around, unread }: PartDoubts): number[] => [
  1,
  cost / 10,
  cost / Math.max(1, letters),
  yes(isSound),
  yes(isOwn),
  isOwn ? cost / 10 : 0,
  yes(isOwn && around === 0),
  yes(unread > 0),
  Math.min(12, letters) / 12,
]

/** From 0 to 1; exported for fitting. */
export const rawOf = (share: number, signs: readonly number[], weights: readonly number[]): number =>
  share / (1 + Math.exp(-signs.reduce((sum, sign, at) => sum + sign * (weights[at] ?? 0), 0)))

/** How often such an answer is right; never above its share, so that those of one text do not sum to more than 1. */
export const matchCertainty = (doubts: Doubts) =>
  Math.min(doubts.share, onKnots(rawOf(doubts.share, matchSigns(doubts), MATCH_WEIGHTS), MATCH_KNOTS))
export const partCertainty = (doubts: PartDoubts) =>
  Math.min(doubts.share, onKnots(rawOf(doubts.share, partSigns(doubts), PART_WEIGHTS), PART_KNOTS))

/** The line through ascending knots, level beyond them. */
function onKnots(raw: number, knots: readonly (readonly [raw: number, right: number])[]): number {
  const next = knots.findIndex(([at]) => at >= raw)
  if (next < 0) return knots.at(-1)?.[1] ?? raw
  const [high, above] = knots[next]!
  const [low, below] = knots[next - 1] ?? [high, above]
  return high === low ? above : below + ((raw - low) / (high - low)) * (above - below)
}

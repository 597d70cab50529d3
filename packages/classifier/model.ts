/** What a trained model consists of. It holds hashes and small numbers, never a text. */
import type { Calibration } from './calibrate.ts'
import type { Importance } from './rows.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A text whose label is known. `weight` (1 when left out) is how many such texts it stands for. */
export type Example = { text: string; label: string; weight?: number }

/** What is done to every text before it is read: letters unified, digits, half-spaces. */
export type Fold = (text: string) => string

/** What is known about a model, for those who must decide whether to use it. */
export type Card = {
  /** The day of training or of the last update, as the caller gave it; '' when not given. */
  date: string
  /** Distinct texts learned from, and how many of each label. */
  texts: number
  labels: { label: string; texts: number }[]
  features: number
  /** From cross-validation: each text judged by a model that has not seen it. Null when no text could be. */
  crossValidated: {
    texts: number
    accuracy: number
    macroF1: number
    coverage: number
    /** Of the texts that were not abstained on; null when all were. */
    accuracyWhenSure: number | null
    calibrationError: number
  } | null
  /** Corrections learned since training, and how many of them the model had right before. */
  corrections: { texts: number; rightBefore: number }
}

/**
 * A linear model: for label l the margin of a row is
 * `biases[l] + scales[l] × Σ value × weights[column × labels + l]`.
 */
export type Model = {
  readonly labels: readonly string[]
  readonly vocabulary: Vocabulary
  readonly importance: Importance
  readonly weights: Int8Array
  readonly scales: Float32Array
  readonly biases: Float32Array
  readonly calibration: Calibration
  /** Below this probability `classify` abstains. */
  readonly threshold: number
  readonly card: Card
  readonly fold: Fold
}

export const asTyped: Fold = (text) => text

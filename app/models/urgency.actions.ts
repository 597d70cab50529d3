/**
 * Does a text tell of danger? By the words of the rule (danger.ts), and beside it by what is learned: from made-up
 * phrases to begin with, and from what officers put right. The learned part may add, and never takes away.
 */
import { classify, type Example, type Model, train } from '@pasokh/classifier'
import { fold } from '@pasokh/persian'
import type { Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { atHand } from './at-hand.actions.ts'
import { DANGEROUS, ORDINARY } from './danger.phrases.ts'
import { dangerSigns } from './danger.ts'

export type Urgency = {
  /** Words of the text that tell of danger. */
  signs: string[]
  /** What the learned part thinks. */
  probability: number
}

export type UrgencyText = { text: string; dangerous: boolean }

/** From here on the learned part is heard: lower, it cries wolf (docs/methods/urgency.md). */
export const LEARNED_FROM = 0.7
export const BASE_PHRASES = DANGEROUS.length + ORDINARY.length

/** Why a text is taken for dangerous, or null. */
export const dangerBy = ({ signs, probability }: Urgency): 'words' | 'learned' | null =>
  signs.length > 0 ? 'words' : probability >= LEARNED_FROM ? 'learned' : null

/** What tells danger from the rest, learned from the phrases it begins with and from `texts`. */
export const trainUrgency = (
  texts: readonly UrgencyText[],
  date = '',
  progress: (share: number) => void = () => {},
): Model =>
  train([...phrases(), ...texts.map(({ text, dangerous }) => labelled(dangerous)(text))], { fold, date, progress })

const labelled =
  (dangerous: boolean) =>
  (text: string): Example => ({ text, label: dangerous ? 'dangerous' : 'ordinary' })
const phrases = () => [...DANGEROUS.map(labelled(true)), ...ORDINARY.map(labelled(false))]

export const urgencyBy = (model: Model, text: string): Urgency => ({
  signs: dangerSigns(text),
  probability: classify(model, text).ranked.find(({ label }) => label === 'dangerous')?.probability ?? 0,
})

let begun: Model | null = null
const begin = (): Model => {
  begun ??= trainUrgency([])
  return begun
}

/** How this agency tells danger now. */
export async function urgencyOf(app: App, tx: Tx, agencyId: string): Promise<(covered: string) => Urgency> {
  const { model } = await atHand(app, tx, agencyId, { kind: 'urgency', begin, beginning: '' })
  return (covered) => urgencyBy(model, covered)
}

/** For the pages, which wait for no database: by the words, and by what is learned from the phrases alone. */
export const mayBeDangerous = (text: string): boolean => dangerBy(urgencyBy(begin(), text)) !== null

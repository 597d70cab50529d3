/** What the public log shows of learning: which model proposes from now on, by its hash. What it holds is not told. */
const used = { at: 'instant', model: 'digest' } as const

export const LEARNING_ENTRIES = [
  { type: 'learning.model-used', v: 1, fields: used },
  { type: 'learning.urgency-model-used', v: 1, fields: used },
  { type: 'learning.phrases-used', v: 1, fields: { at: 'instant' } },
] as const

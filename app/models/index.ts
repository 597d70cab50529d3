/** The door of models for later slices. */
export { type Proposal, type Proposer, phrasesHash, proposerOf, trainOnPhrases } from './actions.ts'
export { sha256 } from './at-hand.actions.ts'
export { dangerSigns } from './danger.ts'
export { EmergencyPart, emergencyWords } from './emergency.page.ts'
export { ModelCard, Tested, UrgencyCard } from './schema.ts'
export {
  addModel,
  dropOldModels,
  lockModels,
  type ModelKind,
  modelInUse,
  putInUse,
  readBytes,
  readModels,
} from './store.ts'
export {
  BASE_PHRASES,
  dangerBy,
  mayBeDangerous,
  trainUrgency,
  type Urgency,
  urgencyBy,
  urgencyOf,
} from './urgency.actions.ts'

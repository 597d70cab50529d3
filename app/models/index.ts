/** The door of models for later slices. */
export { type Proposal, type Proposer, phrasesHash, proposerOf, sha256, trainOnPhrases } from './actions.ts'
export { ModelCard, Tested } from './schema.ts'
export {
  addModel,
  dropOldModels,
  type KeptModel,
  lockModels,
  modelInUse,
  type NewModel,
  putInUse,
  readBytes,
  readModels,
} from './store.ts'

/** The door of models for later slices. */
export { type Proposal, type Proposer, phrasesHash, proposerOf, sha256, trainOnPhrases } from './actions.ts'
export { ModelCard, Tested } from './schema.ts'
export {
  addModel,
  dropOldModels,
  lockModels,
  modelInUse,
  putInUse,
  readBytes,
  readModels,
} from './store.ts'

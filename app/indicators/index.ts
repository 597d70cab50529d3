/** The door of indicators for later slices. */
export { indicatorsApi } from './api.ts'
export { INDICATORS_JOBS } from './indicators.job.ts'
export { release } from './release.actions.ts'
export { rebuildRollUps } from './roll-ups.actions.ts'
export { indicatorsPages } from './web.page.ts'

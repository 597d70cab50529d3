/** The door of indicators for later slices. */
export { indicatorsApi } from './api.ts'
export { FIGURE_COLUMNS, figureRows, figuresCsv } from './csv.ts'
export { figuresOf } from './figures.ts'
export { readRelease, sha256Of } from './file.ts'
export { INDICATORS_JOBS } from './indicators.job.ts'
export { putBackRelease, release } from './release.actions.ts'
export { rebuildRollUps } from './roll-ups.actions.ts'
export { indicatorsPages } from './web.page.ts'

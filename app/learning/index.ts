/** The door of learning for later slices. */
export { learningApi } from './api.ts'
export { LEARNING_JOBS } from './learning.job.ts'

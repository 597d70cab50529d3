/** An apology that lacks nothing, for tests and benches in which an office answers after it has broken a promise. */
import type { Apology } from '../app/cases/schema.ts'

export const APOLOGY: Apology = {
  happened: 'For two weeks you had no water, and nobody answered.',
  fault: 'The fault was ours: we passed on your request too late. We are sorry.',
  repair: 'It is back on Monday, and these two weeks are not on your bill.',
  prevention: 'From now on each request reaches the crew the same day.',
  name: 'Mina Parto',
}

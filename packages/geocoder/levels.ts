/** How places lie in one another, from the whole country to a door. The order is the meaning: a place lies in one of an earlier level. */

/** `quarter` is a neighbourhood or a numbered zone of a city, `street` any named way or square, `alley` a way that is told apart by the street it leaves. */
export const LEVELS = [
  'country',
  'province',
  'county',
  'district',
  'rural-district',
  'city',
  'quarter',
  'village',
  'street',
  'alley',
] as const
export type Level = (typeof LEVELS)[number]

/** How far an answer reaches. */
export type MatchLevel = Level | 'house'

export const levelNumber = (level: Level) => LEVELS.indexOf(level)
export const STREET = levelNumber('street')
export const ALLEY = levelNumber('alley')
/** The levels above streets, a bit for each. */
export const ADMIN = (1 << STREET) - 1

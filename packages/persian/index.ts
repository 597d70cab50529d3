/** Persian text: one idea a file; this names what others may use. */
export { cover, MARKS, type Marks } from './cover.ts'
export { type Folded, fold, foldWithOffsets } from './fold.ts'
export { type LanguageCode, language } from './language.ts'
export { lemma } from './lemma.ts'
export { type Finding, findPersonalData, PERSONAL_KINDS, type PersonalKind } from './personal-data.ts'
export { searchTerms } from './search.ts'
export { type Token, type TokenKind, tokens } from './tokens.ts'

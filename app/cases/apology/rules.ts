/**
 * When does an office owe an apology, and what does one lack to be honest? Pure: no clock and no database.
 *
 * The parts follow what people were found to weigh in one: that it says what happened, owns the fault, offers to put it right,
 * and says what will be different (R. J. Lewicki, B. Polin, R. B. Lount, 2016, Negotiation and Conflict Management Research 9(2),
 * 177–196, doi:10.1111/ncmr.12073); regret has to be said in words, and a condition takes it back. What words tell is advice to
 * who writes; that the parts are there is demanded.
 */
import type { Apology, Case, Fault, Outcome } from '../schema.ts'

type Facts = {
  now: Date
  /** When the office apologised last; null when it never has. */
  apologisedAt: Date | null
  /** Somebody has objected after that. */
  isObjected: boolean
}

type Clocks = Pick<
  Case,
  'firstReplyDueAt' | 'firstReplyAt' | 'solutionDueAt' | 'solvedAt' | 'joinedDueAt' | 'plannedUntil' | 'pausedSince'
>

/** What has gone wrong and was not apologised for yet. While the clock stands nothing new is missed. */
export function faultsOf(of: Clocks, { now, apologisedAt, isObjected }: Facts): Fault[] {
  const until = of.pausedSince ?? now
  const isNew = (due: Date | null, met: Date | null) =>
    due !== null && (met ?? until) > due && (apologisedAt === null || apologisedAt < due)
  const faults: [Fault, boolean][] = [
    ['late-reply', isNew(of.firstReplyDueAt, of.firstReplyAt)],
    ['late-solution', isNew(of.solutionDueAt, of.solvedAt) || isNew(of.joinedDueAt, null)],
    ['broken-plan', isNew(of.plannedUntil, null)],
    ['objection', isObjected],
  ]
  return faults.flatMap(([fault, is]) => (is ? [fault] : []))
}

const WITH_ANY: readonly Outcome[] = ['done', 'planned', 'refused', 'update']
/** Who now says "done" or names a day says that the objection was right. */
const UPHOLDING: readonly Outcome[] = ['done', 'planned']

/** For which of them a reply of this kind has to apologise. A question and a passing-on answer nothing yet. */
export const owedWith = (outcome: Outcome, faults: readonly Fault[]): Fault[] =>
  faults.filter((fault) => (fault === 'objection' ? UPHOLDING : WITH_ANY).includes(outcome))

export const PARTS = ['happened', 'fault', 'repair', 'prevention'] as const
export type Part = (typeof PARTS)[number]
export type Parts = Pick<Apology, Part>

/** What is missing from an honest one; the first four are demanded. */
export const APOLOGY_LACKS = [...PARTS, 'same', 'regret', 'owner', 'condition', 'blame'] as const
export type ApologyLack = (typeof APOLOGY_LACKS)[number]

/** Fewer words than this say nothing. */
const LEAST_WORDS = 3

const wordsIn = (text: string) => text.match(/[\p{L}\p{N}\u200c]+/gu) ?? []
const isSaid = (text: string) => wordsIn(text).length >= LEAST_WORDS
const plain = (text: string) => wordsIn(text).join(' ').toLowerCase()

// Words of the two languages in which the house speaks; of others nothing is said.
const REGRET = /پوزش|عذر|متأسف|متاسف|شرمنده|ببخش|sorry|apolog|regret/iu
const OWNER =
  /(^|[^\p{L}])(ما|من|ماست|اداره|ادارهٔ|همکار|همکاران|میز|شرکت|دستگاه)($|[^\p{L}])|\b(we|us|our|ours|i|my|office|desk|team|agency)\b/iu
const CONDITION =
  /(^|[^\p{L}])(اگر|چنانچه|در صورتی[ \u200c]که)[^.!؟?\n]{0,40}(ناراحت|رنج|آزرد|دلخور|مشکل|پیش آمد)|\bif (you|any|anyone|this|it)\b[^.!?\n]{0,40}(upset|offen[dc]|inconvenien|hurt|caused|felt|feel)/iu
const BLAME =
  /(^|[^\p{L}])(شما باید|باید شما|تقصیر شما|اشتباه شما|کوتاهی شما|خود شما)|\byou (should|could|failed|did not|didn['’]t|forgot)\b|\byour (own )?(fault|mistake)\b/iu

/** Empty for one that says all. `body` is the reply that it goes with, where regret may stand, too. */
export function lacksOf(parts: Parts, body = ''): ApologyLack[] {
  const missing = PARTS.filter((part) => !isSaid(parts[part]))
  const texts = PARTS.map((part) => parts[part])
  const all = [body, ...texts].join('\n')
  const said = texts.map(plain).filter((text) => text !== '')
  const more: [ApologyLack, boolean][] = [
    ['same', new Set(said).size < said.length],
    ['regret', !REGRET.test(all)],
    ['owner', isSaid(parts.fault) && !OWNER.test(parts.fault)],
    ['condition', CONDITION.test(all)],
    ['blame', BLAME.test(texts.join('\n'))],
  ]
  return [...missing, ...more.flatMap(([lack, is]) => (is ? [lack] : []))]
}

const DEMANDED: readonly ApologyLack[] = [...PARTS, 'same']

/** Whether it may not be sent as it is, whatever the language. */
export const isIncomplete = (parts: Parts): boolean => lacksOf(parts).some((lack) => DEMANDED.includes(lack))

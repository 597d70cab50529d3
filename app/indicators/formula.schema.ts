/** Sums of named counts, as a definition writes them: `withdrawn + hidden`. Read here, worked out elsewhere. */
import { z } from 'zod'
import { said } from './faults.words.ts'

/** What every release counts of a group of cases; `hidden` is all that were hidden, for whatever reason. */
export const COUNT_NAMES = [
  'received',
  'open',
  'done',
  'confirmed',
  'notConfirmed',
  'refused',
  'withdrawn',
  'hidden',
  'objected',
  'objectedUnsettled',
  'replyDue',
  'repliedInTime',
  'solutionDue',
  'doneInTime',
] as const

/** What releases of the second form count beside it. */
export const WORK_NAMES = [
  'cases',
  'promised',
  'promisesKept',
  'planDue',
  'planKept',
  'doneJudged',
  'doneObjected',
  'finalReplies',
  'objections',
  'placed',
  'proposable',
  'unsure',
  'proposalJudged',
  'proposalRight',
] as const

const KNOWN = [...COUNT_NAMES, ...WORK_NAMES] as const
export type CountName = (typeof COUNT_NAMES)[number]
export type WorkName = (typeof WORK_NAMES)[number]

export type Term = { sign: 1 | -1; count: CountName | WorkName }

const isKnown = (name: string): name is Term['count'] => KNOWN.some((one) => one === name)

/** The terms of a sum; null when it is none, or names a count that there is not. */
export function readFormula(text: string): Term[] | null {
  const terms: Term[] = []
  for (const [, sign, name] of `+ ${text}`.matchAll(/\s*([+-])\s*([A-Za-z]+)/g)) {
    if (!isKnown(name!)) return null
    terms.push({ sign: sign === '-' ? -1 : 1, count: name })
  }
  return /^\s*[A-Za-z]+(\s*[+-]\s*[A-Za-z]+)*\s*$/.test(text) ? terms : null
}

/** A formula in a definition: read when the definition is. */
export const Formula = z
  .string()
  .max(500)
  .transform((text, at) => {
    const terms = readFormula(text)
    if (terms) return { text, terms }
    at.addIssue({ code: 'custom', input: text, ...said((words) => words.notASum(text)) })
    return z.NEVER
  })
export type Formula = z.infer<typeof Formula>

/** Whether it needs what only releases of the second form count. */
export const isOfWork = ({ terms }: Formula): boolean =>
  terms.some(({ count }) => WORK_NAMES.some((one) => one === count))

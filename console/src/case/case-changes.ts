/** Acts on a case, each followed by a fresh look at it, at the list and at the desks. */
import { CASES, DESK_COUNTS } from '../inbox/rows.ts'
import { useSaving } from '../parts/saving.ts'
import { caseKey } from './case-key.ts'

export const useCaseAct = <Given = void, Answer = unknown>(
  caseId: string,
  act: (given: Given) => Promise<Answer>,
  then?: (answer: Answer) => void,
) => useSaving(act, [caseKey(caseId), CASES, DESK_COUNTS], then)

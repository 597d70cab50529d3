/** The list of cases, page by page, kept fresh. */
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { toLatinDigits } from '../../../app/kit/words.ts'
import { type Asked, cases } from '../case-doors.ts'
import { joinPages, mayBeCode } from './asked.ts'

export const CASES = ['cases'] as const
export const DESK_COUNTS = ['desk-counts'] as const
export const FRESH_MS = 60_000
/** Who goes on gets more at once: a thousand cases are read anew by few questions. */
const LATER_PAGE = 200

type Question = Asked & { q?: string }

export const questionOf = (asked: Asked, text: string): Question => (text.trim() ? { ...asked, q: text.trim() } : asked)

/** What may be a code is looked for as one first, in every state; where there is none it was a word. */
async function ask(question: Question, after: string | undefined) {
  const code = toLatinDigits(question.q ?? '').toLowerCase()
  if (mayBeCode(code) && after === undefined) {
    const found = await cases.list({ state: 'all', code })
    if (found.cases.length > 0) return found
  }
  return cases.list({ ...question, after, ...(after !== undefined && { limit: LATER_PAGE }) })
}

export function useRows(asked: Asked, text: string) {
  const question = questionOf(asked, text)
  const query = useInfiniteQuery({
    queryKey: [...CASES, question],
    queryFn: ({ pageParam }) => ask(question, pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: FRESH_MS,
    refetchOnWindowFocus: true,
  })
  return { ...query, rows: joinPages(query.data?.pages ?? []) }
}

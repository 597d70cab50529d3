/** One way of saving for all forms: it is under way, it went well, or there is a reason. */
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'
import { Problem } from '../api.ts'

/** Runs `save` and afterwards reads anew what it changed. */
export function useSaving<Given = void, Answer = unknown>(
  save: (given: Given) => Promise<Answer>,
  changes: readonly QueryKey[],
  then?: (answer: Answer) => void,
) {
  const queries = useQueryClient()
  const readAnew = () => Promise.all(changes.map((queryKey) => queries.invalidateQueries({ queryKey })))
  return useMutation({
    mutationFn: save,
    onSuccess: async (answer) => {
      then?.(answer)
      await readAnew()
    },
    // A conflict means that what is shown is no more so.
    onError: (error) => (error instanceof Problem && error.status === 409 ? readAnew() : undefined),
  })
}

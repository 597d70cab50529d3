/** One way of saving for all forms: it is under way, it went well, or there is a reason. */
import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query'

/** Runs `save` and afterwards reads anew what it changed. */
export function useSaving<Given = void, Answer = unknown>(
  save: (given: Given) => Promise<Answer>,
  changes: readonly QueryKey[],
  then?: (answer: Answer) => void,
) {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: save,
    onSuccess: async (answer) => {
      then?.(answer)
      await Promise.all(changes.map((queryKey) => queries.invalidateQueries({ queryKey })))
    },
  })
}

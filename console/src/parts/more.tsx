/** The way on below a list that comes page by page; nothing once all of it is there. */
import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import { Button } from './button.tsx'

type Props = {
  of: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>
  children: string
}

export function More({ of, children }: Props) {
  if (!of.hasNextPage) return null
  return (
    <Button kind="secondary" isPending={of.isFetchingNextPage} onPress={() => void of.fetchNextPage()}>
      {children}
    </Button>
  )
}

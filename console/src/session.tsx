/** Who is signed in. Everything that an officer may not do is also refused by the server; here it is only not shown. */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, use } from 'react'
import type { Permission } from '../../app/people/schema.ts'
import { keepCsrfToken, Problem } from './api.ts'
import { forgetDrafts } from './case/drafts.ts'
import { type Me, session } from './doors.ts'

export const ME = ['me'] as const

/** Who was in last: their unsent words are not the next officer's to see. */
let lastIn: string | null = null

/** Null when nobody is signed in. */
async function whoIsIn(): Promise<Me | null> {
  try {
    const me = await session.who()
    keepCsrfToken(me.csrfToken)
    lastIn = me.officerId
    return me
  } catch (error) {
    if (error instanceof Problem && error.word === 'sign-in-first') return null
    throw error
  }
}

export const useWho = () => useQuery({ queryKey: ME, queryFn: whoIsIn, retry: false, staleTime: 60_000 })

/** To be called with every new session: a new one has a new token. */
function enter(queries: QueryClient, me: Me): void {
  keepCsrfToken(me.csrfToken)
  if (lastIn !== null && lastIn !== me.officerId) forgetWork(queries)
  lastIn = me.officerId
  queries.setQueryData(ME, me)
}

/** Nothing of one officer stays in the page for the next. */
export function forgetWork(queries: QueryClient): void {
  forgetDrafts()
  // All but who is in: that one is being looked at.
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== ME[0] })
}

export function useEnter(): (me: Me) => void {
  const queries = useQueryClient()
  return (me) => enter(queries, me)
}

const Context = createContext<Me | null>(null)
export const MeProvider = Context

/** The officer who works here; only below the door. */
export function useMe(): Me {
  const me = use(Context)
  if (!me) throw new Error('Nobody is signed in here')
  return me
}

export const useMay = (permission: Permission): boolean => useMe().permissions.includes(permission)

/** What surrounds every page: language, the store of answers, the addresses. */
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from 'react-router'
import { Problem } from './api.ts'
import { LangProvider } from './lang.tsx'
import { router } from './routes.tsx'
import { ME } from './session.tsx'

/** Whatever is refused for want of a session leads to the door; what was written stays in memory behind it. */
function leadToDoor(error: unknown): void {
  if (!(error instanceof Problem)) return
  if (error.word === 'sign-in-first' && queries.getQueryData(ME)) queries.setQueryData(ME, null)
  if (error.word === 'change-password-first' || error.word === 'second-factor-first')
    void queries.invalidateQueries({ queryKey: ME })
}

const isTransient = (error: unknown) =>
  error instanceof Problem && (error.word === 'no-connection' || error.status >= 500)

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: leadToDoor }),
  mutationCache: new MutationCache({ onError: leadToDoor }),
  defaultOptions: {
    // A house of its own may call itself offline and reach this server all the same; what fails says so, and does not wait.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      staleTime: 10_000,
      retry: (times, error) => times < 2 && isTransient(error),
    },
  },
})

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <LangProvider>
        <RouterProvider router={router} />
      </LangProvider>
    </QueryClientProvider>
  )
}

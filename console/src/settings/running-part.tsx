/** Work that runs by itself, and what waits to be sent: what waits, what failed and why. */
import { useQuery } from '@tanstack/react-query'
import { running } from '../doors.ts'
import { useWords } from '../lang.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { Numbers } from './numbers.tsx'
import { RUNNING_WORDS } from './running-words.ts'

const OFTEN = { refetchInterval: 15_000 }

export function RunningPart() {
  return (
    <>
      <Jobs />
      <Outbox />
    </>
  )
}

function Jobs() {
  const words = useWords(RUNNING_WORDS)
  const state = useQuery({ queryKey: ['jobs'], queryFn: running.jobs, ...OFTEN })
  const { jobs: all = [], failures = [] } = state.data ?? {}
  // Queues of the job library itself.
  const jobs = all.filter(({ name }) => !name.startsWith('__'))
  return (
    <section>
      <h2>{words.jobs}</h2>
      {state.isPending && <Loading />}
      <ErrorNotice error={state.data ? null : state.error} onRetry={() => void state.refetch()} />
      {state.data && jobs.length === 0 && <p className="hint">{words.noJobs}</p>}
      {jobs.length > 0 && (
        <Numbers
          heads={[words.job, words.waiting, words.failed]}
          rows={jobs.map(({ name, waiting, failed }) => ({
            key: name,
            cells: [words.jobNames[name] ?? name, words.number(waiting), words.number(failed)],
          }))}
        />
      )}
      {failures.length > 0 && (
        <>
          <h3>{words.failures}</h3>
          <ul>
            {failures.map(({ job, id, failure }) => (
              <li key={id}>
                {words.jobNames[job] ?? job}: <bdi dir="ltr">{failure}</bdi>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function Outbox() {
  const words = useWords(RUNNING_WORDS)
  const state = useQuery({ queryKey: ['outbox'], queryFn: running.outbox, ...OFTEN })
  const states = state.data?.states ?? []
  return (
    <section>
      <h2>{words.outbox}</h2>
      <ErrorNotice error={state.data ? null : state.error} onRetry={() => void state.refetch()} />
      {state.data && states.length === 0 && <p className="hint">{words.emptyOutbox}</p>}
      {states.length > 0 && (
        <Numbers
          heads={[words.outboxState, words.count]}
          rows={states.map(({ state: name, count }) => ({
            key: name,
            cells: [words.states[name] ?? name, words.number(count)],
          }))}
        />
      )}
    </section>
  )
}

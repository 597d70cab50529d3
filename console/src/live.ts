/** The page is told what changes at the officer's desks, and reads it anew. What is told are ids only; a page that nobody looks at asks for nothing. */
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { caseKey } from './case/case-key.ts'
import { MENTIONS } from './inbox/mentions.tsx'
import { CASES, DESK_COUNTS } from './inbox/rows.ts'
import { ME, useMay } from './session.tsx'

/** What comes within this time is read anew together. */
const TOGETHER_MS = 400

/** Null where anything may have changed. */
type Changed = { cases: string[] } | null

export function useLive(): void {
  const queries = useQueryClient()
  const mayRead = useMay('cases.read')
  useEffect(() => (mayRead ? watch(queries) : undefined), [mayRead, queries])
}

function watch(queries: QueryClient): () => void {
  let source: EventSource | null = null
  const later = together((changed) => readAnew(queries, changed))
  const open = () => {
    source = new EventSource('/api/live')
    source.addEventListener('here', () => {
      document.documentElement.dataset.live = 'yes'
    })
    source.addEventListener('changed', ({ data }: MessageEvent<string>) => later(JSON.parse(data) as Changed))
    // Turned away, the browser does not come again: who is in is asked anew, and that leads to the door.
    source.onerror = () => {
      if (source?.readyState === EventSource.CLOSED) void queries.invalidateQueries({ queryKey: ME })
    }
  }
  const close = () => {
    source?.close()
    source = null
    delete document.documentElement.dataset.live
  }
  // A browser opens few ways to one house: they are for the window that is looked at.
  const turn = () => {
    if (document.hidden) close()
    else if (!source) {
      open()
      later(null)
    }
  }
  open()
  document.addEventListener('visibilitychange', turn)
  return () => {
    document.removeEventListener('visibilitychange', turn)
    close()
  }
}

function together(run: (changed: Changed) => void): (changed: Changed) => void {
  let waiting: Set<string> | null | undefined
  return (changed) => {
    const isFirst = waiting === undefined
    waiting = changed === null || waiting === null ? null : new Set([...(waiting ?? []), ...changed.cases])
    if (!isFirst) return
    setTimeout(() => {
      const all = waiting ? { cases: [...waiting] } : null
      waiting = undefined
      run(all)
    }, TOGETHER_MS)
  }
}

function readAnew(queries: QueryClient, changed: Changed): void {
  const keys = [CASES, DESK_COUNTS, MENTIONS, ...(changed?.cases.map(caseKey) ?? [['case']])]
  for (const queryKey of keys) void queries.invalidateQueries({ queryKey })
}

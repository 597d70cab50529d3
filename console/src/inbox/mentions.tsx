/** Cases in which a colleague wants the officer to see a note, above the list until they are opened. */
import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from 'react-router'
import { NOTES } from '../case/notes-words.ts'
import { cases } from '../case-doors.ts'
import { useWords } from '../lang.tsx'
import { FRESH_MS } from './rows.ts'

export const MENTIONS = ['mentions'] as const

export function Mentions() {
  const words = useWords(NOTES)
  const { search } = useLocation()
  const { data } = useQuery({ queryKey: MENTIONS, queryFn: cases.mentions, refetchInterval: FRESH_MS })
  if (!data || data.mentions.length === 0) return null
  return (
    <section className="mentions" aria-label={words.waiting}>
      <p>{words.waiting}</p>
      <ul>
        {data.mentions.map(({ caseId, code, officerName, writtenAt }) => (
          <li key={`${caseId} ${writtenAt}`}>
            <Link to={{ pathname: `/cases/${caseId}`, search }}>
              <bdi className="code" dir="ltr">
                {code}
              </bdi>
            </Link>{' '}
            <bdi>{words.from(officerName)}</bdi>
          </li>
        ))}
      </ul>
    </section>
  )
}

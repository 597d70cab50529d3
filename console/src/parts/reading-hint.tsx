/** How hard a text is to read, said under it a moment after one has stopped writing. Advice only. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { settings } from '../doors.ts'
import { useWords } from '../lang.tsx'
import { READING } from './reading-words.ts'

const LEAST_LETTERS = 20
const QUIET_MS = 700

export function ReadingHint({ text }: { text: string }) {
  const words = useWords(READING)
  const [asked, setAsked] = useState('')
  useEffect(() => {
    const waiting = setTimeout(() => setAsked(text.trim()), QUIET_MS)
    return () => clearTimeout(waiting)
  }, [text])
  const isAsked = asked.length >= LEAST_LETTERS
  const { data } = useQuery({
    queryKey: ['reading', asked],
    queryFn: () => settings.reading(asked),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (!data || !isAsked) return null
  const isPlain = data.long.length === 0 && data.hard.length === 0
  return (
    <div className="reading" role="status">
      <strong>{words.reading}</strong>
      {isPlain && <p>{words.readsWell}</p>}
      <ul>
        {data.long.map(({ text: sentence, words: n }) => (
          <li key={sentence}>
            {words.long(n)} <bdi>{sentence}</bdi>
          </li>
        ))}
        {data.hard.map(({ word, plain }) => (
          <li key={word}>{words.hard(word, plain)}</li>
        ))}
      </ul>
    </div>
  )
}

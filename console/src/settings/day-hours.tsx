/** The hours of one day, as text. What cannot be read is not taken over. */
import { useState } from 'react'
import type { Hours } from '../../../app/agencies/calendars.schema.ts'
import { useLang, useWords } from '../lang.tsx'
import { Field } from '../parts/field.tsx'
import { readSpans, writeSpans } from './hours.ts'
import { SERVICES_WORDS } from './services-words.ts'

type Spans = Hours['exceptions'][number]['spans']

export function DayHours({ label, spans, onChange }: { label: string; spans: Spans; onChange(spans: Spans): void }) {
  const words = useWords(SERVICES_WORDS)
  const { lang } = useLang()
  const [text, setText] = useState(() => writeSpans(lang, spans))
  const change = (typed: string) => {
    setText(typed)
    const read = readSpans(typed)
    if (read) onChange(read)
  }
  return (
    <Field
      label={label}
      latin
      optional
      value={text}
      error={readSpans(text) ? null : words.hoursWrong}
      onChange={change}
    />
  )
}

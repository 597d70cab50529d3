/** What an officer may see and not change stands as text, so that nobody takes it for a field. */
import { createContext, use } from 'react'
import { useWords } from '../lang.tsx'
import { WORDS } from '../words.ts'

const Context = createContext(false)

/** Whatever stands in here is only to be read. */
export const ReadOnly = Context
export const useReadOnly = (): boolean => use(Context)

type Props = {
  label: string
  value: string
  lang?: 'fa' | 'en'
  latin?: boolean
  /** Whole lines, each of which begins where its own language does. */
  isLong?: boolean
}

/** A field that is only to be read: its name and its value. */
export function Shown({ label, value, lang, latin = false, isLong = false }: Props) {
  const words = useWords(WORDS)
  const text = value.trim()
  return (
    <dl className="shown">
      <dt>{label}</dt>
      <dd className={isLong ? 'shown-long' : undefined} {...(lang && text && { lang })}>
        {isLong ? text || words.nobody : <bdi dir={latin ? 'ltr' : undefined}>{text || words.nobody}</bdi>}
      </dd>
    </dl>
  )
}

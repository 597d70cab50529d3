/** One word that was said before the umbrella: what it is, with its day or reason, the words, and who said them when. */
import { dateTime, longDate } from '../../../app/kit/words.ts'
import type { CaseEvent } from '../case-doors.ts'
import { useLang, useWords } from '../lang.tsx'
import { ABOVE } from './above-words.ts'
import { CASE } from './words.ts'

type Props = {
  kind: CaseEvent['type']
  untilOn: string | null
  /** For which the case was closed. */
  reason: string | undefined
  words: string | null
  by?: string | null
  at: string
  zone: string
  isOfOffice?: boolean
}

export function SaidAbove({ kind, untilOn, reason, words, by, at, zone, isOfOffice = false }: Props) {
  const { events, because } = useWords(CASE)
  const { until } = useWords(ABOVE)
  const { lang } = useLang()
  return (
    <div className={isOfOffice ? 'said-by-office' : 'said-above'}>
      <p className="said-head">
        <strong>{events[kind]}</strong>
        {untilOn && <span>{until(longDate(lang, untilOn))}</span>}
        {reason && <span>{because(reason)}</span>}
      </p>
      <p className="said-text" dir="auto">
        {words}
      </p>
      <p className="said-by">
        {by && <bdi>{by}</bdi>}
        <span>{dateTime(lang, new Date(at), zone)}</span>
      </p>
    </div>
  )
}

/** A handover as either side sees it: with whom, since when, what was said and what came of it. */
import type { ReactNode } from 'react'
import { longDate } from '../../../app/kit/words.ts'
import type { Handover } from '../case-doors.ts'
import { useZone } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { HANDOVER_WORDS } from './words.ts'

export function OneHandover({ handover, children }: { handover: Handover; children?: ReactNode }) {
  const words = useWords(HANDOVER_WORDS)
  const { lang } = useLang()
  const zone = useZone()
  const day = (at: string) => longDate(lang, new Date(at), zone)
  const { isOurs, other, state, serviceName, areaName, dueAt, submissions, offeredAt, answeredAt } = handover
  return (
    <div className="said-by-office">
      <p className="said-head">
        <strong>{isOurs ? words.to(other[lang]) : words.from(other[lang])}</strong>
        <span className={`tag${state === 'refused' ? ' tag-bad' : ''}`}>{words.states[state]}</span>
        <span>{day(answeredAt ?? offeredAt)}</span>
      </p>
      {!isOurs && (
        <p className="hint">
          {[
            serviceName && words.about(serviceName[lang]),
            areaName && words.area(areaName[lang]),
            dueAt && words.dueThere(day(dueAt)),
            words.senders(submissions),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
      <p className="said-text" dir="auto">
        {handover.words}
      </p>
      {handover.answer && (
        <p className="said-text" dir="auto">
          <strong>{words.answer}:</strong> {handover.answer}
        </p>
      )}
      {children}
    </div>
  )
}

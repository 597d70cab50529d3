/** Days apart from the week: holidays, and days with other hours. */
import { useState } from 'react'
import type { Exception } from '../../../app/agencies/calendars.schema.ts'
import { weekdayDate } from '../../../app/kit/words.ts'
import { useLang, useWords } from '../lang.tsx'
import { BilingualField, NO_TEXT } from '../parts/bilingual-field.tsx'
import { Button } from '../parts/button.tsx'
import { DayField } from '../parts/day-field.tsx'
import { useReadOnly } from '../parts/read-only.tsx'
import { WORDS } from '../words.ts'
import { DayHours } from './day-hours.tsx'
import { writeSpans } from './hours.ts'
import { SERVICES_WORDS } from './services-words.ts'

type Props = { exceptions: readonly Exception[]; onChange(exceptions: Exception[]): void }

export function Holidays({ exceptions, onChange }: Props) {
  const words = useWords(SERVICES_WORDS)
  const { remove } = useWords(WORDS)
  const { lang } = useLang()
  const isShown = useReadOnly()
  const [given, setGiven] = useState<Exception | null>(null)
  const keep = (exception: Exception) => {
    const others = exceptions.filter(({ on }) => on !== exception.on)
    onChange([...others, exception].sort((a, b) => (a.on < b.on ? -1 : 1)))
    setGiven(null)
  }
  return (
    <fieldset>
      <legend>{words.holidays}</legend>
      <ul className="holidays">
        {exceptions.map((exception) => (
          <li key={exception.on}>
            <span>{weekdayDate(lang, exception.on)}</span>
            <bdi>{exception.name[lang]}</bdi>
            <span>
              {exception.spans.length === 0 ? (
                words.isHoliday
              ) : (
                <bdi dir="ltr">{writeSpans(lang, exception.spans)}</bdi>
              )}
            </span>
            {!isShown && (
              <Button
                kind="quiet"
                small
                aria-label={words.dropHoliday(weekdayDate(lang, exception.on))}
                onPress={() => onChange(exceptions.filter(({ on }) => on !== exception.on))}
              >
                {remove}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {given && <Adding given={given} onChange={setGiven} onKeep={keep} />}
      {!given && !isShown && (
        <Button kind="secondary" small onPress={() => setGiven({ on: '', spans: [], name: NO_TEXT })}>
          {words.addHoliday}
        </Button>
      )}
    </fieldset>
  )
}

type AddingProps = { given: Exception; onChange(given: Exception): void; onKeep(given: Exception): void }

function Adding({ given, onChange, onKeep }: AddingProps) {
  const words = useWords(SERVICES_WORDS)
  return (
    <div className="inset">
      <DayField
        label={words.holidayDay}
        value={given.on || null}
        onChange={(on) => onChange({ ...given, on: on ?? '' })}
      />
      <BilingualField
        label={words.holidayName}
        optional
        value={given.name}
        onChange={(name) => onChange({ ...given, name })}
      />
      <DayHours label={words.holidayHours} spans={given.spans} onChange={(spans) => onChange({ ...given, spans })} />
      <Button kind="secondary" small isDisabled={given.on === ''} onPress={() => onKeep(given)}>
        {words.addHoliday}
      </Button>
    </div>
  )
}

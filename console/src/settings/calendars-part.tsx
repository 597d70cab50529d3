/** Calendars: weekly hours, holidays and short days. */
import { useState } from 'react'
import type { CalendarEntry, Hours } from '../../../app/agencies/calendars.schema.ts'
import { settings } from '../doors.ts'
import { CALENDARS, useCalendars, useZone } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { BilingualField, NO_TEXT } from '../parts/bilingual-field.tsx'
import { useMay } from '../session.tsx'
import { DayHours } from './day-hours.tsx'
import { Editing } from './editing.tsx'
import { HolidayFile } from './holiday-file.tsx'
import { Holidays } from './holidays.tsx'
import { WEEKDAYS, writeSpans } from './hours.ts'
import { SERVICES_WORDS } from './services-words.ts'
import { Shelf } from './shelf.tsx'
import { SETTINGS } from './words.ts'

type Given = { id: string | null } & Omit<CalendarEntry, 'calendarId'>

export function CalendarsPart() {
  const words = useWords(SERVICES_WORDS)
  const { lang } = useLang()
  const zone = useZone()
  const calendars = useCalendars()
  const [given, setGiven] = useState<Given | null>(null)
  const add = () => {
    const hours: Hours = { timeZone: zone, week: {}, exceptions: [], version: 1, validFrom: null, validTo: null }
    setGiven({ id: null, name: NO_TEXT, hours, version: 1 })
  }
  return (
    <>
      <Shelf
        query={calendars}
        idOf={({ calendarId }) => calendarId}
        nameOf={({ name }) => name[lang]}
        about={({ hours }) => <WeekShown hours={hours} />}
        onEdit={({ calendarId, ...calendar }) => setGiven({ id: calendarId, ...calendar })}
        onAdd={add}
        addLabel={words.addCalendar}
      />
      {given && <CalendarEditing given={given} onChange={setGiven} onClose={() => setGiven(null)} />}
    </>
  )
}

function WeekShown({ hours }: { hours: Hours }) {
  const words = useWords(SERVICES_WORDS)
  const { lang } = useLang()
  const open = WEEKDAYS.filter((day) => (hours.week[day]?.length ?? 0) > 0)
  return (
    <>
      <ul className="week">
        {open.map((day) => (
          <li key={day}>
            <span>{words.weekdays[day]}</span> <bdi dir="ltr">{writeSpans(lang, hours.week[day] ?? [])}</bdi>
          </li>
        ))}
      </ul>
      <span>{words.holidayCount(hours.exceptions.length)}</span>
    </>
  )
}

type Props = { given: Given; onChange(given: Given): void; onClose(): void }

function CalendarEditing({ given, onChange, onClose }: Props) {
  const words = useWords(SERVICES_WORDS)
  const { name } = useWords(SETTINGS)
  const { id, hours } = given
  const maySet = useMay('settings.change')
  const setHours = (part: Partial<Hours>) => onChange({ ...given, hours: { ...hours, ...part } })
  const save = () =>
    settings.saveCalendar(id, { name: given.name, hours: given.hours, ...(id && { version: given.version }) })
  return (
    <Editing
      title={id ? words.editCalendar : words.addCalendar}
      isOpen
      onClose={onClose}
      save={save}
      changes={[CALENDARS]}
      wide
    >
      <BilingualField label={name} value={given.name} onChange={(text) => onChange({ ...given, name: text })} />
      {maySet && <p className="hint">{words.hoursHint}</p>}
      <div className="week-fields">
        {WEEKDAYS.map((day) => (
          <DayHours
            key={day}
            label={words.weekdays[day]}
            spans={hours.week[day] ?? []}
            onChange={(spans) => setHours({ week: { ...hours.week, [day]: spans } })}
          />
        ))}
      </div>
      <Holidays exceptions={hours.exceptions} onChange={(exceptions) => setHours({ exceptions })} />
      {id && maySet && <HolidayFile calendarId={id} onRead={onClose} />}
    </Editing>
  )
}

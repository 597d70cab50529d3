/** Reads holidays from a file of the government or of another calendar, and says which lines were not understood. */
import { FileTrigger } from 'react-aria-components'
import { settings } from '../doors.ts'
import { CALENDARS } from '../known.ts'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { ErrorNotice, Notice } from '../parts/notice.tsx'
import { useSaving } from '../parts/saving.ts'
import { WORDS } from '../words.ts'
import { SERVICES_WORDS } from './services-words.ts'

/** Browsers do not agree on the type of these files; their names do. */
const typed = (file: File) => new Blob([file], { type: /\.ics$/i.test(file.name) ? 'text/calendar' : 'text/csv' })

export function HolidayFile({ calendarId, onRead }: { calendarId: string; onRead(): void }) {
  const words = useWords(SERVICES_WORDS)
  const { close } = useWords(WORDS)
  const reading = useSaving((file: File) => settings.readHolidays(calendarId, typed(file)), [CALENDARS])
  return (
    <div className="inset">
      <FileTrigger
        acceptedFileTypes={['.csv', '.ics', 'text/csv', 'text/calendar']}
        onSelect={(list) => list?.[0] && reading.mutate(list[0])}
      >
        <Button kind="secondary" small isPending={reading.isPending}>
          {words.file}
        </Button>
      </FileTrigger>
      <ErrorNotice error={reading.error} />
      {reading.data && (
        <Notice kind="good">
          <p>{words.fileRead(reading.data.added)}</p>
          {reading.data.skipped.length > 0 && (
            <>
              <p>{words.fileSkipped(reading.data.skipped.length)}</p>
              <ul>
                {reading.data.skipped.map(({ line, text }) => (
                  <li key={line}>
                    {words.line(line)}: <bdi>{text}</bdi>
                  </li>
                ))}
              </ul>
            </>
          )}
          <Button kind="quiet" small onPress={onRead}>
            {close}
          </Button>
        </Notice>
      )}
    </div>
  )
}

/** A day: typed in figures of any script, or chosen from a month. In Persian the calendar is the Jalali one. */
import { GregorianCalendar, PersianCalendar, parseDate, toCalendar } from '@internationalized/date'
import { use } from 'react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarStateContext,
  DateInput,
  DatePicker,
  DateSegment,
  Dialog,
  FieldError,
  Group,
  Label,
  Popover,
  Text,
} from 'react-aria-components'
import { monthYear } from '../../../app/kit/words.ts'
import { useLang } from '../lang.tsx'
import { Icon } from './icon.tsx'

type Props = {
  label: string
  /** YYYY-MM-DD, or null while none is chosen. */
  value: string | null
  onChange(day: string | null): void
  /** The first day that may be chosen. */
  first?: string
  hint?: string
  error?: string | null | undefined
}

export function DayField({ label, value, onChange, first, hint, error }: Props) {
  const { lang } = useLang()
  // A first day in another calendar than the month's would turn the month into that calendar.
  const shown = (day: string) => (lang === 'fa' ? toCalendar(parseDate(day), new PersianCalendar()) : parseDate(day))
  return (
    <DatePicker
      className="field"
      value={value === null ? null : shown(value)}
      onChange={(day) => onChange(day && toCalendar(day, new GregorianCalendar()).toString())}
      isInvalid={Boolean(error)}
      validationBehavior="aria"
      firstDayOfWeek="sat"
      {...(first && { minValue: shown(first) })}
    >
      <Label>{label}</Label>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="error">{error}</FieldError>
      <Group className="input day-group">
        <DateInput className="day-input">
          {(segment) => <DateSegment segment={segment} className="day-segment" />}
        </DateInput>
        <Button className="icon-button">
          <Icon name="calendar" />
        </Button>
      </Group>
      <Popover className="popover">
        <Dialog className="day-dialog">
          <Month />
        </Dialog>
      </Popover>
    </DatePicker>
  )
}

function Month() {
  return (
    <Calendar className="month">
      <div className="month-head">
        <Button slot="previous" className="icon-button">
          <Icon name="back" />
        </Button>
        <MonthName />
        <Button slot="next" className="icon-button">
          <Icon name="forward" />
        </Button>
      </div>
      <CalendarGrid weekdayStyle="narrow">
        <CalendarGridHeader>{(day) => <CalendarHeaderCell>{day}</CalendarHeaderCell>}</CalendarGridHeader>
        <CalendarGridBody>{(date) => <CalendarCell date={date} className="month-day" />}</CalendarGridBody>
      </CalendarGrid>
    </Calendar>
  )
}

/** «آبان ۱۴۰۵»: Intl has it the other way round. */
function MonthName() {
  const { lang } = useLang()
  const state = use(CalendarStateContext)
  if (!state) return null
  const day = toCalendar(state.visibleRange.start, new GregorianCalendar()).toString()
  return <h3>{monthYear(lang, day)}</h3>
}

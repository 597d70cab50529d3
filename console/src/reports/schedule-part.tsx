/** The schedule of an agency's reports: which are made, with which day weeks begin, and to whom each goes by letter. */
import { type Reports, reports } from '../doors.ts'
import { useWords } from '../lang.tsx'
import { Check } from '../parts/check.tsx'
import { Choose } from '../parts/choose.tsx'
import { ErrorNotice } from '../parts/notice.tsx'
import { useSaving } from '../parts/saving.ts'
import { REPORT_WORDS } from './words.ts'

const AFTER = [['reports']] as const
const KINDS = ['week', 'month'] as const

type Props = { settings: Reports['settings']; readers: NonNullable<Reports['readers']> }

export function SchedulePart({ settings, readers }: Props) {
  const words = useWords(REPORT_WORDS)
  const save = useSaving(reports.change, AFTER)
  return (
    <section>
      <h2>{words.made}</h2>
      <p className="hint">{words.madeHint}</p>
      <ErrorNotice error={save.error} />
      {(['weekly', 'monthly'] as const).map((which) => (
        <Check
          key={which}
          isOn={settings[which]}
          isDisabled={save.isPending}
          onChange={(isOn) => save.mutate({ ...settings, [which]: isOn })}
        >
          {words[which]}
        </Check>
      ))}
      <Choose
        label={words.weekStarts}
        small
        options={words.weekdays.map((label, day) => ({ id: String(day), label }))}
        value={String(settings.weekStarts)}
        isDisabled={save.isPending}
        onChange={(day) => save.mutate({ ...settings, weekStarts: Number(day) })}
      />
      <h3>{words.readers}</h3>
      <p className="hint">{words.readersHint}</p>
      {readers.map((one) => (
        <ReaderRow key={one.officerId} reader={one} />
      ))}
    </section>
  )
}

function ReaderRow({ reader: { officerId, name, kinds } }: { reader: Props['readers'][number] }) {
  const words = useWords(REPORT_WORDS)
  const save = useSaving((chosen: (typeof KINDS)[number][]) => reports.tell(officerId, chosen), AFTER)
  return (
    <fieldset>
      <legend>
        <bdi>{name}</bdi>
      </legend>
      <ErrorNotice error={save.error} />
      {KINDS.map((kind) => (
        <Check
          key={kind}
          isOn={kinds.includes(kind)}
          isDisabled={save.isPending}
          onChange={(isOn) => save.mutate(isOn ? [...kinds, kind] : kinds.filter((one) => one !== kind))}
        >
          {words[kind === 'week' ? 'weekly' : 'monthly']}
        </Check>
      ))}
    </fieldset>
  )
}

/** The one thing that an outcome asks for beside the text: a day, a reason, or a desk. */
import { civilDay } from '../../../app/kit/words.ts'
import { useDesks, useNames, useOffices, useReasons, useZone } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Choose } from '../parts/choose.tsx'
import { DayField } from '../parts/day-field.tsx'
import type { Draft } from './drafts.ts'
import type { Lack } from './lack.ts'
import { REPLY } from './reply-words.ts'

type Props = {
  /** The desk where the case is, to which it cannot be passed on. */
  deskId: string
  draft: Draft
  onChange(part: Partial<Draft>): void
  lackWords(of: Lack): string | null
}

export function OutcomeFields(props: Props) {
  const { draft, onChange, lackWords } = props
  const words = useWords(REPLY)
  const zone = useZone()
  if (draft.outcome === 'planned')
    return (
      <DayField
        label={words.day}
        value={draft.dueOn}
        first={civilDay(new Date(), zone)}
        error={lackWords('day')}
        onChange={(dueOn) => onChange({ dueOn })}
      />
    )
  if (draft.outcome === 'refused') return <ReasonChoice {...props} />
  if (draft.outcome === 'passed-on') return <DeskChoice {...props} />
  return null
}

function ReasonChoice({ draft, onChange, lackWords }: Props) {
  const words = useWords(REPLY)
  const { lang } = useLang()
  const reasons = useReasons().data?.items ?? []
  return (
    <Choose
      label={words.reason}
      placeholder={words.chooseReason}
      options={reasons.filter(({ retired }) => !retired).map(({ code, name }) => ({ id: code, label: name[lang] }))}
      value={draft.reasonCode}
      error={lackWords('reason')}
      onChange={(reasonCode) => onChange({ reasonCode })}
    />
  )
}

function DeskChoice({ deskId, draft, onChange, lackWords }: Props) {
  const words = useWords(REPLY)
  const { lang } = useLang()
  const officeOf = useNames(useOffices().data?.items, 'officeId')
  const desks = (useDesks().data?.items ?? []).filter((desk) => !desk.closed && desk.deskId !== deskId)
  return (
    <Choose
      label={words.desk}
      placeholder={words.chooseDesk}
      options={desks.map((desk) => ({ id: desk.deskId, label: desk.name[lang], group: officeOf(desk.officeId) }))}
      value={draft.deskId}
      error={lackWords('desk')}
      onChange={(chosen) => onChange({ deskId: chosen })}
    />
  )
}

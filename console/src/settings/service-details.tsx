/** The promise of a service and the phrases by which it is known: each is saved by itself. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Counting, Service } from '../../../app/agencies/services.schema.ts'
import { settings } from '../doors.ts'
import { SERVICES } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Check } from '../parts/check.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { SettingsForm } from './editing.tsx'
import { WholeNumber } from './number-field.tsx'
import { SERVICES_WORDS } from './services-words.ts'

const COUNTINGS = ['working', 'calendar'] as const

export function ServiceDetails({ service, onClose }: { service: Service; onClose(): void }) {
  const { lang } = useLang()
  return (
    <Dialog title={service.name[lang]} isOpen onClose={onClose} wide>
      <TargetForm service={service} />
      <Examples serviceId={service.serviceId} />
    </Dialog>
  )
}

type Days = { counting: Counting; first: number | null; solution: number | null }

const inOrder = ({ first, solution }: Days) => first === null || solution === null || first <= solution

function TargetForm({ service: { serviceId, target } }: { service: Service }) {
  const words = useWords(SERVICES_WORDS)
  const [days, setDays] = useState<Days>({
    counting: target?.counting ?? 'working',
    first: target?.firstReplyDays ?? null,
    solution: target?.solutionDays ?? null,
  })
  const [isUrgent, setUrgent] = useState(Boolean(target?.urgent))
  const [hours, setHours] = useState<Days>({
    counting: target?.urgent?.counting ?? 'calendar',
    first: target?.urgent?.firstReplyHours ?? null,
    solution: target?.urgent?.solutionHours ?? null,
  })
  const isWrong = !inOrder(days) || (isUrgent && !inOrder(hours))
  const save = () =>
    settings.promise(serviceId, {
      counting: days.counting,
      firstReplyDays: days.first ?? 0,
      solutionDays: days.solution ?? 0,
      urgent: isUrgent
        ? { counting: hours.counting, firstReplyHours: hours.first ?? 0, solutionHours: hours.solution ?? 0 }
        : null,
    })
  return (
    <section>
      <h3>{words.target}</h3>
      <SettingsForm save={save} changes={[SERVICES]}>
        <Amounts
          given={days}
          onChange={setDays}
          labels={{ first: words.firstReplyDays, solution: words.solutionDays }}
        />
        <Check isOn={isUrgent} onChange={setUrgent} hint={words.urgentHint}>
          {words.urgent}
        </Check>
        {isUrgent && (
          <Amounts
            given={hours}
            onChange={setHours}
            labels={{ first: words.firstReplyHours, solution: words.solutionHours }}
          />
        )}
        <p className={isWrong ? 'error' : 'hint'}>{isWrong ? words.targetWrong : words.targetHint}</p>
      </SettingsForm>
    </section>
  )
}

type AmountsProps = { given: Days; onChange(given: Days): void; labels: { first: string; solution: string } }

function Amounts({ given, onChange, labels }: AmountsProps) {
  const words = useWords(SERVICES_WORDS)
  return (
    <>
      <OneOf<Counting>
        label={words.counting}
        options={COUNTINGS.map((id) => ({ id, label: words.countings[id] }))}
        value={given.counting}
        onChange={(counting) => onChange({ ...given, counting })}
      />
      <div className="side-by-side">
        <WholeNumber label={labels.first} value={given.first} onChange={(first) => onChange({ ...given, first })} />
        <WholeNumber
          label={labels.solution}
          value={given.solution}
          onChange={(solution) => onChange({ ...given, solution })}
        />
      </div>
    </>
  )
}

function Examples({ serviceId }: { serviceId: string }) {
  const key = ['examples', serviceId]
  const kept = useQuery({ queryKey: key, queryFn: () => settings.examples(serviceId) })
  return (
    <section>
      {kept.isPending && <Loading />}
      <ErrorNotice error={kept.error} />
      {kept.data && <ExamplesForm serviceId={serviceId} examples={kept.data.examples} />}
    </section>
  )
}

function ExamplesForm({ serviceId, examples }: { serviceId: string; examples: readonly string[] }) {
  const words = useWords(SERVICES_WORDS)
  const [text, setText] = useState(examples.join('\n'))
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  return (
    <SettingsForm save={() => settings.saveExamples(serviceId, lines)} changes={[['examples', serviceId]]}>
      <Field label={words.examples} hint={words.examplesHint} rows={10} optional value={text} onChange={setText} />
      <p className="hint">{words.exampleCount(lines.length)}</p>
    </SettingsForm>
  )
}

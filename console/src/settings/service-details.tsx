/** The promise of a service and the phrases by which it is known: each is saved by itself. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Service } from '../../../app/agencies/services.schema.ts'
import { settings } from '../doors.ts'
import { SERVICES } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { SettingsForm } from './editing.tsx'
import { WholeNumber } from './number-field.tsx'
import { SERVICES_WORDS } from './services-words.ts'

export function ServiceDetails({ service, onClose }: { service: Service; onClose(): void }) {
  const { lang } = useLang()
  return (
    <Dialog title={service.name[lang]} isOpen onClose={onClose} wide>
      <TargetForm service={service} />
      <Examples serviceId={service.serviceId} />
    </Dialog>
  )
}

function TargetForm({ service: { serviceId, target } }: { service: Service }) {
  const words = useWords(SERVICES_WORDS)
  const [first, setFirst] = useState<number | null>(target?.firstReplyDays ?? null)
  const [solution, setSolution] = useState<number | null>(target?.solutionDays ?? null)
  const isWrong = first !== null && solution !== null && first > solution
  return (
    <section>
      <h3>{words.target}</h3>
      <SettingsForm
        save={() => settings.promise(serviceId, { firstReplyDays: first ?? 0, solutionDays: solution ?? 0 })}
        changes={[SERVICES]}
      >
        <div className="side-by-side">
          <WholeNumber label={words.firstReplyDays} value={first} onChange={setFirst} />
          <WholeNumber label={words.solutionDays} value={solution} onChange={setSolution} />
        </div>
        <p className={isWrong ? 'error' : 'hint'}>{isWrong ? words.targetWrong : words.targetHint}</p>
      </SettingsForm>
    </section>
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

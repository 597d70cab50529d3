/** For how long submissions are kept, what a run would erase, and the run itself. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Agency } from '../../../app/agencies/schema.ts'
import { agency as doors, running } from '../doors.ts'
import { AGENCY, useAgency } from '../known.ts'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ErrorNotice, Loading, Said } from '../parts/notice.tsx'
import { useSaving } from '../parts/saving.ts'
import { useMay } from '../session.tsx'
import { WORDS } from '../words.ts'
import { SettingsForm } from './editing.tsx'
import { WholeNumber } from './number-field.tsx'
import { RUNNING_WORDS } from './running-words.ts'

const RETENTION = ['retention'] as const

export function RetentionPart() {
  const words = useWords(RUNNING_WORDS)
  const own = useAgency()
  return (
    <>
      <p className="lead">{words.retentionLead}</p>
      {own.data ? <Days agency={own.data} /> : <Loading />}
      <DryRun />
    </>
  )
}

function Days({ agency }: { agency: Agency }) {
  const words = useWords(RUNNING_WORDS)
  const [keep, setKeep] = useState<number | null>(agency.retentionDays)
  const most = agency.demanded.mostRetentionDays
  return (
    <SettingsForm save={() => doors.change({ retentionDays: keep ?? 0 })} changes={[AGENCY, RETENTION]}>
      <WholeNumber
        label={words.retentionDays}
        hint={most === null ? words.retentionHint : `${words.retentionHint} ${words.umbrella(most)}`}
        value={keep}
        onChange={setKeep}
      />
    </SettingsForm>
  )
}

function DryRun() {
  const words = useWords(RUNNING_WORDS)
  const { cancel } = useWords(WORDS)
  const mayRun = useMay('retention.run')
  const [isAsking, setAsking] = useState(false)
  const dry = useQuery({ queryKey: RETENTION, queryFn: running.retention })
  const run = useSaving(running.runRetention, [RETENTION], () => setAsking(false))
  const due = dry.data?.due ?? 0
  return (
    <section>
      <h2>{words.dryRun}</h2>
      <ErrorNotice error={dry.error} onRetry={() => void dry.refetch()} />
      {dry.data && <p>{words.due(due)}</p>}
      <Said>{run.data ? words.erased(run.data.erased) : ''}</Said>
      {mayRun && due > 0 && (
        <Button kind="danger" small onPress={() => setAsking(true)}>
          {words.run}
        </Button>
      )}
      <Dialog title={words.runTitle} isOpen={isAsking} onClose={() => setAsking(false)}>
        <p>{words.runLead(due)}</p>
        <ErrorNotice error={run.error} />
        <div className="buttons">
          <Button kind="danger" isPending={run.isPending} onPress={() => run.mutate()}>
            {words.run}
          </Button>
          <Button kind="secondary" onPress={() => setAsking(false)}>
            {cancel}
          </Button>
        </div>
      </Dialog>
    </section>
  )
}

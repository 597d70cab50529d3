/** Why something is due when it is, one click away. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { cases, type Dues } from '../case-doors.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { caseKey } from './case-pane.tsx'
import { CASE } from './words.ts'

type Props = { caseId: string; promise: keyof Dues; label: string }

export function WhyThen({ caseId, promise, label }: Props) {
  const { whyThen } = useWords(CASE)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      {' '}
      <Button kind="quiet" small aria-label={`${whyThen} ${label}`} onPress={() => setOpen(true)}>
        {whyThen}
      </Button>
      <Dialog title={`${label}: ${whyThen}`} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Lines caseId={caseId} promise={promise} />
      </Dialog>
    </>
  )
}

function Lines({ caseId, promise }: Omit<Props, 'label'>) {
  const { lang } = useLang()
  const dues = useQuery({ queryKey: [...caseKey(caseId), 'dues'], queryFn: () => cases.dues(caseId) })
  return (
    <>
      {dues.isPending && <Loading />}
      <ErrorNotice error={dues.error} onRetry={() => void dues.refetch()} />
      <ul className="why-lines">
        {dues.data?.[promise]?.[lang].lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}

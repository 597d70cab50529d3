/** Why something is due when it is, one click away. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { cases, type Dues } from '../case-doors.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { caseKey } from './case-key.ts'
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
        <WhyLines caseId={caseId} promise={promise} />
      </Dialog>
    </>
  )
}

/** Nothing where nothing is promised, or nothing is owed any more. */
export function WhyLines({ caseId, promise, heading }: Omit<Props, 'label'> & { heading?: string }) {
  const { lang } = useLang()
  const dues = useQuery({ queryKey: [...caseKey(caseId), 'dues'], queryFn: () => cases.dues(caseId) })
  const lines = dues.data?.[promise]?.[lang].lines ?? []
  return (
    <>
      {dues.isPending && <Loading />}
      <ErrorNotice error={dues.error} onRetry={() => void dues.refetch()} />
      {heading && lines.length > 0 && <h3>{heading}</h3>}
      <ul className="why-lines">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </>
  )
}

/** One case: what was said, what is promised, what may be done. */

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Problem } from '../api.ts'
import { cases, type Whole } from '../case-doors.ts'
import { CASES, DESK_COUNTS } from '../inbox/rows.ts'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Icon } from '../parts/icon.tsx'
import { ErrorNotice, Notice } from '../parts/notice.tsx'
import { useTitle } from '../parts/title.ts'
import { useMay } from '../session.tsx'
import { BeforeUmbrella } from './above.tsx'
import { Aside } from './aside.tsx'
import { CaseHead } from './case-head.tsx'
import { caseKey } from './case-key.ts'
import { Facts } from './facts.tsx'
import { HandedOver } from './handing-over.tsx'
import { History } from './history-list.tsx'
import { JoinedCases } from './joined-cases.tsx'
import { Notes } from './notes.tsx'
import { ReplyForm } from './reply-form.tsx'
import { SimilarCases } from './similar-cases.tsx'
import { Submissions } from './submissions.tsx'
import { CASE } from './words.ts'

export function CasePane({ caseId, onBack }: { caseId: string; onBack(): void }) {
  const words = useWords(CASE)
  const page = useQuery({ queryKey: caseKey(caseId), queryFn: () => cases.one(caseId), refetchOnWindowFocus: true })
  // It was there, and is no more: it was passed on, or its service put right.
  const isGone = page.error instanceof Problem && page.error.word === 'no-such-case'
  return (
    <>
      <div className="case-back">
        <Button kind="quiet" small onPress={onBack}>
          <Icon name="back" />
          {words.back}
        </Button>
      </div>
      {page.isPending && (
        <p className="loading" role="status">
          {words.loading}
        </p>
      )}
      <ErrorNotice error={page.data ? null : page.error} onRetry={() => void page.refetch()} />
      {page.data && isGone && <Notice>{words.gone}</Notice>}
      {page.data && !isGone && <Case whole={page.data} />}
    </>
  )
}

function Case({ whole }: { whole: Whole }) {
  const words = useWords(CASE)
  const mayReply = useMay('cases.reply')
  useTitle(words.title(whole.case.code))
  useRead(whole)
  return (
    <article className="case">
      <CaseHead whole={whole} />
      <div className="case-body">
        <div className="case-talk">
          <Submissions whole={whole} />
          <History whole={whole} />
          <BeforeUmbrella whole={whole} />
          <Notes whole={whole} />
          {mayReply && <ReplyForm key={whole.case.caseId} whole={whole} />}
        </div>
        <aside className="case-aside">
          <Facts whole={whole} />
          <Aside whole={whole} />
          <HandedOver whole={whole} />
          <JoinedCases whole={whole} />
          <SimilarCases whole={whole} />
        </aside>
      </div>
    </article>
  )
}

/** Whoever sees the case has read what is new in it. */
function useRead({ case: { caseId, news }, seen }: Whole): void {
  const queries = useQueryClient()
  const mayWork = useMay('cases.reply')
  useEffect(() => {
    if (!news || !mayWork) return
    void cases.read(caseId, seen).then(
      () => Promise.all([CASES, DESK_COUNTS].map((queryKey) => queries.invalidateQueries({ queryKey }))),
      // It stays new, and is read the next time.
      () => undefined,
    )
  }, [caseId, news, seen, mayWork, queries])
}

/** Cases that were joined to this one: whose words they are, when, and splitting one off again. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { longDate } from '../../../app/kit/words.ts'
import { cases, type Whole } from '../case-doors.ts'
import { useZone } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { ErrorNotice, Loading, Said } from '../parts/notice.tsx'
import { useMay } from '../session.tsx'
import { caseKey } from './case-key.ts'
import { OneReply } from './history-list.tsx'
import { useSplitting } from './joining.ts'
import { JOINING } from './joining-words.ts'

type Joined = Whole['joined'][number]

export function JoinedCases({ whole: { case: of, joined, senders } }: { whole: Whole }) {
  const words = useWords(JOINING)
  const maySplit = useMay('cases.reply')
  const { splitting, isSplit } = useSplitting(of.caseId)
  if (joined.length === 0 && !isSplit) return null
  return (
    <section className="similar">
      <h3>{words.title(Math.max(joined.length, senders - 1))}</h3>
      <Said>{isSplit ? words.splitNow : ''}</Said>
      <ErrorNotice error={splitting.error} />
      <ul>
        {joined.map((one) => (
          <li key={one.caseId}>
            <OneJoined caseId={of.caseId} joined={one} />
            {maySplit && (
              <Button
                kind="quiet"
                small
                aria-describedby={`joined-${one.caseId}`}
                isPending={splitting.isPending}
                onPress={() => splitting.mutate(one.caseId)}
              >
                {words.split}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function OneJoined({
  caseId,
  joined: { caseId: id, code, joinedAt, excerpt, submissionId },
}: {
  caseId: string
  joined: Joined
}) {
  const words = useWords(JOINING)
  const { lang } = useLang()
  const zone = useZone()
  const [isAsked, setAsked] = useState(false)
  return (
    <>
      <div className="similar-link" id={`joined-${id}`}>
        <span className="similar-text" dir="auto">
          {excerpt}
        </span>
        <span className="row-foot">
          <bdi className="code" dir="ltr">
            {code}
          </bdi>
          <span>{words.joinedOn(longDate(lang, new Date(joinedAt), zone))}</span>
        </span>
      </div>
      <Button
        kind="quiet"
        small
        aria-expanded={isAsked}
        aria-describedby={`joined-${id}`}
        onPress={() => setAsked(!isAsked)}
      >
        {words.told}
      </Button>
      {isAsked && <Told caseId={caseId} submissionId={submissionId} />}
    </>
  )
}

function Told({ caseId, submissionId }: { caseId: string; submissionId: string }) {
  const words = useWords(JOINING)
  const told = useQuery({
    queryKey: [...caseKey(caseId), 'told', submissionId],
    queryFn: () => cases.told(caseId, submissionId),
  })
  if (told.isPending) return <Loading />
  if (told.isError) return <ErrorNotice error={told.error} onRetry={() => void told.refetch()} />
  if (told.data.replies.length === 0) return <p className="hint">{words.toldNothing}</p>
  return told.data.replies.map((reply) => <OneReply key={reply.replyId} caseId={caseId} reply={reply} />)
}

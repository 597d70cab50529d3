/** What the persons sent: the covered texts, photos, and what may be done with each. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { longDate } from '../../../app/kit/words.ts'
import { cases, type Submission, type Whole } from '../case-doors.ts'
import { useServices, useZone } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Check } from '../parts/check.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ErrorNotice } from '../parts/notice.tsx'
import { useMay } from '../session.tsx'
import { useCaseAct } from './case-changes.ts'
import { caseKey } from './case-key.ts'
import { JOINING } from './joining-words.ts'
import { OriginalButton } from './original.tsx'
import { CASE } from './words.ts'

export function Submissions({ whole: { case: of, submissions, senders } }: { whole: Whole }) {
  const words = useWords(CASE)
  const joining = useWords(JOINING)
  const more = useMore(of.caseId, submissions.at(-1)?.submissionId)
  const shown = [...submissions, ...more.submissions]
  const service = useServices().data?.items.find(({ serviceId }) => serviceId === of.serviceId)
  return (
    <section aria-label={words.submissions}>
      {senders > 1 && <p className="hint">{joining.senders(senders)}</p>}
      {shown.map((submission) => (
        <OneSubmission
          key={submission.submissionId}
          caseId={of.caseId}
          submission={submission}
          isPublicKind={service?.publicKind ?? false}
        />
      ))}
      <ErrorNotice error={more.error} />
      {shown.length < senders && (
        <Button kind="quiet" small isPending={more.isFetching} onPress={more.ask}>
          {joining.more}
        </Button>
      )}
    </section>
  )
}

/** Further senders, page after page, when they are asked for. */
function useMore(caseId: string, after: string | undefined) {
  const pages = useInfiniteQuery({
    queryKey: [...caseKey(caseId), 'senders', after],
    queryFn: ({ pageParam }) => cases.senders(caseId, pageParam),
    initialPageParam: after ?? '',
    getNextPageParam: ({ submissions }) => submissions.at(-1)?.submissionId,
    enabled: false,
  })
  const ask = () => void (pages.data ? pages.fetchNextPage() : pages.refetch())
  const submissions = pages.data?.pages.flatMap((page) => page.submissions) ?? []
  return { submissions, ask, error: pages.error, isFetching: pages.isFetching }
}

/** What was hidden, taken back or erased is never offered. */
const isOpenToPublic = ({ mayPublish, hiddenReason, withdrawn, erased }: Submission) =>
  mayPublish && !hiddenReason && !withdrawn && !erased

type Props = { caseId: string; submission: Submission; isPublicKind: boolean }

function OneSubmission({ caseId, submission, isPublicKind }: Props) {
  const words = useWords(CASE)
  const { lang } = useLang()
  const zone = useZone()
  const mayOpen = useMay('originals.open')
  const { covered, receivedHour, channel, photos, hiddenReason } = submission
  return (
    <div className="said-by-person">
      <p className="said-head">
        <span>{longDate(lang, new Date(receivedHour), zone)}</span>
        <span>{words.channels[channel]}</span>
        {hiddenReason && (
          <span className="tag tag-bad">
            {words.hiddenBecause}: {words.hideReasons[hiddenReason]}
          </span>
        )}
      </p>
      {covered ? (
        <p className="said-text" dir="auto" lang={submission.textLang ?? undefined}>
          {covered}
        </p>
      ) : (
        <p className="hint">{words.noText}</p>
      )}
      {photos.length > 0 && <Photos caseId={caseId} photos={photos} />}
      <div className="said-foot">
        {mayOpen && <OriginalButton caseId={caseId} submissionId={submission.submissionId} />}
        {isOpenToPublic(submission) && <Release caseId={caseId} submission={submission} isPublicKind={isPublicKind} />}
      </div>
    </div>
  )
}

function Photos({ caseId, photos }: { caseId: string; photos: readonly string[] }) {
  const words = useWords(CASE)
  const [open, setOpen] = useState<number | null>(null)
  const shown = open === null ? null : photos[open]
  return (
    <ul className="photos" aria-label={words.photos}>
      {photos.map((photoId, index) => (
        <li key={photoId}>
          <button type="button" className="photo" onClick={() => setOpen(index)}>
            <img src={cases.photoPath(caseId, photoId)} alt={words.photo(index + 1)} loading="lazy" />
          </button>
        </li>
      ))}
      <Dialog title={words.photo((open ?? 0) + 1)} isOpen={open !== null} onClose={() => setOpen(null)} wide>
        {shown && (
          <img className="photo-large" src={cases.photoPath(caseId, shown)} alt={words.photo((open ?? 0) + 1)} />
        )}
      </Dialog>
    </ul>
  )
}

/** Public needs three yeses: the kind of service, the person, and an officer. */
function Release({ caseId, submission, isPublicKind }: Props) {
  const words = useWords(CASE)
  const mayRelease = useMay('cases.reply')
  const releasing = useCaseAct(caseId, (isPublic: boolean) => cases.release(caseId, submission.submissionId, isPublic))
  const isPublic = submission.releasedAt !== null
  if (!isPublicKind && !isPublic) return null
  if (!mayRelease) return <p className="hint release">{isPublic ? words.isPublic : words.mayPublish}</p>
  return (
    <div className="release">
      <Check
        isOn={isPublic}
        isDisabled={releasing.isPending}
        onChange={(wanted) => releasing.mutate(wanted)}
        hint={words.mayPublish}
      >
        {words.publish}
      </Check>
      <ErrorNotice error={releasing.error} />
    </div>
  )
}

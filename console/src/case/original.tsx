/** The original of a submission. One click opens it, and that click is recorded; the answer is kept nowhere in the page. */
import { useMutation } from '@tanstack/react-query'
import { type Contact, cases, type Original } from '../case-doors.ts'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Icon } from '../parts/icon.tsx'
import { ErrorNotice, Notice } from '../parts/notice.tsx'
import { CASE } from './words.ts'

export function OriginalButton({ caseId, submissionId }: { caseId: string; submissionId: string }) {
  const words = useWords(CASE)
  const opening = useMutation({ mutationFn: () => cases.openOriginal(caseId, submissionId), gcTime: 0 })
  return (
    <div className="original">
      <Button kind="quiet" small isPending={opening.isPending} onPress={() => opening.mutate()}>
        <Icon name="lock" />
        {words.openOriginal}
      </Button>
      <span className="hint">{words.originalRecorded}</span>
      <ErrorNotice error={opening.error} />
      <Dialog title={words.original} isOpen={opening.isSuccess} onClose={opening.reset} wide>
        {opening.data && <Opened original={opening.data} />}
      </Dialog>
    </div>
  )
}

const contactOf = (contact: Contact | null): string | null =>
  contact && ('mail' in contact ? contact.mail : contact.phone)

function Opened({ original: { text, address, point, contact } }: { original: Original }) {
  const words = useWords(CASE)
  return (
    <>
      <Notice kind="warn">{words.originalNote}</Notice>
      <p className="said-text" dir="auto">
        {text}
      </p>
      <dl className="facts">
        <div>
          <dt>{words.address}</dt>
          <dd dir="auto">{address || words.none}</dd>
        </div>
        {point && (
          <div>
            <dt>{words.point}</dt>
            <dd>
              <bdi dir="ltr">
                {point.lat.toFixed(5)}, {point.lon.toFixed(5)}
              </bdi>
            </dd>
          </div>
        )}
        <div>
          <dt>{words.contact}</dt>
          <dd>
            <bdi dir="ltr">{contactOf(contact) ?? words.none}</bdi>
          </dd>
        </div>
      </dl>
    </>
  )
}

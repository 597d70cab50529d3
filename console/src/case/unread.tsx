/** What was said since the officer began to write: it stands before the reply until they have read it. */
import { useEffect, useRef } from 'react'
import type { Whole } from '../case-doors.ts'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import type { Moment } from './history.ts'
import { OneMoment } from './history-list.tsx'
import { REPLY } from './reply-words.ts'

type Props = { whole: Whole; unread: readonly Moment[]; onRead(): void }

export function Unread({ whole, unread, onRead }: Props) {
  const words = useWords(REPLY)
  const box = useRef<HTMLDivElement>(null)
  const last = unread.at(-1)?.id
  useEffect(() => {
    if (last) box.current?.focus()
  }, [last])
  if (!last) return null
  return (
    <div className="notice notice-warn unread" role="alert" tabIndex={-1} ref={box}>
      <p className="notice-title">{words.unreadTitle}</p>
      <ol className="unread-list">
        {unread.map((moment) => (
          <li key={moment.id} className={`moment moment-${moment.kind}`}>
            <OneMoment caseId={whole.case.caseId} moment={moment} />
          </li>
        ))}
      </ol>
      <p>{words.unreadLead}</p>
      <Button kind="secondary" small onPress={onRead}>
        {words.haveRead}
      </Button>
    </div>
  )
}

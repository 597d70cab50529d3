/** What officers write to each other about a case. Whoever has it open has seen what was meant for them. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Form } from 'react-aria-components'
import { dateTime } from '../../../app/kit/words.ts'
import { cases, type Note, type Whole } from '../case-doors.ts'
import { MENTIONS } from '../inbox/mentions.tsx'
import { useZone } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Choose } from '../parts/choose.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice, Said } from '../parts/notice.tsx'
import { useMay } from '../session.tsx'
import { useCaseAct } from './case-changes.ts'
import { caseKey } from './case-key.ts'
import { NOTES } from './notes-words.ts'

export function Notes({ whole }: { whole: Whole }) {
  const words = useWords(NOTES)
  const mayWrite = useMay('cases.reply')
  useSeen(whole)
  if (whole.notes.length === 0 && !mayWrite) return null
  return (
    <section className="notes" aria-labelledby="notes-title">
      <h3 id="notes-title">{words.title}</h3>
      <p className="hint">{words.lead}</p>
      <ul className="plain-list">
        {whole.notes.map((note) => (
          <li key={note.noteId}>
            <OneNote note={note} />
          </li>
        ))}
      </ul>
      {mayWrite && <Writing caseId={whole.case.caseId} />}
    </section>
  )
}

function OneNote({ note: { officerName, writtenAt, body, mentioned, isForMe } }: { note: Note }) {
  const words = useWords(NOTES)
  const { lang } = useLang()
  const zone = useZone()
  return (
    <div className="note">
      {body === null ? (
        <p className="hint">{words.noText}</p>
      ) : (
        <p className="said-text" dir="auto">
          {body}
        </p>
      )}
      <p className="said-by">
        <bdi>{officerName}</bdi>
        <span>{dateTime(lang, new Date(writtenAt), zone)}</span>
        {isForMe && <span className="tag tag-warn">{words.forMe}</span>}
        {mentioned.length > 0 && <bdi>{words.seenBy(mentioned.join('، '))}</bdi>}
      </p>
    </div>
  )
}

const NOBODY = 'nobody'

function Writing({ caseId }: { caseId: string }) {
  const words = useWords(NOTES)
  const [body, setBody] = useState('')
  const [told, setTold] = useState<string[]>([])
  const [said, setSaid] = useState('')
  const all = useQuery({ queryKey: [...caseKey(caseId), 'colleagues'], queryFn: () => cases.colleagues(caseId) })
  const colleagues = all.data?.colleagues ?? []
  const writing = useCaseAct(
    caseId,
    () => cases.note(caseId, { body, mentions: told }),
    () => {
      setBody('')
      setTold([])
      setSaid(words.written)
    },
  )
  const rest = colleagues.filter(({ officerId }) => !told.includes(officerId))
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        if (body.trim()) writing.mutate()
      }}
    >
      <Field
        label={words.body}
        rows={2}
        optional
        maxLength={4000}
        value={body}
        onChange={(text) => {
          setBody(text)
          setSaid('')
        }}
      />
      {colleagues.length > 0 && (
        <Choose
          small
          optional
          label={words.mention}
          value={NOBODY}
          options={[
            { id: NOBODY, label: words.mentionNone },
            ...rest.map(({ officerId, name }) => ({ id: officerId, label: name })),
          ]}
          onChange={(id) => id !== NOBODY && setTold([...told, id])}
        />
      )}
      <ul className="plain-list note-told">
        {colleagues
          .filter(({ officerId }) => told.includes(officerId))
          .map(({ officerId, name }) => (
            <li key={officerId}>
              <Button
                kind="quiet"
                small
                aria-label={words.drop(name)}
                onPress={() => setTold(told.filter((id) => id !== officerId))}
              >
                {name} ×
              </Button>
            </li>
          ))}
      </ul>
      <Button kind="secondary" small type="submit" isPending={writing.isPending}>
        {words.write}
      </Button>
      <ErrorNotice error={writing.error} />
      <Said>{said}</Said>
    </Form>
  )
}

/** The mark in the inbox goes; here it stays until the page is left. */
function useSeen({ case: { caseId }, notes }: Whole): void {
  const queries = useQueryClient()
  const isWaiting = notes.some(({ isForMe }) => isForMe)
  useEffect(() => {
    if (!isWaiting) return
    void cases.readMentions(caseId).then(
      () => queries.invalidateQueries({ queryKey: MENTIONS }),
      // It stays marked, and is tried the next time.
      () => undefined,
    )
  }, [caseId, isWaiting, queries])
}

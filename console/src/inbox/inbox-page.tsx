/** Desks, their cases and the case that is open: side by side where there is room, one after the other where not. */
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { CasePane } from '../case/case-pane.tsx'
import { isAnyUnsent } from '../case/drafts.ts'
import { useWords } from '../lang.tsx'
import { useTitle } from '../parts/title.ts'
import { askedOf, moved } from './asked.ts'
import { CaseList } from './case-list.tsx'
import { DeskRail } from './desk-rail.tsx'
import { useFirstFound } from './first-found.ts'
import { Keys } from './key-help.tsx'
import { useKeys } from './keys.ts'
import { Mentions } from './mentions.tsx'
import { useRows } from './rows.ts'
import { Toolbar } from './toolbar.tsx'
import { INBOX } from './words.ts'

export function InboxPage() {
  const words = useWords(INBOX)
  const { caseId } = useParams()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  // The search stays out of the address: it may hold a name, and addresses are kept by browsers.
  const [text, setText] = useState('')
  const asked = askedOf(search)
  const sought = useDeferredValue(useSlow(text))
  const list = useRows(asked, sought)
  const [present, setPresent] = useState<string | null>(caseId ?? null)
  const [isHelpOpen, setHelpOpen] = useState(false)
  const searchField = useRef<HTMLInputElement>(null)
  const goToFirst = useFirstFound(list.rows, sought === text && !list.isPlaceholderData && !list.isPending, setPresent)
  useTitle(words.title)
  useWarning()

  const at = present ?? caseId ?? null
  const open = (wanted: string | null, more?: object) =>
    wanted && void navigate({ pathname: `/cases/${wanted}`, search: String(search) }, more)
  const toList = () => {
    void navigate({ pathname: '/cases', search: String(search) })
    requestAnimationFrame(() => document.getElementById(`case-${caseId}`)?.focus())
  }
  useKeys({
    j: () => setPresent(moved(list.rows, at, 1)),
    k: () => setPresent(moved(list.rows, at, -1)),
    r: () => open(caseId ?? at, { state: { reply: true, at: performance.now() } }),
    '/': () => searchField.current?.focus(),
    '?': () => setHelpOpen(true),
    ...(caseId && { Escape: toList }),
  })

  return (
    <div className={`inbox${caseId ? ' inbox-open' : ''}`}>
      <h1 className="visually-hidden">{words.title}</h1>
      <DeskRail desk={asked.desk ?? null} />
      <section className="list-pane" aria-label={words.list}>
        <Mentions />
        <Toolbar asked={asked} text={text} onText={setText} searchField={searchField} onEnter={goToFirst} />
        <CaseList list={list} caseId={caseId ?? null} present={present} isAsked={text !== '' || search.size > 0} />
      </section>
      <section className="case-pane">
        {caseId ? (
          <CasePane key={caseId} caseId={caseId} onBack={toList} />
        ) : (
          <div className="case-none">
            <p className="case-none-title">{words.choose}</p>
            <p className="hint">{words.chooseHint}</p>
          </div>
        )}
      </section>
      <Keys isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  )
}

const TYPING_MS = 250

/** What is typed, once the fingers rest. */
function useSlow(text: string): string {
  const [slow, setSlow] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setSlow(text), TYPING_MS)
    return () => clearTimeout(timer)
  }, [text])
  return slow
}

/** Closing the page would lose what is written and not sent. */
function useWarning(): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isAnyUnsent()) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [])
}

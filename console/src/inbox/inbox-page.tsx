/** Desks, their cases and the case that is open: side by side where there is room, one after the other where not. */
import { useDeferredValue, useEffect, useRef, useState } from 'react'
import { useNavigate, useParams, useSearchParams } from 'react-router'
import { CasePane } from '../case/case-pane.tsx'
import { isAnyUnsent } from '../case/drafts.ts'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { useTitle } from '../parts/title.ts'
import { useMay } from '../session.tsx'
import { askedOf, moved } from './asked.ts'
import { BulkBar, type Chosen } from './bulk-bar.tsx'
import { BULK } from './bulk-words.ts'
import { CaseList } from './case-list.tsx'
import { isDueShown } from './case-row.tsx'
import { DeskRail } from './desk-rail.tsx'
import { useFirstFound } from './first-found.ts'
import { Keys } from './key-help.tsx'
import { useKeys } from './keys.ts'
import { Mentions } from './mentions.tsx'
import { WhyDialog } from './row-why.tsx'
import { useRows } from './rows.ts'
import { Toolbar } from './toolbar.tsx'
import { INBOX } from './words.ts'

export function InboxPage() {
  const words = useWords(INBOX)
  const bulk = useWords(BULK)
  const { caseId } = useParams()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  // The search stays out of the address: it may hold a name, and addresses are kept by browsers.
  const [text, setText] = useState('')
  const asked = askedOf(search)
  const sought = useDeferredValue(useSlow(text))
  const list = useRows(asked, sought)
  const [present, setPresent] = useState<string | null>(caseId ?? null)
  const [chosen, setChosen] = useState<Chosen>(null)
  const mayAct = useMay('cases.reply')
  const [isHelpOpen, setHelpOpen] = useState(false)
  const [whyOf, setWhyOf] = useState<string | null>(null)
  const rowOf = (wanted: string | null) => list.rows.find((row) => row.caseId === wanted) ?? null
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
  const toggle = (wanted: string) => setChosen(toggled(chosen, wanted))
  useKeys({
    j: () => setPresent(moved(list.rows, at, 1)),
    k: () => setPresent(moved(list.rows, at, -1)),
    r: () => open(caseId ?? at, { state: { reply: true, at: performance.now() } }),
    ...(mayAct && { x: () => at && toggle(at) }),
    w: () => setWhyOf(isDueShown(rowOf(at)) ? at : null),
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
        <Toolbar asked={asked} text={text} onText={setText} searchField={searchField} onEnter={goToFirst}>
          {mayAct && (
            <Button kind="quiet" small onPress={() => setChosen(chosen ? null : new Set())}>
              {chosen ? bulk.stop : bulk.choose}
            </Button>
          )}
        </Toolbar>
        <CaseList
          list={list}
          caseId={caseId ?? null}
          present={present}
          isAsked={text !== '' || search.size > 0}
          onWhy={setWhyOf}
          {...(chosen && { choosing: { chosen, toggle } })}
        />
        <BulkBar chosen={chosen} listed={list.rows.map((row) => row.caseId)} onChange={setChosen} />
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
      <WhyDialog row={rowOf(whyOf)} onClose={() => setWhyOf(null)} />
      <Keys isOpen={isHelpOpen} onClose={() => setHelpOpen(false)} />
    </div>
  )
}

/** With this one, or without it where it was there. */
function toggled(chosen: Chosen, caseId: string): Chosen {
  const next = new Set(chosen)
  if (!next.delete(caseId)) next.add(caseId)
  return next
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

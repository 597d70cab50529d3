/** What stands around every page: the agency, the parts of the console, the officer. */
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef } from 'react'
import { NavLink, useLocation } from 'react-router'
import { number } from '../../../app/kit/words.ts'
import icon from '../../../app/ui/icon.svg'
import { handovers } from '../case-doors.ts'
import { ConfirmAgain } from '../door/confirm-again.tsx'
import { useAgency } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { useLive } from '../live.ts'
import { useMay } from '../session.tsx'
import { WORDS } from '../words.ts'
import { logoPath } from './logo.ts'
import { WhoMenu } from './who-menu.tsx'

export function Frame({ children }: { children: ReactNode }) {
  const words = useWords(WORDS)
  const main = useRef<HTMLElement>(null)
  useFocusOnMove(main)
  useLive()
  return (
    <>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <Band />
      <main id="main" className="main" tabIndex={-1} ref={main}>
        {children}
      </main>
      <ConfirmAgain />
    </>
  )
}

function Band() {
  const words = useWords(WORDS)
  const { lang } = useLang()
  const { data: agency } = useAgency()
  const [mayEnter, maySet] = [useMay('entries.make'), useMay('settings.read')]
  const [mayRead, mayReport] = [useMay('cases.read'), useMay('reports.read')]
  const mayAnswer = useMay('cases.reply')
  const isAbove = useMay('granted.read') && agency?.kind === 'umbrella'
  return (
    <header className="band">
      <span className="band-brand">
        <img src={(agency && logoPath(agency)) ?? icon} alt="" width="32" height="32" />
        <span className="band-name">{agency?.name[lang] ?? words.product}</span>
      </span>
      <nav className="band-nav" aria-label={words.nav}>
        {mayRead && <NavLink to="/cases">{words.inbox}</NavLink>}
        {mayRead && <NavLink to="/map">{words.map}</NavLink>}
        {mayAnswer && <Offers />}
        {isAbove && <NavLink to="/granted">{words.granted}</NavLink>}
        {mayEnter && <NavLink to="/entry">{words.entry}</NavLink>}
        {mayRead && <NavLink to="/indicators">{words.indicators}</NavLink>}
        {mayReport && <NavLink to="/reports">{words.reports}</NavLink>}
        {maySet && <NavLink to="/settings">{words.settings}</NavLink>}
      </nav>
      <WhoMenu />
    </header>
  )
}

/** Shown while another agency waits for an answer. */
function Offers() {
  const words = useWords(WORDS)
  const { lang } = useLang()
  const { pathname } = useLocation()
  const offered = useQuery({
    queryKey: ['handovers', 'waiting'],
    queryFn: () => handovers.list({ state: 'offered' }),
    refetchInterval: 300_000,
    refetchOnWindowFocus: true,
  })
  const count = offered.data?.handovers.length ?? 0
  if (count === 0 && pathname !== '/handovers') return null
  return (
    <NavLink to="/handovers">
      {words.handovers} {count > 0 && <span className="tag">{number(lang, count)}</span>}
    </NavLink>
  )
}

/** A reader of the screen begins at the new part, not where the old one ended. Moving between cases moves its own focus. */
function useFocusOnMove(main: React.RefObject<HTMLElement | null>): void {
  const part = useLocation().pathname.split('/')[1]
  const shown = useRef(part)
  useEffect(() => {
    if (shown.current !== part) main.current?.focus()
    shown.current = part
  }, [part, main])
}

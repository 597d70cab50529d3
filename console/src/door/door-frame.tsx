/** The quiet page of every way in: the mark, one card, the other language. */
import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import icon from '../../../app/ui/icon.svg'
import { useLang, useWords } from '../lang.tsx'
import { WORDS } from '../words.ts'

export function DoorFrame({ title, lead, children }: { title?: string; lead?: string; children: ReactNode }) {
  const words = useWords(WORDS)
  const { setLang, choose } = useLang()
  const speak = () => {
    setLang(words.otherLang)
    choose(words.otherLang)
  }
  return (
    <div className="door">
      <header className="door-head">
        <img src={icon} alt="" width="40" height="40" />
        <span className="door-name">
          {words.product} <span className="door-desk">{words.desk}</span>
        </span>
        <Button className="door-lang" onPress={speak}>
          <span lang={words.otherLang}>{words.otherLanguage}</span>
        </Button>
      </header>
      <main className="door-card">
        {title && <h1>{title}</h1>}
        {lead && <p className="lead">{lead}</p>}
        {children}
      </main>
      <footer className="door-foot">
        <a href={words.otherLang === 'fa' ? '/en/source' : '/source'}>{words.source}</a>
      </footer>
    </div>
  )
}

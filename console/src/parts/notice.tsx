/** What is said aside: that something went well, or not, and what to do. */
import type { ReactNode } from 'react'
import { useLang, useWords } from '../lang.tsx'
import { sentenceFor } from '../problems.ts'
import { WORDS } from '../words.ts'
import { Button } from './button.tsx'

type Props = { kind?: 'info' | 'good' | 'warn' | 'bad'; title?: string; children: ReactNode }

/** Something bad is read out at once; the rest when the reader comes to it. */
export function Notice({ kind = 'info', title, children }: Props) {
  return (
    <div className={`notice notice-${kind}`} role={kind === 'bad' ? 'alert' : undefined}>
      {title && <p className="notice-title">{title}</p>}
      <div>{children}</div>
    </div>
  )
}

/** What went wrong, in a sentence; nothing when nothing did. */
export function ErrorNotice({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { lang } = useLang()
  const words = useWords(WORDS)
  if (!error) return null
  return (
    <Notice kind="bad">
      <p>{sentenceFor(lang, error)}</p>
      {onRetry && (
        <Button kind="secondary" small onPress={onRetry}>
          {words.retry}
        </Button>
      )}
    </Notice>
  )
}

export function Loading() {
  const words = useWords(WORDS)
  return (
    <p className="loading" role="status">
      {words.loading}
    </p>
  )
}

/** That something was done, said without taking the focus. */
export function Said({ children }: { children: ReactNode }) {
  return (
    <p className="said" role="status">
      {children}
    </p>
  )
}

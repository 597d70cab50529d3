/** What stands in the title bar of the browser. */
import { useEffect } from 'react'
import { useWords } from '../lang.tsx'
import { WORDS } from '../words.ts'

export function useTitle(title: string): void {
  const { product, desk } = useWords(WORDS)
  useEffect(() => {
    document.title = `${title} · ${desk} ${product}`
  }, [title, desk, product])
}

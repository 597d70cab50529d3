/** An address that leads nowhere. */
import { Link } from 'react-router'
import { useWords } from '../lang.tsx'
import { useTitle } from '../parts/title.ts'
import { WORDS } from '../words.ts'

export function Missing() {
  const words = useWords(WORDS)
  useTitle(words.notFound)
  return (
    <div className="page">
      <h1>{words.notFound}</h1>
      <Link to="/cases">{words.toInbox}</Link>
    </div>
  )
}

/** In the place of a part that threw: the rest of the console stays. */
import { useRouteError } from 'react-router'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { ErrorNotice } from '../parts/notice.tsx'
import { WORDS } from '../words.ts'

export function Broken() {
  const words = useWords(WORDS)
  const error = useRouteError()
  return (
    <div className="page">
      <h1>{words.somethingBroke}</h1>
      <ErrorNotice error={error} />
      <Button onPress={() => location.reload()}>{words.retry}</Button>
    </div>
  )
}

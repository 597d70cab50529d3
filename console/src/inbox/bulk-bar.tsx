/** Below the list: how many cases are chosen, and what becomes of acts on many, until they have been seen. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { Problem } from '../api.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { ErrorNotice } from '../parts/notice.tsx'
import { useSaving } from '../parts/saving.ts'
import { sentenceFor } from '../problems.ts'
import { useMay } from '../session.tsx'
import { type Bulk, bulk, MOST } from './bulk.ts'
import { BulkDialog } from './bulk-dialog.tsx'
import { BULK } from './bulk-words.ts'
import { CASES, DESK_COUNTS } from './rows.ts'

/** The cases that are chosen, by id; null while none can be. */
export type Chosen = ReadonlySet<string> | null

const BULKS = ['bulks'] as const
const LOOK_MS = 1000

type Props = { chosen: Chosen; listed: readonly string[]; onChange(chosen: Chosen): void }

export function BulkBar({ chosen, listed, onChange }: Props) {
  const words = useWords(BULK)
  const queries = useQueryClient()
  const [isOpen, setOpen] = useState(false)
  const mayAct = useMay('cases.reply')
  if (!mayAct) return null
  return (
    <div className="bulk-bar">
      <Held />
      {chosen && (
        <div className="bulk-chosen">
          <span role="status">{words.chosen(chosen.size)}</span>
          <Button kind="quiet" small onPress={() => onChange(new Set(listed.slice(0, MOST)))}>
            {words.all(Math.min(MOST, listed.length))}
          </Button>
          <Button kind="quiet" small onPress={() => onChange(null)}>
            {words.stop}
          </Button>
          <Button small isDisabled={chosen.size === 0} onPress={() => setOpen(true)}>
            {words.act}
          </Button>
        </div>
      )}
      <BulkDialog
        caseIds={[...(chosen ?? [])].slice(0, MOST)}
        isOpen={isOpen}
        onClose={() => setOpen(false)}
        onHeld={() => {
          setOpen(false)
          onChange(null)
          void queries.invalidateQueries({ queryKey: BULKS })
        }}
      />
    </div>
  )
}

const isUnderWay = ({ state }: Bulk) => state === 'held' || state === 'begun'

/** What is under way is looked at each second, and the list anew when one of them is over. */
function Held() {
  const queries = useQueryClient()
  const [seen, setSeen] = useState<ReadonlySet<string> | null>(null)
  const { data } = useQuery({
    queryKey: BULKS,
    queryFn: bulk.list,
    refetchInterval: ({ state }) => (state.data?.bulks.some(isUnderWay) ? LOOK_MS : false),
  })
  const bulks = data?.bulks ?? []
  const underWay = bulks.filter(isUnderWay).length
  // What was over before this page was opened is no news.
  useEffect(() => {
    if (data && seen === null)
      setSeen(new Set(data.bulks.filter((one) => !isUnderWay(one)).map(({ bulkId }) => bulkId)))
  }, [data, seen])
  const wasUnderWay = useRef(0)
  useEffect(() => {
    if (underWay < wasUnderWay.current)
      for (const queryKey of [CASES, DESK_COUNTS, ['case']]) void queries.invalidateQueries({ queryKey })
    wasUnderWay.current = underWay
  }, [underWay, queries])
  return bulks
    .filter(({ bulkId }) => seen && !seen.has(bulkId))
    .map((one) => <One key={one.bulkId} one={one} onSeen={() => setSeen(new Set([...(seen ?? []), one.bulkId]))} />)
}

function One({ one, onSeen }: { one: Bulk; onSeen(): void }) {
  const words = useWords(BULK)
  const { lang } = useLang()
  const undoing = useSaving(() => bulk.undo(one.bulkId), [BULKS])
  const seconds = Math.ceil((new Date(one.finalAt).getTime() - Date.now()) / 1000)
  const said = {
    held: words.held(one.cases, Math.max(0, seconds)),
    begun: words.begun(one.cases),
    done: words.done(one.done),
    undone: words.undone,
  }
  return (
    <div className={`bulk-one bulk-${one.state}`}>
      <p role="status">{said[one.state]}</p>
      {one.refused.length > 0 && (
        <>
          <p>{words.notDone}</p>
          <ul>
            {one.refused.map(({ caseId, code, refusal }) => (
              <li key={caseId}>
                <bdi className="code" dir="ltr">
                  {code}
                </bdi>{' '}
                {sentenceFor(lang, new Problem(refusal, 409))}
              </li>
            ))}
          </ul>
        </>
      )}
      {one.state === 'held' && (
        <Button small isPending={undoing.isPending} onPress={() => undoing.mutate()}>
          {words.undo}
        </Button>
      )}
      {!isUnderWay(one) && (
        <Button kind="quiet" small onPress={onSeen}>
          {words.dismiss}
        </Button>
      )}
      <ErrorNotice error={undoing.error} />
    </div>
  )
}

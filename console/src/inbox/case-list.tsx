/** The cases in order of due time. Only the rows in sight are in the page, however many there are. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import { Checkbox } from 'react-aria-components'
import { useWords } from '../lang.tsx'
import { Icon } from '../parts/icon.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { BULK } from './bulk-words.ts'
import { CaseRow } from './case-row.tsx'
import { WhyButton } from './row-why.tsx'
import type { useRows } from './rows.ts'
import { INBOX } from './words.ts'

type Props = {
  list: ReturnType<typeof useRows>
  /** The case that is open. */
  caseId: string | null
  /** The row that the keys j and k stand at. */
  present: string | null
  /** Whether something was searched or filtered for. */
  isAsked: boolean
  /** Why a case is due then is asked. */
  onWhy(caseId: string): void
  /** Where several are being chosen: which, and what changes that. */
  choosing?: { chosen: ReadonlySet<string>; toggle(caseId: string): void }
}

const ROW_PX = 116
const NEAR_ROWS = 12

export function CaseList({ list, caseId, present, isAsked, ...more }: Props) {
  const words = useWords(INBOX)
  if (list.isPending) return <Loading />
  const problem = list.isError && <ErrorNotice error={list.error} onRetry={() => void list.refetch()} />
  if (!list.data) return problem
  if (list.rows.length === 0)
    return (
      <div className="empty">
        {!isAsked && <p className="empty-title">{words.emptyTitle}</p>}
        <p>{isAsked ? words.emptyFiltered : words.empty}</p>
      </div>
    )
  return (
    <>
      {problem}
      <Rows list={list} caseId={caseId} present={present} {...more} />
    </>
  )
}

function Rows({ list, caseId, present, choosing, onWhy }: Omit<Props, 'isAsked'>) {
  const words = useWords(INBOX)
  const { chooseCase } = useWords(BULK)
  const { rows, hasNextPage, isFetchingNextPage, isError, fetchNextPage } = list
  const holder = useRef<HTMLUListElement>(null)
  const [margin, setMargin] = useState(0)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => holder.current?.closest<HTMLElement>('.list-pane') ?? null,
    getItemKey: (index) => rows[index]!.caseId,
    estimateSize: () => ROW_PX,
    overscan: 8,
    scrollMargin: margin,
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0
  useEffect(() => setMargin(holder.current?.offsetTop ?? 0), [])
  useEffect(() => {
    // After a failure one asks again by the button, not without end.
    if (hasNextPage && !isFetchingNextPage && !isError && last > rows.length - NEAR_ROWS) void fetchNextPage()
  }, [last, rows.length, hasNextPage, isFetchingNextPage, isError, fetchNextPage])
  useFocusOnPresent(
    present,
    rows.findIndex((row) => row.caseId === present),
    virtual.scrollToIndex,
  )
  // One row can be reached by Tab, the others by j and k.
  const tabbed = rows.some((row) => row.caseId === present) ? present : (caseId ?? rows[0]?.caseId)
  return (
    <>
      <ul className="rows" aria-label={words.list} ref={holder} style={{ blockSize: virtual.getTotalSize() }}>
        {items.map(({ index, start, key }) => {
          const row = rows[index]!
          return (
            <li
              key={key}
              data-index={index}
              ref={virtual.measureElement}
              className={`rows-item${choosing ? ' rows-choosing' : ''}`}
              style={{ transform: `translateY(${start - margin}px)` }}
              aria-setsize={hasNextPage ? -1 : rows.length}
              aria-posinset={index + 1}
            >
              {choosing && (
                <Checkbox
                  className="check row-check"
                  aria-label={chooseCase(row.code)}
                  isSelected={choosing.chosen.has(row.caseId)}
                  onChange={() => choosing.toggle(row.caseId)}
                >
                  <span className="check-box">{choosing.chosen.has(row.caseId) && <Icon name="check" />}</span>
                </Checkbox>
              )}
              <CaseRow row={row} isOpen={row.caseId === caseId} isTabbed={row.caseId === tabbed} />
              <WhyButton row={row} isTabbed={row.caseId === tabbed} onPress={() => onWhy(row.caseId)} />
            </li>
          )
        })}
      </ul>
      {isFetchingNextPage && <p className="loading">{words.loadingMore}</p>}
    </>
  )
}

/** The row may not be in the page yet: it is scrolled to first. */
function useFocusOnPresent(present: string | null, index: number, scrollTo: (index: number) => void): void {
  const shown = useRef(present)
  useEffect(() => {
    if (present === null || present === shown.current || index < 0) return
    shown.current = present
    scrollTo(index)
    requestAnimationFrame(() =>
      requestAnimationFrame(() => document.getElementById(`case-${present}`)?.focus({ preventScroll: true })),
    )
  }, [present, index, scrollTo])
}

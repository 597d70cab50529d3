/** The board: every indicator for the cases that are chosen; one of them in parts, and the cases behind it. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Link, useLocation, useParams } from 'react-router'
import type { BoardRow } from '../../../app/indicators/board/schema.ts'
import { board } from '../board-doors.ts'
import { useAgency } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { useTitle } from '../parts/title.ts'
import { useMay } from '../session.tsx'
import { FigureTable } from './figure-table.tsx'
import { FilterFields } from './filter-fields.tsx'
import { useFilters } from './filters.ts'
import { OneIndicator } from './one-indicator.tsx'
import { BOARD } from './words.ts'

export function BoardPage() {
  const words = useWords(BOARD)
  const { indicator } = useParams()
  const [filters, change] = useFilters()
  const all = useQuery({
    queryKey: ['board', filters],
    queryFn: () => board.all(filters),
    placeholderData: keepPreviousData,
  })
  useTitle(words.title)
  useEffect(() => {
    // Another indicator is another page, read from its beginning.
    if (indicator !== undefined) window.scrollTo(0, 0)
  }, [indicator])
  const row = all.data?.rows.find((one) => one.indicator === indicator)
  return (
    <div className="page">
      <h1>{words.title}</h1>
      {!indicator && <p className="lead">{words.lead}</p>}
      <FilterFields filters={filters} channels={all.data?.channels ?? []} onChange={change} />
      <ErrorNotice error={all.error} onRetry={() => void all.refetch()} />
      {all.isPending && <Loading />}
      {all.data && all.data.until === null && <p>{words.notYet}</p>}
      {all.data?.until && (
        <p className="hint" role="status">
          {words.received(all.data.received)}. {words.until(all.data.until)}
        </p>
      )}
      {all.data?.until && !indicator && <Topics rows={all.data.rows} />}
      {all.data?.until && indicator && (row ? <OneIndicator row={row} filters={filters} /> : <p>{words.noSuch}</p>)}
    </div>
  )
}

function Topics({ rows }: { rows: readonly BoardRow[] }) {
  const words = useWords(BOARD)
  const { lang } = useLang()
  const { data: agency } = useAgency()
  const seesModel = useMay('settings.read')
  return (
    <>
      {[...Map.groupBy(rows, ({ topic }) => topic)].map(([topic, some]) => (
        <section key={topic}>
          <h2>{words.topics[topic]}</h2>
          <FigureTable head={words.name} caption={words.topics[topic]} lines={some.flatMap((row) => linesOf(row))} />
          {topic === 'quality' && seesModel && (
            <p>
              <Link to="/settings/model">{words.toModel}</Link>
            </p>
          )}
        </section>
      ))}
      {agency && (
        <p>
          <a href={`${lang === 'fa' ? '' : '/en'}/${agency.slug}/results`}>{words.toResults}</a>
        </p>
      )}
    </>
  )
}

function linesOf(row: BoardRow) {
  return row.figures.map((figure) => ({
    key: `${row.indicator} ${figure.part}`,
    name: <IndicatorLink row={row} part={figure.written.part} />,
    figure,
  }))
}

/** What is of the whole agency has no parts here: its own page is the public one. */
function IndicatorLink({ row, part }: { row: BoardRow; part: { fa: string; en: string } }) {
  const words = useWords(BOARD)
  const { lang } = useLang()
  const { search } = useLocation()
  const name = part[lang] ? `${row.name[lang]}: ${part[lang]}` : row.name[lang]
  if (!row.isPublished) return <Link to={`/indicators/${row.indicator}${search}`}>{name}</Link>
  const href = `${lang === 'fa' ? '' : '/en'}${row.publishedPath}`
  return (
    <>
      <a href={href}>{name}</a>
      <span className="hint board-note">{words.published}</span>
    </>
  )
}

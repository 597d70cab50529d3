/** The officer's desks with what waits at each; on a narrow screen they are chosen in the tool bar instead. */
import { useQuery } from '@tanstack/react-query'
import { Link, useSearchParams } from 'react-router'
import { cases, type DeskCount } from '../case-doors.ts'
import { useLang, useWords } from '../lang.tsx'
import { withChange } from './asked.ts'
import { DESK_COUNTS, FRESH_MS } from './rows.ts'
import { INBOX } from './words.ts'

export const useDeskCounts = () =>
  useQuery({
    queryKey: DESK_COUNTS,
    queryFn: cases.desks,
    refetchInterval: FRESH_MS,
    refetchOnWindowFocus: true,
  })

type Count = Pick<DeskCount, 'open' | 'late' | 'news'>

const sumOf = (desks: readonly Count[]): Count =>
  desks.reduce(
    (sum, { open, late, news }) => ({ open: sum.open + open, late: sum.late + late, news: sum.news + news }),
    { open: 0, late: 0, news: 0 },
  )

export function DeskRail({ desk }: { desk: string | null }) {
  const words = useWords(INBOX)
  const { lang } = useLang()
  const desks = useDeskCounts().data?.desks ?? []
  return (
    <nav className="rail" aria-label={words.desks}>
      <ul>
        <li>
          <DeskLink desk={null} isPresent={desk === null} name={words.allDesks} count={sumOf(desks)} />
        </li>
        {desks.map((one) => (
          <li key={one.deskId}>
            <DeskLink
              desk={one.deskId}
              isPresent={desk === one.deskId}
              name={one.name[lang]}
              below={one.sorting ? words.sorting : one.officeName[lang]}
              count={one}
            />
          </li>
        ))}
      </ul>
    </nav>
  )
}

type Props = { desk: string | null; isPresent: boolean; name: string; below?: string; count: Count }

function DeskLink({ desk, isPresent, name, below, count }: Props) {
  const words = useWords(INBOX)
  const [search] = useSearchParams()
  return (
    <Link
      className="rail-desk"
      to={{ pathname: '/cases', search: String(withChange(search, { desk })) }}
      aria-current={isPresent ? 'true' : undefined}
    >
      <span className="rail-name">{name}</span>
      <span>{words.count(count.open)}</span>
      {below && below !== name && <span className="rail-below">{below}</span>}
      {(count.late > 0 || count.news > 0) && (
        <span className="rail-marks">
          {count.late > 0 && <span className="mark mark-late">{words.lateCount(count.late)}</span>}
          {count.news > 0 && <span className="mark mark-news">{words.newsCount(count.news)}</span>}
        </span>
      )}
    </Link>
  )
}

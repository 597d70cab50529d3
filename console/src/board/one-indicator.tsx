/** One indicator: its sentence, its parts by what one chooses, and the cases behind it. */
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import type { BoardRow, Key, Side } from '../../../app/indicators/board/schema.ts'
import { shortDate } from '../../../app/kit/words.ts'
import { board, type Filters } from '../board-doors.ts'
import { CASE } from '../case/words.ts'
import { INBOX } from '../inbox/words.ts'
import { useAreas, useNames, useOffices, useServices } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { More } from '../parts/more.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { FigureTable } from './figure-table.tsx'
import { BOARD } from './words.ts'

type Props = { row: BoardRow; filters: Filters }

const KEYS: readonly Key[] = ['service', 'office', 'area', 'channel']

export function OneIndicator({ row, filters }: Props) {
  const words = useWords(BOARD)
  const { lang } = useLang()
  const { search } = useLocation()
  const at = (path: string) => `${lang === 'fa' ? '' : '/en'}${path}`
  return (
    <section>
      <h2>{row.name[lang]}</h2>
      <p className="lead">{row.question[lang]}</p>
      {row.figures.map(({ part, written }) => written.said[lang] && <p key={part}>{written.said[lang]}</p>)}
      <FigureTable
        head={words.part}
        caption={row.name[lang]}
        lines={row.figures.map((figure) => ({
          key: `${figure.part}`,
          name: figure.written.part[lang] || words.any,
          figure,
        }))}
      />
      <p>
        <a href={at(row.methodPath)}>{words.method(row.version)}</a>
        {' · '}
        <a href={`${at(row.publishedPath)}#compute`}>{words.compute}</a>
        {' · '}
        <Link to={`/indicators${search}`}>{words.back}</Link>
      </p>
      {!row.isPublished && <Parts row={row} filters={filters} />}
      {row.sides.length > 0 && <Cases row={row} filters={filters} />}
    </section>
  )
}

function Parts({ row, filters }: Props) {
  const words = useWords(BOARD)
  const [by, setBy] = useState<Key>('service')
  const nameOf = useKeyNames(by)
  const parts = useQuery({
    queryKey: ['board-parts', row.indicator, filters, by],
    queryFn: () => board.parts(row.indicator, filters, by),
  })
  return (
    <>
      <OneOf
        label={words.by}
        options={KEYS.map((id): { id: Key; label: string } => ({ id, label: words.keys[id] }))}
        value={by}
        onChange={(id) => setBy(id)}
      />
      <ErrorNotice error={parts.error} onRetry={() => void parts.refetch()} />
      {parts.isPending && <Loading />}
      {parts.data?.parts.length === 0 && <p>{words.noParts}</p>}
      {parts.data && parts.data.parts.length > 0 && (
        <FigureTable
          head={words.keys[by]}
          caption={`${words.by}: ${words.keys[by]}`}
          lines={parts.data.parts.flatMap(({ key, received, figures }) =>
            figures.map((figure) => ({
              key: `${key} ${figure.part}`,
              name: <PartName name={nameOf(key)} part={figure.written.part} />,
              note: words.received(received),
              figure,
            })),
          )}
        />
      )}
    </>
  )
}

function PartName({ name, part }: { name: string; part: { fa: string; en: string } }) {
  const { lang } = useLang()
  return <bdi>{part[lang] ? `${name}: ${part[lang]}` : name}</bdi>
}

const NIL = '00000000-0000-0000-0000-000000000000'

function useKeyNames(by: Key): (key: string) => string {
  const { none } = useWords(BOARD)
  const { channels } = useWords(CASE)
  const services = useNames(useServices().data?.items, 'serviceId')
  const offices = useNames(useOffices().data?.items, 'officeId')
  const areas = useNames(useAreas().data?.items, 'areaId')
  const channel = (key: string) => (channels as Record<string, string>)[key] ?? key
  const names = { service: services, office: offices, area: areas, channel }
  return (key) => (key === '' || key === NIL || key === '-' ? none[by] : names[by](key))
}

function Cases({ row, filters }: Props) {
  const words = useWords(BOARD)
  const [chosen, setSide] = useState<Side>('counted')
  const side = row.sides.includes(chosen) ? chosen : row.sides[0]!
  const all = useInfiniteQuery({
    queryKey: ['board-cases', row.indicator, filters, side],
    queryFn: ({ pageParam }) => board.cases(row.indicator, filters, { side, after: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const cases = (all.data?.pages ?? []).flatMap((page) => page.cases)
  return (
    <section>
      <h3>{words.cases}</h3>
      {row.sides.length > 1 && (
        <OneOf
          label={words.cases}
          labelHidden
          options={row.sides.map((id): { id: Side; label: string } => ({ id, label: words.sides[id] }))}
          value={side}
          onChange={(id) => setSide(id)}
        />
      )}
      <ErrorNotice error={all.error} onRetry={() => void all.refetch()} />
      {all.isPending && <Loading />}
      {all.data && cases.length === 0 && <p>{words.noCases}</p>}
      <ul className="plain-list board-cases">
        {cases.map((one) => (
          <CaseLine key={one.caseId} of={one} />
        ))}
      </ul>
      <More of={all}>{words.more}</More>
    </section>
  )
}

type Line = {
  caseId: string
  code: string
  openedOn: string
  class: string
  serviceId: string | null
  areaId: string | null
}

function CaseLine({ of: { caseId, code, openedOn, class: state, serviceId, areaId } }: { of: Line }) {
  const words = useWords(BOARD)
  const { lang } = useLang()
  const { states } = useWords(INBOX)
  const service = useNames(useServices().data?.items, 'serviceId')
  const area = useNames(useAreas().data?.items, 'areaId')
  return (
    <li>
      <Link to={`/cases/${caseId}`}>
        <bdi>{code}</bdi>
      </Link>{' '}
      {serviceId && <bdi>{service(serviceId)}</bdi>}
      {areaId && (
        <>
          {' · '}
          <bdi>{area(areaId)}</bdi>
        </>
      )}{' '}
      · {words.openedOn} {shortDate(lang, openedOn)} · {(states as Record<string, string>)[state] ?? state}
    </li>
  )
}

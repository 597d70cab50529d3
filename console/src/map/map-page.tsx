/** Where the open cases of an officer's desks are: a map, and a list beside it that says the same. */
import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { map as doors, type Spot } from '../doors.ts'
import { useAreas } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { useTitle } from '../parts/title.ts'
import { Canvas, keyOf } from './canvas.tsx'
import { MAP_WORDS } from './words.ts'

export function MapPage() {
  const words = useWords(MAP_WORDS)
  useTitle(words.title)
  const found = useQuery({ queryKey: ['map'], queryFn: doors.cases })
  return (
    <div className="page">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <ErrorNotice error={found.error} onRetry={() => void found.refetch()} />
      {found.isPending && <Loading />}
      {found.data && (found.data.spots.length > 0 ? <Both spots={found.data.spots} /> : <p>{words.none}</p>)}
    </div>
  )
}

function Both({ spots }: { spots: Spot[] }) {
  const words = useWords(MAP_WORDS)
  const [chosen, setChosen] = useState<string | null>(null)
  const items = useAreas().data?.items
  const areas = useMemo(() => items ?? [], [items])
  const zoom = useMemo(() => ({ zoomIn: words.zoomIn, zoomOut: words.zoomOut }), [words])
  return (
    <div className="desk-map-page">
      <Canvas label={words.map} zoom={zoom} areas={areas} spots={spots} chosen={chosen} onChoose={setChosen} />
      <section aria-labelledby="map-list">
        <h2 id="map-list">{words.list}</h2>
        <ol className="desk-map-list">
          {spots.map((spot) => (
            <One
              key={keyOf(spot)}
              spot={spot}
              isChosen={keyOf(spot) === chosen}
              onChoose={() => setChosen(keyOf(spot))}
            />
          ))}
        </ol>
      </section>
    </div>
  )
}

type OneProps = { spot: Spot; isChosen: boolean; onChoose(): void }

function One({ spot, isChosen, onChoose }: OneProps) {
  const words = useWords(MAP_WORDS)
  const name = useNameOf()(spot)
  const { cases, late, dangerous, first } = spot
  return (
    <li aria-current={isChosen || undefined}>
      <p>
        <strong>{name}</strong>: {words.cases(cases)}
        {dangerous > 0 && <span className="tag tag-bad"> {words.dangerous(dangerous)}</span>}
        {late > 0 && <span className="tag"> {words.late(late)}</span>}
      </p>
      <p>
        {first.map(({ caseId, code }) => (
          <Link key={caseId} to={`/cases/${caseId}`} className="desk-map-case">
            {code}
          </Link>
        ))}
        {cases > first.length && words.more(cases - first.length)}
      </p>
      {keyOf(spot) !== '' && (
        <Button kind="quiet" aria-label={words.showOf(name)} onPress={onChoose}>
          {words.show}
        </Button>
      )}
    </li>
  )
}

function useNameOf(): (spot: Spot) => string {
  const words = useWords(MAP_WORDS)
  const { lang } = useLang()
  const areas = useAreas().data?.items ?? []
  const nameOf = (areaId: string) => areas.find((area) => area.areaId === areaId)?.name[lang]
  return ({ cell, areaId, aroundIds }) => {
    if (areaId) return nameOf(areaId) ?? words.unnamed
    if (!cell) return words.nowhere
    const names = aroundIds.flatMap((id) => nameOf(id) ?? []).slice(0, 2)
    return words.around(names.join(words.join) || words.unnamed)
  }
}

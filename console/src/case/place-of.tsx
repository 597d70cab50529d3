/** Where a case is, how surely, why its office answers there; one click puts it right. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { percent, type Text } from '../../../app/kit/words.ts'
import { LEVEL_NAMES } from '../../../app/places/words.ts'
import { cases, type Where, type Whole } from '../case-doors.ts'
import { useAreas } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Choose } from '../parts/choose.tsx'
import { ErrorNotice, Said } from '../parts/notice.tsx'
import { useMay } from '../session.tsx'
import { useCaseAct } from './case-changes.ts'
import { caseKey } from './case-key.ts'
import { PLACE } from './place-words.ts'

/** A place may be known nearer than any area. */
const LEVELS: Partial<Record<string, Text>> = LEVEL_NAMES

export function PlaceOf({ whole: { case: of } }: { whole: Whole }) {
  const words = useWords(PLACE)
  const { lang } = useLang()
  const mayCorrect = useMay('cases.reply')
  const areas = useAreas().data?.items ?? []
  const [said, setSaid] = useState('')
  const place = useQuery({
    queryKey: [...caseKey(of.caseId), 'place', of.areaId, of.serviceId],
    queryFn: () => cases.place(of.caseId),
  })
  const correcting = useCaseAct(
    of.caseId,
    (areaId: string) => cases.setPlace(of.caseId, areaId),
    ({ deskId }) => setSaid(deskId === of.deskId ? words.corrected : `${words.corrected} ${words.movedDesk}`),
  )
  const where = place.data
  const likely = new Set(where?.candidates)
  const nameOf = (areaId: string | null) => areas.find((area) => area.areaId === areaId)?.name[lang] ?? words.unknown
  return (
    <div className="case-place">
      {mayCorrect ? (
        <Choose
          small
          label={words.place}
          placeholder={words.unknown}
          options={areas
            .filter(({ retired, areaId }) => !retired || areaId === of.areaId)
            .toSorted((a, b) => Number(likely.has(b.areaId)) - Number(likely.has(a.areaId)))
            .map(({ areaId, name, level }) => ({
              id: areaId,
              label: name[lang],
              hint: LEVEL_NAMES[level][lang],
              group: likely.size > 0 ? (likely.has(areaId) ? words.likely : words.others) : undefined,
            }))}
          value={of.areaId}
          onChange={(areaId) => areaId !== of.areaId && correcting.mutate(areaId)}
          isDisabled={correcting.isPending}
        />
      ) : (
        <p>
          {words.place}: {nameOf(of.areaId)}
        </p>
      )}
      {where && <HowSure where={where} />}
      {where && <p>{where.reason[lang]}</p>}
      {where?.elsewhere && <p className="tag tag-bad">{words.elsewhere(where.elsewhere.name[lang])}</p>}
      <Said>{said}</Said>
      <ErrorNotice error={correcting.error} />
    </div>
  )
}

function HowSure({ where: { how, level, certainty, outside: named } }: { where: Where }) {
  const words = useWords(PLACE)
  const { lang } = useLang()
  const outside = how === 'not-found' && level ? LEVELS[level] : undefined
  const found = how === 'text' || how === 'given' || how === 'point'
  return (
    <p className="hint">
      {outside ? words.outside(outside[lang], named?.[lang]) : words.how[how]}{' '}
      {how === 'text' && words.sure(percent(lang, certainty))}
      {found && level && words.far[level] && ` ${words.far[level]}`}
    </p>
  )
}

/** What a desk will miss at the pace at which it has worked lately, one click from its list. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useLocation } from 'react-router'
import { dateTime } from '../../../app/kit/words.ts'
import { cases, type Forecast as Reckoned } from '../case-doors.ts'
import { useNames, useServices, useZone } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { DESK_COUNTS } from './rows.ts'
import { INBOX } from './words.ts'

export function Forecast({ deskId }: { deskId: string }) {
  const words = useWords(INBOX)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button kind="quiet" small onPress={() => setOpen(true)}>
        {words.forecast}
      </Button>
      <Dialog title={words.forecast} isOpen={isOpen} onClose={() => setOpen(false)} wide>
        <OfDesk deskId={deskId} onLeave={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function OfDesk({ deskId, onLeave }: { deskId: string; onLeave(): void }) {
  const words = useWords(INBOX)
  const forecast = useQuery({ queryKey: [...DESK_COUNTS, 'forecast', deskId], queryFn: () => cases.forecast(deskId) })
  return (
    <>
      {forecast.isPending && <Loading />}
      <ErrorNotice error={forecast.error} onRetry={() => void forecast.refetch()} />
      {forecast.data && (
        <>
          <p>{words.pace(forecast.data.answers, forecast.data.daysBack)}</p>
          <p>
            {forecast.data.secondsAnAnswer !== null && <strong>{words.atRisk(forecast.data.atRisk)}</strong>}
            {forecast.data.late > 0 && <> {words.lateAlready(forecast.data.late)}</>}
          </p>
          <Coming forecast={forecast.data} onLeave={onLeave} />
        </>
      )}
    </>
  )
}

function Coming({ forecast, onLeave }: { forecast: Reckoned; onLeave(): void }) {
  const words = useWords(INBOX)
  const { lang } = useLang()
  const zone = useZone()
  const { search } = useLocation()
  const serviceOf = useNames(useServices().data?.items, 'serviceId')
  const when = (at: string) => dateTime(lang, new Date(at), zone)
  if (forecast.cases.length === 0) return <p className="hint">{words.nothingComing}</p>
  return (
    <ul className="plain-list">
      {forecast.cases.map(({ caseId, code, serviceId, dueAt, expectedAt, isAtRisk }) => (
        <li key={caseId}>
          <Link to={{ pathname: `/cases/${caseId}`, search }} onClick={onLeave}>
            <bdi className="code" dir="ltr">
              {code}
            </bdi>{' '}
            {serviceId && serviceOf(serviceId)}
          </Link>{' '}
          <span>{words.dueBy(when(dueAt))}</span>{' '}
          {expectedAt && <span className="hint">{words.turnAt(when(expectedAt))}</span>}{' '}
          {isAtRisk && <span className="tag tag-bad">{words.willBeLate}</span>}
        </li>
      ))}
    </ul>
  )
}

/** The reports that are kept, each as a page and as a PDF; which of them one wants a letter about, and the schedule of the agency. */
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useParams } from 'react-router'
import { reports as doors, type Reports } from '../doors.ts'
import { useLang, useWords } from '../lang.tsx'
import { Check } from '../parts/check.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { useSaving } from '../parts/saving.ts'
import { useTitle } from '../parts/title.ts'
import { SatisfactionPart } from './satisfaction-part.tsx'
import { SchedulePart } from './schedule-part.tsx'
import { REPORT_WORDS } from './words.ts'

const REPORTS = ['reports'] as const
const pagePath = (reportId: string, lang: string) => `/api/reports/${encodeURIComponent(reportId)}/page?lang=${lang}`

export function ReportsPage() {
  const words = useWords(REPORT_WORDS)
  const { lang } = useLang()
  const { reportId } = useParams()
  const all = useQuery({ queryKey: REPORTS, queryFn: doors.all })
  useTitle(words.title)
  // A letter leads here, where one signs in first; the report itself is a page of its own, made to be read and printed.
  useEffect(() => {
    if (reportId) location.replace(pagePath(reportId, lang))
  }, [reportId, lang])
  if (reportId) return <p className="page page-narrow">{words.opening}</p>
  return (
    <div className="page page-narrow">
      <h1>{words.title}</h1>
      <p className="lead">{words.lead}</p>
      <ErrorNotice error={all.error} onRetry={() => void all.refetch()} />
      {all.isPending && <Loading />}
      {all.data && <Kept all={all.data} />}
      <SatisfactionPart />
      {all.data && <Letters all={all.data} />}
      {all.data?.readers && <SchedulePart settings={all.data.settings} readers={all.data.readers} />}
    </div>
  )
}

type Of = { all: Reports }

function Kept({ all: { reports } }: Of) {
  const words = useWords(REPORT_WORDS)
  const { lang } = useLang()
  if (reports.length === 0) return <p>{words.none}</p>
  return (
    <ul>
      {reports.map(({ reportId, kind, fromDay, toDay }) => (
        <li key={reportId}>
          <a href={pagePath(reportId, lang)}>{words.name(kind, fromDay, toDay)}</a>
          {' · '}
          <a
            href={`/api/reports/${reportId}/pdf?lang=${lang}`}
            aria-label={`${words.pdf}: ${words.name(kind, fromDay, toDay)}`}
          >
            {words.pdf}
          </a>
        </li>
      ))}
    </ul>
  )
}

function Letters({ all: { reads } }: Of) {
  const words = useWords(REPORT_WORDS)
  const save = useSaving(doors.letters, [REPORTS])
  return (
    <section>
      <h2>{words.letters}</h2>
      <p className="hint">{words.letterHint}</p>
      <ErrorNotice error={save.error} />
      {(['week', 'month'] as const).map((kind) => (
        <Check
          key={kind}
          isOn={reads.includes(kind)}
          isDisabled={save.isPending}
          onChange={(isOn) => save.mutate(isOn ? [...reads, kind] : reads.filter((one) => one !== kind))}
        >
          {words.letter[kind]}
        </Check>
      ))}
    </section>
  )
}

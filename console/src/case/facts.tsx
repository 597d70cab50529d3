/** What is known of a case beside what was said: where, until when, at which desk. */
import { longDate } from '../../../app/kit/words.ts'
import type { Whole } from '../case-doors.ts'
import { useDesks, useNames, useZone } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { PlaceOf } from './place-of.tsx'
import { WhyThen } from './why-then.tsx'
import { CASE } from './words.ts'

export function Facts({ whole }: { whole: Whole }) {
  const { case: of } = whole
  const words = useWords(CASE)
  const { lang } = useLang()
  const zone = useZone()
  const deskOf = useNames(useDesks().data?.items, 'deskId')
  const day = (at: string | null) => at && longDate(lang, new Date(at), zone)
  const stands = of.pausedFor && of.pausedSince && words.stands[of.pausedFor](day(of.pausedSince)!)
  const rows: readonly (readonly [string, string | null, ('firstReply' | 'solution')?])[] = [
    [words.opened, day(of.openedHour)],
    [words.firstReplyDue, of.firstReplyAt ? null : day(of.firstReplyDueAt), 'firstReply'],
    [words.solutionDue, of.solutionDueAt && (stands ?? day(of.solutionDueAt)), 'solution'],
    [words.planned, of.plannedOn && longDate(lang, of.plannedOn)],
    [words.verdictUntil, of.state === 'done' ? day(of.verdictUntil) : null],
    [words.desk, deskOf(of.deskId)],
  ]
  return (
    <section className="facts">
      <dl>
        {rows.map(([term, value, promise]) =>
          value ? (
            <div key={term}>
              <dt>{term}</dt>
              <dd>
                {value}
                {promise && <WhyThen caseId={of.caseId} promise={promise} label={term} />}
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      <PlaceOf whole={whole} />
      {of.objections > 0 && <p className="tag tag-bad">{words.objections(of.objections)}</p>}
      {of.passedOn > 0 && <p className="tag">{words.passedOn(of.passedOn)}</p>}
    </section>
  )
}

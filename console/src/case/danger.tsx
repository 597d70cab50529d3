/** That a case may be dangerous, why it was thought so, and the officer's word on it. */
import { percent } from '../../../app/kit/words.ts'
import { cases, type Whole } from '../case-doors.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { ErrorNotice, Notice } from '../parts/notice.tsx'
import { useMay } from '../session.tsx'
import { useCaseAct } from './case-changes.ts'
import { CASE } from './words.ts'

const useUrgency = ({ case: { caseId } }: Whole) =>
  useCaseAct(caseId, (dangerous: boolean) => cases.setUrgency(caseId, dangerous))

/** Nothing when nobody thinks so; then MayBeDangerous offers to say it. */
export function Danger({ whole }: { whole: Whole }) {
  const words = useWords(CASE)
  const correcting = useUrgency(whole)
  const mayCorrect = useMay('cases.reply')
  if (!whole.case.dangerous) return null
  return (
    <Notice kind="warn" title={words.dangerous}>
      <Why whole={whole} />
      {mayCorrect && (
        <Button kind="secondary" small isPending={correcting.isPending} onPress={() => correcting.mutate(false)}>
          {words.notDangerous}
        </Button>
      )}
      <ErrorNotice error={correcting.error} />
    </Notice>
  )
}

function Why({ whole: { case: of, submissions } }: { whole: Whole }) {
  const words = useWords(CASE)
  const { lang } = useLang()
  const signs = [...new Set(submissions.flatMap(({ dangerSigns }) => dangerSigns))]
  if (of.dangerBy === 'officer') return <p>{words.dangerByOfficer}</p>
  if (signs.length === 0) {
    const most = Math.max(0, ...submissions.map(({ dangerProbability }) => dangerProbability ?? 0))
    return <p>{words.dangerLearned(percent(lang, most))}</p>
  }
  return (
    <p>
      {words.dangerWords}{' '}
      {signs.map((sign) => (
        <bdi key={sign} className="tag tag-warn">
          {sign}
        </bdi>
      ))}
    </p>
  )
}

/** For a danger that nobody has seen yet. */
export function MayBeDangerous({ whole }: { whole: Whole }) {
  const words = useWords(CASE)
  const correcting = useUrgency(whole)
  if (whole.case.dangerous) return null
  return (
    <>
      <Button kind="quiet" small isPending={correcting.isPending} onPress={() => correcting.mutate(true)}>
        {words.mayBeDangerous}
      </Button>
      <ErrorNotice error={correcting.error} />
    </>
  )
}

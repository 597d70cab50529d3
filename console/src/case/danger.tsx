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

const mostOf = (submissions: Whole['submissions']) =>
  Math.max(0, ...submissions.map(({ dangerProbability }) => dangerProbability ?? 0))

function Why({ whole: { case: of, submissions } }: { whole: Whole }) {
  const words = useWords(CASE)
  const { lang } = useLang()
  const signs = [...new Set(submissions.flatMap(({ dangerSigns }) => dangerSigns))]
  if (of.dangerBy === 'officer') return <p>{words.dangerByOfficer}</p>
  if (signs.length === 0) {
    return <p>{words.dangerLearned(percent(lang, mostOf(submissions)))}</p>
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

/** From here on what was learned is not sure that there is none. */
const UNSURE_FROM = 0.5

/** For a danger that nobody has seen yet. Where the learned part is not sure, and no officer has spoken, that is said. */
export function MayBeDangerous({ whole }: { whole: Whole }) {
  const words = useWords(CASE)
  const { lang } = useLang()
  const correcting = useUrgency(whole)
  const probability = mostOf(whole.submissions)
  if (whole.case.dangerous) return null
  return (
    <>
      {whole.case.dangerBy !== 'officer' && probability >= UNSURE_FROM && (
        <span className="tag">{words.dangerUnsure(percent(lang, probability))}</span>
      )}
      <Button kind="quiet" small isPending={correcting.isPending} onPress={() => correcting.mutate(true)}>
        {words.mayBeDangerous}
      </Button>
      <ErrorNotice error={correcting.error} />
    </>
  )
}

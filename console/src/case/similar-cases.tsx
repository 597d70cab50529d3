/** Cases that are alike: perhaps the same pipe, to be joined; perhaps an answer that was given before. */
import { Link, useSearchParams } from 'react-router'
import { percent } from '../../../app/kit/words.ts'
import type { Similar, Whole } from '../case-doors.ts'
import { INBOX } from '../inbox/words.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { ErrorNotice, Said } from '../parts/notice.tsx'
import { useMay } from '../session.tsx'
import { useJoining } from './joining.ts'
import { JOINING } from './joining-words.ts'
import { CASE } from './words.ts'

export function SimilarCases({ whole: { case: of, similar } }: { whole: Whole }) {
  const words = useWords(CASE)
  const { join, joinedNow } = useWords(JOINING)
  const mayJoin = useMay('cases.reply')
  const { joining, isJoined } = useJoining(of.caseId)
  return (
    <section className="similar">
      <h3>{words.similar}</h3>
      <Said>{isJoined ? joinedNow : ''}</Said>
      <ErrorNotice error={joining.error} />
      {similar.length === 0 && <p className="hint">{words.noSimilar}</p>}
      <ul>
        {similar.map((one) => (
          <li key={one.caseId}>
            <SimilarCase similar={one} />
            {mayJoin && one.mayJoin && (
              <Button
                kind="quiet"
                small
                aria-describedby={`similar-${one.caseId}`}
                isPending={joining.isPending}
                onPress={() => joining.mutate(one.caseId)}
              >
                {join}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function SimilarCase({ similar: { caseId, code, state, excerpt, ...likeness } }: { similar: Similar }) {
  const { states } = useWords(INBOX)
  const [search] = useSearchParams()
  return (
    <Link
      id={`similar-${caseId}`}
      className="similar-link"
      to={{ pathname: `/cases/${caseId}`, search: String(search) }}
    >
      <span className="similar-text" dir="auto">
        {excerpt}
      </span>
      <span className="row-foot">
        <bdi className="code" dir="ltr">
          {code}
        </bdi>
        <span>{states[state]}</span>
        <Reasons {...likeness} />
      </span>
    </Link>
  )
}

/** Why it is proposed. */
function Reasons({
  grade,
  similarity,
  sameService,
  sameArea,
  daysApart,
}: Pick<Similar, 'grade' | 'similarity' | 'sameService' | 'sameArea' | 'daysApart'>) {
  const words = useWords(CASE)
  const joining = useWords(JOINING)
  const { lang } = useLang()
  return (
    <>
      {grade !== 'alike' && (
        <span className={grade === 'near-copy' ? 'tag tag-warn' : 'tag'}>{joining.grade[grade]}</span>
      )}
      <span>{words.alike(percent(lang, similarity))}</span>
      {sameService !== null && <span>{sameService ? joining.sameService : joining.otherService}</span>}
      {sameArea !== null && <span>{sameArea ? joining.sameArea : joining.otherArea}</span>}
      <span>{joining.daysApart(daysApart)}</span>
    </>
  )
}

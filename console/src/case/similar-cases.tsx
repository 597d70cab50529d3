/** Cases whose words are alike: perhaps the same pipe, perhaps an answer that was given before. */
import { Link, useSearchParams } from 'react-router'
import { percent } from '../../../app/kit/words.ts'
import type { Similar } from '../case-doors.ts'
import { INBOX } from '../inbox/words.ts'
import { useLang, useWords } from '../lang.tsx'
import { CASE } from './words.ts'

export function SimilarCases({ similar }: { similar: readonly Similar[] }) {
  const words = useWords(CASE)
  const { states } = useWords(INBOX)
  const { lang } = useLang()
  const [search] = useSearchParams()
  return (
    <section className="similar">
      <h3>{words.similar}</h3>
      {similar.length === 0 && <p className="hint">{words.noSimilar}</p>}
      <ul>
        {similar.map(({ caseId, code, state, similarity, excerpt }) => (
          <li key={caseId}>
            <Link className="similar-link" to={{ pathname: `/cases/${caseId}`, search: String(search) }}>
              <span className="similar-text" dir="auto">
                {excerpt}
              </span>
              <span className="row-foot">
                <bdi className="code" dir="ltr">
                  {code}
                </bdi>
                <span>{states[state]}</span>
                <span>{words.alike(percent(lang, similarity))}</span>
              </span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

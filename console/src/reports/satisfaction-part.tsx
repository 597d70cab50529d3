/** How satisfied senders are, by service: never without how many have answered of those who were asked. */
import { useQuery } from '@tanstack/react-query'
import { cases, type Satisfaction } from '../case-doors.ts'
import { useNames, useServices } from '../known.ts'
import { useWords } from '../lang.tsx'
import { ErrorNotice, Loading } from '../parts/notice.tsx'
import { SATISFACTION } from './satisfaction-words.ts'

const ANSWERS = [5, 4, 3, 2, 1] as const

export function SatisfactionPart() {
  const words = useWords(SATISFACTION)
  const read = useQuery({ queryKey: ['satisfaction'], queryFn: cases.satisfaction })
  return (
    <section>
      <h2>{words.title}</h2>
      <ErrorNotice error={read.error} onRetry={() => void read.refetch()} />
      {read.isPending && <Loading />}
      {read.data && <p className="hint">{words.lead(read.data.daysBack)}</p>}
      {read.data?.services.length === 0 && <p>{words.none}</p>}
      {read.data?.services.map((one) => (
        <OneService key={one.serviceId ?? ''} of={one} />
      ))}
    </section>
  )
}

function OneService({ of: { serviceId, asked, answered, answers, remarks } }: { of: Satisfaction }) {
  const words = useWords(SATISFACTION)
  const nameOf = useNames(useServices().data?.items, 'serviceId')
  return (
    <section>
      <h3>{serviceId ? nameOf(serviceId) : words.noService}</h3>
      <p>{words.rate(answered, asked)}</p>
      {!answers && <p className="hint">{words.tooFew}</p>}
      {answers && (
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{words.answer}</th>
              <th scope="col">{words.count}</th>
            </tr>
          </thead>
          <tbody>
            {ANSWERS.map((answer) => (
              <tr key={answer}>
                <td>{words.answers[answer]}</td>
                <td>{words.number(answers[answer])}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {remarks.length > 0 && (
        <details>
          <summary>{words.remarks}</summary>
          <ul>
            {remarks.map((remark) => (
              <li key={remark}>
                <bdi>{remark}</bdi>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}

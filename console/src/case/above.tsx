/** Where a case stands before the umbrella, for its desk; and the statement that the umbrella asks for. */
import { useState } from 'react'
import { Form } from 'react-aria-components'
import { civilDay, longDate } from '../../../app/kit/words.ts'
import { cases, type Whole } from '../case-doors.ts'
import { newToken } from '../form-token.ts'
import { useZone } from '../known.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { ErrorNotice, Notice, Said } from '../parts/notice.tsx'
import { useMay } from '../session.tsx'
import { ABOVE } from './above-words.ts'
import { useCaseAct } from './case-changes.ts'

export function BeforeUmbrella({ whole }: { whole: Whole }) {
  const words = useWords(ABOVE)
  const { lang } = useLang()
  const zone = useZone()
  const mayReply = useMay('cases.reply')
  const [isStated, setStated] = useState(false)
  const { above } = whole
  if (!above) return null
  const { statementOn, decided } = above
  const isLate = statementOn !== null && statementOn < civilDay(new Date(), zone)
  return (
    <section className="above" aria-labelledby="above-title">
      <h3 id="above-title">
        <bdi>{words.title(above.name[lang])}</bdi>
      </h3>
      {decided ? <p>{words.decided[decided]}</p> : <p className="hint">{words.lead}</p>}
      <Said>{isStated ? words.stated : ''}</Said>
      {statementOn && (
        <>
          <Notice kind={isLate ? 'bad' : 'warn'}>
            {(isLate ? words.late : words.asked)(longDate(lang, statementOn))}
          </Notice>
          {mayReply && <Stating key={whole.case.caseId} whole={whole} onSent={() => setStated(true)} />}
        </>
      )}
    </section>
  )
}

function Stating({ whole: { case: of, seen }, onSent }: { whole: Whole; onSent(): void }) {
  const words = useWords(ABOVE)
  const [body, setBody] = useState('')
  const [isLacking, setLacking] = useState(false)
  const [token] = useState(newToken)
  const sending = useCaseAct(of.caseId, () => cases.giveStatement(of.caseId, { body, token, seen }), onSent)
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        const lacks = body.trim().length < 2
        setLacking(lacks)
        if (!lacks && !sending.isPending) sending.mutate()
      }}
    >
      <Field
        label={words.statement}
        hint={words.statementHint}
        rows={5}
        maxLength={4000}
        value={body}
        error={isLacking ? words.lacksWords : null}
        onChange={setBody}
      />
      <ErrorNotice error={sending.error} />
      <Button type="submit" kind="secondary" isPending={sending.isPending}>
        {words.state}
      </Button>
    </Form>
  )
}

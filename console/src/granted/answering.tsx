/** What the umbrella says of a case that came before it: words, a question with a day, or its decision. */
import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { NewWord, WordKind } from '../../../app/cases/above/schema.ts'
import { civilDay } from '../../../app/kit/words.ts'
import { type GrantedCase, granted } from '../case-doors.ts'
import { newToken } from '../form-token.ts'
import { useLang, useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Choose } from '../parts/choose.tsx'
import { DayField } from '../parts/day-field.tsx'
import { Field } from '../parts/field.tsx'
import { Lacking } from '../parts/lacking.tsx'
import { ErrorNotice, Notice, Said } from '../parts/notice.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { useSaving } from '../parts/saving.ts'
import { useMay } from '../session.tsx'
import { ANSWERING } from './answering-words.ts'

type Props = { agencyId: string; caseId: string; whole: GrantedCase }

export function Answering(props: Props) {
  const words = useWords(ANSWERING)
  const mayAnswer = useMay('granted.answer')
  const [sent, setSent] = useState(0)
  const { may } = props.whole
  if (!mayAnswer) return null
  return (
    <section className="reply" aria-labelledby="answering">
      <h3 id="answering">{words.title}</h3>
      <Said>{sent > 0 ? words.sent : ''}</Said>
      {may.length === 0 ? (
        <p className="hint">{words.notNow}</p>
      ) : (
        <Writing key={sent} {...props} onSent={() => setSent(sent + 1)} />
      )}
    </section>
  )
}

type Given = { kind: WordKind | null; body: string; untilOn: string | null; reasonCode: string | null }
type Lack = 'kind' | 'day' | 'reason' | 'body'

/** What is still missing, the first as it stands on the page. */
function lackOf({ kind, body, untilOn, reasonCode }: Given): Lack | null {
  if (!kind) return 'kind'
  if ((kind === 'ask' || kind === 'uphold') && !untilOn) return 'day'
  if (kind === 'close' && !reasonCode) return 'reason'
  return body.trim().length < 2 ? 'body' : null
}

function wordOf({ kind, body, untilOn, reasonCode }: Given, sent: { token: string; seen: number }): NewWord {
  const said = { body, ...sent }
  if (kind === 'ask' || kind === 'uphold') return { kind, untilOn: untilOn ?? '', ...said }
  return kind === 'close' ? { kind, reasonCode: reasonCode ?? '', ...said } : { kind: 'reply', ...said }
}

function Writing({ agencyId, caseId, whole, onSent }: Props & { onSent(): void }) {
  const words = useWords(ANSWERING)
  const { lang } = useLang()
  const [given, setGiven] = useState<Given>({ kind: null, body: '', untilOn: null, reasonCode: null })
  const [lack, setLack] = useState<Lack | null>(null)
  const [token, setToken] = useState(newToken)
  const [seen, setSeen] = useState(whole.seen)
  const send = (word: NewWord) => granted.say(agencyId, caseId, word)
  const sending = useSaving(send, [['granted']], onSent)
  const change = (part: Partial<Given>) => {
    setGiven({ ...given, ...part })
    setLack(null)
    setToken(newToken())
    // What came while one wrote is to be read before one's own words go out.
    if (given.body === '') setSeen(whole.seen)
  }
  const lackWords = (of: Lack) => (lack === of ? words.missing[of] : null)
  const { kind } = given
  return (
    <Form
      onSubmit={(event) => {
        event.preventDefault()
        const lacks = lackOf(given)
        setLack(lacks)
        if (!lacks && !sending.isPending)
          sending.mutate(wordOf(given, { token, seen: sending.isError ? whole.seen : seen }))
      }}
    >
      <OneOf<WordKind | ''>
        label={words.what}
        options={whole.may.map((id) => ({ id, label: words.kinds[id] }))}
        value={kind ?? ''}
        onChange={(chosen) => chosen && change({ kind: chosen })}
      />
      <Lacking>{lackWords('kind')}</Lacking>
      {(kind === 'ask' || kind === 'uphold') && (
        <DayField
          label={words.day[kind]}
          value={given.untilOn}
          first={civilDay(new Date(), whole.zone)}
          error={lackWords('day')}
          onChange={(untilOn) => change({ untilOn })}
        />
      )}
      {kind === 'close' && (
        <Choose
          label={words.reason}
          hint={words.reasonHint}
          options={whole.reasons.map(({ code, name }) => ({ id: code, label: name[lang] }))}
          value={given.reasonCode}
          error={lackWords('reason')}
          onChange={(reasonCode) => change({ reasonCode })}
        />
      )}
      <Field
        label={words.body}
        hint={words.bodyHint}
        rows={6}
        maxLength={4000}
        value={given.body}
        error={lackWords('body')}
        onChange={(body) => change({ body })}
      />
      {kind && <Notice>{words.follows[kind]}</Notice>}
      <ErrorNotice error={sending.error} />
      <Button type="submit" isPending={sending.isPending}>
        {words.send}
      </Button>
    </Form>
  )
}

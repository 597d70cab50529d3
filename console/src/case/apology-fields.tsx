/** An apology with a reply: why one is owed, its four parts, what it lacks, and the name under it. Nothing is filled in by itself. */
import { type ApologyLack, lacksOf, PARTS } from '../../../app/cases/apology/rules.ts'
import type { Fault } from '../case-doors.ts'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Lacking } from '../parts/lacking.tsx'
import { Notice } from '../parts/notice.tsx'
import { APOLOGY } from './apology-words.ts'
import { type ApologyDraft, NO_APOLOGY } from './drafts.ts'

const MOST_LETTERS = 2000

type Props = {
  owed: readonly Fault[]
  apology: ApologyDraft | null
  /** The reply that it goes with. */
  body: string
  error: string | null
  onChange(apology: ApologyDraft | null): void
}

export function ApologyFields({ owed, apology, body, error, onChange }: Props) {
  const words = useWords(APOLOGY)
  return (
    <>
      {owed.length > 0 && (
        <Notice kind="warn">
          {words.owed}
          <ul>
            {owed.map((fault) => (
              <li key={fault}>{words.faults[fault]}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Lacking>{error}</Lacking>
      {apology ? (
        <Writing apology={apology} body={body} onChange={onChange} />
      ) : (
        <Button kind="quiet" small onPress={() => onChange(NO_APOLOGY)}>
          {words.add}
        </Button>
      )}
    </>
  )
}

type WritingProps = Pick<Props, 'body' | 'onChange'> & { apology: ApologyDraft }

function Writing({ apology, body, onChange }: WritingProps) {
  const words = useWords(APOLOGY)
  return (
    <fieldset className="apology">
      <legend>{words.title}</legend>
      <p className="hint">{words.lead}</p>
      {PARTS.map((part) => (
        <Field
          key={part}
          label={words.parts[part]}
          hint={words.hints[part]}
          rows={2}
          maxLength={MOST_LETTERS}
          value={apology[part]}
          onChange={(text) => onChange({ ...apology, [part]: text })}
        />
      ))}
      <Checklist lacks={lacksOf(apology, body)} />
      <Field
        label={words.name}
        hint={words.nameHint}
        width="medium"
        maxLength={100}
        value={apology.name}
        onChange={(name) => onChange({ ...apology, name })}
      />
      <Button kind="quiet" small onPress={() => onChange(null)}>
        {words.remove}
      </Button>
    </fieldset>
  )
}

function Checklist({ lacks }: { lacks: readonly ApologyLack[] }) {
  const words = useWords(APOLOGY)
  return (
    <div className="apology-lacks" aria-live="polite">
      <strong>{words.checklist}</strong>
      {lacks.length === 0 ? (
        <p>{words.whole}</p>
      ) : (
        <ul>
          {lacks.map((lack) => (
            <li key={lack}>{words.lacks[lack]}</li>
          ))}
        </ul>
      )}
    </div>
  )
}

/** What shows that it was done: words, a number with how it was measured, or a photo among the files of the reply. */
import type { EvidenceKind } from '../../../app/cases/schema.ts'
import { useWords } from '../lang.tsx'
import { Button } from '../parts/button.tsx'
import { Field } from '../parts/field.tsx'
import { Lacking } from '../parts/lacking.tsx'
import { Notice } from '../parts/notice.tsx'
import { OneOf } from '../parts/one-of.tsx'
import { type EvidenceDraft, NO_EVIDENCE } from './drafts.ts'
import { EVIDENCE } from './evidence-words.ts'

const KINDS: readonly EvidenceKind[] = ['text', 'measurement', 'photo']

type Props = {
  isNeeded: boolean
  evidence: EvidenceDraft | null
  error: string | null
  onChange(evidence: EvidenceDraft | null): void
}

export function EvidenceFields({ isNeeded, evidence, error, onChange }: Props) {
  const words = useWords(EVIDENCE)
  return (
    <>
      {isNeeded && <Notice>{words.needed}</Notice>}
      <Lacking>{error}</Lacking>
      {evidence ? (
        <fieldset className="evidence">
          <legend>{words.title}</legend>
          <OneOf
            label={words.kind}
            options={KINDS.map((kind) => ({ id: kind, label: words.kinds[kind] }))}
            value={evidence.kind}
            onChange={(kind) => onChange({ ...evidence, kind })}
          />
          <OneKind evidence={evidence} onChange={onChange} />
          <Button kind="quiet" small onPress={() => onChange(null)}>
            {words.remove}
          </Button>
        </fieldset>
      ) : (
        <Button kind="quiet" small onPress={() => onChange(NO_EVIDENCE)}>
          {words.add}
        </Button>
      )}
    </>
  )
}

function OneKind({ evidence, onChange }: { evidence: EvidenceDraft; onChange(evidence: EvidenceDraft): void }) {
  const words = useWords(EVIDENCE)
  const set = (name: keyof EvidenceDraft) => (typed: string) => onChange({ ...evidence, [name]: typed })
  if (evidence.kind === 'photo') return <p className="hint">{words.photoHint}</p>
  if (evidence.kind === 'text')
    return (
      <Field
        label={words.text}
        hint={words.textHint}
        rows={2}
        maxLength={2000}
        value={evidence.text}
        onChange={set('text')}
      />
    )
  return (
    <>
      <Field
        label={words.value}
        width="short"
        inputMode="decimal"
        maxLength={20}
        value={evidence.value}
        onChange={set('value')}
      />
      <Field
        label={words.unit}
        hint={words.unitHint}
        width="short"
        maxLength={40}
        value={evidence.unit}
        onChange={set('unit')}
      />
      <Field label={words.how} maxLength={500} value={evidence.how} onChange={set('how')} />
    </>
  )
}

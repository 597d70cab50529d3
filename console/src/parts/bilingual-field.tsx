/** The same words in both languages, side by side. */
import type { Text } from '../../../app/kit/words.ts'
import { useWords } from '../lang.tsx'
import { WORDS } from '../words.ts'
import { Field } from './field.tsx'

type Props = {
  label: string
  value: Text
  onChange(value: Text): void
  rows?: number
  optional?: boolean
  hint?: string
  maxLength?: number
}

export function BilingualField({ label, value, onChange, ...rest }: Props) {
  const words = useWords(WORDS)
  return (
    <div className="side-by-side">
      <Field
        {...rest}
        label={`${label} ${words.inFa}`}
        lang="fa"
        value={value.fa}
        onChange={(fa) => onChange({ ...value, fa })}
      />
      <Field
        {...rest}
        label={`${label} ${words.inEn}`}
        lang="en"
        value={value.en}
        onChange={(en) => onChange({ ...value, en })}
      />
    </div>
  )
}

export const NO_TEXT: Text = { fa: '', en: '' }

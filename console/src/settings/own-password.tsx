/** The officer's own password, asked again for what changes their way in. */
import { useWords } from '../lang.tsx'
import { Field } from '../parts/field.tsx'
import { OFFICERS_WORDS } from './officers-words.ts'

export function OwnPassword({ value, onChange }: { value: string; onChange(value: string): void }) {
  const words = useWords(OFFICERS_WORDS)
  return (
    <Field
      label={words.present}
      hint={words.confirmByPassword}
      type="password"
      autoComplete="current-password"
      latin
      value={value}
      onChange={onChange}
    />
  )
}

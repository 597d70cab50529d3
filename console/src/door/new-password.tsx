/** The field for a new password, with what makes a good one. */
import { useWords } from '../lang.tsx'
import { Field } from '../parts/field.tsx'
import { DOOR } from './words.ts'

export function NewPassword(props: { label?: string; value: string; onChange(value: string): void }) {
  const words = useWords(DOOR)
  return (
    <Field
      label={words.newPassword}
      hint={words.newPasswordHint}
      type="password"
      name="new-password"
      autoComplete="new-password"
      latin
      {...props}
    />
  )
}

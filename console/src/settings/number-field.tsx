/** A whole number in figures of any script. */
import { toLatinDigits, toPersianDigits } from '../../../app/kit/words.ts'
import { useLang } from '../lang.tsx'
import { Field } from '../parts/field.tsx'

type Props = {
  label: string
  hint?: string
  value: number | null
  onChange(value: number | null): void
  optional?: boolean
  /** The most that may be typed. */
  digits?: number
}

export function WholeNumber({ value, onChange, digits = 6, ...rest }: Props) {
  const { lang } = useLang()
  const shown = value === null ? '' : String(value)
  return (
    <Field
      {...rest}
      width="short"
      inputMode="numeric"
      maxLength={digits}
      value={lang === 'fa' ? toPersianDigits(shown) : shown}
      onChange={(typed) => {
        const figures = toLatinDigits(typed).replace(/\D/g, '')
        onChange(figures === '' ? null : Number(figures))
      }}
    />
  )
}

/** A field for words. What is typed goes in the direction of its own letters; codes and addresses go from the left. */
import { useRef } from 'react'
import { FieldError, Input, Label, Text, TextArea, TextField } from 'react-aria-components'
import { useWords } from '../lang.tsx'
import { WORDS } from '../words.ts'
import { Shown, useReadOnly } from './read-only.tsx'

export type FieldProps = {
  label: string
  value: string
  onChange(value: string): void
  name?: string
  hint?: string
  error?: string | null | undefined
  optional?: boolean
  type?: 'text' | 'email' | 'password' | 'search' | 'tel'
  /** More than one line. */
  rows?: number
  /** Codes, addresses, numbers: from the left in every language. */
  latin?: boolean
  width?: 'short' | 'medium'
  autoComplete?: string
  inputMode?: 'numeric' | 'decimal' | 'email' | 'tel'
  maxLength?: number
  readOnly?: boolean
  /** The language of what is written here, where it is not that of the page. */
  lang?: 'fa' | 'en'
  autoFocus?: boolean
}

export function Field(props: FieldProps) {
  const isShown = useReadOnly()
  const { label, value, lang, latin = false } = props
  if (!isShown) return <Typed {...props} />
  return <Shown label={label} value={value} latin={latin} isLong={props.rows !== undefined} {...(lang && { lang })} />
}

function Typed(props: FieldProps) {
  const { label, value, onChange, hint, error, optional, rows, width } = props
  const words = useWords(WORDS)
  const focused = useRef(false)
  const focusOnce = (element: HTMLElement | null) => {
    if (!element || !props.autoFocus || focused.current) return
    focused.current = true
    element.focus()
  }
  const shared = {
    className: `input${width ? ` input-${width}` : ''}`,
    dir: props.latin ? 'ltr' : 'auto',
    ...(props.lang && { lang: props.lang }),
  }
  return (
    <TextField
      className="field"
      value={value}
      onChange={onChange}
      isInvalid={Boolean(error)}
      isRequired={!optional}
      validationBehavior="aria"
      isReadOnly={props.readOnly ?? false}
      {...(props.name && { name: props.name })}
      {...(props.type && { type: props.type })}
      {...(props.autoComplete && { autoComplete: props.autoComplete })}
      {...(props.inputMode && { inputMode: props.inputMode })}
      {...(props.maxLength && { maxLength: props.maxLength })}
    >
      <Label>
        {label} {optional && <span className="optional">{words.optional}</span>}
      </Label>
      {hint && (
        <Text slot="description" className="hint">
          {hint}
        </Text>
      )}
      <FieldError className="error">{error}</FieldError>
      {rows ? <TextArea rows={rows} {...shared} ref={focusOnce} /> : <Input {...shared} ref={focusOnce} />}
    </TextField>
  )
}

/** One line of text. */

import { controlAttributes, Field, type FieldProps } from './field.ts'
import { attrs, html } from './html.ts'

export type TextFieldProps = FieldProps & {
  value?: string | undefined
  type?: 'text' | 'email' | 'tel' | 'search' | 'password'
  inputmode?: 'numeric' | 'tel' | 'email' | 'search' | 'url'
  autocomplete?: string
  maxlength?: number
  /** Codes, telephone numbers and addresses of the web read from the left in any page. */
  latin?: boolean
  width?: 'short' | 'medium'
}

const LATIN_TYPES = ['email', 'tel', 'password']

export function TextField(props: TextFieldProps) {
  const { type = 'text', value, inputmode, autocomplete = 'off', maxlength, width } = props
  const latin = props.latin ?? LATIN_TYPES.includes(type)
  return Field(
    props,
    html`<input${attrs({
      ...controlAttributes(props),
      type,
      value,
      class: width && `input-${width}`,
      inputmode,
      autocomplete,
      maxlength,
      // Tells an empty field from a filled one to the style sheet.
      placeholder: ' ',
      dir: latin && 'ltr',
      spellcheck: latin && 'false',
    })}>`,
  )
}

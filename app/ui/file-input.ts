/** Files that a person adds. What is allowed stands in the hint, and is checked on the server. */
import { controlAttributes, Field, type FieldProps } from './field.ts'
import { attrs, html } from './html.ts'

/** `accept` as in HTML, such as image/jpeg,image/png. The form must be multipart/form-data. */
export type FileInputProps = FieldProps & { accept?: string; several?: boolean }

export function FileInput(props: FileInputProps) {
  const { accept, several } = props
  return Field(props, html`<input${attrs({ ...controlAttributes(props), type: 'file', accept, multiple: several })}>`)
}

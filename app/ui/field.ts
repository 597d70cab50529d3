/** What all fields share: a label, a hint, an error, and how the control is tied to them. */
import type { Lang } from '#kit/words.ts'
import { attrs, type Child, type Html, html } from './html.ts'
import { WORDS } from './words.ts'

export type FieldProps = {
  lang: Lang
  /** Also the id of the control, to which the error summary links. */
  name: string
  label: string
  hint?: Child
  error?: string | undefined
  /** Fields are needed unless they say otherwise; the label tells the person. */
  optional?: boolean
}

/** The ids that describe the control of a field, for aria-describedby, or null when nothing does. */
export function describedBy({ name, hint, error }: Pick<FieldProps, 'name' | 'hint' | 'error'>): string | null {
  return [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(' ') || null
}

/** Attributes that every single control has. */
export const controlAttributes = (field: FieldProps) => ({
  id: field.name,
  name: field.name,
  'aria-describedby': describedBy(field),
  'aria-invalid': field.error ? 'true' : null,
})

export const OptionalMark = ({ lang, optional }: Pick<FieldProps, 'lang' | 'optional'>) =>
  optional && html` <span class="optional">(${WORDS[lang].optional})</span>`

export const FieldHint = ({ name, hint }: Pick<FieldProps, 'name' | 'hint'>) =>
  hint && html`<div class="hint" id="${name}-hint">${hint}</div>`

export const FieldError = ({ lang, name, error }: Pick<FieldProps, 'lang' | 'name' | 'error'>) =>
  error &&
  html`<p class="error" id="${name}-error"><span class="visually-hidden">${WORDS[lang].errorPrefix} </span>${error}</p>`

/** A field with one control. */
export function Field(field: FieldProps, control: Html) {
  return html`<div${attrs({ class: field.error ? 'field field-bad' : 'field' })}>
<label for="${field.name}">${field.label}${OptionalMark(field)}</label>
${FieldHint(field)}${FieldError(field)}
${control}
</div>`
}

/** A field with several controls under one question. The id goes to the first control. */
export function FieldGroup(field: FieldProps, controls: Child) {
  return html`<fieldset${attrs({ class: field.error ? 'field field-bad' : 'field', 'aria-describedby': describedBy(field) })}>
<legend>${field.label}${OptionalMark(field)}</legend>
${FieldHint(field)}${FieldError(field)}
${controls}
</fieldset>`
}

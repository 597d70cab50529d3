/** A list to choose one thing from, where there are too many for radio buttons. */
import { controlAttributes, Field, type FieldProps } from './field.ts'
import { attrs, html } from './html.ts'
import { WORDS } from './words.ts'

export type Option = { value: string; label: string }
export type OptionGroup = { label: string; options: readonly Option[] }
export type SelectProps = FieldProps & {
  options: readonly (Option | OptionGroup)[]
  value?: string | undefined
  /** What the list says before anything is chosen; it is sent as an empty value. */
  placeholder?: string
}

export function Select(props: SelectProps) {
  const { lang, options, value, placeholder = WORDS[lang].choose } = props
  const one = (option: Option) =>
    html`<option${attrs({ value: option.value, selected: option.value === value })}>${option.label}</option>`
  return Field(
    props,
    html`<select${attrs(controlAttributes(props))}>
<option value="">${placeholder}</option>
${options.map((item) =>
  'options' in item ? html`<optgroup label="${item.label}">${item.options.map(one)}</optgroup>` : one(item),
)}
</select>`,
  )
}

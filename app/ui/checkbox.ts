/** One box to tick: a consent or a wish. Never ticked in advance by the page itself. */
import { describedBy, FieldError, type FieldProps } from './field.ts'
import { attrs, html } from './html.ts'

export type CheckboxProps = Omit<FieldProps, 'optional'> & { checked?: boolean; value?: string }

export function Checkbox(props: CheckboxProps) {
  const { name, label, hint, error, checked, value = 'yes' } = props
  const input = {
    type: 'checkbox',
    id: name,
    name,
    value,
    checked,
    'aria-describedby': describedBy(props),
    'aria-invalid': error ? 'true' : null,
  }
  return html`<div class="${error ? 'field field-bad' : 'field'}">
${FieldError(props)}
<div class="choice"><input${attrs(input)}><label for="${name}">${label}</label>
${hint && html`<div class="hint" id="${name}-hint">${hint}</div>`}</div>
</div>`
}

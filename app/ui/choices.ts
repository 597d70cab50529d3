/** A question with a few answers, of which one (radio buttons) or several (boxes) may be chosen. */
import { FieldGroup, type FieldProps } from './field.ts'
import { attrs, type Child, html } from './html.ts'

export type Choice = { value: string; label: Child; hint?: Child }
export type ChoicesProps = FieldProps & {
  choices: readonly Choice[]
  /** The values already chosen; with radio buttons at most one. */
  chosen?: readonly string[]
  several?: boolean
}

export function Choices(props: ChoicesProps) {
  const { name, choices, chosen = [], several = false } = props
  return FieldGroup(
    props,
    choices.map(({ value, label, hint }, at) => {
      const id = at === 0 ? name : `${name}-${at + 1}`
      const input = {
        type: several ? 'checkbox' : 'radio',
        id,
        name,
        value,
        checked: chosen.includes(value),
        'aria-describedby': hint ? `${id}-about` : null,
      }
      return html`<div class="choice"><input${attrs(input)}><label for="${id}">${label}</label>
${hint && html`<div class="hint" id="${id}-about">${hint}</div>`}</div>
`
    }),
  )
}

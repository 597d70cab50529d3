/** Several lines of text. Says how much room there is; the enhancement counts down while one types. */
import { controlAttributes, describedBy, Field, type FieldProps } from './field.ts'
import { attrs, html } from './html.ts'
import { WORDS } from './words.ts'

export type TextAreaProps = FieldProps & { value?: string | undefined; rows?: number; maxlength?: number }

export function TextArea(props: TextAreaProps) {
  const { lang, name, value = '', rows = 7, maxlength } = props
  const roomId = maxlength ? `${name}-room` : null
  const described = [describedBy(props), roomId].filter(Boolean).join(' ') || null
  const control = { ...controlAttributes(props), rows, maxlength, placeholder: ' ', 'aria-describedby': described }
  // A textarea drops one line break at its beginning, so that one is written which it may drop.
  return Field(
    props,
    html`<textarea${attrs(control)}>
${value}</textarea>
${maxlength && html`<p class="hint room" id="${roomId}" data-left="${WORDS[lang].lettersLeft}">${WORDS[lang].atMost(maxlength)}</p>`}`,
  )
}

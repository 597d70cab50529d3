/** A button does something to the form it stands in; a link that looks like one leads somewhere. */
import { attrs, html } from './html.ts'

type Kind = 'primary' | 'secondary' | 'danger'

const classes = (kind: Kind) => (kind === 'primary' ? 'button' : `button button-${kind}`)

/** `name` and `value` say which of several buttons was pressed. */
export type ButtonProps = { label: string; kind?: Kind; name?: string; value?: string; formaction?: string }

export const Button = ({ label, kind = 'primary', name, value, formaction }: ButtonProps) =>
  html`<button${attrs({ type: 'submit', class: classes(kind), name, value, formaction })}>${label}</button>`

export const LinkButton = ({ label, href, kind = 'primary' }: { label: string; href: string; kind?: Kind }) =>
  html`<a class="${classes(kind)}" href="${href}">${label}</a>`

/** Buttons beside each other, the main one first. */
export const Buttons = (...buttons: readonly unknown[]) => html`<div class="buttons">${buttons}</div>`

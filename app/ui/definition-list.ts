/** Pairs of a name and what stands under it, such as the answers of a form before it is sent. */
import { type Child, html } from './html.ts'

/** `action` is a link at the end of the row; `about` tells those who only hear the link which row it means. */
export type Definition = { term: string; value: Child; action?: { href: string; label: string; about: string } }

export const DefinitionList = ({ rows }: { rows: readonly Definition[] }) =>
  html`<dl class="definitions">${rows.map(
    ({ term, value, action }) => html`<div><dt>${term}</dt><dd>${value}</dd>${
      action &&
      html`<dd class="definition-action"><a href="${action.href}">${action.label}<span class="visually-hidden"> (${action.about})</span></a></dd>`
    }</div>
`,
  )}</dl>`

/** Something to know before going on, set apart from the text. */
import { type Child, html } from './html.ts'

export type NoticeProps = { kind?: 'info' | 'good' | 'warn' | 'bad'; title?: string; body: Child }

export const Notice = ({ kind = 'info', title, body }: NoticeProps) =>
  html`<div class="notice notice-${kind}">${title && html`<h2 class="notice-title">${title}</h2>`}${
    typeof body === 'string' ? html`<p>${body}</p>` : body
  }</div>`

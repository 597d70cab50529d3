/** What has happened to a case, is happening, and is still to come, in order of time. */
import { type Lang, longDate } from '#kit/words.ts'
import { type Child, html } from './html.ts'
import { WORDS } from './words.ts'

export type TimelineEvent = {
  title: string
  state: 'done' | 'now' | 'next'
  /** The civil day, YYYY-MM-DD. */
  day?: string | undefined
  body?: Child
}

export function Timeline({ lang, events }: { lang: Lang; events: readonly TimelineEvent[] }) {
  const says = { done: null, now: WORDS[lang].now, next: WORDS[lang].toCome }
  return html`<ol class="timeline">${events.map(
    ({ title, state, day, body }) => html`<li class="timeline-${state}">
<h3>${title}${says[state] && html` <span class="tag">${says[state]}</span>`}</h3>
${day && html`<p class="timeline-day"><time datetime="${day}">${longDate(lang, day)}</time></p>`}
${body}</li>
`,
  )}</ol>`
}

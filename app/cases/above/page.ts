/** What was said before the umbrella, in the history behind a receipt. */
import { type Lang, pick } from '#kit/words.ts'
import { html, userText } from '#ui/html.ts'
import type { TimelineEvent } from '#ui/timeline.ts'
import type { PersonView } from '../receipt/view.actions.ts'
import { WORDS } from '../words.ts'
import { ABOVE } from './words.ts'

export const aboveEvents = (lang: Lang, said: PersonView['above']): (TimelineEvent & { day: string })[] =>
  said.map(({ kind, day, by, words, untilOn, reason }) => ({
    title: ABOVE[lang].said[kind](pick(by, lang)),
    day,
    state: 'done',
    body: html`${words === null ? html`<p>${WORDS[lang].erased}</p>` : userText(words)}
${reason && html`<p>${WORDS[lang].reason(pick(reason, lang))}</p>`}
${untilOn && (kind === 'umbrella-asked' || kind === 'umbrella-upheld') && html`<p>${ABOVE[lang].until[kind](untilOn)}</p>`}`,
  }))

/** The form of the one question after the verdict: a part of the page behind a receipt and of the page behind a link. */
import type { Form } from '#kit/form.ts'
import { prose, tidy } from '#kit/shapes.ts'
import type { Lang } from '#kit/words.ts'
import { Button, Buttons } from '#ui/button.ts'
import { Choices } from '#ui/choices.ts'
import { html, langPath } from '#ui/html.ts'
import { TextArea } from '#ui/text-area.ts'
import { MAX_TEXT } from '../../submissions/index.ts'
import { ANSWERS, type Answer } from '../schema.ts'
import { WORDS } from '../words.ts'
import { SATISFACTION_WORDS } from './words.ts'

type Props = {
  lang: Lang
  /** Where it posts to, and by what it is known whose answer it is. */
  to: '/receipt/satisfaction' | '/v/satisfaction'
  hidden: Readonly<Record<string, string>>
  /** What was typed into a form that lacks something, and what it lacks. */
  typed?: { text: string; missing: string } | undefined
}

export function SatisfactionForm({ lang, to, hidden, typed }: Props) {
  const words = SATISFACTION_WORDS[lang]
  return html`<section aria-labelledby="satisfaction-title"><h2 id="satisfaction-title">${words.title}</h2>
<form method="post" action="${langPath(lang, to)}" class="act">
${Object.entries(hidden).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${Choices({ lang, name: 'answer', label: words.question, hint: words.about, error: typed?.missing, choices: ANSWERS.map((answer) => ({ value: String(answer), label: words.answers[answer] })) })}
${TextArea({ lang, name: 'remark', label: words.text, hint: words.hint, rows: 3, maxlength: MAX_TEXT, optional: true, value: typed?.text })}
${Buttons(Button({ label: words.button, kind: 'secondary' }))}
</form></section>`
}

const Words = prose(0, MAX_TEXT)

type Read =
  | { rating: { answer: Answer; text: string }; unrated?: never }
  | { rating?: never; unrated: { text: string; missing: string } }

/** What was answered, or what the answer lacks. */
export function readAnswer(form: Form, lang: Lang): Read {
  const said = form.text('remark')
  const answer = ANSWERS.find((one) => String(one) === form.text('answer'))
  const { data: text } = Words.safeParse(said)
  const lacks = (missing: string) => ({ unrated: { text: said, missing } })
  if (tidy(said).length > MAX_TEXT) return lacks(WORDS[lang].trouble['text-long'])
  if (text === undefined) return lacks(WORDS[lang].trouble['text-broken'])
  return answer ? { rating: { answer, text } } : lacks(SATISFACTION_WORDS[lang].missing)
}

/** What a person sees when a page could not be made: that it is no fault of theirs, and what they wrote, to be sent again. */
import type { TypedForm } from '#kit/form.ts'
import type { Lang } from '#kit/words.ts'
import { Button, Buttons } from './button.ts'
import { FileInput } from './file-input.ts'
import { type Child, html, latinCode } from './html.ts'
import { Notice } from './notice.ts'
import { Page } from './page.ts'
import { TextArea } from './text-area.ts'
import { WORDS } from './words.ts'

export type FaultPageProps = {
  lang: Lang
  /** Whether the store is away for a while, or something is broken. */
  kind: 'away' | 'broken'
  /** The address that was asked, to be asked again. */
  action: string
  typed: TypedForm | null
  /** By which an operator finds the fault in the log. */
  errorId: string
}

export function FaultPage(props: FaultPageProps) {
  const { lang, kind, action, typed, errorId } = props
  const words = WORDS[lang].faults[kind]
  return Page({
    lang,
    title: words.title,
    quickExit: true,
    noindex: true,
    body: html`<h1>${words.title}</h1>
${Notice({ kind: 'warn', body: words.body })}
${typed ? Again(props, typed) : html`<p><a href="${action}">${WORDS[lang].faults.open}</a></p>`}
<p class="hint">${WORDS[lang].faults.number} ${latinCode(errorId)}</p>`,
  })
}

function Again({ lang, action }: FaultPageProps, { texts, files }: TypedForm): Child {
  const words = WORDS[lang].faults
  const isLong = (name: string) => name.startsWith('text')
  const shown = texts.filter(([name, text]) => isLong(name) && text !== '')
  const hidden = texts.filter(([name, text]) => !isLong(name) || text === '')
  return html`<p>${words.kept}</p>
<form method="post" action="${action}" enctype="multipart/form-data" novalidate>
${hidden.map(([name, text]) => html`<input type="hidden" name="${name}" value="${text}">`)}
${shown.map(([name, value]) => TextArea({ lang, name, value, label: words.written }))}
${[...new Set(files)].map((name) => FileInput({ lang, name, label: words.files, hint: words.filesHint, optional: true, several: true }))}
${Buttons(Button({ label: words.again }))}
</form>`
}

/** Where one checks the proof of a message: computed in the reader's browser, from a file, by a script in the page itself. */
import { readFileSync } from 'node:fs'
import { raw } from 'hono/html'
import type { Lang } from '#kit/words.ts'
import { otherLang } from '#kit/words.ts'
import { Button, Buttons } from '#ui/button.ts'
import { FileInput } from '#ui/file-input.ts'
import { html, langPath, latinCode } from '#ui/html.ts'
import { Notice } from '#ui/notice.ts'
import { Page } from '#ui/page.ts'
import { TextArea } from '#ui/text-area.ts'
import { TextField } from '#ui/text-field.ts'
import { WORDS } from './words.ts'

const SCRIPT = readFileSync(new URL('./verify.js', import.meta.url), 'utf8')

/** `vkeys` are all that the logs here have signed with, the one that signs now last. */
export type VerifyProps = { lang: Lang; vkeys: readonly string[]; publicUrl: string; nonce: string }

export function VerifyPage({ lang, vkeys, publicUrl, nonce }: VerifyProps) {
  const words = WORDS[lang].verify
  return Page({
    lang,
    title: words.title,
    alternateHref: langPath(otherLang(lang), '/verify'),
    nonce,
    body: html`<h1>${words.title}</h1>
<div id="without">${Notice({ body: words.noScript })}</div>
<form id="verify" hidden novalidate data-keys="${vkeys.join(' ')}" data-say="${JSON.stringify(words.say)}">
<p class="lead">${words.lead} ${words.saved}</p>
<div id="scanned" hidden>${Notice({ body: words.scanned })}</div>
${FileInput({ lang, name: 'file', label: words.file, accept: '.tlog-proof,text/plain' })}
${TextField({ lang, name: 'key', label: words.key, hint: words.keyHint, value: vkeys.at(-1), latin: true })}
${TextArea({ lang, name: 'text', label: words.text, hint: words.textHint, rows: 4, optional: true })}
${Buttons(Button({ label: words.button }))}
</form>
<div id="said" class="notice" role="status" tabindex="-1" hidden></div>
<h2>${words.command}</h2>
<p>${latinCode(`npx pasokh verify --from ${publicUrl}`)}</p>
<p><a href="${langPath(lang, '/record')}">${WORDS[lang].record.title}</a></p>
<script nonce="${nonce}">${raw(SCRIPT)}</script>`,
  })
}

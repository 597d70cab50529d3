/** What shows that it was done, as its reader sees it behind the receipt. A photo is among the files of the reply. */
import { type Lang, number } from '#kit/words.ts'
import { html, userText, userWords } from '#ui/html.ts'
import type { ShownEvidence } from '../schema.ts'
import { EVIDENCE_WORDS } from './words.ts'

export function EvidencePart(lang: Lang, evidence: ShownEvidence) {
  const { title, how, photo } = EVIDENCE_WORDS[lang]
  const head = html`<p><strong>${title}</strong></p>`
  if (evidence.kind === 'photo') return html`${head}<p>${photo}</p>`
  if (evidence.kind === 'text') return html`${head}${userText(evidence.text)}`
  return html`${head}<p><bdi>${number(lang, evidence.value, 6)}</bdi> ${userWords(evidence.unit)}</p>
<p>${how}: ${userWords(evidence.how)}</p>`
}

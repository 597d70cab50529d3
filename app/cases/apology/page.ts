/** An apology as its reader sees it behind the receipt: its parts, and who signed it. */
import { type Lang, pick } from '#kit/words.ts'
import { DefinitionList } from '#ui/definition-list.ts'
import { html, userText, userWords } from '#ui/html.ts'
import type { SignedApology } from '../schema.ts'
import { PARTS } from './rules.ts'
import { APOLOGY_WORDS } from './words.ts'

export function ApologyPart(lang: Lang, apology: SignedApology) {
  const { title, parts, signed } = APOLOGY_WORDS[lang]
  const rows = PARTS.map((part) => ({ term: parts[part], value: userText(apology[part]) }))
  const by = html`${userWords(apology.name)}${lang === 'fa' ? '، ' : ', '}${userWords(pick(apology.office, lang))}`
  return html`<p><strong>${title}</strong></p>${DefinitionList({ rows: [...rows, { term: signed, value: by }] })}`
}

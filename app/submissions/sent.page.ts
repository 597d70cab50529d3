/** What a person sees when their message is safely stored: the receipt. */

import { dateTime, type Lang, pick, weekdayDate } from '#kit/words.ts'
import { Button } from '#ui/button.ts'
import { DefinitionList } from '#ui/definition-list.ts'
import { html, langPath, userText } from '#ui/html.ts'
import { Notice } from '#ui/notice.ts'
import { Page } from '#ui/page.ts'
import { Receipt } from '#ui/receipt.ts'
import type { Agency } from '../agencies/index.ts'
import { EmergencyPart } from '../models/index.ts'
import type { Elsewhere } from '../places/index.ts'
import { type Promised, PromiseSection } from '../record/index.ts'
import { agencyFrame } from './form.page.ts'
import { type Receipt as Code, showReceipt } from './receipt.ts'
import { type PromisedDays, WORDS } from './words.ts'

export type SentProps = {
  lang: Lang
  agency: Agency
  receipt: Code
  again: boolean
  /** What a form sent once more has that its first sending had not (empty when it can only be told by hand), and a token to add it with. */
  edited?: { words: string; token: string }
  day: string
  /** By which days it is promised to be answered; null where the service is not known yet, or nothing is promised. */
  days: PromisedDays | null
  promised: Promised
  elsewhere: Elsewhere | null
  danger: boolean
  nonce: string
}

export function SentPage(props: SentProps) {
  const { lang, agency, receipt, again, edited, day, days, promised, elsewhere, danger, nonce } = props
  const words = WORDS[lang].sent
  const code = showReceipt(receipt)
  return Page({
    lang,
    title: words.title,
    agency: agencyFrame(lang, agency),
    quickExit: true,
    noindex: true,
    nonce,
    body: html`<h1>${words.title}</h1>
${danger && EmergencyPart(lang, agency)}
${again && Notice(edited ? { kind: 'warn', body: words.edited } : { body: words.again })}
${edited && edited.words !== '' && AddForm(lang, code, edited)}
${Receipt({ lang, code, agencyName: pick(agency.name, lang), day })}
<form method="post" action="${langPath(lang, '/receipt')}"><input type="hidden" name="receipt" value="${code}">${Button({ label: words.follow, kind: 'secondary' })}</form>
${elsewhere && ElsewherePart(lang, elsewhere)}
<h2>${words.next}</h2>
${days && DaysPart(lang, days)}
<ol>${words.steps.map((step) => html`<li>${step}</li>`)}</ol>
<p>${words.promise}</p>
${PromiseSection({ lang, promised, by: dateTime(lang, promised.by, agency.zone) })}`,
  })
}

/** The matter of another agency: the person may write there too, and need not wait until we have told them. */
export function ElsewherePart(lang: Lang, { slug, name, reason }: Elsewhere) {
  const words = WORDS[lang].sent
  return Notice({
    kind: 'warn',
    title: pick(reason, lang),
    body: html`${words.elsewhere} <a href="${langPath(lang, `/${slug}`)}">${words.writeTo(pick(name, lang))}</a>`,
  })
}

function DaysPart(lang: Lang, { firstReplyOn, solutionOn }: PromisedDays) {
  const words = WORDS[lang].sent
  const day = (iso: string) => html`<time datetime="${iso}">${weekdayDate(lang, iso)}</time>`
  const rows = [
    { term: words.firstReplyBy, value: day(firstReplyOn) },
    { term: words.solutionBy, value: day(solutionOn) },
  ]
  return html`${DefinitionList({ rows })}<p class="hint">${words.mayMove}</p>`
}

/** Adds to the message, behind its receipt, what the form could not change any more. */
function AddForm(lang: Lang, code: string, { words, token }: { words: string; token: string }) {
  const fields = { receipt: code, act: 'more', token, 'text-more': words }
  return html`<form method="post" action="${langPath(lang, '/receipt')}">
${userText(words)}
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${Button({ label: WORDS[lang].sent.add })}
</form>`
}

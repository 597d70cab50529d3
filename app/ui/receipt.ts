/** The code with which a person returns, as large as it is important, on the screen and on paper. */
import { type Lang, longDate, toLatinDigits, toPersianDigits } from '#kit/words.ts'
import { DefinitionList } from './definition-list.ts'
import { html, userWords } from './html.ts'
import { WORDS } from './words.ts'

/** The 20 digits in five groups of four. @throws RangeError when they are not 20 digits. */
export function receiptGroups(code: string): string[] {
  const digits = toLatinDigits(code).replace(/[\s-]/g, '')
  if (!/^\d{20}$/.test(digits)) throw new RangeError('A receipt has 20 digits')
  return digits.match(/\d{4}/g)!
}

/** `day` is the civil day of acceptance, YYYY-MM-DD. */
export type ReceiptProps = { lang: Lang; code: string; agencyName: string; day: string }

export function Receipt({ lang, code, agencyName, day }: ReceiptProps) {
  const words = WORDS[lang]
  const groups = receiptGroups(code).map((group) => (lang === 'fa' ? toPersianDigits(group) : group))
  return html`<section class="receipt" aria-labelledby="receipt-title">
<h2 id="receipt-title">${words.receipt}</h2>
<p class="receipt-code" dir="ltr" translate="no">${groups.map((group) => html`<span>${group}</span> `)}</p>
<p class="receipt-keep">${words.keepReceipt}</p>
${DefinitionList({
  rows: [
    { term: words.agency, value: userWords(agencyName) },
    { term: words.acceptedOn, value: html`<time datetime="${day}">${longDate(lang, day)}</time>` },
  ],
})}
<button class="button button-secondary" type="button" data-print hidden>${words.print}</button>
</section>`
}

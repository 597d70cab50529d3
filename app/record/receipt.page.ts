/** What a receipt says of the log: the promise when a message was accepted, and later the proof. Pieces of other pages. */
import { type Lang, longDate, number, type Text } from '#kit/words.ts'
import { Button, Buttons } from '#ui/button.ts'
import { DataTable } from '#ui/data-table.ts'
import { html, langPath } from '#ui/html.ts'
import { QrCode } from '#ui/qr.ts'
import { nameOf } from './entries.ts'
import type { Promised } from './promise.ts'
import { type Logged, shortProof } from './proof.actions.ts'
import { WORDS } from './words.ts'

/** `by` is the time of the promise as people write it. */
export function PromiseSection({ lang, by, promised }: { lang: Lang; by: string; promised: Promised }) {
  const words = WORDS[lang].promise
  return html`<section aria-labelledby="promise"><h2 id="promise">${words.title}</h2>
<p>${words.about(by)} ${words.keep}</p>
<details class="promise"><summary>${words.show}</summary><pre class="code" dir="ltr" translate="no">${promised.note}</pre></details></section>`
}

/** An entry of the holder's own submission or case. `day` is null where the entry tells none. */
export type OwnEntry = { index: number; name: Text; day: string | null }

/** What the holder of a receipt may know of the log. */
export type ProofView = {
  /** Null until the entry is in the log. */
  index: number | null
  /** The short form for a QR code; null when the salt is erased or the entry is not there. */
  short: string | null
  isErased: boolean
  entries: OwnEntry[]
}

/** The submission's own entry is the one of this type. */
export function proofView(
  logged: readonly Logged[],
  { accepted, salt, publicUrl }: { accepted: string; salt: Uint8Array | null; publicUrl: string },
): ProofView {
  const own = logged.find(({ type }) => type === accepted)
  return {
    index: own?.index ?? null,
    short: own && salt ? shortProof(publicUrl, own, salt) : null,
    isErased: salt === null,
    entries: logged.map(({ index, type, body }) => ({ index, name: nameOf(type), day: dayOf(body) })),
  }
}

function dayOf({ day, at }: Record<string, unknown>): string | null {
  const text = day ?? at
  return typeof text === 'string' ? text.slice(0, 10) : null
}

/** `receipt` goes on by POST, never in an address. */
export function ProofSection({ lang, proof, receipt }: { lang: Lang; proof: ProofView; receipt: string }) {
  const words = WORDS[lang].proof
  return html`<details class="proof"><summary>${words.title}</summary>
${
  proof.isErased
    ? html`<p>${words.erased}</p>`
    : proof.index === null
      ? html`<p>${words.waiting}</p>`
      : html`<p>${words.logged(proof.index)}</p><p>${words.what}</p><p>${words.whatNot}</p>
<form method="post" action="${langPath(lang, '/receipt/proof')}"><input type="hidden" name="receipt" value="${receipt}">
${Buttons(
  Button({ label: words.file, kind: 'secondary' }),
  Button({ label: words.sheet, kind: 'secondary', formaction: langPath(lang, '/receipt/proof-sheet') }),
)}</form>
<p>${words.how} <a href="${langPath(lang, '/verify')}">${words.check}</a></p>
${proof.short && html`<figure class="qr">${QrCode({ text: proof.short, label: words.qr })}<figcaption class="hint">${words.qrAbout}</figcaption></figure>`}`
}
${proof.entries.length > 0 && OwnEntries(lang, proof.entries)}</details>`
}

function OwnEntries(lang: Lang, entries: readonly OwnEntry[]) {
  const words = WORDS[lang].proof
  return DataTable({
    id: 'own-entries',
    caption: words.timeline,
    columns: [{ label: words.entry, numeric: true }, { label: words.act }, { label: words.day }],
    rows: entries.map(({ index, name, day }) => [
      number(lang, index),
      name[lang],
      day === null ? '' : longDate(lang, day),
    ]),
    note: words.timelineAbout,
  })
}

/** The public page of the log: its state, who witnesses it, whether promises were kept, and what was removed and why. */
import { parseCheckpoint, parseNote, toBase64 } from '@pasokh/ledger'
import { dateTime, type Lang, number, otherLang, type Text } from '#kit/words.ts'
import { DataTable } from '#ui/data-table.ts'
import { DefinitionList } from '#ui/definition-list.ts'
import { html, langPath, latinCode, userWords } from '#ui/html.ts'
import { Notice } from '#ui/notice.ts'
import { Page } from '#ui/page.ts'
import { nameOf } from './entries.ts'
import type { Sum } from './log.store.ts'
import type { CheckpointRow } from './schema.ts'
import { WORDS } from './words.ts'

/** What the page needs to know of the domain, which the record does not know. */
export type Domain = {
  agencies: readonly { agencyId: string; name: Text; zone: string }[]
  /** Types whose counts are shown by agency, and those that take something away. */
  columns: readonly string[]
  removals: readonly string[]
  reasonName(type: string, word: string, lang: Lang): string
}

export type RecordState = {
  checkpoint: CheckpointRow | null
  vkey: string | null
  /** How many witnesses there are, and how many must sign; null without any. */
  witnesses: { of: number; needed: number } | null
  watch: { checkedAt: Date | null; promises: number; broken: number; isStill: boolean }
  sums: readonly Sum[]
}

type Props = { lang: Lang; state: RecordState; domain: Domain; publicUrl: string }

export function RecordPage(props: Props) {
  const { lang, state, publicUrl } = props
  const words = WORDS[lang].record
  return Page({
    lang,
    title: words.title,
    alternateHref: langPath(otherLang(lang), '/record'),
    wide: true,
    body: html`<h1>${words.title}</h1>
<p class="lead">${words.lead}</p>
${state.watch.isStill && Notice({ kind: 'bad', body: words.standsStill })}
<h2>${words.state}</h2>
${State(props)}
${Witnesses(lang, state)}
<h2>${words.promises}</h2>
${Promises(props)}
<h2>${words.removals}</h2>
${Removals(props)}
<h2>${words.sums}</h2>
${Sums(props)}
<h2>${words.check}</h2>
<p>${words.checkAbout}</p>
<p>${latinCode(`npx pasokh verify --from ${publicUrl}`)}</p>
${state.vkey && html`<p>${words.key}: ${latinCode(state.vkey)}</p>`}
<ul><li><a href="${langPath(lang, '/verify')}">${words.links.receipt}</a></li>
<li><a href="/log/checkpoint">${words.links.checkpoint}</a></li>
<li><a href="/log/types.json">${words.links.types}</a></li></ul>`,
  })
}

const zoneOf = ({ agencies }: Domain) => agencies[0]?.zone ?? 'UTC'

function State({ lang, state: { checkpoint }, domain }: Props) {
  const words = WORDS[lang].record
  const said = checkpoint && parseCheckpoint(parseNote(checkpoint.note)?.text ?? '')
  if (!checkpoint || !said) return html`<p>${words.none}</p>`
  return DefinitionList({
    rows: [
      { term: words.size, value: number(lang, said.size) },
      { term: words.signed, value: dateTime(lang, checkpoint.signedAt, zoneOf(domain)) },
      { term: words.root, value: latinCode(toBase64(said.root)) },
    ],
  })
}

function Witnesses(lang: Lang, { checkpoint, witnesses }: RecordState) {
  const words = WORDS[lang].record
  if (!witnesses) return Notice({ kind: 'warn', body: words.noWitnesses })
  const signed = words.witnessed(checkpoint?.witnesses ?? 0, witnesses.of, witnesses.needed)
  const isEnough = checkpoint?.isEnough ?? false
  return Notice({ kind: isEnough ? 'good' : 'warn', body: `${signed} ${isEnough ? words.enough : words.tooFew}` })
}

function Promises({ lang, state: { watch }, domain }: Props) {
  const words = WORDS[lang].record
  if (watch.broken > 0) return Notice({ kind: 'bad', body: words.promisesBroken(watch.broken) })
  if (!watch.checkedAt) return html`<p>${words.promisesNever}</p>`
  return html`<p>${words.promisesKept(dateTime(lang, watch.checkedAt, zoneOf(domain)))}</p>`
}

function Removals({ lang, state: { sums }, domain }: Props) {
  const words = WORDS[lang].record
  const removed = sums.filter(({ type }) => domain.removals.includes(type))
  if (removed.length === 0) return html`<p>${words.noRemovals} ${words.removalsAbout}</p>`
  const byReason = Map.groupBy(removed, ({ type, word }) => `${type} ${word}`)
  return DataTable({
    id: 'removals',
    caption: words.removals,
    hideCaption: true,
    columns: [{ label: words.entry }, { label: words.reason }, { label: words.count, numeric: true }],
    rows: [...byReason.values()].map((same) => [
      nameOf(same[0]!.type)[lang],
      domain.reasonName(same[0]!.type, same[0]!.word, lang),
      number(lang, sumOf(same)),
    ]),
    note: words.removalsAbout,
  })
}

const sumOf = (sums: readonly Sum[]) => sums.reduce((all, { count }) => all + count, 0)

function Sums({ lang, state: { sums }, domain }: Props) {
  const words = WORDS[lang].record
  const counts = new Map<string, number>()
  const add = (key: string, count: number) => counts.set(key, (counts.get(key) ?? 0) + count)
  for (const { agencyId, type, count } of sums) {
    add(`${agencyId} ${type}`, count)
    add(`all ${type}`, count)
  }
  const row = (name: ReturnType<typeof userWords>, whose: string) => [
    name,
    ...domain.columns.map((type) => number(lang, counts.get(`${whose} ${type}`) ?? 0)),
  ]
  return DataTable({
    id: 'sums',
    caption: words.sums,
    hideCaption: true,
    columns: [{ label: words.agency }, ...domain.columns.map((type) => ({ label: nameOf(type)[lang], numeric: true }))],
    rows: [
      row(html`${words.whole}`, 'all'),
      ...domain.agencies.map(({ agencyId, name }) => row(userWords(name[lang]), agencyId)),
    ],
    note: words.sumsAbout,
  })
}

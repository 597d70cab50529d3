/** The page behind a receipt: status, replies, and what the person can do. The receipt goes from form to form, never into a URL. */

import { type Lang, longDate, number, pick } from '#kit/words.ts'
import { Button, Buttons } from '#ui/button.ts'
import { Checkbox } from '#ui/checkbox.ts'
import { DefinitionList } from '#ui/definition-list.ts'
import { ErrorSummary } from '#ui/error-summary.ts'
import { type Child, html, langPath, userText } from '#ui/html.ts'
import { Notice } from '#ui/notice.ts'
import { Page } from '#ui/page.ts'
import { TextArea } from '#ui/text-area.ts'
import { TextField } from '#ui/text-field.ts'
import { Timeline, type TimelineEvent } from '#ui/timeline.ts'
import { EmergencyPart } from '../../models/index.ts'
import { ProofSection } from '../../record/index.ts'
import { agencyFrame, MAX_TEXT } from '../../submissions/index.ts'
import { aboveEvents } from '../above/page.ts'
import { ABOVE } from '../above/words.ts'
import { ApologyPart } from '../apology/page.ts'
import { EvidencePart } from '../evidence/page.ts'
import { SatisfactionForm } from '../satisfaction/page.ts'
import type { PersonAct } from '../schema.ts'
import type { Why } from '../targets/why.ts'
import { WORDS } from '../words.ts'
import type { PersonView } from './view.actions.ts'

export type AskProps = { lang: Lang; typed?: string; trouble?: string }

/** Where one enters a receipt. */
export function AskPage({ lang, typed = '', trouble }: AskProps) {
  const words = WORDS[lang].ask
  const errors = trouble ? [{ field: 'receipt', message: trouble }] : []
  return Page({
    lang,
    title: words.title,
    quickExit: true,
    alternateHref: langPath(lang === 'fa' ? 'en' : 'fa', '/receipt'),
    body: html`<h1>${words.title}</h1>
${ErrorSummary({ lang, errors })}
<p>${words.lead}</p>
<form method="post" action="${langPath(lang, '/receipt')}" novalidate>
${TextField({ lang, name: 'receipt', label: words.field, hint: words.hint, value: typed, inputmode: 'numeric', latin: true, width: 'medium', maxlength: 60, error: trouble })}
${Buttons(Button({ label: words.open }))}
</form>
<p class="hint">${words.lost}</p>`,
  })
}

export type PersonProps = {
  lang: Lang
  view: PersonView
  receipt: string
  token: string
  said?: string
  /** What was just said tells of danger. */
  danger?: boolean
  trouble?: { act: PersonAct; message: string; typed: string }
  /** The answer to the question after the verdict lacks something. */
  unrated?: { text: string; missing: string }
  /** Something that was asked for and cannot be given. */
  missing?: { what: string; status: 404 | 409 | 501 }
}

export function PersonPage(props: PersonProps) {
  const { lang, view, said, danger, trouble, missing } = props
  const words = WORDS[lang]
  const { title, about } = view.isClosedAbove ? ABOVE[lang].closed : words.state[view.state]
  return Page({
    lang,
    title: words.title,
    agency: agencyFrame(lang, view.agency),
    quickExit: true,
    noindex: true,
    body: html`<h1>${words.title}</h1>
${ErrorSummary({ lang, errors: trouble ? [{ field: `text-${trouble.act}`, message: trouble.message }] : [] })}
${danger && EmergencyPart(lang, view.agency)}
${said && Notice({ kind: 'good', body: said })}
${missing && Notice({ kind: 'warn', body: missing.what })}
${Notice({ title, body: about, kind: view.isLate ? 'warn' : 'info' })}
${view.at && Notice({ body: words.handover.at(pick(view.at, lang)) })}
${Facts(props)}
${view.acts.includes('confirm') && html`<section aria-labelledby="ask"><h2 id="ask">${words.confirmAsk.title}</h2><p>${words.confirmAsk.about} ${view.verdictUntilOn && words.confirmAsk.until(view.verdictUntilOn)}</p></section>`}
${view.acts.filter((act) => act !== 'withdraw' && act !== 'more').map((act) => ActForm(props, act))}
${view.satisfaction === 'open' && SatisfactionForm({ lang, to: '/receipt/satisfaction', hidden: { receipt: props.receipt, token: props.token }, typed: props.unrated })}
<h2>${words.history}</h2>
${Timeline({ lang, events: historyOf(props) })}
${ProofSection({ lang, proof: view.proof, receipt: props.receipt })}
${view.acts.filter((act) => act === 'withdraw' || act === 'more').map((act) => html`<details${trouble?.act === act ? ' open' : ''}><summary>${words.act[act].title}</summary>${ActForm(props, act)}</details>`)}`,
  })
}

function Facts({ lang, view }: PersonProps) {
  const words = WORDS[lang].facts
  const day = (iso: string) => html`<time datetime="${iso}">${longDate(lang, iso)}</time>`
  const rows: { term: string; value: Child }[] = [
    { term: words.service, value: view.service ? pick(view.service, lang) : words.unsorted },
    { term: words.received, value: day(view.receivedOn) },
    ...WhereRows(lang, view.where),
  ]
  // What is taken back waits for nothing.
  const waits = view.state !== 'withdrawn'
  if (view.firstReplyDueOn && waits)
    rows.push({
      term: words.firstReply,
      value: html`${day(view.firstReplyDueOn)}${WhyThen(lang, view.why.firstReply)}`,
    })
  if (view.solutionDueOn && waits) {
    const { paused } = view
    // While the clock stands nobody knows the day, unless it had passed before.
    const stands = paused && !view.isLate ? words.paused[paused.reason](paused.since) : null
    const late = view.isLate && html` <strong class="tag">${words.late}</strong>`
    const value = html`${stands ?? day(view.solutionDueOn)}${late}${WhyThen(lang, view.why.solution)}`
    rows.push({ term: words.solution, value })
  }
  if (view.plannedOn) rows.push({ term: words.planned, value: day(view.plannedOn) })
  if (view.verdictUntilOn) rows.push({ term: words.verdictUntil, value: day(view.verdictUntilOn) })
  if (view.objections > 0) rows.push({ term: words.objections, value: number(lang, view.objections) })
  if (view.passedOn > 0) rows.push({ term: words.passedOn, value: number(lang, view.passedOn) })
  return DefinitionList({ rows })
}

/** Where it is, and whose matter. */
function WhereRows(lang: Lang, where: PersonView['where']): { term: string; value: Child }[] {
  if (!where) return []
  const words = WORDS[lang].facts
  const { area, reason, elsewhere } = where
  const other =
    elsewhere &&
    html` <a href="${langPath(lang, `/${elsewhere.slug}`)}">${words.writeTo(pick(elsewhere.name, lang))}</a>`
  return [
    ...(area ? [{ term: words.place, value: pick(area, lang) }] : []),
    { term: words.whoAnswers, value: html`${pick(reason, lang)}${other}` },
  ]
}

/** One click away: the days that were counted, and why others were not. */
const WhyThen = (lang: Lang, why: Record<Lang, Why> | null): Child =>
  why &&
  html`<details><summary>${WORDS[lang].facts.why}</summary><ul>${why[lang].lines.map((line) => html`<li>${line}</li>`)}</ul></details>`

/** The person's own words and the office's replies, by day; replies of a day stand after what was sent that day. */
function historyOf({ lang, view, receipt }: PersonProps): TimelineEvent[] {
  const words = WORDS[lang]
  const own = view.additions.map(({ kind, day, text }) => ({
    title: words.added[kind],
    day,
    state: 'done' as const,
    body: userText(text),
  }))
  const replies = view.replies.map((reply) => ({
    title: words.outcome[reply.outcome],
    day: reply.day,
    state: 'done' as const,
    body: html`${reply.by && html`<p class="hint">${words.saidBy(pick(reply.by, lang))}</p>`}${ReplyBody({ lang, reply, receipt })}`,
  }))
  const first = {
    title: words.sent,
    day: view.receivedOn,
    state: 'done' as const,
    body: view.text === null ? words.erased : userText(view.text),
  }
  const moves = view.moves.map(({ kind, day }) => ({
    title: words.moved[kind].title,
    day,
    state: 'done' as const,
    body: html`<p>${words.moved[kind].about}</p>`,
  }))
  const handovers = view.handovers.flatMap((one) => handoverEvents(lang, one))
  const above = aboveEvents(lang, view.above)
  const rest = [...moves, ...handovers, ...own, ...replies, ...above].toSorted((a, b) => a.day.localeCompare(b.day))
  const next = view.nextDueOn
    ? [
        {
          title: words.facts[view.replies.length === 0 ? 'firstReply' : 'solution'],
          day: view.nextDueOn,
          state: 'next' as const,
        },
      ]
    : []
  return [first, ...rest, ...next]
}

/** That it was offered and why, and what the other agency said to it. */
function handoverEvents(
  lang: Lang,
  { day, from, to, state, words: why, answeredOn, answer }: PersonView['handovers'][number],
) {
  const words = WORDS[lang].handover
  const [giver, taker] = [pick(from, lang), pick(to, lang)]
  const offered = { title: words[state](giver, taker), day, state: 'done' as const, body: userText(why) }
  if (state !== 'accepted' && state !== 'refused') return [offered]
  const came = { title: words.came[state](taker), day: answeredOn ?? day, state: 'done' as const }
  return [offered, { ...came, body: answer ? userText(answer) : html`` }]
}

function ReplyBody({ lang, reply, receipt }: { lang: Lang; reply: PersonView['replies'][number]; receipt: string }) {
  const words = WORDS[lang]
  return html`${reply.body === null ? html`<p>${words.erased}</p>` : userText(reply.body)}
${reply.evidence && EvidencePart(lang, reply.evidence)}
${reply.apology && ApologyPart(lang, reply.apology)}
${reply.reason && html`<p>${words.reason(pick(reply.reason, lang))}</p>`}
${reply.dueOn && html`<p>${words.plannedFor(reply.dueOn)}</p>`}
${
  reply.files.length > 0 &&
  html`<form method="post" action="${langPath(lang, '/receipt/file')}"><input type="hidden" name="receipt" value="${receipt}"><p>${words.files}:</p>
${Buttons(...reply.files.map(({ fileId, name }) => Button({ label: name, kind: 'secondary', name: 'file', value: fileId })))}</form>`
}`
}

function ActForm({ lang, receipt, token, trouble }: PersonProps, act: PersonAct) {
  const words = WORDS[lang].act[act]
  const own = trouble?.act === act ? trouble : undefined
  return html`<form method="post" action="${langPath(lang, '/receipt')}" class="act">
<input type="hidden" name="receipt" value="${receipt}"><input type="hidden" name="token" value="${token}"><input type="hidden" name="act" value="${act}">
${act !== 'more' && act !== 'withdraw' && html`<h3>${words.title}</h3>`}
${
  act === 'withdraw'
    ? html`<p>${words.hint}</p>${Checkbox({ lang, name: 'sure', label: WORDS[lang].sure, error: own?.message })}`
    : TextArea({
        lang,
        name: `text-${act}`,
        label: words.label,
        hint: words.hint,
        rows: 4,
        maxlength: MAX_TEXT,
        optional: act === 'confirm' || act === 'object',
        value: own?.typed,
        error: own?.message,
      })
}
${Buttons(Button({ label: words.button, kind: act === 'withdraw' ? 'danger' : act === 'confirm' ? 'primary' : 'secondary' }))}
</form>`
}

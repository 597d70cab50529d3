/**
 * The page that a link in a letter opens: /v/TOKEN and /en/v/TOKEN. To open it changes nothing, for programs open links, too; its
 * buttons post to /v, with the token in the form and in no address.
 */
import { type Context, Hono } from 'hono'
import { isSameOrigin, placeOf } from '#kit/caller.ts'
import { readForm } from '#kit/form.ts'
import { prose, tidy } from '#kit/shapes.ts'
import { type Lang, pick } from '#kit/words.ts'
import { Button, Buttons } from '#ui/button.ts'
import { type Child, html, langPath } from '#ui/html.ts'
import { Notice } from '#ui/notice.ts'
import { Page } from '#ui/page.ts'
import { TextArea } from '#ui/text-area.ts'
import type { Agency } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { EmergencyPart, mayBeDangerous } from '../../models/index.ts'
import { agencyFrame, MAX_TEXT } from '../../submissions/index.ts'
import { LINK_STATUS, RECEIPT_LIMIT } from '../rules.ts'
import { rateByLink } from '../satisfaction/actions.ts'
import { readAnswer, SatisfactionForm } from '../satisfaction/page.ts'
import { SATISFACTION_WORDS } from '../satisfaction/words.ts'
import { WORDS } from '../words.ts'
import { type Judging, judgeByLink, type LinkTrouble, type LinkView, seeByLink } from './actions.ts'
import { LINK_WORDS } from './words.ts'

const MAX_BYTES = 64 * 1024
const Words = prose(0, MAX_TEXT)
const ACTS = ['confirm', 'object'] as const

export function linkPages(app: App): Hono {
  const routes = new Hono()
  for (const [lang, path] of [
    ['fa', '/v'],
    ['en', '/en/v'],
  ] as const) {
    routes.get(`${path}/:token`, (c) => look(app, c, lang))
    routes.post(path, (c) => judge(app, c, lang))
    routes.post(`${path}/satisfaction`, (c) => receiveAnswer(app, c, lang))
  }
  return routes
}

const isAllowed = (app: App, c: Context) => app.limits.allows('receipt', placeOf(app.config, c), RECEIPT_LIMIT)

/** No page that is opened from here learns the address of this one. */
function answer(c: Context, page: Child, status: 200 | 403 | 404 | 409 | 410 | 422 | 429 = 200) {
  c.header('referrer-policy', 'strict-origin')
  return c.html(page as string, status)
}

async function look(app: App, c: Context, lang: Lang) {
  if (!(await isAllowed(app, c))) return answer(c, SaidPage({ lang, body: WORDS[lang].trouble['too-many'] }), 429)
  const token = c.req.param('token') ?? ''
  const { view, trouble } = await seeByLink(app, token)
  if (trouble) return answer(c, TroublePage(lang, trouble, view?.agency), LINK_STATUS[trouble])
  return answer(c, AskingPage({ lang, view, token }))
}

async function judge(app: App, c: Context, lang: Lang) {
  const words = WORDS[lang].trouble
  const { form } = await readForm(c, MAX_BYTES)
  const token = form?.text('link') ?? ''
  const act = ACTS.find((one) => one === form?.text('act'))
  if (!form || !act) return answer(c, TroublePage(lang, 'unknown-link'), 404)
  if (!isSameOrigin(app.config, c)) return answer(c, SaidPage({ lang, body: words['other-site'] }), 403)
  if (!(await isAllowed(app, c))) return answer(c, SaidPage({ lang, body: words['too-many'] }), 429)
  const said = form.text('text')
  const { data: text } = Words.safeParse(said)
  const mistake = tidy(said).length > MAX_TEXT ? words['text-long'] : text === undefined ? words['text-broken'] : null
  if (mistake !== null || text === undefined) return again(app, c, lang, { token, said, mistake: mistake ?? '' })
  return finish(app, c, lang, token, { act, text })
}

async function again(app: App, c: Context, lang: Lang, of: { token: string; said: string; mistake: string }) {
  const { view, trouble } = await seeByLink(app, of.token)
  if (trouble) return answer(c, TroublePage(lang, trouble, view?.agency), LINK_STATUS[trouble])
  return answer(c, AskingPage({ lang, view, ...of }), 422)
}

async function finish(app: App, c: Context, lang: Lang, token: string, judging: Judging) {
  const { view } = await seeByLink(app, token)
  const { trouble } = await judgeByLink(app, token, judging)
  if (trouble) return answer(c, TroublePage(lang, trouble, view?.agency), LINK_STATUS[trouble])
  const { title, about } = LINK_WORDS[lang].acted[judging.act]
  const danger = view && mayBeDangerous(judging.text) ? EmergencyPart(lang, view.agency) : ''
  const said = { lang, title, body: html`<p>${about}</p>${danger}`, agency: view?.agency, kind: 'good' as const }
  return answer(c, SaidPage({ ...said, below: QuestionAfter(lang, token) }))
}

const QuestionAfter = (lang: Lang, token: string, typed?: { text: string; missing: string }) =>
  SatisfactionForm({ lang, to: '/v/satisfaction', hidden: { link: token }, typed })

/** The one question after the verdict, by the same link. */
async function receiveAnswer(app: App, c: Context, lang: Lang) {
  const words = WORDS[lang].trouble
  const { form } = await readForm(c, MAX_BYTES)
  if (!form) return answer(c, TroublePage(lang, 'unknown-link'), 404)
  if (!isSameOrigin(app.config, c)) return answer(c, SaidPage({ lang, body: words['other-site'] }), 403)
  if (!(await isAllowed(app, c))) return answer(c, SaidPage({ lang, body: words['too-many'] }), 429)
  const token = form.text('link')
  const { title, thanks } = SATISFACTION_WORDS[lang]
  const read = readAnswer(form, lang)
  if (read.unrated)
    return answer(
      c,
      SaidPage({ lang, title, body: read.unrated.missing, below: QuestionAfter(lang, token, read.unrated) }),
      422,
    )
  const rated = await rateByLink(app, token, read.rating)
  if (rated.refusal) return answer(c, TroublePage(lang, 'not-open'), 409)
  return answer(c, SaidPage({ lang, title, body: rated.again ? WORDS[lang].again : thanks, kind: 'good' }))
}

type AskingProps = { lang: Lang; view: LinkView; token: string; said?: string; mistake?: string }

/** Neither of the two answers is held out before the other. */
function AskingPage({ lang, view: { agency, sentOn }, token, said, mistake }: AskingProps) {
  const words = LINK_WORDS[lang]
  return Page({
    lang,
    title: words.title,
    agency: agencyFrame(lang, agency),
    quickExit: true,
    noindex: true,
    body: html`<h1>${words.title}</h1>
<p>${words.lead(pick(agency.name, lang), sentOn)}</p>
<form method="post" action="${langPath(lang, '/v')}" class="act">
<input type="hidden" name="link" value="${token}">
${TextArea({ lang, name: 'text', label: words.text, hint: words.hint, rows: 4, maxlength: MAX_TEXT, optional: true, value: said, error: mistake })}
${Buttons(...ACTS.map((act) => Button({ label: words.button[act], kind: 'secondary', name: 'act', value: act })))}
</form>
<p class="hint">${words.once}</p>
<p><a href="${langPath(lang, '/receipt')}">${words.receipt}</a></p>`,
  })
}

const TroublePage = (lang: Lang, trouble: LinkTrouble, agency?: Agency) => {
  const { title, about } = LINK_WORDS[lang].trouble[trouble]
  return SaidPage({ lang, title, body: about, agency })
}

type SaidProps = {
  lang: Lang
  title?: string
  body: Child
  agency?: Agency | undefined
  kind?: 'good' | 'info'
  below?: Child
}

function SaidPage({ lang, title = LINK_WORDS[lang].title, body, agency, kind = 'info', below }: SaidProps) {
  return Page({
    lang,
    title,
    agency: agency && agencyFrame(lang, agency),
    quickExit: true,
    noindex: true,
    body: html`<h1>${title}</h1>
${Notice({ kind, body })}
${below}
<p><a href="${langPath(lang, '/receipt')}">${LINK_WORDS[lang].receipt}</a></p>`,
  })
}

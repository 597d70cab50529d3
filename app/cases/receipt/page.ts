/** The public doors behind a receipt: /receipt and /en/receipt. Always POST, so that no receipt is in a URL, a log or a history. */
import { type Context, Hono } from 'hono'
import { isSameOrigin, placeOf } from '#kit/caller.ts'
import { readForm } from '#kit/form.ts'
import { prose, tidy, uuid } from '#kit/shapes.ts'
import { type Lang, pick } from '#kit/words.ts'
import type { App } from '../../app.ts'
import { mayBeDangerous } from '../../models/index.ts'
import { proofSheet } from '../../record/index.ts'
import { isToken, MAX_TEXT, parseReceipt, showReceipt, TOKEN_BYTES } from '../../submissions/index.ts'
import { RECEIPT_LIMIT, RECEIPT_STATUS } from '../rules.ts'
import { rateByReceipt } from '../satisfaction/actions.ts'
import { readAnswer } from '../satisfaction/page.ts'
import { SATISFACTION_WORDS } from '../satisfaction/words.ts'
import { PERSON_ACTS, type PersonAct } from '../schema.ts'
import { WORDS } from '../words.ts'
import { type Acted, actByReceipt, fileByReceipt, proofByReceipt, seeByReceipt } from './person.actions.ts'
import { AskPage, PersonPage, type PersonProps } from './person.page.ts'

const MAX_BYTES = 64 * 1024
const Words = prose(0, MAX_TEXT)

export function receiptPages(app: App): Hono {
  const routes = new Hono()
  for (const [lang, path] of [
    ['fa', '/receipt'],
    ['en', '/en/receipt'],
  ] as const) {
    routes.get(path, async (c) => c.html(await AskPage({ lang })))
    routes.post(path, (c) => receive(app, c, lang))
    routes.post(`${path}/satisfaction`, (c) => receiveAnswer(app, c, lang))
    routes.post(`${path}/file`, (c) => sendFile(app, c, lang))
    routes.post(`${path}/proof`, (c) => sendProof(app, c, lang, 'file'))
    routes.post(`${path}/proof-sheet`, (c) => sendProof(app, c, lang, 'sheet'))
  }
  return routes
}

type Refusal = Exclude<Acted['refusal'], undefined>

function troubleWords(app: App, lang: Lang, refusal: Refusal, until?: Date): string {
  const words = WORDS[lang].trouble
  if (refusal !== 'wait') return words[refusal]
  return words.wait(Math.ceil(Math.max(60_000, (until?.getTime() ?? 0) - app.now().getTime()) / 60_000))
}

const ask = async (c: Context, lang: Lang, typed: string, trouble: string, status: 403 | 404 | 409 | 422 | 429) =>
  c.html(await AskPage({ lang, typed, trouble }), status)

/** The form of who has a receipt, or the page that says why it is not heard. */
async function hear(app: App, c: Context, lang: Lang) {
  const words = WORDS[lang].trouble
  const { form } = await readForm(c, MAX_BYTES)
  const typed = form?.text('receipt') ?? ''
  if (!form) return ask(c, lang, '', words['not-a-receipt'], 422)
  if (!isSameOrigin(app.config, c)) return ask(c, lang, typed, words['other-site'], 403)
  if (!(await app.limits.allows('receipt', placeOf(app.config, c), RECEIPT_LIMIT)))
    return ask(c, lang, typed, words['too-many'], 429)
  return { form, typed }
}

async function receive(app: App, c: Context, lang: Lang) {
  const words = WORDS[lang].trouble
  const heard = await hear(app, c, lang)
  if (heard instanceof Response) return heard
  const { form, typed } = heard
  const act = PERSON_ACTS.find((one) => one === form.text('act'))
  if (!act) return show(app, c, lang, typed)
  const said = form.text(`text-${act}`)
  const again = (message: string) => show(app, c, lang, typed, { trouble: { act, message, typed: said } })
  if (tidy(said).length > MAX_TEXT) return again(words['text-long'])
  const { data: text } = Words.safeParse(said)
  if (text === undefined) return again(words['text-broken'])
  if (act === 'withdraw' && !form.has('sure'))
    return show(app, c, lang, typed, { trouble: { act, message: WORDS[lang].tickSure, typed: '' } })
  return doAct(app, c, lang, typed, { act, text, token: form.text('token') })
}

async function doAct(
  app: App,
  c: Context,
  lang: Lang,
  typed: string,
  acting: { act: PersonAct; text: string; token: string },
) {
  const { act, text } = acting
  const token = isToken(acting.token) ? acting.token : app.random(TOKEN_BYTES).toString('base64url')
  const acted = await actByReceipt(app, typed, { act, text, token })
  if (!acted.refusal)
    return show(app, c, lang, typed, {
      said: acted.again ? WORDS[lang].again : WORDS[lang].acted[act],
      danger: mayBeDangerous(text),
    })
  const message = troubleWords(app, lang, acted.refusal, acted.until)
  if (acted.refusal === 'not-open' || acted.refusal === 'words-needed')
    return show(app, c, lang, typed, { trouble: { act, message, typed: text } })
  return ask(c, lang, typed, message, RECEIPT_STATUS[acted.refusal])
}

async function receiveAnswer(app: App, c: Context, lang: Lang) {
  const heard = await hear(app, c, lang)
  if (heard instanceof Response) return heard
  const { form, typed } = heard
  const read = readAnswer(form, lang)
  if (read.unrated) return show(app, c, lang, typed, read)
  const token = isToken(form.text('token')) ? form.text('token') : app.random(TOKEN_BYTES).toString('base64url')
  const rated = await rateByReceipt(app, typed, { ...read.rating, token })
  const danger = mayBeDangerous(read.rating.text)
  if (!rated.refusal)
    return show(app, c, lang, typed, {
      said: rated.again ? WORDS[lang].again : SATISFACTION_WORDS[lang].thanks,
      danger,
    })
  const message = troubleWords(app, lang, rated.refusal, rated.until)
  if (rated.refusal === 'not-open') return show(app, c, lang, typed, { missing: { what: message, status: 409 } })
  return ask(c, lang, typed, message, RECEIPT_STATUS[rated.refusal])
}

async function show(app: App, c: Context, lang: Lang, typed: string, more: Partial<PersonProps> = {}) {
  const { view, refusal, until } = await seeByReceipt(app, typed)
  const receipt = parseReceipt(typed)
  if (!view || !receipt)
    return ask(
      c,
      lang,
      typed,
      troubleWords(app, lang, refusal ?? 'unknown-receipt', until),
      RECEIPT_STATUS[refusal ?? 'unknown-receipt'],
    )
  const token = app.random(TOKEN_BYTES).toString('base64url')
  return c.html(
    await PersonPage({ lang, view, receipt: showReceipt(receipt), token, ...more }),
    more.missing?.status ?? (more.trouble || more.unrated ? 422 : 200),
  )
}

async function sendFile(app: App, c: Context, lang: Lang) {
  const words = WORDS[lang].trouble
  const { form } = await readForm(c, MAX_BYTES)
  const { data: fileId } = uuid.safeParse(form?.text('file'))
  if (!form || !fileId || !isSameOrigin(app.config, c)) return ask(c, lang, '', words['unknown-receipt'], 404)
  if (!(await app.limits.allows('receipt', placeOf(app.config, c), RECEIPT_LIMIT)))
    return ask(c, lang, '', words['too-many'], 429)
  const file = await fileByReceipt(app, form.text('receipt'), fileId)
  if (!file) return ask(c, lang, '', words['unknown-receipt'], 404)
  return c.body(new Uint8Array(file.bytes), 200, attachment(file))
}

/** The proof as a file for programs, or as a sheet for people. */
async function sendProof(app: App, c: Context, lang: Lang, as: 'file' | 'sheet') {
  const words = WORDS[lang].trouble
  const { form } = await readForm(c, MAX_BYTES)
  if (!form || !isSameOrigin(app.config, c)) return ask(c, lang, '', words['unknown-receipt'], 404)
  if (!(await app.limits.allows('receipt', placeOf(app.config, c), RECEIPT_LIMIT)))
    return ask(c, lang, '', words['too-many'], 429)
  const typed = form.text('receipt')
  const found = await proofByReceipt(app, typed)
  if (found.refusal)
    return ask(c, lang, typed, troubleWords(app, lang, found.refusal, found.until), RECEIPT_STATUS[found.refusal])
  const { proof, agency } = found
  if (!proof) return show(app, c, lang, typed, { missing: { what: WORDS[lang].noProof, status: 404 } })
  const name = `pasokh-${proof.logged.index}`
  if (as === 'file')
    return c.body(proof.file, 200, attachment({ name: `${name}.tlog-proof`, type: 'text/plain; charset=utf-8' }))
  const sheet = await proofSheet(app, proof, { lang, agency: pick(agency.name, lang), zone: agency.zone })
  if (!sheet) return show(app, c, lang, typed, { missing: { what: WORDS[lang].noPdf, status: 501 } })
  return c.body(new Uint8Array(sheet), 200, attachment({ name: `${name}.pdf`, type: 'application/pdf' }))
}

/** Never shown as a page of ours: always to be saved, with its name as RFC 6266 writes it. */
export const attachment = ({ name, type }: { name: string; type: string }) => ({
  'content-type': type,
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16)}`)}`,
})

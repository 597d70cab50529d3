/**
 * Telling people that something happened: never what. A message says that there is an answer and
 * where to enter the receipt; it holds no text of a case and no receipt.
 */

import type { Tx } from '#kit/db.ts'
import { faultWord } from '#kit/fault.ts'
import { linkHash, linkToken } from '#kit/link.ts'
import { pick } from '#kit/words.ts'
import { agencyById, agencyKey } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { officersById } from '../people/index.ts'
import { ABOVE, DIGEST, ESCALATION, MENTION, OFFERED, REPORT } from './letters.words.ts'
import {
  addMessages,
  dropSent,
  lockNextDue,
  type Message,
  markFailed,
  markSent,
  type NewMessage,
} from './outbox.store.ts'
import type { Contact } from './schema.ts'
import { readSealed, type SealedRow, toldOf } from './store.ts'
import { openSealed } from './understand.actions.ts'
import { type Letter, MESSAGES, type Notice } from './words.ts'

const MAX_TRIES = 8
const FIRST_WAIT_MS = 60_000

/**
 * What is told: `act` names what happened, so that the same act is told once however often this is called. With a civil
 * day in `linkUntil` the message holds a link of its own.
 */
export type Told = { notice: Notice; act: string; linkUntil?: string }

/** One who is told, and SHA-256 of the token of their link. */
export type Reached = { submissionId: string; linkHash: Buffer }

/** Puts a notice for each sender who left a contact and asked to be told; gives who they are. */
export async function notify(
  app: App,
  tx: Tx,
  agencyId: string,
  submissionIds: readonly string[],
  what: Told,
): Promise<Reached[]> {
  const key = await agencyKey(app, tx, agencyId)
  const told: Reached[] = []
  for (let at = 0; at < submissionIds.length; at += AT_ONCE) {
    const rows = await toldOf(tx, agencyId, submissionIds.slice(at, at + AT_ONCE))
    const messages = rows.flatMap((row) => noticeTo(app, key, row, { agencyId, ...what }))
    if (messages.length > 0) await addMessages(tx, agencyId, messages, app.now())
    told.push(
      ...messages.map(({ submissionId, once }) => ({ submissionId, linkHash: linkHash(tokenOf(app, agencyId, once)) })),
    )
  }
  if (told.length > 0) await app.jobs.add(tx, 'submissions.send', { agencyId }, { key: agencyId })
  return told
}

/** The token of the link in a message: worked out when it is sent, and kept nowhere. */
const tokenOf = (app: App, agencyId: string, once: string): string => linkToken(app.keys.receipt, `${agencyId}/${once}`)

/** A case may have thousands of senders: so many of their rows are in memory at a time. */
const AT_ONCE = 1000

/** None for who left no contact; and one that does not open keeps the others from nothing. */
function noticeTo(
  app: App,
  key: Buffer,
  row: SealedRow,
  { agencyId, notice, act, linkUntil }: Told & { agencyId: string },
): (NewMessage & { submissionId: string })[] {
  const { submissionId, formLang: lang } = row
  const contact = contactOf(app, key, agencyId, row)
  if (!contact) return []
  const channel = 'mail' in contact ? 'mail' : 'sms'
  const fields = { lang, ...(linkUntil && { linkUntil }) }
  return [{ submissionId, officerId: null, channel, template: notice, fields, once: `${act}/${submissionId}` }]
}

function contactOf(app: App, key: Buffer, agencyId: string, row: SealedRow): Contact | null {
  try {
    return openSealed(key, agencyId, row).contact
  } catch (error) {
    app.log.error('message-not-opened', { agency: agencyId, failure: faultWord(error) })
    return null
  }
}

/**
 * Sends what is due. What fails is tried again with growing waits, then given up with a word. Each has a
 * transaction of its own: what has left the house is not sent again because a later one breaks off.
 */
export async function sendDue(app: App, agencyId: string): Promise<void> {
  while (await app.db.in(agencyId, (tx) => sendNext(app, tx, agencyId)));
  await app.db.in(agencyId, (tx) => dropSent(tx, agencyId))
}

async function sendNext(app: App, tx: Tx, agencyId: string): Promise<boolean> {
  const due = await lockNextDue(tx, agencyId, app.now())
  if (due) await sendOne(app, tx, agencyId, due)
  return due !== null
}

async function sendOne(app: App, tx: Tx, agencyId: string, message: Message) {
  try {
    await carry(app, tx, agencyId, message)
    await markSent(tx, agencyId, message.messageId)
  } catch (error) {
    const failure = faultWord(error)
    const tries = message.tries + 1
    const nextTry = tries < MAX_TRIES ? new Date(app.now().getTime() + FIRST_WAIT_MS * 3 ** (tries - 1)) : null
    app.log.warn('message-not-sent', { agency: agencyId, failure: message.channel })
    await markFailed(tx, agencyId, message.messageId, failure, nextTry)
  }
}

/** A letter to an officer: numbers and ids only. `once` names what it tells, so that it is told once. */
export type OfficerLetter = {
  officerId: string
  template: 'digest' | 'report' | 'escalation' | 'offered' | 'mention' | 'above'
  fields: Record<string, string>
  once: string
}

export async function putLetters(app: App, tx: Tx, agencyId: string, letters: readonly OfficerLetter[]): Promise<void> {
  if (letters.length === 0) return
  const messages = letters.map((letter) => ({
    ...letter,
    submissionId: null,
    channel: 'mail' as const,
    once: `${letter.once}/${letter.officerId}`,
  }))
  await addMessages(tx, agencyId, messages, app.now())
  await app.jobs.add(tx, 'submissions.send', { agencyId }, { key: agencyId })
}

async function carryReport(app: App, tx: Tx, agencyId: string, officerId: string, fields: Message['fields']) {
  const [officer] = await officersById(tx, agencyId, [officerId])
  if (!officer) return
  const words = REPORT[officer.lang]
  const kind = fields.kind === 'month' ? 'month' : 'week'
  const url = `${app.config.publicUrl}/desk/reports/${fields.reportId}`
  await app.carriers.mail({ to: officer.email, subject: words.subject[kind], text: words.mail(officer.name, url) })
}

async function carryOffered(app: App, tx: Tx, agencyId: string, officerId: string) {
  const [officer] = await officersById(tx, agencyId, [officerId])
  if (!officer) return
  const { subject, mail } = OFFERED[officer.lang]
  const text = mail(officer.name, `${app.config.publicUrl}/desk/handovers`)
  await app.carriers.mail({ to: officer.email, subject, text })
}

async function carryEscalation(app: App, tx: Tx, agencyId: string, officerId: string, fields: Message['fields']) {
  const [officer] = await officersById(tx, agencyId, [officerId])
  if (!officer) return
  const words = ESCALATION[officer.lang]
  const count = Number(fields.count)
  const isUmbrella = fields.step === 'umbrella'
  const url = `${app.config.publicUrl}/desk/${isUmbrella ? 'granted' : 'cases?due=late'}`
  const isObjected = fields.why === 'objections'
  const say = isObjected ? words.objected : isUmbrella ? words.umbrella : words.mail
  const subject = isObjected ? words.objectedSubject(count) : words.subject(count)
  await app.carriers.mail({ to: officer.email, subject, text: say(officer.name, count, url) })
}

async function carryMention(app: App, tx: Tx, agencyId: string, officerId: string, fields: Message['fields']) {
  const [officer] = await officersById(tx, agencyId, [officerId])
  if (!officer) return
  const words = MENTION[officer.lang]
  const url = `${app.config.publicUrl}/desk/cases/${fields.caseId}`
  await app.carriers.mail({ to: officer.email, subject: words.subject, text: words.mail(officer.name, url) })
}

async function carryAbove(app: App, tx: Tx, agencyId: string, officerId: string, fields: Message['fields']) {
  const [officer] = await officersById(tx, agencyId, [officerId])
  if (!officer) return
  const what = fields.what === 'asked' || fields.what === 'stated' ? fields.what : 'said'
  const { subject, mail } = ABOVE[officer.lang][what]
  const path = what === 'stated' ? `granted/${fields.agencyId}/${fields.caseId}` : `cases/${fields.caseId}`
  const text = mail(officer.name, `${app.config.publicUrl}/desk/${path}`)
  await app.carriers.mail({ to: officer.email, subject, text })
}

async function carryDigest(app: App, tx: Tx, agencyId: string, officerId: string, fields: Message['fields']) {
  const [officer] = await officersById(tx, agencyId, [officerId])
  if (!officer) return
  const words = DIGEST[officer.lang]
  const [open, late, news] = [Number(fields.open), Number(fields.late), Number(fields.news)]
  const text = words.mail(officer.name, { open, late, news }, `${app.config.publicUrl}/desk/`)
  await app.carriers.mail({ to: officer.email, subject: words.subject(late), text })
}

async function carry(app: App, tx: Tx, agencyId: string, { submissionId, officerId, template, fields, once }: Message) {
  if (officerId && template === 'report') return carryReport(app, tx, agencyId, officerId, fields)
  if (officerId && template === 'offered') return carryOffered(app, tx, agencyId, officerId)
  if (officerId && template === 'escalation') return carryEscalation(app, tx, agencyId, officerId, fields)
  if (officerId && template === 'above') return carryAbove(app, tx, agencyId, officerId, fields)
  if (officerId && template === 'mention') return carryMention(app, tx, agencyId, officerId, fields)
  if (officerId) return carryDigest(app, tx, agencyId, officerId, fields)
  const row = submissionId === null ? null : await readSealed(tx, agencyId, submissionId)
  // Erased meanwhile: there is nobody to tell any more.
  if (!row?.sealed) return
  const { contact } = openSealed(await agencyKey(app, tx, agencyId), agencyId, row)
  const agency = await agencyById(tx, agencyId)
  if (!contact || !agency) return
  const lang = fields.lang === 'en' ? 'en' : 'fa'
  const words = MESSAGES[lang][template as Notice]
  const home = `${app.config.publicUrl}${lang === 'en' ? '/en' : ''}`
  const name = pick(agency.name, lang)
  const { linkUntil } = fields
  const link = linkUntil && { url: `${home}/v/${tokenOf(app, agencyId, once)}`, until: linkUntil }
  const text = words.mail(name, `${home}/receipt`, link || null)
  if ('mail' in contact) await app.carriers.mail({ to: contact.mail, subject: words.subject(name), text })
  else await app.carriers.sms(contact.phone, smsOf(words, link ? link.url : null))
}

/** An SMS of Persian letters holds seventy; where the address of this house is too long for that, it has no link. */
const MOST_SMS = 70

export function smsOf({ sms }: Pick<Letter, 'sms'>, link: string | null): string {
  const linked = sms(link)
  return linked.length <= MOST_SMS ? linked : sms(null)
}

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
import { type LetterName, OFFICER_LETTERS } from './officer-letters.ts'
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
  template: LetterName
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

async function carryLetter(app: App, tx: Tx, agencyId: string, officerId: string, { template, fields }: Message) {
  const [officer] = await officersById(tx, agencyId, [officerId])
  if (!officer) return
  const { lang, name, email } = officer
  // What a letter is called comes from the store; putLetters wrote it there.
  const write = OFFICER_LETTERS[template as LetterName]
  const { subject, text } = write({ lang, name, fields, desk: `${app.config.publicUrl}/desk` })
  await app.carriers.mail({ to: email, subject, text })
}

async function carry(app: App, tx: Tx, agencyId: string, message: Message) {
  const { submissionId, officerId, template, fields, once } = message
  if (officerId) return carryLetter(app, tx, agencyId, officerId, message)
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

/** The link in the letter of "done": it opens one question, changes nothing by being opened, and is answered once. */
import type { Tx } from '#kit/db.ts'
import { linkHash } from '#kit/link.ts'
import { civilDay } from '#kit/words.ts'
import { type Agency, agencyById } from '../../agencies/index.ts'
import type { App } from '../../app.ts'
import { isToken, notify, readSubmission } from '../../submissions/index.ts'
import { stateFor } from '../joining/rules.ts'
import { standingOf } from '../joining/store.ts'
import { type Acted, actFor } from '../receipt/person.actions.ts'
import { openActs } from '../rules.ts'
import { readCase } from '../store.ts'
import { dropExpiredLinks, findLink, putLinks, spendLink } from './store.ts'

type Asking = { submissionIds: readonly string[]; act: string; until: Date }

/** Tells these senders that it is said to be done, each with a link of their own until the time to speak is over. */
export async function askForVerdict(
  app: App,
  tx: Tx,
  agencyId: string,
  { submissionIds, act, until }: Asking,
): Promise<void> {
  const { zone } = (await agencyById(tx, agencyId))!
  const linkUntil = civilDay(until, zone)
  const told = await notify(app, tx, agencyId, submissionIds, { notice: 'done', act, linkUntil })
  await putLinks(tx, agencyId, told, until)
}

export type LinkTrouble = 'unknown-link' | 'link-used' | 'link-expired' | 'not-open'

/** What whoever holds the link may know: whose question it is and of which day, and nothing that was said. */
export type LinkView = { agency: Agency; sentOn: string }

/** A look, which changes nothing. */
export async function seeByLink(
  app: App,
  token: string,
): Promise<{ view: LinkView; trouble?: never } | { view?: LinkView; trouble: LinkTrouble }> {
  const found = await openLink(app, token)
  if (!found.link) return { trouble: 'unknown-link' }
  const { agencyId, submissionId } = found.link
  return app.db.in(agencyId, async (tx) => {
    const agency = await agencyById(tx, agencyId)
    const submission = await readSubmission(tx, agencyId, submissionId)
    if (!agency || !submission || submission.withdrawn || submission.erased) return { trouble: 'unknown-link' }
    const view = { agency, sentOn: civilDay(submission.receivedHour, agency.zone) }
    const trouble = found.trouble ?? ((await isAsked(tx, agencyId, submissionId)) ? undefined : 'not-open')
    return trouble ? { view, trouble } : { view }
  })
}

async function isAsked(tx: Tx, agencyId: string, submissionId: string): Promise<boolean> {
  const own = await standingOf(tx, agencyId, submissionId)
  const of = own && (await readCase(tx, agencyId, own.caseId))
  return of !== null && openActs(stateFor(of.state, own?.verdict ?? null)).includes('confirm')
}

export async function openLink(app: App, token: string) {
  const link = isToken(token) ? await app.db.open((tx) => findLink(tx, linkHash(token))) : null
  if (!link) return { link, trouble: 'unknown-link' as const }
  if (link.used) return { link, trouble: 'link-used' as const }
  return { link, trouble: link.expiresAt <= app.now() ? ('link-expired' as const) : undefined }
}

export type Judging = { act: 'confirm' | 'object'; text: string }

/** The sender's word by their link. With it the link is spent. */
export async function judgeByLink(
  app: App,
  token: string,
  { act, text }: Judging,
): Promise<{ trouble?: never } | { trouble: LinkTrouble }> {
  const { link, trouble } = await openLink(app, token)
  if (!link || trouble) return { trouble: trouble ?? 'unknown-link' }
  const { agencyId, submissionId } = link
  const acted: Acted = await actFor(app, link, { act, text, token }, (tx) => spendLink(tx, agencyId, submissionId))
  return acted.refusal ? { trouble: 'not-open' } : {}
}

const DAY_MS = 86_400_000
/** For so long one who comes late is told that the time is over, and not that nothing is known. */
const TOLD_DAYS = 30

export const forgetLinks = (app: App, agencyId: string) =>
  app.db.in(agencyId, (tx) => dropExpiredLinks(tx, agencyId, new Date(app.now().getTime() - TOLD_DAYS * DAY_MS)))

/** Letters to officers. A link is made when its letter is, so that it is in no job and no log. */
import type { Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { replaceLink } from './links.store.ts'
import { LINK_MS } from './rules.ts'
import type { OfficerKey, Purpose } from './schema.ts'
import { lockOfficer, type Officer } from './store.ts'
import { newToken } from './tokens.ts'
import { type Letter, letterOf } from './words.ts'

export const LETTER_JOB = 'people.letter'

/** Puts a letter in with the caller's transaction. */
export const writeLater = (app: App, tx: Tx, { agencyId, officerId }: OfficerKey, letter: Letter): Promise<void> =>
  app.jobs.add(tx, LETTER_JOB, { agencyId, officerId, letter })

/** Writes and sends it now. When sending fails the job comes again, with a new link. */
export async function sendLetter(app: App, key: OfficerKey, letter: Letter): Promise<void> {
  const written = await app.db.in(key.agencyId, async (tx) => {
    const officer = await lockOfficer(tx, key)
    if (!officer || officer.lockedAt) return null
    return { officer, link: isLink(letter) ? await makeLink(app, tx, officer, letter) : app.config.publicUrl }
  })
  if (!written) return
  const { officer, link } = written
  await app.carriers.mail({ to: officer.email, ...letterOf(officer.lang, letter, { name: officer.name, link }) })
}

const isLink = (letter: Letter): letter is Purpose => letter === 'invitation' || letter === 'reset'

/** The token stands after the #, which a browser sends to nobody: no log has it and no scanner that opens links spends it. */
async function makeLink(app: App, tx: Tx, { agencyId, officerId }: Officer, purpose: Purpose): Promise<string> {
  const { text, hash } = newToken(agencyId, app.random)
  const expiresAt = new Date(app.now().getTime() + LINK_MS[purpose])
  await replaceLink(tx, { agencyId, officerId, hash, purpose, expiresAt })
  return `${app.config.publicUrl}/desk/invitation#${text}`
}

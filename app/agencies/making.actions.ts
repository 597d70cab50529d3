/** An agency from nothing: with its key, hours, a first desk and its first administrator. */
import { timingSafeEqual } from 'node:crypto'
import type { Tx } from '#kit/db.ts'
import { deriveKey } from '#kit/seal.ts'
import { toLatinDigits } from '#kit/words.ts'
import type { App } from '../app.ts'
import { addOfficer } from '../people/index.ts'
import { type By, createAgency } from './actions.ts'
import { firstHours } from './calendar-rules.ts'
import { addCalendar } from './calendars.store.ts'
import { addDesk, addOffice } from './offices.store.ts'
import { isReserved, type Refusal } from './rules.ts'
import type { FirstAdministrator, NewAgency } from './schema.ts'
import { agencyById, agencyBySlug, isAnyAgency, lockMaking } from './store.ts'
import { FIRST } from './words.ts'

export type Made =
  | { agencyId: string; refusal?: never }
  | { agencyId?: never; refusal: Refusal; why?: string | undefined }

class Undone extends Error {
  refusal: Refusal
  why: string | undefined
  constructor(refusal: Refusal, why?: string) {
    super(refusal)
    this.refusal = refusal
    this.why = why
  }
}

/** Runs in one transaction that leaves nothing behind when it is refused. */
const making = (app: App, run: (tx: Tx) => Promise<string>): Promise<Made> =>
  app.db
    .open(async (tx) => {
      await lockMaking(tx)
      return { agencyId: await run(tx) }
    })
    .catch((error: unknown) => {
      if (error instanceof Undone) return { refusal: error.refusal, why: error.why }
      throw error
    })

type Administrator = FirstAdministrator & { by?: string }

async function makeWhole(app: App, tx: Tx, agency: NewAgency, administrator: Administrator) {
  if (isReserved(agency.slug)) throw new Undone('slug-reserved')
  if (await agencyBySlug(tx, agency.slug)) throw new Undone('slug-taken')
  const agencyId = await createAgency(app, tx, agency)
  const hours = firstHours(agency.zone ?? 'Asia/Tehran', app.now())
  const calendarId = await addCalendar(tx, { name: FIRST.calendar, hours })
  const officeId = await addOffice(tx, { name: FIRST.office, calendarId })
  await addDesk(tx, { officeId, name: FIRST.desk, sorting: true })
  const lang = agency.lang ?? 'fa'
  const added = await addOfficer(app, tx, { ...administrator, agencyId, role: 'administrator', lang })
  if (!('refusal' in added)) return agencyId
  throw added.refusal === 'email-taken' ? new Undone('email-taken') : new Undone('weak-password', added.refusal)
}

/** The first agency of an installation, by whoever read the code in the terminal. */
export const makeFirstAgency = (
  app: App,
  given: { code: string; agency: NewAgency; administrator: FirstAdministrator },
): Promise<Made> =>
  making(app, async (tx) => {
    if (await isAnyAgency(tx)) throw new Undone('not-first')
    if (!isFirstRunCode(app, given.code)) throw new Undone('wrong-code')
    return makeWhole(app, tx, given.agency, given.administrator)
  })

/** An agency under an umbrella, by the umbrella's administrator; the new one's administrator gets a letter. */
export const makeAgencyUnder = (
  app: App,
  by: By,
  agency: NewAgency,
  administrator: FirstAdministrator,
): Promise<Made> =>
  making(app, async (tx) => {
    const umbrella = await agencyById(tx, by.agencyId)
    if (umbrella?.kind !== 'umbrella') throw new Undone('only-an-umbrella')
    return makeWhole(app, tx, { ...agency, parentId: by.agencyId }, { ...administrator, by: by.officerId })
  })

// ---- The code of the first run

const CODE_DIGITS = 20

/**
 * 20 digits, the same in every process that has the keys and nowhere written down. They open one door, and only
 * while there is no agency.
 */
function codeOf(app: App): string {
  const number = BigInt(`0x${deriveKey(app.keys.master, 'pasokh first run').toString('hex')}`)
  return String(number % 10n ** BigInt(CODE_DIGITS)).padStart(CODE_DIGITS, '0')
}

function isFirstRunCode(app: App, given: string): boolean {
  const digits = toLatinDigits(given).replace(/[^0-9]/g, '')
  const code = codeOf(app)
  return digits.length === code.length && timingSafeEqual(Buffer.from(digits), Buffer.from(code))
}

/** What the terminal shows at a start without any agency, in groups of four; null when there is one. */
export async function firstRunCode(app: App): Promise<string | null> {
  if (await app.db.open((tx) => isAnyAgency(tx))) return null
  return codeOf(app).replace(/(.{4})(?=.)/g, '$1-')
}

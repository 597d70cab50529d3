/** Many senders of one matter, in one case: each sealed, understood and opened as everybody else, and then joined. For tests and benches. */
import assert from 'node:assert/strict'
import type { App } from '../app/app.ts'
import { joinCases } from '../app/cases/joining/actions.ts'
import { MOST_AT_ONCE } from '../app/cases/joining/rules.ts'
import { openCases } from '../app/cases/open.actions.ts'
import { addOfficer, type Signed } from '../app/people/index.ts'
import { sealOne } from '../app/submissions/intake.actions.ts'
import { addSubmissions } from '../app/submissions/intake.store.ts'
import { understand } from '../app/submissions/understand.actions.ts'
import { sql, type TestApp } from './app.ts'
import type { TestAgency } from './journeys/agency.ts'
import { message } from './message.ts'

const AT_ONCE = 1000

/** The case in which they all stand; every one of them has left an address and wants to hear. */
export async function crowd(app: TestApp, agency: TestAgency, senders: number, lead: Signed): Promise<string> {
  for (let from = 0; from < senders; from += AT_ONCE) {
    const rows = await Promise.all(
      Array.from({ length: Math.min(AT_ONCE, senders - from) }, (_, n) => {
        const contact = { mail: `reader${from + n}@example.org` }
        const more = { serviceId: agency.leak, contact, wantsUpdates: true }
        const token = app.random(16).toString('base64url')
        return sealOne(app, agency.agencyId, token, message(`the pipe leaks, says ${from + n}`, more), {
          channel: 'web',
        })
      }),
    )
    await app.db.in(agency.agencyId, (tx) => addSubmissions(tx, rows))
  }
  await understand(app, agency.agencyId)
  await openCases(app, agency.agencyId)
  const [first, ...others] = await app.rows<{ id: string }>(
    sql`select case_id as id from matter where agency_id = ${agency.agencyId} and state = 'open' order by opened_hour, case_id`,
  )
  for (let from = 0; from < others.length; from += MOST_AT_ONCE - 1) {
    const some = others.slice(from, from + MOST_AT_ONCE - 1).map(({ id }) => id)
    assert.ok('joined' in (await joinCases(app, lead, [first!.id, ...some])))
  }
  return first!.id
}

/** An officer of the agency who reaches every desk, as the doors give one to an action. */
export async function leadOf(app: App, agencyId: string): Promise<Signed> {
  const email = `${app.random(6).toString('hex')}@example.org`
  const one = { agencyId, email, name: 'Lead', role: 'lead', lang: 'en' } as const
  const added = await app.db.in(agencyId, (tx) => addOfficer(app, tx, one))
  assert.ok('officerId' in added)
  const session = {
    hasSecondFactor: false,
    strongAt: null,
    mustChangePassword: false,
    csrfToken: '',
    wantsDigest: false,
  }
  return { ...one, ...session, officerId: added.officerId }
}

/** To whom the reports of an agency go by letter, as who may change its settings sets it; each officer sets their own, too. */
import type { Tx } from '#kit/db.ts'
import type { App } from '../app.ts'
import { officersById, officersOfRoles, permissionsOf, type Signed } from '../people/index.ts'
import { append } from '../record/index.ts'
import type { Kind } from './schema.ts'
import { kindsReadBy, putReader } from './store.ts'

export type Reader = { officerId: string; name: string; kinds: Kind[] }

/** Everyone at work who may read reports, by name. */
export async function readSchedule(tx: Tx, agencyId: string): Promise<Reader[]> {
  const officers = await officersById(tx, agencyId, await mayRead(tx, agencyId))
  const readers: Reader[] = []
  for (const { officerId, name } of officers) readers.push({ officerId, name, kinds: await kindsReadBy(tx, officerId) })
  return readers
}

const ROLES = ['officer', 'lead', 'manager', 'auditor', 'administrator', 'umbrella'] as const

async function mayRead(tx: Tx, agencyId: string): Promise<string[]> {
  const roles = ROLES.filter((role) => permissionsOf(role).includes('reports.read'))
  return (await officersOfRoles(tx, agencyId, roles)).map(({ officerId }) => officerId)
}

/** False when that officer is not of this agency, or may not read reports. */
export const tellWhom = (app: App, by: Signed, officerId: string, kinds: readonly Kind[]): Promise<boolean> =>
  app.db.in(by.agencyId, async (tx) => {
    if (!(await mayRead(tx, by.agencyId)).includes(officerId)) return false
    await putReader(tx, officerId, kinds)
    const body = { officerId: by.officerId, reader: officerId, kinds: kinds.join(' ') }
    const line = { type: 'reports.reader-changed', agencyId: by.agencyId, by: 'officer', body } as const
    await append(tx, app.now(), line)
    return true
  })

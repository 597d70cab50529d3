/** Makes the tables of each release once, so that their bytes stay what they were on the day they were published. */
import type { App } from '../app.ts'
import { sha256Of } from '../indicators/index.ts'
import { addOpenRelease, nextToOpen } from './data.store.ts'
import { tablesOf } from './files.ts'

/** Of one agency, the newest first; how many were made. */
export async function publish(app: App, agencyId: string): Promise<number> {
  for (let made = 0; ; made++) if (!(await publishNext(app, agencyId))) return made
}

const publishNext = (app: App, agencyId: string): Promise<boolean> =>
  app.db.in(agencyId, async (tx) => {
    const release = await nextToOpen(tx)
    if (!release) return false
    const tables = tablesOf(release.file)
    const hashes = { csvSha256: sha256Of(tables.csv), parquetSha256: sha256Of(tables.parquet) }
    await addOpenRelease(tx, { ...tables, ...hashes, untilDay: release.untilDay })
    return true
  })

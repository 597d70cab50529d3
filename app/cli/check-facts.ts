/** Facts about a running installation, for `pasokh check`. */
import { createHash } from 'node:crypto'
import { mkdir, readFile, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from '#kit/db.ts'
import { desksOf, listAgencies, officesOf } from '../agencies/index.ts'
import type { App } from '../app.ts'
import { ownerKysely, type Store } from '../db/open.ts'
import { weakSince } from '../submissions/index.ts'
import { lastBackupFile } from './backup.ts'
import type { Facts } from './check-rules.ts'

const HOUR_MS = 3_600_000

type Opened = { app: App; store: Pick<Store, 'owner'> }

export async function gatherFacts({ app, store }: Opened): Promise<Facts> {
  const { config } = app
  const hoursSince = (at: Date | null) => at && (app.now().getTime() - at.getTime()) / HOUR_MS
  const agencies = await app.db.open((tx) => listAgencies(tx))
  await mkdir(config.dataFolder, { recursive: true })
  const { bavail, blocks, bsize } = await statfs(config.dataFolder)
  return {
    mail: config.smtpUrl !== undefined,
    backupAgeHours: hoursSince(await lastBackup(app)),
    keysCopied: (await readOr(copiedFile(app))).trim() === fingerprint(app),
    publicUrl: config.publicUrl,
    sourceUrl: config.sourceUrl,
    settings: await settingsOf(app),
    role: await roleOf({ app, store }),
    jobs: await jobsOf(app),
    weakReceiptHours: hoursSince(await app.db.open(weakSince)),
    agencies: agencies.length,
    unsorted: await unsortedOf(app, agencies),
    diskFreeBytes: bavail * bsize,
    diskFreeShare: bavail / blocks,
  }
}

const readOr = (file: string) => readFile(file, 'utf8').catch(() => '')

// ---- The copy of the keys

const copiedFile = ({ config }: App) => join(config.dataFolder, 'keys-copied')

// Of the receipts' key, which is derived, and of the log's public key: nothing of a secret can be told from it.
// After a hand-over of the log the copy has to be made again.
const fingerprint = ({ keys }: App) =>
  createHash('sha256').update('keys copied').update(keys.receipt).update(keys.log.publicKey).digest('hex').slice(0, 16)

/** A person says that a copy of these keys is kept elsewhere; other keys would need to be confirmed anew. */
export async function confirmCopy(app: App) {
  await mkdir(app.config.dataFolder, { recursive: true })
  await writeFile(copiedFile(app), `${fingerprint(app)}\n`, { mode: 0o600 })
}

// ---- Backup, database, jobs, agencies

async function lastBackup({ config }: App): Promise<Date | null> {
  const [, madeAt] = /"madeAt":"([^"]+)"/.exec(await readOr(lastBackupFile(config))) ?? []
  return madeAt ? new Date(madeAt) : null
}

const settingsOf = async ({ db }: App): Promise<Facts['settings']> =>
  (await db.open((tx) =>
    tx.one<Facts['settings']>(sql`
      select current_setting('fsync') as fsync, current_setting('synchronous_commit') as synchronous_commit,
             current_setting('full_page_writes') as full_page_writes`),
  ))!

async function roleOf({ app, store }: Opened): Promise<Facts['role']> {
  const role = (await app.db.open((tx) =>
    tx.one<{ name: string; isSuperuser: boolean; bypassesWalls: boolean; ownsTables: number }>(sql`
      select rolname as name, rolsuper as "isSuperuser", rolbypassrls as "bypassesWalls",
             (select count(*) from pg_class where relowner = pg_roles.oid and relnamespace = 'public'::regnamespace) as "ownsTables"
      from pg_roles where rolname = current_user`),
  ))!
  const owner = ownerKysely(store.owner)
  try {
    const { rows } = await sql<{ name: string }>`select current_user as name`.execute(owner)
    return { ...role, isOwnerToo: rows[0]!.name === role.name }
  } finally {
    await owner.destroy()
  }
}

async function jobsOf({ db, jobs, now }: App): Promise<Facts['jobs']> {
  const failed = (await jobs.state()).reduce((sum, queue) => sum + queue.failed, 0)
  const oldest = await db.open((tx) =>
    tx.one<{ at: Date | null }>(sql`
      select min(greatest(created_on, start_after)) as at from pgboss.job
      where state in ('created', 'retry') and start_after <= ${now()}`),
  )
  return { failed, oldestWaitMinutes: oldest?.at ? (now().getTime() - oldest.at.getTime()) / 60_000 : null }
}

async function unsortedOf({ db }: App, agencies: readonly { agencyId: string; slug: string }[]): Promise<string[]> {
  const unsorted: string[] = []
  for (const { agencyId, slug } of agencies) {
    const { desks, offices } = await db.in(agencyId, async (tx) => ({
      desks: await desksOf(tx),
      offices: await officesOf(tx),
    }))
    const open = new Set(offices.filter(({ closed }) => !closed).map(({ officeId }) => officeId))
    if (!desks.some(({ sorting, closed, officeId }) => sorting && !closed && open.has(officeId))) unsorted.push(slug)
  }
  return unsorted
}

/**
 * Opens the store: the embedded PostgreSQL or the server of DATABASE_URL, migrated, with the two
 * roles of RULINGS: pasokh_owner owns the tables, pasokh_app (the process) owns nothing.
 */
import { setTimeout as wait } from 'node:timers/promises'
import { Kysely, PostgresDialect, sql } from 'kysely'
import pg from 'pg'
import { type Connection, connect, type Db } from '#kit/db.ts'
import { startEmbedded } from '#kit/embedded.ts'
import { installJobs, type Job } from '#kit/jobs.ts'
import { migrate } from './migrate.ts'
import { refuseUnfit } from './roles.ts'

export const OWNER_ROLE = 'pasokh_owner'
export const APP_ROLE = 'pasokh_app'

/** One Pasokh holds this lock on a database of its own folder. */
const HOLDER_LOCK = 813_700
const HOLD_TIMEOUT_MS = 3_000

export type Store = {
  db: Db
  /** For pg-boss and for commands that need a connection of their own. */
  app: Connection
  owner: Connection
  migrated: string[]
  /** Where the embedded server's files lie; null with DATABASE_URL. */
  folder: string | null
  adopted: boolean
  close(): Promise<void>
}

type Wanted = {
  dataFolder: string
  databaseUrl: string | undefined
  databaseOwnerUrl: string | undefined
  /** A command that may run beside a serving Pasokh: it then neither migrates nor stops the server. */
  guest?: boolean
}

export async function openStore<On>(
  wanted: Wanted,
  jobs: readonly Job<On>[],
  onError?: (error: Error) => void,
): Promise<Store> {
  if (wanted.databaseUrl) {
    const [app, owner] = [
      { connectionString: wanted.databaseUrl },
      { connectionString: wanted.databaseOwnerUrl ?? wanted.databaseUrl },
    ]
    await refuseUnfit(app, owner)
    const migrated = await prepare(owner, jobs)
    const db = connect(app, onError ? { onError } : {})
    return { db, app, owner, migrated, folder: null, adopted: true, close: () => db.close() }
  }
  const server = await startEmbedded(wanted.dataFolder)
  await makeRoles(server.superuser)
  await makeDatabase(server.superuser, 'pasokh')
  const [app, owner] = [server.as(APP_ROLE, 'pasokh'), server.as(OWNER_ROLE, 'pasokh')]
  let letGo = await hold(owner, wanted.guest ? 0 : HOLD_TIMEOUT_MS)
  if (!letGo && !wanted.guest) throw new Error(HELD)
  if (letGo) {
    // The lock went with the server that held it.
    const holdAgain = async () => {
      letGo = await hold(owner, HOLD_TIMEOUT_MS)
    }
    server.keepUp(holdAgain, (error) => onError?.(error))
  }
  const migrated = letGo ? await prepare(owner, jobs) : []
  const db = connect(app, onError ? { onError } : {})
  return {
    db,
    app,
    owner,
    migrated,
    folder: server.folder,
    adopted: server.adopted,
    close: async () => {
      await db.close()
      if (!letGo) return
      await letGo()
      await server.stop()
    },
  }
}

/** Migrations and queues, as the owner. */
export async function prepare<On>(owner: Connection, jobs: readonly Job<On>[]): Promise<string[]> {
  const kysely = ownerKysely(owner)
  try {
    const migrated = await migrate(kysely)
    await installJobs(owner, jobs, async (statements) => {
      for (const statement of statements) await sql.raw(statement).execute(kysely)
    })
    return migrated
  } finally {
    await kysely.destroy()
  }
}

export const ownerKysely = (owner: Connection) =>
  new Kysely<unknown>({ dialect: new PostgresDialect({ pool: new pg.Pool({ ...owner, max: 2 }) }) })

export async function makeRoles(superuser: Connection) {
  const roles = await ask(superuser, `select rolname from pg_roles where rolname in ('${OWNER_ROLE}', '${APP_ROLE}')`)
  for (const role of [OWNER_ROLE, APP_ROLE]) {
    if (roles.some(({ rolname }) => rolname === role)) continue
    await ask(superuser, `create role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole`)
  }
}

export async function makeDatabase(superuser: Connection, name: string, template?: string) {
  const [there] = await ask(superuser, `select 1 as yes from pg_database where datname = '${name}'`)
  if (there) return
  await ask(superuser, `create database ${name} owner ${OWNER_ROLE}${template ? ` template ${template}` : ''}`)
}

async function ask(to: Connection, text: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ ...to })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

const HELD = 'Another Pasokh is running on this data folder: stop it first, or choose another folder with PASOKH_DATA.'

/** Two Pasokhs on one folder would answer the same jobs and ports; null while another holds it. */
async function hold(owner: Connection, timeoutMs: number): Promise<(() => Promise<void>) | null> {
  const client = new pg.Client({ ...owner })
  client.on('error', () => {})
  await client.connect()
  const startedAt = performance.now()
  for (;;) {
    const { rows } = await client.query<{ mine: boolean }>(`select pg_try_advisory_lock(${HOLDER_LOCK}) as mine`)
    if (rows[0]?.mine) return () => client.end().catch(() => {})
    // The server takes a moment to notice that one who was killed is gone.
    if (performance.now() - startedAt > timeoutMs) break
    await wait(100)
  }
  await client.end()
  return null
}

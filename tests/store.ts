/**
 * A database for one test file: the embedded server (one for a run, left for the next file), and a
 * clone of a template that has been migrated once. With PASOKH_TEST_SERVER the same on a server.
 */
import { createHash, randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import pg from 'pg'
import { readMigrations } from '../app/db/migrate.ts'
import { APP_ROLE, makeDatabase, makeRoles, OWNER_ROLE, prepare } from '../app/db/open.ts'
import type { Connection } from '../app/kit/db.ts'
import { startEmbedded } from '../app/kit/embedded.ts'
import { JOBS } from '../app/main.ts'

const TEMPLATE_LOCK = 813_701

export type TestStore = { app: Connection; owner: Connection; superuser: Connection; drop(): Promise<void> }

type Server = { superuser: Connection; as(user: string, database: string): Connection }

async function server(): Promise<Server> {
  const given = process.env.PASOKH_TEST_SERVER
  if (!given) return startEmbedded(resolve('.cache/test-postgres'))
  const { hostname: host, port } = new URL(given)
  const as = (user: string, database: string) => ({ host, port: Number(port), user, database })
  return { superuser: as('postgres', 'postgres'), as }
}

export async function testStore(): Promise<TestStore> {
  const { superuser, as } = await server()
  return makeStore({ superuser, as }, await makeTemplate(superuser, as))
}

/** The two roles and a database with nothing in it, as `deploy/make-roles.sh` leaves them. */
export async function emptyStore(): Promise<TestStore> {
  const { superuser, as } = await server()
  await makeRoles(superuser)
  return makeStore({ superuser, as })
}

async function makeStore({ superuser, as }: Server, template?: string): Promise<TestStore> {
  const name = `t_${randomBytes(6).toString('hex')}`
  await makeDatabase(superuser, name, template)
  return {
    app: as(APP_ROLE, name),
    owner: as(OWNER_ROLE, name),
    superuser: as('postgres', name),
    drop: () => ask(superuser, `drop database ${name} with (force)`),
  }
}

/** Made once for each form of the migrations and queues; files that start together wait for one. */
async function makeTemplate(superuser: Connection, as: Server['as']): Promise<string> {
  const form = JSON.stringify([await readMigrations(), JOBS.map(({ name, once }) => [name, once])])
  const name = `template_${createHash('sha256').update(form).digest('hex').slice(0, 12)}`
  const client = new pg.Client({ ...superuser })
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(${TEMPLATE_LOCK})`)
    const there = await client.query(`select 1 from pg_database where datname = '${name}'`)
    if (there.rowCount) return name
    const half = `${name}_half`
    await client.query(`drop database if exists ${half} with (force)`)
    await makeRoles(superuser)
    await makeDatabase(superuser, half)
    await prepare(as(OWNER_ROLE, half), JOBS)
    await client.query(`alter database ${half} rename to ${name}`)
    return name
  } finally {
    await client.end()
  }
}

async function ask(to: Connection, text: string) {
  const client = new pg.Client({ ...to })
  await client.connect()
  try {
    await client.query(text)
  } finally {
    await client.end()
  }
}

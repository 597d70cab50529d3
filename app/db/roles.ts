/** Whether a server of DATABASE_URL can be used as it is: reached, new enough, and with the two roles. Says what to do, in one sentence. */
import pg from 'pg'
import type { Connection } from '#kit/db.ts'
import { faultWord } from '#kit/fault.ts'

const LEAST_VERSION = 150_000
const CONNECT_TIMEOUT_MS = 10_000
const MAKE = 'make both roles with deploy/make-roles.sh (docs/operate/install.md).'

type Facts = { version: number; user: string; tooMuch: boolean; isMade: boolean; isMember: boolean }

/** @throws Error with the sentence. */
export async function refuseUnfit(app: Connection, owner: Connection): Promise<void> {
  const owning = await factsOf('DATABASE_OWNER_URL', owner)
  if (owning.version < LEAST_VERSION)
    throw new Error('The server of DATABASE_URL is older than PostgreSQL 15: upgrade it, or use another.')
  if (!owning.isMade) throw new Error(`The database has no role pasokh_app, as which the system signs in: ${MAKE}`)
  const using = await factsOf('DATABASE_URL', app)
  if (using.user === owning.user)
    throw new Error(
      `DATABASE_URL and DATABASE_OWNER_URL name the same role, so nothing would wall the agencies off: use pasokh_app in the first and the owner of the tables in the second; ${MAKE}`,
    )
  if (using.tooMuch || !using.isMember)
    throw new Error(
      `DATABASE_URL must name the role pasokh_app, which is no superuser and cannot bypass row-level security; it names ${using.user}: ${MAKE}`,
    )
}

async function factsOf(variable: string, to: Connection): Promise<Facts> {
  const client = new pg.Client({ ...to, connectionTimeoutMillis: CONNECT_TIMEOUT_MS })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<Facts>(`
      select current_setting('server_version_num')::int as version, rolname as "user", rolsuper or rolbypassrls as "tooMuch",
        made.oid is not null as "isMade", coalesce(pg_has_role(me.oid, made.oid, 'usage'), false) as "isMember"
      from pg_roles me left join (select oid from pg_roles where rolname = 'pasokh_app') made on true
      where rolname = current_user`)
    return rows[0]!
  } catch (error) {
    throw new Error(
      `The database of ${variable} cannot be used (${faultWord(error)}): look at its address, name and password, and whether the server runs.`,
      { cause: error },
    )
  } finally {
    await client.end().catch(() => {})
  }
}

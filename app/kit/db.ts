/**
 * The one way to reach PostgreSQL. Slices write SQL with Kysely's `sql`; this file carries it, and
 * says for each transaction which agency's rows it may see.
 */
import { setTimeout as wait } from 'node:timers/promises'
import {
  CompiledQuery,
  Kysely,
  PostgresDialect,
  type PostgresPool,
  type PostgresPoolClient,
  type RawBuilder,
  sql,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import { type Connection, openReach, PATIENCE, type Patience, StoreUnreachable, storeAnswers } from './reach.ts'

export type { RawBuilder } from 'kysely'
export { sql } from 'kysely'
export type { Connection } from './reach.ts'

/** Runs queries inside one transaction. A function that takes a `Tx` joins its caller's. */
export type Tx = {
  rows<Row>(query: RawBuilder<Row>): Promise<Row[]>
  /** The first row, or null. */
  one<Row>(query: RawBuilder<Row>): Promise<Row | null>
  /** How many rows the statement changed. */
  run(query: RawBuilder<unknown>): Promise<number>
  /** From here on this transaction sees the rows of this agency. */
  enter(agencyId: string): Promise<void>
  /** For libraries that bring their own SQL (pg-boss): text with $1, $2 …. */
  raw(text: string, values: readonly unknown[]): Promise<{ rows: unknown[] }>
}

export type Db = {
  /** One transaction that sees the rows of `agencyId`. */
  in<T>(agencyId: string, run: (tx: Tx) => Promise<T>): Promise<T>
  /** One transaction that sees no agency's rows, only the tables that belong to none. */
  open<T>(run: (tx: Tx) => Promise<T>): Promise<T>
  /** One statement as `open` would see it, without the two ways that a transaction around it costs. */
  rows<Row>(query: RawBuilder<Row>): Promise<Row[]>
  close(): Promise<void>
}

const CONNECT_TIMEOUT_MS = 10_000
const STATEMENT_TIMEOUT_MS = 30_000
const POOL_MAX = 12
const CLOSE_MS = 1_000

// int8 counts fit a number here; a date stays the civil day it is, without a zone.
const TYPES = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') => {
    if (oid === pg.types.builtins.INT8) return Number
    if (oid === pg.types.builtins.DATE) return (day: string) => day
    return pg.types.getTypeParser(oid, format)
  },
}

type Wishes = { max?: number; patience?: Patience; onError?: (error: Error) => void }

export function connect(to: Connection, { max = POOL_MAX, patience = PATIENCE, onError }: Wishes = {}): Db {
  const pool = new pg.Pool({
    ...to,
    max,
    types: TYPES as pg.CustomTypesConfig,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
    keepAlive: true,
  })
  // Without a listener a server that restarts ends the process.
  pool.on('error', (error) => onError?.(error))
  // While one is lent out the pool does not listen either; its query fails by itself.
  pool.on('connect', (client) => void client.on('error', () => {}))
  const kysely = new Kysely<unknown>({ dialect: new PostgresDialect({ pool: watched(pool, to, patience, onError) }) })
  const transaction = <T>(run: (tx: Tx) => Promise<T>) => kysely.transaction().execute((trx) => run(txOn(trx)))
  return {
    in: (agencyId, run) =>
      transaction(async (tx) => {
        await tx.enter(agencyId)
        return run(tx)
      }),
    open: transaction,
    rows: async (query) => (await query.execute(kysely)).rows,
    // Who still holds a connection then loses it: its transaction is undone.
    close: () => Promise.race([kysely.destroy(), wait(CLOSE_MS, undefined, { ref: false })]),
  }
}

/** The pool, but nobody waits for a store that does not answer, and a connection that was lost is not lent again. */
function watched(pool: pg.Pool, to: Connection, patience: Patience, onError: Wishes['onError']): PostgresPool {
  const reach = openReach(
    () => storeAnswers(to, patience.askedMs),
    patience.silentMs,
    () => onError?.(new StoreUnreachable()),
  )
  return {
    options: pool.options,
    end: () => pool.end(),
    connect: async () => {
      const lent = pool.connect()
      return lendable(await reach(() => lent).catch(giveBack(lent)), reach)
    },
  }
}

// Whoever waited for it may be gone when it comes.
const giveBack = (lent: Promise<pg.PoolClient>) => (error: unknown) => {
  lent.then(
    (client) => client.release(),
    () => {},
  )
  throw error
}

function lendable(client: pg.PoolClient, reach: ReturnType<typeof openReach>): PostgresPoolClient {
  let lost = false
  const query = async (text: string, values: readonly unknown[]) => {
    if (lost) throw new StoreUnreachable()
    try {
      return await reach(() => client.query(text, [...values]))
    } catch (error) {
      lost ||= error instanceof StoreUnreachable
      throw error
    }
  }
  // No cursor is ever asked for.
  return { query: query as unknown as PostgresPoolClient['query'], release: () => client.release(lost) }
}

function txOn(trx: Transaction<unknown>): Tx {
  const rows = async <Row>(query: RawBuilder<Row>) => (await query.execute(trx)).rows
  return {
    rows,
    one: async (query) => (await rows(query))[0] ?? null,
    run: async (query) => Number((await query.execute(trx)).numAffectedRows ?? 0n),
    enter: async (agencyId) => {
      await sql`select set_config('pasokh.agency', ${agencyId}, true)`.execute(trx)
    },
    raw: (text, values) => trx.executeQuery(CompiledQuery.raw(text, [...values])),
  }
}

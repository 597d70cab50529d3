/**
 * Writes everything of an installation into one file, as it stood at one instant: by COPY as the owner
 * of the tables, in one read-only transaction. Keys are not in it, nor are jobs (they find their work
 * in the tables), nor sessions (officers sign in again).
 */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import pg from 'pg'
import { copyOut } from '#kit/copy.ts'
import type { Connection } from '#kit/db.ts'
import { FORM, type Head, line, NO_MORE, type TableHead } from './backup-file.ts'

export type BackupReport = { tables: number; rows: number; madeAt: Date }

/** @throws Error when the count of a table differs from what was written; the file is then not there. */
export async function backup(owner: Connection, file: string, madeAt: Date): Promise<BackupReport> {
  const client = new pg.Client({ ...owner })
  await client.connect()
  const half = `${file}.half`
  const report: BackupReport = { tables: 0, rows: 0, madeAt }
  try {
    await client.query('begin isolation level repeatable read, read only')
    // What people said is sealed, but whom officers are and what is covered is not: for its owner only.
    await pipeline(Readable.from(parts(client, report)), createGzip(), createWriteStream(half, { mode: 0o600 }))
    await client.query('commit')
    await toDisk(half)
    await rename(half, file)
    return report
  } catch (error) {
    await rm(half, { force: true })
    throw error
  } finally {
    await client.end()
  }
}

async function toDisk(file: string) {
  const handle = await open(file, 'r+')
  await handle.sync()
  await handle.close()
}

async function* parts(client: pg.Client, report: BackupReport): AsyncGenerator<string | Buffer> {
  const tables = await tablesOf(client)
  const { rows } = await client.query<{ name: string }>('select name from kysely_migration order by name')
  yield line({
    pasokh: 'backup',
    form: FORM,
    madeAt: report.madeAt.toISOString(),
    migrations: rows.map(({ name }) => name),
    tables: tables.map(({ table }) => table),
  } satisfies Head)
  for (const head of tables) {
    yield line(head)
    const sha256 = createHash('sha256')
    let count = 0
    for await (const chunk of copyOut(client, `copy ${head.table} (${head.columns.join(', ')}) to stdout`)) {
      sha256.update(chunk)
      count += linesIn(chunk)
      yield chunk
    }
    await checkCount(client, head.table, count)
    yield `${NO_MORE}\n${line({ rows: count, sha256: sha256.digest('hex') })}`
    report.tables++
    report.rows += count
  }
  yield line({ end: true, tables: tables.length })
}

function linesIn(chunk: Buffer): number {
  let lines = 0
  for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, at + 1)) lines++
  return lines
}

export async function checkCount(client: pg.Client, table: string, wanted: number) {
  const { rows } = await client.query<{ count: string }>(`select count(*) from ${table}`)
  if (Number(rows[0]!.count) !== wanted)
    throw new Error(`The table ${table} has ${rows[0]!.count} rows, but ${wanted} went through`)
}

const LEFT_OUT = ['session', 'kysely_migration', 'kysely_migration_lock']

/** Every table with its columns, after those that it refers to. */
export async function tablesOf(client: pg.Client): Promise<TableHead[]> {
  const { rows } = await client.query<TableHead & { needs: string[] }>(
    `select relname as table,
       (select json_agg(attname order by attnum) from pg_attribute
        where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
       (select coalesce(json_agg(distinct other.relname), '[]') from pg_constraint k join pg_class other on other.oid = k.confrelid
        where k.conrelid = c.oid and k.contype = 'f' and k.confrelid <> c.oid) as needs
     from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> all($1) order by relname`,
    [LEFT_OUT],
  )
  const sorted: TableHead[] = []
  const done = new Set(LEFT_OUT)
  while (sorted.length < rows.length) {
    const ready = rows.filter(({ table, needs }) => !done.has(table) && needs.every((one) => done.has(one)))
    if (ready.length === 0) throw new Error('Tables refer to one another in a circle')
    for (const { table, columns } of ready) {
      sorted.push({ table, columns })
      done.add(table)
    }
  }
  return sorted
}

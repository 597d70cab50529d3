/** Puts a backup into an empty, migrated database: all of it in one transaction, or nothing. */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import pg from 'pg'
import { copyIn } from '#kit/copy.ts'
import type { Connection } from '#kit/db.ts'
import { checkCount, tablesOf } from './backup.ts'
import { FileEnd, Head, NO_MORE, TableEnd, TableHead } from './backup-file.ts'
import { readMigrations } from './migrate.ts'

export type RestoreRefusal = 'not-a-backup' | 'newer-schema' | 'other-schema' | 'not-empty'
export type Restored =
  | { rows: number; tables: number; madeAt: Date; refusal?: never }
  | { refusal: RestoreRefusal; what?: string }

class Refused extends Error {
  readonly refusal: RestoreRefusal
  constructor(refusal: RestoreRefusal, what = '') {
    super(what)
    this.refusal = refusal
  }
}

/** @throws Error when the file is broken on the way; the database is then as it was. */
export async function restore(owner: Connection, file: string): Promise<Restored> {
  const client = new pg.Client({ ...owner })
  await client.connect()
  try {
    await client.query('begin')
    const restored = await load(client, new Lines(unpacked(file)))
    await client.query('commit')
    return restored
  } catch (error) {
    await client.query('rollback').catch(() => {})
    if (error instanceof Refused) return { refusal: error.refusal, what: error.message }
    throw error
  } finally {
    await client.end()
  }
}

function unpacked(file: string) {
  const packed = createReadStream(file)
  const gunzip = createGunzip()
  packed.on('error', (error) => gunzip.destroy(error))
  return packed.pipe(gunzip)
}

/** What cannot be unpacked or read as ours is no backup; a file that is not there is another matter. */
function unlessMissing(error: NodeJS.ErrnoException): null {
  if (error.syscall) throw error
  return null
}

async function load(client: pg.Client, lines: Lines): Promise<Restored> {
  const head = Head.safeParse(await lines.next().catch(unlessMissing))
  if (!head.success) throw new Refused('not-a-backup')
  const { migrations, madeAt, tables } = head.data
  const known = new Set((await readMigrations()).map(({ name }) => name))
  const unknown = migrations.find((name) => !known.has(name))
  if (unknown) throw new Refused('newer-schema', unknown)
  const here = new Map((await tablesOf(client)).map(({ table, columns }) => [table, new Set(columns)]))
  await mustBeEmpty(client, [...here.keys()])
  let rows = 0
  for (const _ of tables) rows += await loadTable(client, lines, here)
  const end = FileEnd.parse(await lines.next())
  if (end.tables !== tables.length) throw new Error('The backup is cut')
  return { rows, tables: tables.length, madeAt: new Date(madeAt) }
}

async function mustBeEmpty(client: pg.Client, tables: readonly string[]) {
  for (const table of tables) {
    const { rowCount } = await client.query(`select from ${table} limit 1`)
    if (rowCount) throw new Refused('not-empty', table)
  }
}

async function loadTable(client: pg.Client, lines: Lines, here: ReadonlyMap<string, ReadonlySet<string>>) {
  const { table, columns } = TableHead.parse(await lines.next())
  const strange = columns.find((column) => !here.get(table)?.has(column))
  if (strange) throw new Refused('other-schema', `${table}.${strange}`)
  const sha256 = createHash('sha256')
  async function* rows() {
    for await (const chunk of lines.rows()) {
      sha256.update(chunk)
      yield chunk
    }
  }
  // COPY does not go through row-level security; the owner stands before it for this transaction only.
  const { rows: forced } = await client.query<{ forced: boolean }>(
    `select relforcerowsecurity as forced from pg_class where oid = $1::regclass`,
    [table],
  )
  if (forced[0]!.forced) await client.query(`alter table ${table} no force row level security`)
  await copyIn(client, `copy ${table} (${columns.join(', ')}) from stdin`, rows())
  if (forced[0]!.forced) await client.query(`alter table ${table} force row level security`)
  const end = TableEnd.parse(await lines.next())
  if (end.sha256 !== sha256.digest('hex')) throw new Error(`The rows of ${table} are not those that were written`)
  await checkCount(client, table, end.rows)
  return end.rows
}

/** A file of lines, some of which are ours and some rows. */
class Lines {
  readonly #chunks: AsyncIterator<Buffer>
  #held: Buffer = Buffer.alloc(0)

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]()
  }

  async #more(): Promise<void> {
    const { value, done } = await this.#chunks.next()
    if (done) throw new Error('The backup is cut')
    this.#held = Buffer.concat([this.#held, value])
  }

  /** The next line of ours. */
  async next(): Promise<unknown> {
    let end = this.#held.indexOf(10)
    while (end < 0) {
      await this.#more()
      end = this.#held.indexOf(10)
    }
    const text = this.#held.subarray(0, end).toString()
    this.#held = this.#held.subarray(end + 1)
    return JSON.parse(text)
  }

  /** Rows, many at once, up to the line that says there are no more. */
  async *rows(): AsyncGenerator<Buffer> {
    const mark = Buffer.from(`\n${NO_MORE}\n`)
    // The mark stands after a line end; before the first row that is the end of our own line.
    this.#held = Buffer.concat([Buffer.from('\n'), this.#held])
    for (;;) {
      const at = this.#held.indexOf(mark)
      if (at >= 0) {
        yield this.#held.subarray(1, at + 1)
        this.#held = this.#held.subarray(at + mark.length)
        return
      }
      const last = this.#held.lastIndexOf(10)
      if (last > 0) {
        yield this.#held.subarray(1, last + 1)
        this.#held = this.#held.subarray(last)
      }
      await this.#more()
    }
  }
}

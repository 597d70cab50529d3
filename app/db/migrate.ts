/**
 * Brings a database to the present form: the SQL files in migrations/, in order, each once, forward
 * only, by Kysely's migrator (which locks, so that many processes may start at once).
 */
import { readdir, readFile } from 'node:fs/promises'
import { type Kysely, sql } from 'kysely'
import { type Migration, type MigrationProvider, Migrator } from 'kysely/migration'

const FOLDER = new URL('./migrations/', import.meta.url)

export async function readMigrations(): Promise<{ name: string; text: string }[]> {
  const files = (await readdir(FOLDER)).filter((file) => file.endsWith('.sql')).sort()
  return Promise.all(
    files.map(async (file) => ({
      name: file.replace(/\.sql$/, ''),
      text: await readFile(new URL(file, FOLDER), 'utf8'),
    })),
  )
}

/** Runs what is missing as the owner of the tables, and says which files that was. */
export async function migrate(owner: Kysely<unknown>): Promise<string[]> {
  const provider: MigrationProvider = {
    getMigrations: async () =>
      Object.fromEntries((await readMigrations()).map(({ name, text }) => [name, asMigration(text)])),
  }
  const { error, results } = await new Migrator({ db: owner, provider }).migrateToLatest()
  if (error) {
    const failed = results?.find((result) => result.status === 'Error')?.migrationName ?? 'before the first one'
    throw new Error(`The migration ${failed} failed: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
  return (results ?? []).map((result) => result.migrationName)
}

const asMigration = (text: string): Migration => ({
  up: async (db) => {
    await sql.raw(text).execute(db)
  },
})

/**
 * `node tools/schema.ts` writes app/db/schema.sql: the schema as the migrations leave it, each table
 * with its owner. `--check` says whether the committed file is that.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { readMigrations } from '../app/db/migrate.ts'
import { connect, sql } from '../app/kit/db.ts'
import { testStore } from '../tests/store.ts'

const FILE = 'app/db/schema.sql'

const owners = new Map<string, string>()
for (const { text } of await readMigrations()) {
  const owner = /^-- Owner: (\S+?)\.?$|^-- Owner: (\S+?)\. /m.exec(text)
  for (const [, table] of text.matchAll(/^create table (\w+)/gm)) owners.set(table!, owner?.[1] ?? owner?.[2] ?? '?')
}

const store = await testStore()
const db = connect(store.owner)
const lines = (query: ReturnType<typeof sql<{ line: string }>>) =>
  db.open(async (tx) => (await tx.rows(query)).map(({ line }) => line))

const out = ['-- Made by `node tools/schema.ts` from app/db/migrations; do not edit.', '']
const tables = await lines(
  sql`select relname as line from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname not like 'kysely%' order by 1`,
)
for (const table of tables) {
  const columns = await lines(sql`
    select format('  %s %s%s%s', attname, format_type(atttypid, atttypmod), case when attnotnull then ' not null' else '' end,
      case when attgenerated <> '' then ' generated ' else coalesce(' default ' || pg_get_expr(adbin, adrelid), '') end) as line
    from pg_attribute left join pg_attrdef on adrelid = attrelid and adnum = attnum
    where attrelid = ${table}::regclass and attnum > 0 and not attisdropped order by attnum`)
  const constraints = await lines(sql`
    select format('  constraint %s %s', conname, pg_get_constraintdef(oid)) as line
    from pg_constraint where conrelid = ${table}::regclass and contype <> 'n' order by conname`)
  const indexes = await lines(sql`
    select indexdef || ';' as line from pg_indexes where schemaname = 'public' and tablename = ${table}
    and indexname not in (select conname from pg_constraint where conrelid = ${table}::regclass) order by indexname`)
  const policies = await lines(sql`
    select format('-- policy %s for %s to %s: %s', policyname, cmd, array_to_string(roles, ', '), qual) as line
    from pg_policies where tablename = ${table} order by policyname`)
  out.push(
    `-- owner: ${owners.get(table)}`,
    `create table ${table} (`,
    [...columns, ...constraints].join(',\n'),
    ');',
    ...indexes,
    ...policies,
    '',
  )
}
const functions = await lines(sql`
  select format('-- function %s(%s)%s', proname, pg_get_function_identity_arguments(oid), case when prosecdef then ' security definer' else '' end) as line
  from pg_proc where pronamespace = 'public'::regnamespace and not exists (select from pg_depend where objid = pg_proc.oid and deptype = 'e') order by 1`)
out.push(...functions, '')
await db.close()
await store.drop()

const made = out.join('\n')
if (!process.argv.includes('--check')) writeFileSync(FILE, made)
else if (readFileSync(FILE, 'utf8') !== made) {
  console.error(`${FILE} is not what the migrations make: run node tools/schema.ts and look at the difference.`)
  process.exitCode = 1
}

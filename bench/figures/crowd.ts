/**
 * Millions of cases for benches of figures, put in as fast as the store takes them: indexes are made afterwards, and
 * foreign keys are not looked at, for the numbers that make the rows keep to them.
 */
import pg from 'pg'
import { connect } from '../../app/kit/db.ts'
import { sql, type TestApp } from '../../tests/app.ts'
import type { TestAgency } from '../../tests/journeys/agency.ts'
import { type Crowd, fillCrowd } from '../../tests/results.ts'

const TABLES = ['submission', 'matter', 'case_submission', 'reply', 'case_event']
const AT_ONCE = 250_000
const PATIENCE = { silentMs: 3_600_000, askedMs: 3_600_000 }

type Index = { name: string; definition: string }
type Key = { name: string; on: string; definition: string }

export async function addMany(app: TestApp, agency: TestAgency, crowd: Crowd, tell: (cases: number) => void) {
  const store = connect(app.store.superuser, { max: 1, patience: PATIENCE })
  const rows = <Row>(query: Parameters<typeof app.rows<Row>>[0]) =>
    store.open(async (tx) => {
      await tx.run(sql`set local session_replication_role = replica`)
      await tx.run(sql`set local synchronous_commit = off`)
      await tx.run(sql`set local statement_timeout = 0`)
      await tx.run(sql`set local maintenance_work_mem = '1GB'`)
      return tx.rows<Row>(query)
    })
  const keys = await rows<Key>(sql`
    select conname as name, conrelid::regclass::text as on, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype in ('p', 'u') and conrelid = any(${TABLES}::text[]::regclass[])`)
  const indexes = await rows<Index>(sql`
    select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as definition from pg_index
    where indrelid = any(${TABLES}::text[]::regclass[]) and indexrelid::regclass::text <> 'submission_search'
      and indexrelid not in (select conindid from pg_constraint where contype in ('p', 'u'))`)
  await rows(sql`drop index if exists submission_search`)
  for (const { name } of indexes) await rows(sql`drop index ${sql.ref(name)}`)
  for (const { name, on } of keys) await rows(sql`alter table ${sql.ref(on)} drop constraint ${sql.ref(name)} cascade`)
  const { first = 1, cases } = crowd
  for (let from = first; from < first + cases; from += AT_ONCE) {
    const some = { ...crowd, first: from, cases: Math.min(AT_ONCE, first + cases - from) }
    await fillCrowd({ rows }, agency, some)
    tell(from + some.cases - first)
  }
  await rows(EVENTS)
  for (const { name, on, definition } of keys)
    await rows(sql`alter table ${sql.ref(on)} add constraint ${sql.ref(name)} ${sql.raw(definition)}`)
  for (const { definition } of indexes) await rows(sql.raw(definition))
  await store.close()
  await tidy(app)
}

/** As the server does by itself of what comes in the course of a year: what has been written stands known as whole, and measured. */
async function tidy(app: TestApp) {
  const server = new pg.Client({ ...app.store.superuser })
  await server.connect()
  await server.query('vacuum (analyze)')
  await server.end()
}

/** What happened to each case, as its states say. */
const EVENTS = sql`
  insert into case_event (agency_id, case_id, type, at, place, fields)
  select agency_id, case_id, type, at, place, fields from matter cross join lateral (values
    (1, 'opened', opened_hour, '{}'::jsonb), (2, 'replied', first_reply_at, '{"outcome": "question"}'::jsonb),
    (3, 'replied', solved_at, case state when 'refused' then '{"outcome": "refused"}'::jsonb else '{"outcome": "done"}'::jsonb end),
    (4, state, case when state in ('confirmed', 'not-confirmed') then solved_at + interval '1 day' end, '{}'::jsonb))
    as happened (place, type, at, fields)
  where at is not null`

/** The walls between agencies, asked of the database itself: no table can be forgotten. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../tests/app.ts'

/** Tables that belong to no agency, each with the reason in RULINGS. */
const WITHOUT_AGENCY = [
  'intake_beat',
  'kysely_migration',
  'kysely_migration_lock',
  'log',
  'log_checkpoint',
  'log_incident',
  'log_key',
  'log_sum',
  'log_tile',
  'log_watch',
  'log_witness',
  'receipt_lookup',
  'record',
  'record_reader',
  'record_waiting',
  'witnessed',
]

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

test('the process is no superuser, cannot bypass row-level security and owns nothing', async () => {
  const who = await app.db.open((tx) =>
    tx.one<{ role: string; super: boolean; bypass: boolean; owned: number }>(sql`
      select current_user as role, rolsuper as super, rolbypassrls as bypass,
             (select count(*) from pg_class where relowner = pg_roles.oid) as owned
      from pg_roles where rolname = current_user`),
  )
  assert.deepEqual(who, { role: 'pasokh_app', super: false, bypass: false, owned: 0 })
})

test('every table of an agency has row-level security, forced, and a key that begins with the agency', async () => {
  const tables = await app.rows<{ name: string; on: boolean; forced: boolean; key: string | null }>(sql`
    select c.relname as name, relrowsecurity as on, relforcerowsecurity as forced,
           (select attname from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0]
            where i.indrelid = c.oid and i.indisprimary) as key
    from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') order by 1`)
  const walled = tables.filter(({ name }) => !WITHOUT_AGENCY.includes(name))
  assert.ok(walled.length > 20)
  for (const { name, on, forced, key } of walled) assert.deepEqual([on, forced, key], [true, true, 'agency_id'], name)
})

test('every view runs with the rights of who asks', async () => {
  const open = await app.rows(sql`
    select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'v'
    and not coalesce('security_invoker=true' = any(reloptions), false)`)
  assert.deepEqual(open, [])
})

test('a row of one agency is neither seen nor written nor moved from another', async () => {
  const [mine, theirs] = [randomUUID(), randomUUID()]
  const add = (agencyId: string, of: string) =>
    app.db.in(agencyId, (tx) =>
      tx.run(sql`
    insert into officer (agency_id, email, name, role, created_at) values (${of}, ${`${randomUUID()}@example.org`}, 'x', 'officer', now())`),
    )
  await add(mine, mine)
  await assert.rejects(add(mine, theirs), /row-level security/)
  await assert.rejects(
    app.db.in(mine, (tx) => tx.run(sql`update officer set agency_id = ${theirs}`)),
    /row-level security/,
  )
  const seen = (agencyId: string) => app.db.in(agencyId, (tx) => tx.rows(sql`select from officer`))
  assert.equal((await seen(mine)).length, 1)
  assert.equal((await seen(theirs)).length, 0)
  assert.equal((await app.db.open((tx) => tx.rows(sql`select from officer`))).length, 0)
})

test('receipt_lookup cannot be read directly', async () => {
  await assert.rejects(
    app.db.open((tx) => tx.rows(sql`select from receipt_lookup`)),
    /permission denied/,
  )
})

/** Functions that run with the owner's rights, and so behind the wall; each is read with care. */
const BEHIND_THE_WALL = [
  'expire_sign_ins',
  'officer_by_email',
  'receipt_find',
  'receipt_forget',
  'receipt_of',
  'receipt_strengthen',
  'receipt_tried',
  'receipts_add',
  'receipts_weak',
  'receipts_weak_since',
  'submissions_like',
  'submissions_with',
  'verdict_link_find',
]

test('the functions behind the wall are these, for the process only, and look for tables in one place', async () => {
  const functions = await app.rows<{ name: string; path: string[]; everyone: boolean }>(sql`
    select proname as name, proconfig as path, has_function_privilege('public', oid, 'execute') as everyone
    from pg_proc where pronamespace = 'public'::regnamespace and prosecdef order by 1`)
  assert.deepEqual(
    functions.map(({ name }) => name),
    BEHIND_THE_WALL,
  )
  for (const { name, path, everyone } of functions)
    assert.deepEqual([path, everyone], [['search_path=public'], false], name)
})

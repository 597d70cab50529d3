/** No door of the running system is missing from the guide to the sources (tools/where.ts). */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'
import { JOBS } from '../app/main.ts'
import { whereJob, whereTable, whereUrl } from '../tools/where.ts'
import { sql, type TestApp, testApp } from './app.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

test('whereUrl() leads from every served address to the line that names it', () => {
  const served = app.routes.routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
  assert.ok(served.length > 60)
  for (const { path } of served) {
    // A word for each parameter, as a person would paste it.
    const found = whereUrl(path.replace(/:\w+(\{[^}]*\})?\??/g, 'x'))
    assert.ok(found.length > 0, path)
    const named = found.map(({ file, line }) => readFileSync(file, 'utf8').split('\n')[line - 1]!)
    const own = path
      .split('/')
      .filter((part) => part && !part.startsWith(':') && !['api', 'en', 'static'].includes(part))
    const parts = [own[0] ?? '/', (own.at(-1) ?? '/').replace(/\.\w+$/, '')]
    const isNamed = parts.some((part) => named.some((line) => line.includes(part)))
    assert.ok(path.startsWith('/static/') || isNamed, path)
  }
})

test('whereTable() knows every table and whereJob() every job', async () => {
  const tables = await app.rows<{ name: string }>(sql`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'v')
    and relname not like 'kysely%'`)
  for (const { name } of tables) assert.ok(whereTable(name).length > 0, name)
  for (const { name } of JOBS) assert.match(whereJob(name)[0]?.why ?? '', new RegExp(`'${name}'`), name)
})

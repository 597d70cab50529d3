import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { type TestStore, testStore } from '../../tests/store.ts'
import { copyIn, copyOut } from './copy.ts'

let store: TestStore
let client: pg.Client
before(async () => {
  store = await testStore()
  client = new pg.Client({ ...store.superuser })
  await client.connect()
  await client.query('create table letter (n integer primary key, body text, raw bytea)')
})
after(async () => {
  await client.end()
  await store.drop()
})

async function* inPieces(text: string, size: number) {
  const bytes = Buffer.from(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const allOf = async (rows: AsyncIterable<Buffer>) => Buffer.concat(await Array.fromAsync(rows)).toString()

test('what copyOut() gives, copyIn() takes back, whatever the pieces', async () => {
  await client.query(`insert into letter select n, case when n % 7 > 0 then repeat(E'سلام\\t\\n\\\\ ', n % 50) end, decode(md5(n::text), 'hex')
    from generate_series(1, 20000) n`)
  const text = await allOf(copyOut(client, 'copy (select * from letter order by n) to stdout'))
  assert.equal(text.split('\n').length - 1, 20_000)
  await client.query('create table twin (like letter)')
  await copyIn(client, 'copy twin from stdin', inPieces(text, 977))
  const { rows } = await client.query(
    'select count(*)::int as same from letter join twin using (n, raw) where letter.body is not distinct from twin.body',
  )
  assert.equal(rows[0].same, 20_000)
})

test('a slow reader holds the server back and gets everything', async () => {
  let bytes = 0
  let most = 0
  for await (const chunk of copyOut(
    client,
    'copy (select repeat($$x$$, 1000) from generate_series(1, 30000)) to stdout',
  )) {
    most = Math.max(most, chunk.length)
    bytes += chunk.length
    await new Promise((go) => setTimeout(go, 1))
  }
  assert.equal(bytes, 30_000 * 1001)
  assert.ok(most < 4_000_000, `${most} bytes at once`)
})

test('a wrong statement, a wrong row and a source that fails are told, and the connection goes on', async () => {
  await assert.rejects(allOf(copyOut(client, 'copy nowhere to stdout')), /nowhere/)
  await assert.rejects(copyIn(client, 'copy letter from stdin', inPieces('one\ttwo\tthree\n', 99)), /integer/)
  await assert.rejects(copyIn(client, 'copy nowhere from stdin', inPieces('1\n', 9)), /nowhere/)
  async function* failing() {
    yield Buffer.from('500001\ta\t\\\\x00\n')
    throw new Error('the disk is gone')
  }
  await assert.rejects(copyIn(client, 'copy letter from stdin', failing()), /the disk is gone/)
  const { rows } = await client.query('select count(*)::int as count from letter where n > 500000')
  assert.equal(rows[0].count, 0)
})

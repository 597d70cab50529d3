/** An agency made like another: it has what the other offers, promises and says, nobody and nothing of it, and answers its first message. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../tests/app.ts'
import { TOWN } from '../../tests/town/town.ts'
import { agencyBySlug, agencyKey, servicesOf } from '../agencies/index.ts'
import { readWanted, runAgency } from './agency.ts'
import { loadTownSettings } from './sample.ts'

let app: TestApp
let telecom: string
before(async () => {
  app = await testApp()
  const { agencies } = await loadTownSettings(app, TOWN)
  telecom = agencies.get('telecom')!.agencyId
})
after(() => app.close())

const say = () => {
  const lines: string[] = []
  return { lines, say: (line: string) => void lines.push(line) }
}
const countOf = async (table: string, agencyId: string) =>
  (
    await app.rows<{ n: number }>(sql`select count(*)::int as n from ${sql.table(table)} where agency_id = ${agencyId}`)
  )[0]!.n

test('pasokh agency new --like telecom makes a whole agency that answers its first message', async () => {
  const { wanted } = readWanted(['new', '--like', 'telecom'], 'en')
  const { lines, say: hear } = say()
  assert.equal(await runAgency(app, wanted!, 'en', hear), 0)
  const made = (await app.db.open((tx) => agencyBySlug(tx, 'telecom-2')))!
  const pattern = (await app.db.open((tx) => agencyBySlug(tx, 'telecom')))!
  for (const table of [
    'service',
    'service_example',
    'service_target',
    'template',
    'refusal_reason',
    'office',
    'desk',
    'calendar',
  ])
    assert.equal(await countOf(table, made.agencyId), await countOf(table, telecom), table)
  for (const table of ['submission', 'matter', 'officer_desk', 'area'])
    assert.equal(await countOf(table, made.agencyId), 0, table)
  assert.equal(await countOf('officer', made.agencyId), 1)
  assert.deepEqual(
    [made.parentId, made.confirmDays, made.words],
    [pattern.parentId, pattern.confirmDays, pattern.words],
  )
  const keyOf = (agencyId: string) => app.db.in(agencyId, (tx) => agencyKey(app, tx, agencyId))
  assert.notDeepEqual(await keyOf(made.agencyId), await keyOf(telecom))
  // Somebody writes …
  const [service] = await app.db.in(made.agencyId, (tx) => servicesOf(tx))
  const json = { 'content-type': 'application/json' }
  const sent = await app.routes.request('/api/agencies/telecom-2/submissions', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ text: 'the line is dead', lang: 'en', service: service!.code }),
  })
  assert.equal(sent.status, 201)
  const { receipt } = (await sent.json()) as { receipt: string }
  await app.work()
  // … the administrator comes in with what the terminal said, chooses a password, and answers.
  const [, email, password] = /\n {2}(\S+)\n {2}(\S+)/.exec(lines.join('\n'))!
  const signedIn = await app.routes.request('/api/session', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ email, password }),
  })
  assert.equal(signedIn.status, 200)
  const enter = async (answer: Response) => ({
    ...json,
    cookie: answer.headers.get('set-cookie')!.split(';')[0]!,
    'x-csrf-token': ((await answer.clone().json()) as { csrfToken: string }).csrfToken,
  })
  const first = await enter(signedIn)
  const own = 'kelm trub4 vof7'
  const changed = await app.routes.request('/api/session/password', {
    method: 'PUT',
    headers: first,
    body: JSON.stringify({ current: password, next: own }),
  })
  assert.equal(changed.status, 200)
  const again = await app.routes.request('/api/session', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ email, password: own }),
  })
  const headers = await enter(again)
  const inbox = (await (await app.routes.request('/api/cases', { headers })).json()) as {
    cases: { caseId: string; dueAt: string | null }[]
  }
  assert.equal(inbox.cases.length, 1)
  assert.ok(inbox.cases[0]!.dueAt, 'its promise runs')
  const replied = await app.routes.request(`/api/cases/${inbox.cases[0]!.caseId}/replies`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ outcome: 'question', body: 'Which number is it?' }),
  })
  assert.equal(replied.status, 201)
  const behind = await app.routes.request('/api/receipt', {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ receipt }),
  })
  assert.match(await behind.text(), /Which number is it\?/)
})

test('pasokh agency new takes the address, names and administrator that are given, and leaves nothing of what is refused', async () => {
  const given = [
    '--slug',
    'post-north',
    '--fa',
    'پست شمال',
    '--en',
    'North Post',
    '--email',
    'Head@Post.example',
    '--person',
    'Head',
  ]
  const { wanted } = readWanted(['new', '--like', 'telecom', ...given], 'fa')
  assert.equal(await runAgency(app, wanted!, 'fa', () => {}), 0)
  const made = (await app.db.open((tx) => agencyBySlug(tx, 'post-north')))!
  assert.deepEqual(made.name, { fa: 'پست شمال', en: 'North Post' })
  const agencies = async () => (await app.rows(sql`select from agency`)).length
  const before = await agencies()
  for (const [more, word] of [
    [{ like: 'nobody' }, /no such agency/],
    [{ like: TOWN.agencies.find(({ isUmbrella }) => isUmbrella)!.slug }, /umbrella/],
    [{ like: 'telecom', slug: 'post-north' }, /Another agency/],
    [{ like: 'telecom', slug: 'receipt' }, /no agency/],
    [{ like: 'telecom', email: 'head@post.example' }, /e-mail/],
  ] as const) {
    const { lines, say: hear } = say()
    assert.equal(await runAgency(app, more, 'en', hear), 1)
    assert.match(lines.join(), word)
  }
  assert.equal(await agencies(), before)
})

test('readWanted() says what is missing or not known', () => {
  for (const args of [
    [],
    ['old'],
    ['new'],
    ['new', '--like', 'x', '--slug', 'No Slug'],
    ['new', '--like', 'x', '--email', 'x'],
    ['new', '--like', 'x', '--size', '3'],
  ])
    assert.equal(readWanted(args, 'en').wanted, null, args.join(' '))
})

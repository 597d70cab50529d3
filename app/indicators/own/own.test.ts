/** Own definitions: tried on the newest release, refused where they expose few people, published with their text, kept by version. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { type SignedIn, signIn } from '../../../tests/people.ts'
import { addCrowd } from '../../../tests/results.ts'
import type { Board } from '../board/schema.ts'
import { DEFINITIONS, textOfDefinition } from '../definitions.ts'
import { figuresOf, keepHistory, readRelease, release, rollUpCases } from '../index.ts'
import { latestRelease } from '../store.ts'
import type { Definitions, Preview } from './schema.ts'

let app: TestApp
let agency: TestAgency
const NIGHTS = ['2026-11-20T21:00:00Z', '2026-11-21T21:00:00Z', '2026-11-22T21:00:00Z']

before(async () => {
  app = await testApp({ at: NIGHTS[0]! })
  agency = await testAgency(app, 'water')
  const { leak, bill, areaId } = agency
  const crowd = { cases: 900, days: 100, until: '2026-11-20T20:00:00Z', services: [leak, leak, bill], areas: [areaId] }
  await addCrowd(app, agency, crowd)
})
after(() => app.close())

const base = (id: string) => textOfDefinition(DEFINITIONS.find((one) => one.id === id)!)
/** A shipped definition under an own name, with other sums and, when told, other lines. */
function own(more: {
  id?: string
  version?: number
  above: string
  below: string
  lines?: [string, string][]
}): string {
  const { id = 'own-done', version = 1, above, below, lines = [] } = more
  let text = base('closed-not-fixed')
    .replace(/^id: .*$/m, `id: ${id}`)
    .replace(/^version: .*$/m, `version: '${version}'`)
    .replace('numerator: doneObjected', `numerator: ${above}`)
    .replace('denominator: doneJudged', `denominator: ${below}`)
  for (const [from, to] of lines) text = text.replace(from, to)
  return text
}
const CASES = 'open + done + confirmed + notConfirmed + refused'
const GOOD = { above: 'done + confirmed', below: CASES }
const AGENCY_ONLY: [string, string] = ['  - agency\n  - service\n', '  - agency\n']

const send = (who: SignedIn, method: string, path: string, body?: object) =>
  app.routes.request(`/api/indicators/definitions${path}`, {
    method,
    headers: who.headers,
    ...(body && { body: JSON.stringify(body) }),
  })
const manager = () => signIn(app, { agencyId: agency.agencyId, role: 'manager' })
async function preview(text: string): Promise<Preview> {
  const answer = await send(await manager(), 'POST', '/preview', { text })
  assert.equal(answer.status, 200)
  return (await answer.json()) as Preview
}
const newest = async () => {
  const last = await app.db.in(agency.agencyId, (tx) => latestRelease(tx, agency.agencyId))
  return readRelease(last!.file)
}

test('a draft is kept only after a release on which it can be tried', async () => {
  const tried = await preview(own(GOOD))
  assert.deepEqual([tried.faults, tried.untilDay, tried.mayBeKept], [[], null, false])
  assert.equal((await send(await manager(), 'POST', '', { text: own(GOOD) })).status, 409)
  await release(app, agency.agencyId)
  assert.equal((await preview(own(GOOD))).untilDay, '2026-11-20')
})

test('what is no definition is said, and so is what is none for an agency', async () => {
  for (const [text, why] of [
    ['id: [', /Line 1, column \d/],
    [own({ above: 'done', below: 'cases' }), /Both sides/],
    [own({ ...GOOD, above: 'people' }), /not a sum of counts/],
    [own({ ...GOOD, id: 'confirmed' }), /own-/],
    [own({ ...GOOD, lines: [['minimumGroup: 10', 'minimumGroup: 9']] }), /minimumGroup/],
    [own({ ...GOOD, lines: [['minimumDenominator: 10', 'minimumDenominator: 1']] }), /minimumDenominator/],
    [base('heard-gini').replace('id: heard-gini', 'id: own-gini'), /not for own/],
  ] as const) {
    const tried = await preview(text)
    assert.match(tried.faults.map(({ at, said }) => `${at} ${said.en}`).join('\n'), why)
    for (const { said } of tried.faults) assert.match(said.fa, /[\u0600-\u06ff]/)
    assert.equal(tried.mayBeKept, false)
    assert.equal((await send(await manager(), 'POST', '', { text })).status, 409)
  }
})

test('a bound in a Persian sentence keeps its direction', async () => {
  const { faults } = await preview(own({ ...GOOD, lines: [['minimumGroup: 10', 'minimumGroup: 9']] }))
  assert.deepEqual(
    faults.map(({ at }) => at),
    ['minimumGroup'],
  )
  assert.match(faults[0]!.said.fa, /\u2066[^\u2069]*>=10\u2069/)
})

test('a preview says what the engine says of the newest release, and words where there is nothing below the line', async () => {
  const tried = await preview(own(GOOD))
  assert.equal(tried.mayBeKept, true, JSON.stringify(tried.exposed))
  const file = await newest()
  const all = figuresOf({ ...file, definitions: [own(GOOD)] })
  const of = [all.agency!, ...all.services].map(
    ({ figures }) => figures.find(({ indicator }) => indicator === 'own-done')!,
  )
  assert.deepEqual(
    tried.figures.map(({ figure: { value, numerator, denominator } }) => [value, numerator, denominator]),
    of.map(({ value, numerator, denominator }) => [value, numerator, denominator]),
  )
  // Received less all classes is nothing: a division by nothing.
  const nothing = await preview(
    own({ above: 'open', below: `received - withdrawn - hidden - ${CASES.replaceAll('+', '-')}` }),
  )
  assert.ok(nothing.figures.length > 0)
  for (const { figure } of nothing.figures) {
    assert.deepEqual([figure.value, figure.low, figure.numerator, figure.denominator], [null, null, null, null])
    assert.equal(figure.why, 'nothing')
    assert.doesNotMatch(figure.written.value.en, /\d/)
  }
})

test('a draft that lets few people be had by subtraction is refused, and says from which other indicator', async () => {
  await app.rows(sql`
    update matter set state = 'confirmed' where agency_id = ${agency.agencyId} and state = 'refused' and case_id not in (
      select case_id from matter where agency_id = ${agency.agencyId} and state = 'refused' order by case_id limit 4)`)
  app.setNow(NIGHTS[1]!)
  await release(app, agency.agencyId)
  const refused = (await newest()).lines.reduce((sum, { counts }) => sum + counts.refused, 0)
  assert.ok(refused > 0 && refused < 10, `${refused}`)
  const text = own({ above: 'confirmed', below: 'open + done + confirmed + notConfirmed', lines: [AGENCY_ONLY] })
  const tried = await preview(text)
  assert.equal(tried.mayBeKept, false)
  assert.ok(tried.exposed.some(({ how, other }) => how === 'between' && other?.en === 'Median wait to the solution'))
  const answer = await send(await manager(), 'POST', '', { text })
  assert.equal(answer.status, 409)
  assert.match(await answer.text(), /definition-refused/)
})

test('a kept definition stands in the next release with its text, on pages and on the board, and its versions stay', async () => {
  const by = await manager()
  const auditor = await signIn(app, { agencyId: agency.agencyId, role: 'auditor' })
  assert.equal((await send(auditor, 'POST', '', { text: own(GOOD) })).status, 403)
  assert.equal((await send(by, 'POST', '', { text: own(GOOD) })).status, 201)
  // The same version never means something else.
  assert.equal((await preview(own(GOOD))).mustBe, '2')
  assert.equal((await send(by, 'POST', '', { text: own(GOOD) })).status, 409)
  assert.equal('definitions' in (await newest()), false)
  app.setNow(NIGHTS[2]!)
  await release(app, agency.agencyId)
  await keepHistory(app, agency.agencyId)
  await rollUpCases(app, agency.agencyId)
  const file = await newest()
  assert.deepEqual(file.definitions, [own(GOOD)])
  const figure = figuresOf(file).agency!.figures.find(({ indicator }) => indicator === 'own-done')!
  assert.ok(figure.value)
  for (const at of ['', '/en']) {
    const page = await (await app.routes.request(`${at}/water/results/own-done`)).text()
    assert.match(page, /id="method"/)
    assert.match(page, at ? /Closed, not fixed/ : /بسته شد، درست نشد/)
    assert.match(await (await app.routes.request(`${at}/water/results`)).text(), /results\/own-done/)
  }
  assert.match(await (await app.routes.request('/water/results.csv')).text(), /own-done/)
  const board = await app.routes.request('/api/indicators/board?from=2026-06-01&to=2026-11-22', {
    headers: { cookie: (await manager()).cookie },
  })
  const { rows } = (await board.json()) as Board
  assert.equal(rows.find(({ indicator }) => indicator === 'own-done')?.figures[0]?.numerator, figure.numerator)
  // From each row a way to the version of its method, and to what is published, where it can be computed again.
  for (const { indicator, version, methodPath, publishedPath } of rows)
    for (const at of ['', '/en']) {
      const method = await app.routes.request(`${at}${methodPath}`)
      assert.equal(method.status, 200, methodPath)
      assert.match(await method.text(), new RegExp(`${indicator} ${version}<`))
      assert.match(await (await app.routes.request(`${at}${publishedPath}`)).text(), /id="compute"/, publishedPath)
    }
  // Another version, and then none: both stay readable.
  const second = await manager()
  const text = own({ ...GOOD, version: 2, above: 'confirmed' })
  assert.equal((await send(second, 'POST', '', { text })).status, 201)
  const list = async () => (await (await send(second, 'GET', '')).json()) as Definitions
  const of = async () => (await list()).own.map(({ version, isUsed }) => [version, isUsed])
  assert.deepEqual(await of(), [
    ['2', true],
    ['1', false],
  ])
  assert.equal((await send(second, 'DELETE', '/own-done')).status, 204)
  assert.equal((await send(second, 'DELETE', '/own-done')).status, 404)
  assert.deepEqual(await of(), [
    ['2', false],
    ['1', false],
  ])
  assert.deepEqual(
    (await list()).own.map((one) => one.text),
    [text, own(GOOD)],
  )
  app.setNow('2026-11-23T21:00:00Z')
  await release(app, agency.agencyId)
  assert.equal('definitions' in (await newest()), false)
  // No release has it now; every version of it is read by anyone, and says that it is used no more.
  for (const at of ['', '/en']) {
    const gone = await app.routes.request(`${at}/water/results/own-done`)
    assert.deepEqual([gone.status, gone.headers.get('location')], [302, `${at}/water/results/own-done/2`])
    for (const version of ['1', '2']) {
      const page = await (await app.routes.request(`${at}/water/results/own-done/${version}`)).text()
      assert.match(page, at ? /is not used any more/ : /دیگر به کار نمی‌رود/)
      assert.match(page, new RegExp(`own-done ${version}<`))
      assert.ok(page.includes(`href="${at}/water/results/own-done/${version === '1' ? 2 : 1}"`))
      assert.doesNotMatch(page, /<script|undefined/)
    }
  }
  for (const none of [
    '/water/results/own-done/3',
    '/water/results/confirmed/2',
    '/water/results/own-none',
    '/gas/results/own-done/1',
  ])
    assert.equal((await app.routes.request(none)).status, 404, none)
})

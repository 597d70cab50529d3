/** How many people live where: said by who may, whole or not at all, and part of every release. */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql, type TestApp, testApp } from '../../../tests/app.ts'
import { type TestAgency, testAgency } from '../../../tests/journeys/agency.ts'
import { signIn } from '../../../tests/people.ts'
import { addCrowd } from '../../../tests/results.ts'
import type { Role } from '../../people/index.ts'
import { addArea } from '../../places/store.ts'
import { figuresOf } from '../figures.ts'
import { readRelease } from '../file.ts'
import { release } from '../release/actions.ts'
import { latestRelease } from '../store.ts'
import { readResidents, saveResidents } from './residents.actions.ts'

let app: TestApp
let agency: TestAgency
let areas: string[]
before(async () => {
  app = await testApp({ at: '2026-11-20T21:00:00Z' })
  agency = await testAgency(app, 'water')
  const more = ['شمال', 'جنوب', 'بیابان'].map((fa) =>
    app.db.in(agency.agencyId, (tx) => addArea(tx, { name: { fa, en: fa } })),
  )
  areas = [agency.areaId, ...(await Promise.all(more))]
  const crowd = {
    cases: 600,
    days: 200,
    until: '2026-11-20T20:00:00Z',
    services: [agency.leak],
    areas: areas.slice(0, 3),
  }
  await addCrowd(app, agency, crowd)
})
after(() => app.close())

const by = () => ({ agencyId: agency.agencyId, officerId: randomUUID() })
const given = (people: number) => ({ source: 'سرشماری ۱۳۹۵', areas: areas.map((areaId) => ({ areaId, people })) })

test('saveResidents() keeps what was said, and refuses an area that is not there or stands there twice', async () => {
  assert.equal(await saveResidents(app, by(), given(5000)), true)
  const before = await readResidents(app, agency.agencyId)
  assert.deepEqual(
    [before.source, before.areas.map(({ people }) => people)],
    ['سرشماری ۱۳۹۵', [5000, 5000, 5000, 5000]],
  )
  const stranger = { source: 'guess', areas: [{ areaId: randomUUID(), people: 10 }] }
  const twice = { source: 'guess', areas: [...given(1).areas, ...given(2).areas] }
  for (const wrong of [stranger, twice]) assert.equal(await saveResidents(app, by(), wrong), false)
  assert.deepEqual(await readResidents(app, agency.agencyId), before)
  const lines = await app.rows<{ body: { areas: number } }>(sql`
    select body from record_waiting where type = 'indicators.residents-set'
    union all select body from record where type = 'indicators.residents-set'`)
  assert.deepEqual(
    lines.map(({ body }) => body.areas),
    [4],
  )
})

const figureIn = async (indicator: string) => {
  const kept = await app.db.in(agency.agencyId, (tx) => latestRelease(tx, agency.agencyId))
  const file = readRelease(kept!.file)
  return { file, figure: figuresOf(file).agency!.figures.find((one) => one.indicator === indicator)! }
}

test('release() holds the people of each area, names the area from which nobody is heard, and says when areas have changed', async () => {
  await release(app, agency.agencyId)
  const { file, figure } = await figureIn('silent-areas')
  assert.deepEqual(
    Object.values(file.residents),
    areas.map(() => ({ people: 5000, source: 'سرشماری ۱۳۹۵' })),
  )
  assert.deepEqual([figure.value, figure.denominator], [1, 4])
  for (const area of areas) assert.ok(file.areaNames[area])
  const { figure: gini } = await figureIn('heard-gini')
  assert.ok(gini.value! > 0.2 && gini.value! < 0.3 && gini.low! > 0.1)
  // An area is taken out of use: its cases stay, and no figure compares what cannot be compared.
  await app.rows(sql`update area set retired = true where area_id = ${areas[1]!}`)
  app.setNow('2026-11-21T21:00:00Z')
  await release(app, agency.agencyId)
  const later = await figureIn('heard-gini')
  assert.deepEqual(later.file.formerAreas, [areas[1]])
  assert.deepEqual([later.figure.value, later.figure.why], [null, 'area-changed'])
  const page = await (await app.routes.request('/en/water/results')).text()
  assert.match(page, /Areas changed within this period/)
})

test('the doors of residents let those change them who may change settings', async () => {
  const ask = async (role: Role, method: string, body?: object) => {
    const { headers } = await signIn(app, { agencyId: agency.agencyId, role })
    const answer = await app.routes.request('/api/indicators/residents', {
      method,
      headers,
      ...(body && { body: JSON.stringify(body) }),
    })
    return { status: answer.status, said: await answer.text() }
  }
  const wanted = { source: 'census', areas: [{ areaId: agency.areaId, people: 777 }] }
  assert.equal((await ask('officer', 'PUT', wanted)).status, 403)
  assert.equal((await ask('manager', 'PUT', wanted)).status, 204)
  assert.match((await ask('auditor', 'GET')).said, /"people":777/)
  const unknown = { source: 'census', areas: [{ areaId: randomUUID(), people: 777 }] }
  assert.deepEqual([(await ask('manager', 'PUT', unknown)).status], [422])
  assert.equal((await ask('manager', 'PUT', { ...wanted, areas: [{ areaId: agency.areaId, people: 0 }] })).status, 422)
  assert.equal((await app.routes.request('/api/indicators/residents')).status, 401)
})

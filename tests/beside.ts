/** Two agencies under an umbrella and one under none, each with a published release: what may be set beside each other, and what not. */
import { release } from '../app/indicators/index.ts'
import { publish } from '../app/opendata/index.ts'
import { sql, type TestApp } from './app.ts'
import { testAgency } from './journeys/agency.ts'
import { addCrowd } from './results.ts'

/** `until` is the end of a day by UTC, before the instant at which the clock stands. */
export async function agenciesBeside(app: TestApp, until: string) {
  const roof = await testAgency(app, 'roof')
  const [water, roads, alone] = [
    await testAgency(app, 'water'),
    await testAgency(app, 'roads'),
    await testAgency(app, 'alone'),
  ]
  await app.rows(sql`update agency set kind = 'umbrella' where agency_id = ${roof.agencyId} returning 1`)
  await app.rows(sql`
    update agency set parent_id = ${roof.agencyId} where agency_id in (${water.agencyId}, ${roads.agencyId}) returning 1`)
  for (const [agency, cases] of [
    [water, 300],
    [roads, 170],
    [alone, 120],
  ] as const) {
    await addCrowd(app, agency, { cases, days: 100, until, services: [agency.leak], areas: [agency.areaId] })
    await release(app, agency.agencyId)
    await publish(app, agency.agencyId)
  }
  return { roof, water, roads, alone }
}

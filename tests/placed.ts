/** Cases with their places for tests and benches of the map, put in as they stand, with addresses behind cells. */
import { randomUUID } from 'node:crypto'
import { cellToLatLng } from 'h3-js'
import { cellsAround } from '../app/places/cells.ts'
import type { AddressRow } from '../app/places/import.store.ts'
import { sql, type TestApp } from './app.ts'
import type { TestAgency } from './journeys/agency.ts'

export type Placed = {
  caseId: string
  serviceId: string | null
  areaId: string | null
  cell: string | null
  opened: string
  state: string
  text: string
  certainty: number
}

/** As many cases, alike but for what they say. */
export const placed = (n: number, of: Partial<Placed>): Placed[] =>
  Array.from({ length: n }, () => ({
    caseId: randomUUID(),
    serviceId: null,
    areaId: null,
    cell: null,
    opened: '2026-11-05T08:00:00Z',
    state: 'open',
    text: randomUUID(),
    certainty: 1,
    ...of,
  }))

type In = Pick<TestAgency, 'agencyId' | 'officeId' | 'deskId'>

export async function addPlaced(app: TestApp, { agencyId, officeId, deskId }: In, rows: readonly Placed[]) {
  const as = sql`jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as row ("caseId" uuid, "serviceId" uuid, "areaId" uuid, cell text,
    opened timestamptz, state text, text text, certainty real)`
  await app.rows(sql`
    insert into submission (agency_id, submission_id, idempotency, received_hour, channel, form_lang, text_lang, folded, understood, opened, withdrawn, hidden_reason, commitment)
    select ${agencyId}, "caseId", decode(md5("caseId"::text), 'hex'), opened, 'web', 'fa', 'fa', text, true, true, state = 'withdrawn',
           case when state = 'hidden' then 'abuse' end, ''::bytea from ${as}`)
  await app.rows(sql`
    insert into matter (agency_id, case_id, code, service_id, area_id, office_id, desk_id, state, opened_hour, sorted_by)
    select ${agencyId}, "caseId", left(replace("caseId"::text, '-', ''), 12), "serviceId", "areaId", ${officeId}, ${deskId}, state, opened, 'person' from ${as}`)
  await app.rows(
    sql`insert into case_submission (agency_id, case_id, submission_id) select ${agencyId}, "caseId", "caseId" from ${as}`,
  )
  await app.rows(sql`
    insert into submission_place (agency_id, submission_id, area_id, how, certainty, cell)
    select ${agencyId}, "caseId", "areaId", case when cell is null then 'given' else 'point' end, certainty, cell from ${as}`)
}

/** Numbered doors from south to north, as a file of addresses has them, with a step between in degrees. */
export const doorsAlong = (count: number, { street = '', alley = '', areaId, from, step }: Along): AddressRow[] =>
  Array.from({ length: count }, (_, at) => ({
    code: `${areaId} ${street} ${alley} ${from.lat} ${at}`,
    areaId,
    street,
    alley,
    number: String(at + 1),
    unit: '',
    postcode: null,
    point: { lat: from.lat + at * step, lon: from.lon },
    reliability: 1,
    confidence: null,
    pointKind: null,
    principal: null,
    unitOf: null,
    validFrom: null,
    validTo: null,
    replacedBy: null,
  }))

type Along = { street?: string; alley?: string; areaId: string; from: { lat: number; lon: number }; step: number }

/** Twenty addresses in each of these cells, counted in those above them as well. */
export async function addAddresses(app: TestApp, { agencyId }: In, cells: readonly string[]) {
  const counts = new Map<string, number>()
  for (const cell of cells) {
    const [lat, lon] = cellToLatLng(cell)
    for (const one of cellsAround({ lat, lon })) counts.set(one, (counts.get(one) ?? 0) + 20)
  }
  await app.rows(sql`
    insert into address_cell (agency_id, cell, addresses)
    select ${agencyId}, cell, addresses from unnest(${[...counts.keys()]}::text[], ${[...counts.values()]}::int[]) as new (cell, addresses)`)
}

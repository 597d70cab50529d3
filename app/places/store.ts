/** SQL on `area` and `responsibility`, of the agency this transaction has entered. */
import { sql, type Tx } from '#kit/db.ts'
import type { Area, AreaInput, Responsibility, ResponsibilityInput } from './schema.ts'

type Which = { retired?: boolean; borders?: boolean }

/**
 * Areas in use; with `retired` also those no longer used, for old cases and settings. Borders are large: without
 * `borders` they are left out as null.
 */
export const areasOf = (tx: Tx, { retired = false, borders = true }: Which = {}): Promise<Area[]> =>
  tx.rows<Area>(sql`
    select area_id as "areaId", name, aliases, case when ${borders} then border end as border, retired,
           case when centre is not null then json_build_object('lon', centre[0], 'lat', centre[1]) end as centre
    from area where agency_id = current_agency() and (not retired or ${retired})
    order by retired, name->>'fa', area_id`)

const json = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`
const pointOf = (centre: AreaInput['centre']) =>
  sql`point(${centre?.lon ?? null}::float8, ${centre?.lat ?? null}::float8)`

export async function addArea(tx: Tx, { name, aliases, centre, border, retired }: AreaInput): Promise<string> {
  const row = await tx.one<{ areaId: string }>(sql`
    insert into area (agency_id, name, aliases, centre, border, retired)
    values (current_agency(), ${json(name)}, ${aliases}::text[], ${pointOf(centre)}, ${json(border)}, ${retired})
    returning area_id as "areaId"`)
  return row!.areaId
}

export const setArea = (tx: Tx, areaId: string, { name, aliases, centre, border, retired }: AreaInput) =>
  tx.run(sql`
    update area set name = ${json(name)}, aliases = ${aliases}::text[], centre = ${pointOf(centre)},
                    border = ${json(border)}, retired = ${retired}
    where agency_id = current_agency() and area_id = ${areaId}`)

const RULE = sql`
  select responsibility_id as "responsibilityId", service_id as "serviceId", area_id as "areaId", desk_id as "deskId"
  from responsibility where agency_id = current_agency()`

export const responsibilitiesOf = (tx: Tx): Promise<Responsibility[]> =>
  tx.rows<Responsibility>(sql`${RULE} order by service_id nulls last, area_id nulls last`)

/** Says which desk answers for a service in an area; what was said about the same two before is replaced. */
export async function putResponsibility(tx: Tx, { serviceId, areaId, deskId }: ResponsibilityInput): Promise<string> {
  const row = await tx.one<{ responsibilityId: string }>(sql`
    insert into responsibility (agency_id, service_id, area_id, desk_id)
    values (current_agency(), ${serviceId}, ${areaId}, ${deskId})
    on conflict (agency_id, service_id, area_id) do update set desk_id = excluded.desk_id
    returning responsibility_id as "responsibilityId"`)
  return row!.responsibilityId
}

export const removeResponsibility = (tx: Tx, responsibilityId: string) =>
  tx.run(sql`
    delete from responsibility where agency_id = current_agency() and responsibility_id = ${responsibilityId}`)

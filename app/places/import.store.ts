/** SQL of taking in a file of places: many rows at once, of the agency this transaction has entered. */
import { sql, type Tx } from '#kit/db.ts'
import type { Text } from '#kit/words.ts'
import type { AreaRow, AssetKind, FileAddress, KnownArea, Taken } from './file.schema.ts'
import type { AreaLevel, Border, Point } from './schema.ts'

export const knownAreas = (tx: Tx): Promise<KnownArea[]> =>
  tx.rows<KnownArea>(sql`
    select area_id as "areaId", level, parent_id as "parentId", name, more_names as "moreNames", aliases, offered, retired,
           valid_from as "validFrom", valid_to as "validTo", replaced_by as "replacedBy", border is not null as "hasBorder",
           case when centre is not null then json_build_object('lon', centre[0], 'lat', centre[1]) end as centre
    from area where agency_id = current_agency()`)

/** The areas that a keeper's codes name. */
export async function codesOf(tx: Tx): Promise<Map<string, string>> {
  const rows = await tx.rows<{ key: string; areaId: string }>(sql`
    select keeper || ' ' || code as key, area_id as "areaId" from area_code where agency_id = current_agency()`)
  return new Map(rows.map(({ key, areaId }) => [key, areaId]))
}

export const bordersOfAreas = (tx: Tx, areaIds: readonly string[]) =>
  tx.rows<{ areaId: string; border: Border | null }>(sql`
    select area_id as "areaId", border from area where agency_id = current_agency() and area_id = any(${areaIds}::uuid[])`)

/** Borders of areas of levels that may hold others, for finding what a new area lies in. */
export const holdersOf = (tx: Tx) =>
  tx.rows<{ areaId: string; level: AreaLevel; border: Border }>(sql`
    select area_id as "areaId", level, border from area
    where agency_id = current_agency() and border is not null and not retired and level not in ('quarter', 'village')`)

const COLUMNS = sql`
  "areaId" uuid, level text, "parentId" uuid, name jsonb, "moreNames" jsonb, aliases text[], lon float8, lat float8,
  border jsonb, "hasBorder" boolean, offered boolean, "validFrom" date, "validTo" date, "replacedBy" uuid, retired boolean`

const asJson = (rows: readonly AreaRow[]) =>
  JSON.stringify(
    rows.map(({ centre, border, ...row }) => ({
      ...row,
      lon: centre?.lon ?? null,
      lat: centre?.lat ?? null,
      border: border ?? null,
      hasBorder: border !== undefined,
    })),
  )

export const insertAreas = (tx: Tx, rows: readonly AreaRow[]) =>
  tx.run(sql`
    insert into area (agency_id, area_id, level, parent_id, name, more_names, aliases, centre, border, offered, valid_from, valid_to, replaced_by, retired)
    select current_agency(), "areaId", level, "parentId", name, "moreNames", aliases, point(lon, lat), nullif(border, 'null'::jsonb),
           offered, "validFrom", "validTo", "replacedBy", retired
    from jsonb_to_recordset(${asJson(rows)}::jsonb) as new (${COLUMNS})`)

export const updateAreas = (tx: Tx, rows: readonly AreaRow[]) =>
  tx.run(sql`
    update area set level = new.level, parent_id = new."parentId", name = new.name, more_names = new."moreNames", aliases = new.aliases,
      centre = point(new.lon, new.lat), border = case when new."hasBorder" then nullif(new.border, 'null'::jsonb) else area.border end,
      outline = case when new."hasBorder" then null else area.outline end, offered = new.offered, valid_from = new."validFrom",
      valid_to = new."validTo", replaced_by = new."replacedBy", retired = new.retired
    from jsonb_to_recordset(${asJson(rows)}::jsonb) as new (${COLUMNS})
    where area.agency_id = current_agency() and area.area_id = new."areaId"`)

export type NewCode = { keeper: string; code: string; areaId: string; validFrom: string | null; validTo: string | null }

export const putCodes = (tx: Tx, codes: readonly NewCode[]) =>
  tx.run(sql`
    insert into area_code (agency_id, keeper, code, area_id, valid_from, valid_to)
    select current_agency(), keeper, code, "areaId", "validFrom", "validTo"
    from jsonb_to_recordset(${JSON.stringify(codes)}::jsonb)
      as new (keeper text, code text, "areaId" uuid, "validFrom" date, "validTo" date)
    on conflict (agency_id, keeper, code) do update set valid_from = excluded.valid_from, valid_to = excluded.valid_to
    where (area_code.valid_from, area_code.valid_to) is distinct from (excluded.valid_from, excluded.valid_to)`)

/** An address with the id of its area. */
export type AddressRow = Omit<FileAddress, 'what' | 'at' | 'area'> & { areaId: string }

export async function putAddresses(tx: Tx, keeper: string, rows: readonly AddressRow[]): Promise<Taken> {
  const json = JSON.stringify(
    rows.map(({ point, ...row }) => ({ ...row, lon: point?.lon ?? null, lat: point?.lat ?? null })),
  )
  return taken(
    rows.length,
    await tx.rows<{ fresh: boolean }>(sql`
      insert into address as old (agency_id, keeper, code, area_id, street, alley, number, unit, postcode, point, reliability,
        confidence, point_kind, principal, unit_of, valid_from, valid_to, replaced_by)
      select current_agency(), ${keeper}, code, "areaId", street, alley, number, unit, postcode, point(lon, lat), reliability,
        confidence, "pointKind", principal, "unitOf", "validFrom", "validTo", "replacedBy"
      from jsonb_to_recordset(${json}::jsonb) as new (code text, "areaId" uuid, street text, alley text, number text, unit text,
        postcode text, lon float8, lat float8, reliability smallint, confidence smallint, "pointKind" text, principal text,
        "unitOf" text, "validFrom" date, "validTo" date, "replacedBy" text)
      on conflict (agency_id, keeper, code) do update set area_id = excluded.area_id, street = excluded.street,
        alley = excluded.alley, number = excluded.number, unit = excluded.unit, postcode = excluded.postcode,
        point = excluded.point, reliability = excluded.reliability, confidence = excluded.confidence,
        point_kind = excluded.point_kind, principal = excluded.principal, unit_of = excluded.unit_of,
        valid_from = excluded.valid_from, valid_to = excluded.valid_to, replaced_by = excluded.replaced_by
      where (old.area_id, old.street, old.alley, old.number, old.unit, old.postcode, old.point::text, old.reliability,
             old.confidence, old.point_kind, old.principal, old.unit_of, old.valid_from, old.valid_to, old.replaced_by)
        is distinct from (excluded.area_id, excluded.street, excluded.alley, excluded.number, excluded.unit,
             excluded.postcode, excluded.point::text, excluded.reliability, excluded.confidence, excluded.point_kind,
             excluded.principal, excluded.unit_of, excluded.valid_from, excluded.valid_to, excluded.replaced_by)
      returning xmax = 0 as fresh`),
  )
}

export type AssetRow = {
  kind: AssetKind
  code: string
  name: Text | null
  ownerId: string | null
  areaId: string | null
  point: Point
  validFrom: string | null
  validTo: string | null
}

export async function putAssets(tx: Tx, rows: readonly AssetRow[]): Promise<Taken> {
  const json = JSON.stringify(rows.map(({ point, ...row }) => ({ ...row, ...point })))
  return taken(
    rows.length,
    await tx.rows<{ fresh: boolean }>(sql`
      insert into asset as old (agency_id, kind, code, name, owner_id, area_id, point, valid_from, valid_to)
      select current_agency(), kind, code, nullif(name, 'null'::jsonb), "ownerId", "areaId", point(lon, lat), "validFrom", "validTo"
      from jsonb_to_recordset(${json}::jsonb) as new (kind text, code text, name jsonb, "ownerId" uuid, "areaId" uuid,
        lon float8, lat float8, "validFrom" date, "validTo" date)
      on conflict (agency_id, kind, code) do update set name = excluded.name, owner_id = excluded.owner_id,
        area_id = excluded.area_id, point = excluded.point, valid_from = excluded.valid_from, valid_to = excluded.valid_to
      where (old.name, old.owner_id, old.area_id, old.point::text, old.valid_from, old.valid_to)
        is distinct from (excluded.name, excluded.owner_id, excluded.area_id, excluded.point::text, excluded.valid_from, excluded.valid_to)
      returning xmax = 0 as fresh`),
  )
}

// A row that says what is there already is not written, and so not given back.
const taken = (rows: number, written: readonly { fresh: boolean }[]): Taken => {
  const added = written.filter(({ fresh }) => fresh).length
  return { added, changed: written.length - added, same: rows - written.length }
}

/** SQL of what an atlas is made of, and of what names have meant, in the agency this transaction has entered. */
import { type RawBuilder, sql, type Tx } from '#kit/db.ts'
import type { AtlasArea, Bordered } from './atlas.ts'
import type { AssetKind } from './file.schema.ts'
import type { NamedArea, Way } from './gazetteer-rows.ts'
import type { Point } from './schema.ts'

/** Which state this is; 0 for an agency that has set nothing yet. `block` is that of the gazetteer kept as bytes, where there is one. */
export const versionOf = (tx: Tx) =>
  tx.one<{ agencyId: string; version: number; block: number | null }>(sql`
    select current_agency() as "agencyId",
           coalesce((select version from place_version where agency_id = current_agency()), 0) as version,
           (select version from gazetteer_part where agency_id = current_agency() and part = 0) as block`)

/** Says that places are to be read anew, as after every change of them. */
export const countVersion = async (tx: Tx): Promise<number> =>
  (await tx.one<{ version: number }>(sql`
    insert into place_version values (current_agency(), 1)
    on conflict (agency_id) do update set version = place_version.version + 1 returning version`))!.version

const CENTRE = sql`case when centre is not null then json_build_object('lon', centre[0], 'lat', centre[1]) end as centre`

export const atlasAreas = (tx: Tx) =>
  tx.rows<AtlasArea>(sql`
    select area_id as "areaId", level, parent_id as "parentId", name, offered, retired, replaced_by as "replacedBy",
           case when offered then aliases else '{}' end as aliases, ${CENTRE}
    from area where agency_id = current_agency() order by name->>'fa', area_id`)

export const atlasBorders = (tx: Tx) =>
  tx.rows<Bordered>(sql`
    select area_id as "areaId", border from area
    where agency_id = current_agency() and border is not null and not retired`)

export const namedAreas = (tx: Tx) =>
  tx.rows<NamedArea>(sql`
    select area_id as "areaId", level, parent_id as "parentId", name, more_names as "moreNames", aliases, offered, retired,
           valid_to as "validTo", replaced_by as "replacedBy", ${CENTRE}
    from area where agency_id = current_agency()`)

/** How many addresses there are, counted no further than `most`. */
export const countAddresses = async (tx: Tx, most: number): Promise<number> =>
  (await tx.one<{ n: number }>(sql`
    select count(*) as n from (select 1 from address where agency_id = current_agency() limit ${most}) as few`))!.n

/** Ways with their houses, sorted by area, street and alley; addresses that are no more are left out. */
const WAYS: RawBuilder<Way> = sql`
  select area_id as "areaId", street, alley, json_agg(json_build_array(number, point[1], point[0])) as houses
  from address where agency_id = current_agency() and valid_to is null and (street <> '' or alley <> '')
  group by area_id, street, alley order by area_id, street, alley`

export const waysOf = (tx: Tx) => tx.rows<Way>(WAYS)

/** The same for whole cities: a part at a time, in this transaction. */
export async function* waysInParts(tx: Tx, size = 5000): AsyncGenerator<Way[]> {
  await tx.run(sql`declare ways no scroll cursor for ${WAYS}`)
  for (let more = true; more; ) {
    const some = await tx.rows<Way>(sql`fetch ${sql.lit(size)} from ways`)
    more = some.length === size
    yield some
  }
  await tx.run(sql`close ways`)
}

/** Points of all addresses, a part at a time. */
export async function* pointsInParts(tx: Tx, size = 20_000): AsyncGenerator<Point[]> {
  await tx.run(sql`
    declare points no scroll cursor for
    select point[1] as lat, point[0] as lon from address where agency_id = current_agency() and point is not null and valid_to is null`)
  for (let more = true; more; ) {
    const some = await tx.rows<Point>(sql`fetch ${sql.lit(size)} from points`)
    more = some.length === size
    yield some
  }
  await tx.run(sql`close points`)
}

export async function putCells(tx: Tx, cells: ReadonlyMap<string, number>) {
  await tx.run(sql`delete from address_cell where agency_id = current_agency()`)
  await tx.run(sql`
    insert into address_cell (agency_id, cell, addresses)
    select current_agency(), cell, addresses from unnest(${[...cells.keys()]}::text[], ${[...cells.values()]}::integer[]) as new (cell, addresses)`)
}

/** Of these cells those behind which at least so many addresses lie. */
export const cellsWith = async (tx: Tx, cells: readonly string[], least: number): Promise<Set<string>> =>
  new Set(
    (
      await tx.rows<{ cell: string }>(sql`
        select cell from address_cell
        where agency_id = current_agency() and cell = any(${cells}::text[]) and addresses >= ${least}`)
    ).map(({ cell }) => cell),
  )

const PART_BYTES = 4 * 1024 * 1024

/** Keeps a gazetteer in parts, in the place of the one before; null keeps none. */
export async function putGazetteer(tx: Tx, version: number, bytes: Uint8Array | null) {
  await tx.run(sql`delete from gazetteer_part where agency_id = current_agency()`)
  for (let at = 0; bytes && at < bytes.length; at += PART_BYTES) {
    const part = Buffer.from(bytes.subarray(at, at + PART_BYTES))
    await tx.run(sql`
      insert into gazetteer_part (agency_id, part, version, bytes)
      values (current_agency(), ${at / PART_BYTES}, ${version}, ${part})`)
  }
}

export async function readGazetteer(tx: Tx): Promise<Buffer> {
  const parts: Buffer[] = []
  for (let part = 0; ; part++) {
    const row = await tx.one<{ bytes: Buffer }>(
      sql`select bytes from gazetteer_part where agency_id = current_agency() and part = ${part}`,
    )
    if (!row) return Buffer.concat(parts)
    parts.push(row.bytes)
  }
}

export type FoundAsset = { kind: AssetKind; code: string; areaId: string | null; point: Point; ownerId: string | null }

/** Assets with these numbers, in whatever way dashes, spaces and capitals are written. */
export const assetsNumbered = (tx: Tx, kind: AssetKind, code: string) =>
  tx.rows<FoundAsset>(sql`
    select kind, code, area_id as "areaId", owner_id as "ownerId", json_build_object('lat', point[1], 'lon', point[0]) as point
    from asset where agency_id = current_agency() and kind = ${kind} and valid_to is null
      and upper(regexp_replace(code, '[^[:alnum:]]', '', 'g')) = ${code} limit 2`)

/** SQL on `area`, `area_code` and `responsibility`, of the agency this transaction has entered. */
import { sql, type Tx } from '#kit/db.ts'
import type { Area, AreaInput, AreaLevel, Border, Point, Responsibility } from './schema.ts'

type Which = {
  retired?: boolean
  borders?: boolean
  /** Those too that nobody chooses on a form. */
  all?: boolean
}

/**
 * Areas that are offered and in use; with `retired` also those no longer used, for old cases and settings. Borders are
 * large: without `borders` they are left out as null.
 */
export const areasOf = (tx: Tx, { retired = false, borders = true, all = false }: Which = {}): Promise<Area[]> =>
  tx.rows<Area>(sql`
    select area_id as "areaId", level, parent_id as "parentId", name, more_names as "moreNames", aliases,
           case when ${borders} then border end as border, outline, offered, retired, valid_from as "validFrom",
           valid_to as "validTo", replaced_by as "replacedBy",
           case when centre is not null then json_build_object('lon', centre[0], 'lat', centre[1]) end as centre,
           (select coalesce(json_agg(json_build_object('keeper', keeper, 'code', code, 'validFrom', valid_from, 'validTo', valid_to)
                                     order by keeper, code), '[]')
            from area_code of where of.agency_id = area.agency_id and of.area_id = area.area_id) as codes
    from area where agency_id = current_agency() and (not retired or ${retired}) and (offered or ${all})
    order by retired, name->>'fa', area_id`)

/** Null where there is no such area. */
export const borderOf = (tx: Tx, areaId: string) =>
  tx.one<{ border: Border | null }>(
    sql`select border from area where agency_id = current_agency() and area_id = ${areaId}`,
  )

/** Middles of areas, for telling a file in the wrong order of axes. */
export const centresOf = (tx: Tx): Promise<Point[]> =>
  tx.rows<Point>(sql`
    select centre[1] as lat, centre[0] as lon from area
    where agency_id = current_agency() and centre is not null and not retired`)

/** How many areas are offered; of those there is a limit, as they are shown whole. */
export const countOffered = async (tx: Tx): Promise<number> =>
  (await tx.one<{ n: number }>(sql`
    select count(*) as n from area where agency_id = current_agency() and offered`))!.n

/** The level of an area and of those it lies in, the nearest first. */
export const aboveArea = (tx: Tx, areaId: string) =>
  tx.rows<{ areaId: string; level: AreaLevel }>(sql`
    with recursive above as (
      select area_id, parent_id, level, 0 as step from area where agency_id = current_agency() and area_id = ${areaId}
      union all
      select area.area_id, area.parent_id, area.level, step + 1
      from above join area on area.agency_id = current_agency() and area.area_id = above.parent_id where step < 20)
    select area_id as "areaId", level from above order by step`)

const json = (value: unknown) => sql`${value === null || value === undefined ? null : JSON.stringify(value)}::jsonb`
const pointOf = (centre: Point | null) => sql`point(${centre?.lon ?? null}::float8, ${centre?.lat ?? null}::float8)`

/** What an area has when nothing else is said of it. */
const BARE: Omit<AreaInput, 'name'> = {
  level: 'quarter',
  parentId: null,
  moreNames: {},
  aliases: [],
  centre: null,
  border: null,
  offered: true,
  validFrom: null,
  validTo: null,
  replacedBy: null,
  retired: false,
}

export async function addArea(tx: Tx, given: Pick<AreaInput, 'name'> & Partial<AreaInput>): Promise<string> {
  const it = { ...BARE, ...given }
  const row = await tx.one<{ areaId: string }>(sql`
    insert into area (agency_id, level, parent_id, name, more_names, aliases, centre, border, offered, valid_from, valid_to, replaced_by, retired)
    values (current_agency(), ${it.level}, ${it.parentId}, ${json(it.name)}, ${json(it.moreNames)}, ${it.aliases}::text[],
            ${pointOf(it.centre)}, ${json(it.border)}, ${it.offered}, ${it.validFrom}, ${it.validTo}, ${it.replacedBy}, ${it.retired})
    returning area_id as "areaId"`)
  return row!.areaId
}

/** A border that is left out stays; one that is changed loses its outline, which is made anew. */
export const setArea = (tx: Tx, areaId: string, it: AreaInput) =>
  tx.run(sql`
    update area set level = ${it.level}, parent_id = ${it.parentId}, name = ${json(it.name)}, more_names = ${json(it.moreNames)},
                    aliases = ${it.aliases}::text[], centre = ${pointOf(it.centre)}, offered = ${it.offered},
                    valid_from = ${it.validFrom}, valid_to = ${it.validTo}, replaced_by = ${it.replacedBy}, retired = ${it.retired},
                    border = ${it.border === undefined ? sql`border` : json(it.border)},
                    outline = ${it.border === undefined ? sql`outline` : sql`null`}
    where agency_id = current_agency() and area_id = ${areaId}`)

/** Borders in use, with the outlines there are. */
export const bordersOf = (tx: Tx) =>
  tx.rows<{ areaId: string; level: AreaLevel; border: Border; outline: Border | null }>(sql`
    select area_id as "areaId", level, border, outline from area
    where agency_id = current_agency() and border is not null and not retired order by area_id`)

export const keepOutlines = (tx: Tx, outlines: ReadonlyMap<string, Border>) =>
  tx.run(sql`
    update area set outline = new.outline
    from unnest(${[...outlines.keys()]}::uuid[], ${[...outlines.values()].map((one) => JSON.stringify(one))}::jsonb[]) as new (area_id, outline)
    where agency_id = current_agency() and area.area_id = new.area_id`)

const RULE = sql`
  select responsibility_id as "responsibilityId", service_id as "serviceId", area_id as "areaId", desk_id as "deskId",
         other_agency_id as "otherAgencyId"
  from responsibility where agency_id = current_agency()`

export const responsibilitiesOf = (tx: Tx): Promise<Responsibility[]> =>
  tx.rows<Responsibility>(sql`${RULE} order by service_id nulls last, area_id nulls last`)

type NewRule = Omit<Responsibility, 'responsibilityId' | 'otherAgencyId'> & { otherAgencyId?: string | null }

/** Says which desk, or which other agency, answers for a service in an area; what was said about the same two before is replaced. */
export async function putResponsibility(
  tx: Tx,
  { serviceId, areaId, deskId, otherAgencyId }: NewRule,
): Promise<string> {
  const row = await tx.one<{ responsibilityId: string }>(sql`
    insert into responsibility (agency_id, service_id, area_id, desk_id, other_agency_id)
    values (current_agency(), ${serviceId}, ${areaId}, ${deskId}, ${otherAgencyId ?? null})
    on conflict (agency_id, service_id, area_id)
      do update set desk_id = excluded.desk_id, other_agency_id = excluded.other_agency_id
    returning responsibility_id as "responsibilityId"`)
  return row!.responsibilityId
}

export const removeResponsibility = (tx: Tx, responsibilityId: string) =>
  tx.run(sql`
    delete from responsibility where agency_id = current_agency() and responsibility_id = ${responsibilityId}`)

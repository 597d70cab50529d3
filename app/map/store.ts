/** SQL of sheets: counting the cases of a month, and keeping what was made. The agency is the one this transaction has entered. */
import { sql, type Tx } from '#kit/db.ts'
import { lateMonth, type Month } from './months.ts'
import type { FileName } from './schema.ts'

/** Cases of a service in a cell or, where no cell is known, none; null where it is not known. */
export type CountRow = { cell: string | null; areaId: string | null; serviceId: string | null; cases: number }

/** A case whose place is guessed lies nowhere. */
const SURE_ENOUGH = 0.5

/** Whole months are joined to each other: row by row is never right, and is what a plan takes that knows nothing of a table yet. */
export const asAWhole = (tx: Tx) => tx.run(sql`set local enable_nestloop = off`)

/**
 * Marks the cases that the sheet of a month counts: those that were opened in it, and those of the months before that
 * came after the sheet of theirs was made. Not withdrawn, hidden, joined to another, a near-copy, or on a sheet already.
 */
export async function markCounted(tx: Tx, month: Month, zone: string) {
  const late = lateMonth(month)
  await tx.run(sql`delete from map_counted where agency_id = current_agency() and month < ${late.month}`)
  await tx.run(sql`
    with joined as materialized (
      select distinct joined_into as case_id from pub_case where agency_id = current_agency() and joined_into is not null
    ), since as (
      -- Months that never had a sheet are on none.
      select greatest(${late.fromDay}::date, least(${month.fromDay}::date, min(from_day))) as day
      from map_sheet where agency_id = current_agency()
    )
    insert into map_counted (agency_id, case_id, month)
    select current_agency(), case_id, ${month.month}
    from pub_case left join pub_near_copy copy using (agency_id, case_id) left join joined using (case_id)
      left join map_counted known using (agency_id, case_id)
    where agency_id = current_agency() and state not in ('joined', 'withdrawn', 'hidden') and known.case_id is null
      and opened_hour >= (select day from since)::timestamp at time zone ${zone}
      and opened_hour < (${month.toDay}::date + 1)::timestamp at time zone ${zone}
      -- One that others were joined into counts for them, copy or not.
      and (copy.case_id is null or joined.case_id is not null)`)
}

/** The cases of a sheet. Each lies where the most sharply placed of its submissions does, and in the area of the case. */
export const countCases = (tx: Tx, { month }: Month): Promise<CountRow[]> =>
  tx.rows<CountRow>(sql`
    with counted as materialized (
      select case_id, service_id, area_id from map_counted join pub_case using (agency_id, case_id)
      where agency_id = current_agency() and month = ${month}
    ), placed as (
      select distinct on (case_id) case_id, place.cell
      from counted join pub_case_submission using (case_id) join pub_submission_place place using (agency_id, submission_id)
      where agency_id = current_agency() and place.cell is not null and place.certainty >= ${SURE_ENOUGH}
      order by case_id, place.certainty desc, submission_id
    )
    select cell, area_id as "areaId", service_id as "serviceId", count(*) as cases
    from counted left join placed using (case_id) group by 1, 2, 3`)

export const addressCells = async (tx: Tx): Promise<Map<string, number>> => {
  const rows = await tx.rows<{ cell: string; addresses: number }>(
    sql`select cell, addresses from pub_address_cell where agency_id = current_agency()`,
  )
  return new Map(rows.map(({ cell, addresses }) => [cell, addresses]))
}

/** The newest release and the last day it counts. */
export const newestRelease = (tx: Tx) =>
  tx.one<{ untilDay: string; file: Buffer }>(sql`
    select until_day as "untilDay", file from pub_release where agency_id = current_agency() order by until_day desc limit 1`)

/** The day on which the first case was opened; null before there is any. */
export const firstDay = async (tx: Tx, zone: string): Promise<string | null> =>
  (
    await tx.one<{ day: string | null }>(sql`
      select (min(opened_hour) at time zone ${zone})::date as day from pub_case where agency_id = current_agency()`)
  )?.day ?? null

export type NewSheet = Month & { madeOn: string; file: Buffer; sha256: Buffer; csv: Buffer; csvSha256: Buffer } & {
  geojson: Buffer
  geojsonSha256: Buffer
}

/** False when there is a sheet of the month: it stays what it is. */
export const addSheet = async (tx: Tx, of: NewSheet): Promise<boolean> =>
  (await tx.run(sql`
    insert into map_sheet (agency_id, month, from_day, to_day, made_on, file, sha256, csv, csv_sha256, geojson, geojson_sha256)
    values (current_agency(), ${of.month}, ${of.fromDay}, ${of.toDay}, ${of.madeOn}, ${of.file}, ${of.sha256}, ${of.csv}, ${of.csvSha256},
            ${of.geojson}, ${of.geojsonSha256})
    on conflict do nothing`)) > 0

/** A file of a sheet, without its bytes. */
export type SheetFile = { name: FileName; bytes: number; sha256: string }

export type Listed = Month & { madeOn: string; files: SheetFile[] }

const LISTED = sql`
  select month, from_day as "fromDay", to_day as "toDay", made_on as "madeOn",
         json_build_array(
           json_build_object('name', 'sheet.json', 'bytes', octet_length(file), 'sha256', encode(sha256, 'hex')),
           json_build_object('name', 'map.csv', 'bytes', octet_length(csv), 'sha256', encode(csv_sha256, 'hex')),
           json_build_object('name', 'map.geojson', 'bytes', octet_length(geojson), 'sha256', encode(geojson_sha256, 'hex'))
         ) as files
  from map_sheet where agency_id = current_agency()`

/** The newest first. */
export const sheetsOf = (tx: Tx, limit: number): Promise<Listed[]> =>
  tx.rows<Listed>(sql`${LISTED} order by month desc limit ${limit}`)

/** The last day of the newest sheet. */
export const lastDay = async (tx: Tx): Promise<string | null> => (await sheetsOf(tx, 1))[0]?.toDay ?? null

const CONTENT: Record<FileName, ReturnType<typeof sql>> = {
  'sheet.json': sql`file as content, sha256`,
  'map.csv': sql`csv as content, csv_sha256 as sha256`,
  'map.geojson': sql`geojson as content, geojson_sha256 as sha256`,
}

/** A file of the sheet of a month byte for byte. */
export const sheetFile = (tx: Tx, month: string, name: FileName) =>
  tx.one<{ content: Buffer; sha256: Buffer }>(sql`
    select ${CONTENT[name]} from map_sheet where agency_id = current_agency() and month = ${month}`)

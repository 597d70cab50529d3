/** SQL of releases offered for taking away. The agency is the one this transaction has entered. */
import { sql, type Tx } from '#kit/db.ts'
import type { FileName, OpenRelease } from './data.schema.ts'
import type { Tables } from './files.ts'

type Hashed = Tables & { untilDay: string; csvSha256: Buffer; parquetSha256: Buffer }

/** The newest release that has no tables yet. */
export const nextToOpen = (tx: Tx) =>
  tx.one<{ untilDay: string; file: Buffer }>(sql`
    select until_day as "untilDay", file from pub_release
    where agency_id = current_agency()
      and not exists (select from open_release o where o.agency_id = pub_release.agency_id and o.until_day = pub_release.until_day)
    order by until_day desc limit 1`)

export const addOpenRelease = (tx: Tx, of: Hashed) =>
  tx.run(sql`
    insert into open_release (agency_id, until_day, opened_from, opened_to, services, csv, csv_sha256, parquet, parquet_sha256)
    values (current_agency(), ${of.untilDay}, ${of.openedFrom}, ${of.openedTo}, ${of.services}::text[],
            ${of.csv}, ${of.csvSha256}, ${of.parquet}, ${of.parquetSha256})
    on conflict do nothing`)

const RELEASE = sql`
  select until_day as "untilDay", made_on as "madeOn", method, opened_from as "openedFrom", opened_to as "openedTo",
         json_build_array(
           json_build_object('name', 'release.json', 'bytes', octet_length(file), 'sha256', encode(sha256, 'hex')),
           json_build_object('name', 'figures.csv', 'bytes', octet_length(csv), 'sha256', encode(csv_sha256, 'hex')),
           json_build_object('name', 'figures.parquet', 'bytes', octet_length(parquet), 'sha256', encode(parquet_sha256, 'hex'))
         ) as files
  from open_release join pub_release using (agency_id, until_day)
  where agency_id = current_agency()`

/** Newest first: so many, up to a day, or up to the one before `before`. */
export const openReleases = (tx: Tx, { limit, before = null }: { limit: number; before?: string | null }) =>
  tx.rows<OpenRelease>(sql`
    ${RELEASE} and (${before}::date is null or until_day < ${before}::date) order by until_day desc limit ${limit}`)

export const openRelease = (tx: Tx, untilDay: string) =>
  tx.one<OpenRelease>(sql`${RELEASE} and until_day = ${untilDay}::date`)

const CONTENT: Record<FileName, ReturnType<typeof sql>> = {
  'release.json': sql`file as content, sha256`,
  'figures.csv': sql`csv as content, csv_sha256 as sha256`,
  'figures.parquet': sql`parquet as content, parquet_sha256 as sha256`,
}

/** A file byte for byte. */
export const openFile = (tx: Tx, untilDay: string, name: FileName) =>
  tx.one<{ content: Buffer; sha256: Buffer }>(sql`
    select ${CONTENT[name]} from open_release join pub_release using (agency_id, until_day)
    where agency_id = current_agency() and until_day = ${untilDay}::date`)

/** Codes of the services that stood by themselves in the newest release. */
export const servicesAlone = async (tx: Tx): Promise<string[]> =>
  (
    await tx.one<{ services: string[] }>(sql`
      select services from open_release where agency_id = current_agency() order by until_day desc limit 1`)
  )?.services ?? []

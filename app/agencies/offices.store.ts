/** SQL on `office`, `desk` and `officer_desk`, of the agency this transaction has entered. */
import { sql, type Tx } from '#kit/db.ts'
import type { Desk, DeskInput, Office, OfficeInput } from './offices.schema.ts'

/** Every office, closed ones too: old cases still name them. */
export const officesOf = (tx: Tx): Promise<Office[]> =>
  tx.rows<Office>(sql`
    select office_id as "officeId", name, address, calendar_id as "calendarId", closed
    from office where agency_id = current_agency() order by closed, name->>'fa', office_id`)

export async function addOffice(tx: Tx, { name, address, calendarId, closed = false }: OfficeInput): Promise<string> {
  const row = await tx.one<{ officeId: string }>(sql`
    insert into office (agency_id, name, address, calendar_id, closed)
    values (current_agency(), ${JSON.stringify(name)}::jsonb,
            ${JSON.stringify(address ?? { fa: '', en: '' })}::jsonb, ${calendarId}, ${closed})
    returning office_id as "officeId"`)
  return row!.officeId
}

export const setOffice = (tx: Tx, officeId: string, { name, address, calendarId, closed = false }: OfficeInput) =>
  tx.run(sql`
    update office set name = ${JSON.stringify(name)}::jsonb, calendar_id = ${calendarId}, closed = ${closed},
                      address = ${JSON.stringify(address ?? { fa: '', en: '' })}::jsonb
    where agency_id = current_agency() and office_id = ${officeId}`)

const DESK = sql`
  select desk_id as "deskId", office_id as "officeId", name, sorting, closed
  from desk where agency_id = current_agency()`

/** Every desk, closed ones too. */
export const desksOf = (tx: Tx): Promise<Desk[]> =>
  tx.rows<Desk>(sql`${DESK} order by closed, sorting, name->>'fa', desk_id`)

/** The desk "to be sorted"; every agency has one from its first day. */
export async function sortingDesk(tx: Tx): Promise<Desk> {
  const desk = await tx.one<Desk>(sql`${DESK} and sorting`)
  if (!desk) throw new Error('Cannot find the desk "to be sorted": this transaction has entered no finished agency')
  return desk
}

export const desksOfOfficer = (tx: Tx, officerId: string): Promise<Desk[]> =>
  tx.rows<Desk>(sql`
    ${DESK} and desk_id in (select desk_id from officer_desk where officer_id = ${officerId})
    order by closed, name->>'fa', desk_id`)

export async function addDesk(tx: Tx, { officeId, name, sorting = false, closed = false }: DeskInput): Promise<string> {
  if (sorting) await endSorting(tx)
  const row = await tx.one<{ deskId: string }>(sql`
    insert into desk (agency_id, office_id, name, sorting, closed)
    values (current_agency(), ${officeId}, ${JSON.stringify(name)}::jsonb, ${sorting}, ${closed})
    returning desk_id as "deskId"`)
  return row!.deskId
}

/** Another desk that was "to be sorted" no longer is, when this one becomes it. */
export async function setDesk(tx: Tx, deskId: string, { officeId, name, sorting, closed }: Required<DeskInput>) {
  if (sorting) await endSorting(tx)
  await tx.run(sql`
    update desk set office_id = ${officeId}, name = ${JSON.stringify(name)}::jsonb, sorting = ${sorting}, closed = ${closed}
    where agency_id = current_agency() and desk_id = ${deskId}`)
}

const endSorting = (tx: Tx) =>
  tx.run(sql`update desk set sorting = false where agency_id = current_agency() and sorting`)

/** Who sits at which desk. */
export const seatsOf = (tx: Tx): Promise<{ deskId: string; officerId: string }[]> =>
  tx.rows(sql`
    select desk_id as "deskId", officer_id as "officerId" from officer_desk
    where agency_id = current_agency() order by desk_id, officer_id`)

/** Seats exactly these officers at the desk. */
export async function seatOfficers(tx: Tx, deskId: string, officerIds: readonly string[]) {
  await tx.run(sql`delete from officer_desk where agency_id = current_agency() and desk_id = ${deskId}`)
  await tx.run(sql`
    insert into officer_desk (agency_id, officer_id, desk_id)
    select current_agency(), officer_id, ${deskId} from unnest(${officerIds}::uuid[]) officer_id
    on conflict do nothing`)
}

/** SQL on `service`, `service_example` and `service_target`, of the agency this transaction has entered. */
import { sql, type Tx } from '#kit/db.ts'
import type { Service, ServiceInput, Target, TargetInput } from './services.schema.ts'

const URGENT = sql`
  case when urgent_counting is not null then json_build_object('counting', urgent_counting,
    'firstReplyHours', urgent_first_reply_hours, 'solutionHours', urgent_solution_hours) end`

const SERVICE = sql`
  select service.service_id as "serviceId", code, name, description, heading, public_kind as "publicKind",
         calls_back as "callsBack", needs_place as "needsPlace", needs_evidence as "needsEvidence", retired, sort, target
  from service left join lateral (
    select json_build_object('version', version, 'counting', counting, 'firstReplyDays', first_reply_days,
                             'solutionDays', solution_days, 'urgent', ${URGENT}) as target
    from service_target
    where service_target.agency_id = service.agency_id and service_target.service_id = service.service_id
    order by version desc limit 1) present on true
  where service.agency_id = current_agency()`

/** What is offered, with the present promise; with `retired` also what no longer is, for old cases and settings. */
export const servicesOf = (tx: Tx, { retired = false } = {}): Promise<Service[]> =>
  tx.rows<Service>(sql`${SERVICE} and (not retired or ${retired}) order by retired, sort, code`)

export const serviceById = (tx: Tx, serviceId: string): Promise<Service | null> =>
  tx.one<Service>(sql`${SERVICE} and service.service_id = ${serviceId}`)

export async function isCodeTaken(tx: Tx, code: string, by: string | null): Promise<boolean> {
  const taken = await tx.one(sql`
    select from service where agency_id = current_agency() and code = ${code} and service_id is distinct from ${by}`)
  return taken !== null
}

const json = (value: unknown) => sql`${value === null ? null : JSON.stringify(value)}::jsonb`

export async function addService(tx: Tx, service: ServiceInput): Promise<string> {
  const row = await tx.one<{ serviceId: string }>(sql`
    insert into service (agency_id, code, name, description, heading, public_kind, calls_back, needs_place, needs_evidence, retired, sort)
    values (current_agency(), ${service.code}, ${json(service.name)}, ${json(service.description)},
            ${json(service.heading)}, ${service.publicKind}, ${service.callsBack}, ${service.needsPlace},
            ${service.needsEvidence ?? false}, ${service.retired}, ${service.sort})
    returning service_id as "serviceId"`)
  return row!.serviceId
}

export const setService = (tx: Tx, serviceId: string, service: ServiceInput) =>
  tx.run(sql`
    update service set code = ${service.code}, name = ${json(service.name)}, description = ${json(service.description)},
      heading = ${json(service.heading)}, public_kind = ${service.publicKind}, calls_back = ${service.callsBack},
      needs_place = ${service.needsPlace}, needs_evidence = ${service.needsEvidence ?? false}, retired = ${service.retired}, sort = ${service.sort}
    where agency_id = current_agency() and service_id = ${serviceId}`)

/** The phrases by which each offered service is known, for telling them apart. */
export const examplesOf = (tx: Tx): Promise<{ serviceId: string; text: string }[]> =>
  tx.rows(sql`
    select service_id as "serviceId", text from service_example join service using (agency_id, service_id)
    where agency_id = current_agency() and not retired order by service_id, example_id`)

export async function examplesOfService(tx: Tx, serviceId: string): Promise<string[]> {
  const rows = await tx.rows<{ text: string }>(sql`
    select text from service_example where agency_id = current_agency() and service_id = ${serviceId} order by text`)
  return rows.map(({ text }) => text)
}

/** The service is known by exactly these phrases. */
export async function setExamples(tx: Tx, serviceId: string, examples: readonly string[]) {
  await tx.run(sql`delete from service_example where agency_id = current_agency() and service_id = ${serviceId}`)
  await tx.run(sql`
    insert into service_example (agency_id, service_id, text)
    select distinct current_agency(), ${serviceId}::uuid, text from unnest(${examples}::text[]) text`)
}

export const targetsOf = (tx: Tx, serviceId: string): Promise<(Target & { setAt: Date })[]> =>
  tx.rows(sql`
    select version, counting, first_reply_days as "firstReplyDays", solution_days as "solutionDays", ${URGENT} as urgent,
           set_at as "setAt"
    from service_target where agency_id = current_agency() and service_id = ${serviceId} order by version desc`)

/** The promise of this version, or the present one; null where none was made. */
export const targetOf = async (tx: Tx, serviceId: string, version: number | null): Promise<Target | null> => {
  const targets = await targetsOf(tx, serviceId)
  return targets.find((target) => version === null || target.version === version) ?? null
}

/** The next version of the promise; the service's row is locked so that versions have no gap. */
export async function addTarget(
  tx: Tx,
  serviceId: string,
  at: Date,
  { counting = 'working', firstReplyDays, solutionDays, urgent = null }: TargetInput,
): Promise<number> {
  await tx.run(sql`select from service where agency_id = current_agency() and service_id = ${serviceId} for update`)
  const row = await tx.one<{ version: number }>(sql`
    insert into service_target (agency_id, service_id, version, counting, first_reply_days, solution_days,
      urgent_counting, urgent_first_reply_hours, urgent_solution_hours, set_at)
    select current_agency(), ${serviceId}::uuid, coalesce(max(version), 0) + 1, ${counting}, ${firstReplyDays}::integer,
           ${solutionDays}::integer, ${urgent?.counting ?? null}, ${urgent?.firstReplyHours ?? null}::integer,
           ${urgent?.solutionHours ?? null}::integer, ${at}::timestamptz
    from service_target where agency_id = current_agency() and service_id = ${serviceId}
    returning version`)
  return row!.version
}
